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

// release is set when a release is built: -ldflags "-X main.release=1.2.3".
var release string

// version returns the release, else what the build knows of its source.
func version() string {
	if release != "" {
		return release
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "devel"
	}
	revision, dirty := "", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			revision = s.Value[:min(12, len(s.Value))]
		case s.Key == "vcs.modified" && s.Value == "true":
			dirty = "+changes"
		}
	}
	if revision == "" {
		return "devel"
	}
	return "devel " + revision + dirty
}

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
		return a.writeVersion(fmt.Sprintf("clusterwiz version %s\n%s %s/%s\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH))
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
		return a.writeJSON(map[string]string{
			"version": version(), "go": runtime.Version(), "os": runtime.GOOS, "arch": runtime.GOARCH,
		})
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
