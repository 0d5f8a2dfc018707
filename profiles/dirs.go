package profiles

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"github.com/adrg/xdg"

	"clusterwiz/forms"
)

// Dirs is where the program keeps its files. A place is empty where the
// environment gives none, see [Placed].
type Dirs struct {
	// Config holds what the user made, State what the program remembers.
	Config, State string
}

var reload sync.Mutex

// DefaultDirs returns the directories that the system's custom and the
// environment (XDG_CONFIG_HOME, XDG_STATE_HOME) give. A path in the environment
// that is not absolute is ignored, as the XDG Base Directory Specification
// wants it. Nothing is created.
func DefaultDirs() Dirs {
	reload.Lock()
	defer reload.Unlock()
	xdg.Reload()
	config, state := xdg.ConfigHome, xdg.StateHome
	// Without a home the library would take the root or the working directory.
	if home, err := os.UserHomeDir(); err != nil || !filepath.IsAbs(home) {
		config, state = os.Getenv("XDG_CONFIG_HOME"), os.Getenv("XDG_STATE_HOME")
	}
	return Dirs{Config: own(config), State: own(state)}
}

func own(base string) string {
	if !filepath.IsAbs(base) {
		return ""
	}
	return filepath.Join(base, "clusterwiz")
}

// Placed is a [*Trouble] for a directory that the environment gives no place,
// before files turn up in the working directory.
func Placed(dir string) error {
	if filepath.IsAbs(dir) {
		return nil
	}
	home := "HOME"
	if runtime.GOOS == "windows" {
		home = "USERPROFILE"
	}
	return &FileError{
		Text:   forms.Tf("there is nowhere to keep files: %s is not an absolute path", "没有存放文件的位置：%s 不是绝对路径", home),
		Remedy: forms.Tf("set %s, or XDG_STATE_HOME and XDG_CONFIG_HOME, to absolute paths", "请将 %s，或 XDG_STATE_HOME 和 XDG_CONFIG_HOME 设为绝对路径", home),
	}
}

// Profiles is where profiles are saved by default.
func (d Dirs) Profiles() string { return filepath.Join(d.Config, "profiles") }

// Schemas is where editors find what a profile may hold.
func (d Dirs) Schemas() string { return filepath.Join(d.Config, "schemas") }

// Profile is the file for a profile of that name; what a name would lead
// elsewhere by is left out.
func (d Dirs) Profile(name string) string {
	base := filepath.Base(name)
	if !filepath.IsLocal(base + ending) { // On Windows CON is a device, and a:b a part of a.
		base = "profile-" + strings.ReplaceAll(base, ":", "-")
	}
	return filepath.Join(d.Profiles(), base+ending)
}

// Runs is where the journals of runs are kept.
func (d Dirs) Runs() string { return filepath.Join(d.State, "runs") }

// Drafts is where drafts are kept.
func (d Dirs) Drafts() string { return filepath.Join(d.State, "drafts") }
