package main

import (
	"context"
	"debug/buildinfo"
	"os/exec"
	"regexp"
	"strings"
)

var (
	released = regexp.MustCompile(`^v(\d+\.\d+\.\d+)$`)
	said     = regexp.MustCompile(`^(?:\S+ version )?v?(\d+\.\d+(?:\.\d+)?)\b`)
)

// version is that of a program, by the build of a Go program, else by its own word;
// empty where neither tells a released one.
func (b *bench) version(ctx context.Context, p program) string {
	if info, err := buildinfo.ReadFile(b.paths[p.file]); err == nil {
		built := info.Main.Version
		for _, module := range info.Deps {
			if module.Path == p.module {
				built = module.Version
			}
		}
		if found := released.FindStringSubmatch(built); found != nil {
			return found[1]
		}
	}
	if len(p.version) == 0 {
		return ""
	}
	cmd := exec.CommandContext(ctx, b.paths[p.file], p.version...) //nolint:gosec // It is one of ours.
	cmd.Env = b.env
	text, _ := cmd.Output()
	if found := said.FindStringSubmatch(strings.TrimSpace(string(text))); found != nil {
		return found[1]
	}
	return ""
}
