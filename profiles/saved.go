package profiles

import (
	"io"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"sync"
	"time"

	"clusterwiz/forms"
	"clusterwiz/forms/files"
	"clusterwiz/forms/foreign"
)

// ending is that of the files of profiles.
const ending = ".toml"

// Saved is a file of answers: for which cloud, and of when.
type Saved struct {
	Path, Provider string
	Saved          time.Time
}

// Name is by what commands find it.
func (s Saved) Name() string { return strings.TrimSuffix(filepath.Base(s.Path), ending) }

// SavedIn are the profiles of a folder, the newest first; one that is not there has
// none.
func SavedIn(folder string) []Saved {
	var all []Saved
	entries, _ := os.ReadDir(folder)
	for _, entry := range entries {
		path := filepath.Join(folder, entry.Name())
		if !strings.HasSuffix(entry.Name(), ending) || strings.HasPrefix(entry.Name(), ".") {
			continue
		}
		one := Saved{Path: path}
		// What is no file, as the end of a pipe, is not opened.
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			one.Provider, one.Saved = providerIn(path), info.ModTime()
		}
		all = append(all, one)
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].Saved.After(all[j].Saved) })
	return all
}

// headOf is how much of a profile is read to tell its cloud, which stands before the
// first answer.
const headOf = 4 << 10

// providerLine is the line that tells the cloud of a profile.
var providerLine = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?m)^provider\s*=\s*["']([a-z]+)["']`) })

func providerIn(path string) string {
	file, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer func() { _ = file.Close() }()
	text := make([]byte, headOf)
	n, _ := io.ReadFull(file, text) // A short file is read to its end.
	found := providerLine().FindSubmatch(text[:n])
	if found == nil {
		return ""
	}
	return string(found[1])
}

// CloudIn is the cloud that the profile in a file is for, by its first lines; empty where
// they do not tell, and for what is no file.
func CloudIn(path string) string {
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return ""
	}
	return providerIn(path)
}

// Find returns the saved profile of a name, with or without its ending.
func (d Dirs) Find(name string) (Saved, bool) {
	if name == "" || Placed(d.Config) != nil || name != filepath.Base(name) {
		return Saved{}, false
	}
	path := d.Profile(strings.TrimSuffix(name, ending))
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return Saved{}, false
	}
	return Saved{Path: path, Provider: providerIn(path)}, true
}

// Rename gives a saved profile another name, and returns the file. One that is there is
// not replaced. The error is a [*FileError].
func (d Dirs) Rename(saved Saved, name string) (string, error) {
	name = strings.TrimSuffix(name, ending)
	what := forms.Tf("%s cannot be the name of a profile", "%s 不能用作配置文件名", printable(name))
	if name == "" || !filepath.IsLocal(name+ending) || name != filepath.Base(name) || strings.ContainsAny(name, `/\+:`) || strings.ContainsAny(name[:1], ".-~") || strings.ContainsFunc(name, foreign.Hidden) {
		return "", &FileError{Text: what, Remedy: forms.T("use letters, digits, - and _", "请使用字母、数字、- 和 _")}
	}
	to := d.Profile(name)
	if _, err := os.Lstat(to); err == nil {
		return "", fileError(what, ErrExists)
	}
	if err := files.Replace(saved.Path, to); err != nil {
		return "", fileError(what, err)
	}
	return to, nil
}
