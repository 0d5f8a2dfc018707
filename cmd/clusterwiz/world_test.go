package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestOldWorldsGo(t *testing.T) {
	t.Parallel()
	state, now := t.TempDir(), time.Now()
	if err := os.MkdirAll(filepath.Join(state, "worlds"), 0o700); err != nil {
		t.Fatal(err)
	}
	age := map[string]time.Duration{"demo-old": worldAge + time.Hour, "demo-new": worldAge - time.Hour, "mine": 2 * worldAge, "": 2 * worldAge}
	for world, old := range age {
		file := worldFile(state, world)
		if err := os.WriteFile(file, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file+".lock", nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(file, now.Add(-old), now.Add(-old)); err != nil {
			t.Fatal(err)
		}
	}
	if first, second := newWorld(state, now), newWorld(state, now.Add(time.Millisecond)); first == second {
		t.Errorf("two demonstrations share %s", first)
	}
	for world := range age {
		for _, suffix := range []string{"", ".lock"} {
			_, err := os.Stat(worldFile(state, world) + suffix)
			if gone := os.IsNotExist(err); gone != (world == "demo-old") {
				t.Errorf("%q%s: gone is %v", world, suffix, gone)
			}
		}
	}
}
