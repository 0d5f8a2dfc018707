// Package build holds what a build was told of its source, and answers --version with it
// before the rest of the program is initialised.
//
// Programs ask for --version to see whether this one is there, and most of a start are
// libraries for screens, comparisons and values that initialise themselves. Go initialises
// packages in order of their import paths as far as their imports allow: this one comes
// before "github.com/..." as long as it imports nothing that comes after them, as
// runtime/debug does. So what the go command wrote into the program is not asked here.
package build

import (
	"os"
	"runtime"
	"slices"
)

// What a build is told of its source: -ldflags "-X clusterwiz/cmd/internal/build.release=1.2.3",
// and commit likewise. There is no date among it, so that two builds of a commit are equal
// bytes.
var release, commit string

// VersionFlag asks for the version. Alone it is answered without the rest of the program,
// in a build that was told one.
const VersionFlag = "--version"

func init() { //nolint:gochecknoinits // Being initialised first is the purpose.
	if told := Told(); told != (Info{}) && slices.Equal(os.Args[1:], []string{VersionFlag}) {
		// What cannot be written is left to the program, which tells the error.
		if _, err := os.Stdout.WriteString(told.Line()); err == nil {
			os.Exit(0)
		}
	}
}

// Info is what is known of a build; what nobody said is empty.
type Info struct {
	Release, Commit string
	// Changed tells that the source was not that of the commit.
	Changed bool
}

// Told returns what the build of this program was told.
func Told() Info { return Info{Release: release, Commit: commit} }

// Version is the release, else the commit.
func (b Info) Version() string {
	text := "devel"
	switch {
	case b.Release != "":
		return b.Release
	case b.Commit != "":
		text += " " + b.Commit[:min(12, len(b.Commit))]
	}
	if b.Changed {
		text += "+changes"
	}
	return text
}

// Line is the answer to [VersionFlag].
func (b Info) Line() string { return "clusterwiz version " + b.Version() + "\n" }

// Platform is the system and the processor that the program was built for.
func Platform() string { return runtime.GOOS + "/" + runtime.GOARCH }
