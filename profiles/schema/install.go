package schema

import (
	"bytes"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/profiles"
)

// File is the name of the file with a provider's schema.
func File(provider string) string { return provider + ".json" }

// Install puts the schema of a form among the user's files, where editors find it
// without a network, and returns how a profile that is to lie at path names it. A
// schema is a help and no more: where it cannot be written the profile has none.
func Install(dirs profiles.Dirs, form *forms.Form, o Options, path string) string {
	path, err := filepath.Abs(path)
	if err != nil || profiles.Placed(dirs.Config) != nil {
		return ""
	}
	text, err := Of(form, o)
	if err != nil {
		return ""
	}
	file := filepath.Join(dirs.Schemas(), File(o.About.ID))
	if was, err := os.ReadFile(file); err != nil || !bytes.Equal(was, text) {
		if profiles.Save(file, text, true) != nil {
			return ""
		}
	}
	return leading(dirs.Config, path, file)
}

// leading is the address of a schema as the profile at path has it: relative within the
// user's own directory, so that it can be moved as a whole, else in full.
func leading(own, path, file string) string {
	inside, err := filepath.Rel(own, path)
	if err == nil && filepath.IsLocal(inside) {
		if way, err := filepath.Rel(filepath.Dir(path), file); err == nil {
			return (&url.URL{Path: filepath.ToSlash(way)}).String()
		}
	}
	slashed := filepath.ToSlash(file)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // A drive of Windows.
	}
	return (&url.URL{Scheme: "file", Path: slashed}).String()
}
