package main

import (
	"bytes"
	"compress/gzip"
	"context"
	_ "embed"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
)

// What a build is told of its source: -ldflags "-X main.release=1.2.3 -X main.commit=HASH".
// There is no date among it, so that two builds of a commit are equal bytes.
var release, commit string

// build is what is known of how the program was built; what nobody said is empty.
type build struct {
	release, commit string
	// changed tells that the source was not that of the commit.
	changed bool
}

// thisBuild returns what the build was told, else what the go command wrote into it.
func thisBuild() build {
	b := build{release: release, commit: commit}
	if b.commit != "" {
		return b
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return b
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			b.commit = s.Value
		case "vcs.modified":
			b.changed = s.Value == "true"
		}
	}
	return b
}

// version is the release, else the commit.
func (b build) version() string {
	text := "devel"
	switch {
	case b.release != "":
		return b.release
	case b.commit != "":
		text += " " + b.commit[:min(12, len(b.commit))]
	}
	if b.changed {
		text += "+changes"
	}
	return text
}

// text is all of it in lines for a person.
func (b build) text(lang forms.Lang) string {
	commit := b.commit
	if commit == "" {
		commit = forms.T("unknown, built without git", "未知（构建时没有 git）").In(lang)
	}
	return fmt.Sprintf("clusterwiz version %s\n%s %s\n%s %s/%s\n", b.version(),
		forms.T("commit", "提交").In(lang), commit, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// object is all of it for programs.
func (b build) object() map[string]string {
	return map[string]string{
		"version": b.version(), "release": b.release, "commit": b.commit, "go": runtime.Version(),
		"platform": runtime.GOOS + "/" + runtime.GOARCH, "os": runtime.GOOS, "arch": runtime.GOARCH,
	}
}

func version() string { return thisBuild().version() }

func (a *app) versionCommand() *cobra.Command {
	all := false
	cmd := a.command(declaration{
		use:   "version [FLAGS]",
		short: forms.T("Print the version", "显示版本"),
		args:  cli.Arguments(0, 0, forms.Text{}),
	}, func(context.Context, []string) error {
		if all {
			return a.writeLicences()
		}
		return a.writeVersion(thisBuild().text(a.lang))
	})
	cmd.Flags().BoolVar(&all, "licences", false, forms.T("print the licences of the third-party software it contains", "显示程序所含第三方作品的许可证").In(a.lang))
	return cmd
}

// versionFlag asks for the version. Alone it is answered without the tree of commands and
// without files: programs ask for it to see whether this one is there.
const versionFlag = "--version"

// tellVersion is the answer to it.
func (a *app) tellVersion() error { return a.writeVersion("clusterwiz version " + version() + "\n") }

// writeVersion writes the text, or all that it says as an object.
func (a *app) writeVersion(text string) error {
	if a.json() {
		return a.writeJSON(thisBuild().object())
	}
	_, err := io.WriteString(a.Out, text)
	return err //nolint:wrapcheck // The writer says which.
}

// notice is docs/NOTICE, packed; see cmd/internal/notice.
//
//go:embed notice.gz
var notice []byte

// licences are the texts that go along with the works of others in this program.
func licences() (string, error) {
	r, err := gzip.NewReader(bytes.NewReader(notice))
	if err != nil {
		return "", fmt.Errorf("licences: %w", err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		return "", fmt.Errorf("licences: %w", err)
	}
	return string(text), nil
}

func (a *app) writeLicences() error {
	text, err := licences()
	if err != nil {
		return err
	}
	if a.json() {
		return a.writeJSON(map[string]string{"version": version(), "licences": text})
	}
	_, err = io.WriteString(a.Out, text)
	return err
}
