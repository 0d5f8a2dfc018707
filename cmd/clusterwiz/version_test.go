package main

import (
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/cmd/internal/build"
	"clusterwiz/forms"
)

// TestVersion holds what each kind of build tells of itself, in words and as an object.
func TestVersion(t *testing.T) {
	t.Parallel()
	const hash = "0123456789abcdef0123456789abcdef01234567"
	platform := runtime.GOOS + "/" + runtime.GOARCH
	for name, c := range map[string]struct {
		build   build.Info
		version string
		second  string // The line of the commit, in both languages.
	}{
		"a release":           {build.Info{Release: "1.2.3", Commit: hash}, "1.2.3", "commit " + hash + "|提交 " + hash},
		"a release, no git":   {build.Info{Release: "1.2.3"}, "1.2.3", "commit unknown, built without git|提交 未知（构建时没有 git）"},
		"a commit":            {build.Info{Commit: hash}, "devel 0123456789ab", "commit " + hash + "|提交 " + hash},
		"a commit, changed":   {build.Info{Commit: hash, Changed: true}, "devel 0123456789ab+changes", "commit " + hash + "|提交 " + hash},
		"neither":             {build.Info{}, "devel", "commit unknown, built without git|提交 未知（构建时没有 git）"},
		"a short commit name": {build.Info{Commit: "abc"}, "devel abc", "commit abc|提交 abc"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			en, zh, _ := strings.Cut(c.second, "|")
			for lang, second := range map[forms.Lang]string{forms.En: en, forms.Zh: zh} {
				want := "clusterwiz version " + c.version + "\n" + second + "\n" + runtime.Version() + " " + platform + "\n"
				if diff := cmp.Diff(want, buildText(c.build, lang)); diff != "" {
					t.Errorf("%s (-want +got):\n%s", lang, diff)
				}
			}
			want := map[string]string{
				"version": c.version, "release": c.build.Release, "commit": c.build.Commit,
				"go": runtime.Version(), "platform": platform, "os": runtime.GOOS, "arch": runtime.GOARCH,
			}
			if diff := cmp.Diff(want, buildObject(c.build)); diff != "" {
				t.Errorf("object (-want +got):\n%s", diff)
			}
		})
	}
}
