package profiles

import (
	"path/filepath"
	"sync"

	"github.com/adrg/xdg"
)

// Dirs is where the program keeps its files.
type Dirs struct {
	// Config holds what the user made, State what the program remembers.
	Config, State string
}

var reload sync.Mutex

// DefaultDirs returns the directories that the system's custom and the
// environment (XDG_CONFIG_HOME, XDG_STATE_HOME) give. Nothing is created.
func DefaultDirs() Dirs {
	reload.Lock()
	defer reload.Unlock()
	xdg.Reload()
	return Dirs{
		Config: filepath.Join(xdg.ConfigHome, "clusterwiz"),
		State:  filepath.Join(xdg.StateHome, "clusterwiz"),
	}
}

// Profiles is where profiles are saved by default.
func (d Dirs) Profiles() string { return filepath.Join(d.Config, "profiles") }

// Runs is where the journals of runs are kept.
func (d Dirs) Runs() string { return filepath.Join(d.State, "runs") }

// Drafts is where drafts are kept.
func (d Dirs) Drafts() string { return filepath.Join(d.State, "drafts") }
