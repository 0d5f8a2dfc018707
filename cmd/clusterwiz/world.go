package main

import (
	"os"
	"path/filepath"
	"time"
)

// worldAge is how long the world of a demonstration is kept.
const worldAge = 7 * 24 * time.Hour

// worldName is the layout of a demonstration's name.
const worldName = "demo-20060102-150405.000"

// newWorld names a simulated world of its own for a demonstration, so that it
// finds the same quotas and free names every time, and can still be watched
// afterwards. Worlds that are old are removed.
func newWorld(state string, now time.Time) string {
	if state == "" {
		return now.Format(worldName)
	}
	old, _ := filepath.Glob(worldFile(state, "demo-*"))
	for _, file := range old {
		if info, err := os.Stat(file); err == nil && now.Sub(info.ModTime()) > worldAge {
			_ = os.Remove(file)
		}
	}
	return now.Format(worldName)
}

// worldFile is where a simulated world is kept; the one without a name is that
// of everything but demonstrations.
func worldFile(state, world string) string {
	if world == "" {
		return filepath.Join(state, "simulator.json")
	}
	return filepath.Join(state, "worlds", filepath.Base(world)+".json")
}
