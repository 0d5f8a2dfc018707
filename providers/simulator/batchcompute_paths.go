package simulator

import (
	"regexp"
	"strings"
)

// batchPath is a place on the machines, whose form depends on their system.
type batchPath struct {
	at      string // The wire path of its member.
	windows bool   // Whether it has the form of Windows.
	either  bool   // Whether Linux allows that form as well.
}

var drive = regexp.MustCompile(`^[A-Za-z]:`).MatchString

// place keeps a directory or drive until the images are known.
func (b *batchReader) place(o *object, name string) {
	if text := o.needText(name); text != "" {
		b.paths = append(b.paths, batchPath{at: o.at(name), windows: drive(text)})
	}
}

// share keeps the source of a NAS mount, which ends with ! on Windows.
func (b *batchReader) share(o *object, name, source string) {
	b.paths = append(b.paths, batchPath{o.at(name), strings.HasSuffix(source, "!"), true})
}

// checkPaths holds the places to the system of the images. Where groups have
// images of both systems either form will do.
func (b *batchReader) checkPaths(r batchRequest) {
	systems := map[string]bool{}
	for _, g := range r.Groups {
		id := r.Image
		if g.Image != "" {
			id = g.Image
		}
		if i := batchImageNamed(id); i != nil {
			systems[i.platform] = true
		}
	}
	if len(systems) != 1 {
		return
	}
	for _, p := range b.paths {
		if p.windows != systems["Windows"] && (!p.either || systems["Windows"]) {
			b.reject(p.at, false)
		}
	}
}
