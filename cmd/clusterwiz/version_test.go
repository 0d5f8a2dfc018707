package main

import (
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
)

// TestVersion holds what each kind of build tells of itself, in words and as an object.
func TestVersion(t *testing.T) {
	t.Parallel()
	const hash = "0123456789abcdef0123456789abcdef01234567"
	platform := runtime.GOOS + "/" + runtime.GOARCH
	for name, c := range map[string]struct {
		build   build
		version string
		second  string // The line of the commit, in both languages.
	}{
		"a release":           {build{release: "1.2.3", commit: hash}, "1.2.3", "commit " + hash + "|提交 " + hash},
		"a release, no git":   {build{release: "1.2.3"}, "1.2.3", "commit unknown, built without git|提交 未知（构建时没有 git）"},
		"a commit":            {build{commit: hash}, "devel 0123456789ab", "commit " + hash + "|提交 " + hash},
		"a commit, changed":   {build{commit: hash, changed: true}, "devel 0123456789ab+changes", "commit " + hash + "|提交 " + hash},
		"neither":             {build{}, "devel", "commit unknown, built without git|提交 未知（构建时没有 git）"},
		"a short commit name": {build{commit: "abc"}, "devel abc", "commit abc|提交 abc"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			en, zh, _ := strings.Cut(c.second, "|")
			for lang, second := range map[forms.Lang]string{forms.En: en, forms.Zh: zh} {
				want := "clusterwiz version " + c.version + "\n" + second + "\n" + runtime.Version() + " " + platform + "\n"
				if diff := cmp.Diff(want, c.build.text(lang)); diff != "" {
					t.Errorf("%s (-want +got):\n%s", lang, diff)
				}
			}
			want := map[string]string{
				"version": c.version, "release": c.build.release, "commit": c.build.commit,
				"go": runtime.Version(), "platform": platform, "os": runtime.GOOS, "arch": runtime.GOARCH,
			}
			if diff := cmp.Diff(want, c.build.object()); diff != "" {
				t.Errorf("object (-want +got):\n%s", diff)
			}
		})
	}
}
