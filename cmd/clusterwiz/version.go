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

	"clusterwiz/cmd/internal/build"
	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
)

// thisBuild returns what the build was told, else what the go command wrote into it.
func thisBuild() build.Info {
	b := build.Told()
	if b.Commit != "" {
		return b
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return b
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			b.Commit = s.Value
		case "vcs.modified":
			b.Changed = s.Value == "true"
		}
	}
	return b
}

// buildText is what is known of a build in lines for a person.
func buildText(b build.Info, lang forms.Lang) string {
	commit := b.Commit
	if commit == "" {
		commit = forms.T("unknown, built without git", "未知（构建时没有 git）").In(lang)
	}
	return fmt.Sprintf("%s%s %s\n%s %s\n", b.Line(), forms.T("commit", "提交").In(lang), commit, runtime.Version(), build.Platform())
}

// buildObject is what is known of a build for programs.
func buildObject(b build.Info) map[string]string {
	return map[string]string{
		"version": b.Version(), "release": b.Release, "commit": b.Commit, "go": runtime.Version(),
		"platform": build.Platform(), "os": runtime.GOOS, "arch": runtime.GOARCH,
	}
}

func version() string { return thisBuild().Version() }

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
		return a.writeVersion(buildText(thisBuild(), a.lang))
	})
	cmd.Flags().BoolVar(&all, "licences", false, forms.T("print the licences of the third-party software it contains", "显示程序所含第三方作品的许可证").In(a.lang))
	return cmd
}

// writeVersion writes the text, or all that it says as an object.
func (a *app) writeVersion(text string) error {
	if a.json() {
		return a.writeJSON(buildObject(thisBuild()))
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
