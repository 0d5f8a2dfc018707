package batchcompute

import (
	"strings"

	"clusterwiz/providers/simulator/engine"
)

// machinePath is a place on the machines, whose form depends on their system.
type machinePath struct {
	at      string // The wire path of its member.
	windows bool   // Whether it has the form of Windows.
	either  bool   // Whether Linux allows that form as well.
}

var drive = engine.Pattern(`^[A-Za-z]:`)

// place keeps a directory or drive until the images are known.
func (b *reader) place(o *engine.Object, name string) {
	if text := o.NeedText(name); text != "" {
		b.paths = append(b.paths, machinePath{at: o.At(name), windows: drive(text)})
	}
}

// share keeps the source of a NAS mount, which ends with ! on Windows.
func (b *reader) share(o *engine.Object, name, source string) {
	b.paths = append(b.paths, machinePath{o.At(name), strings.HasSuffix(source, "!"), true})
}

// checkPaths holds the places to the system of the images. Where groups have
// images of both systems either form will do.
func (b *reader) checkPaths(r clusterRequest) {
	systems := map[string]bool{}
	for _, g := range r.Groups {
		id := r.Image
		if g.Image != "" {
			id = g.Image
		}
		if i := imageNamed(id); i != nil {
			systems[i.platform] = true
		}
	}
	if len(systems) != 1 {
		return
	}
	for _, p := range b.paths {
		if p.windows != systems["Windows"] && (!p.either || systems["Windows"]) {
			b.Reject(p.at, false)
		}
	}
}
