package ack

import (
	"strings"

	"clusterwiz/forms"
)

// architecture wants a system image that runs on the types, by what the look-ups
// say of both. Of an image that none of them lists its name tells, where it ends
// as those for Arm do.
type architecture struct{}

// Refs implements [forms.Check].
func (architecture) Refs() []string { return []string{imageKind, types} }

// Describe implements [forms.Check].
func (architecture) Describe(label func(ref string) forms.Text) forms.Text {
	return forms.Tf("%s has the architecture of %s", "%s与%s的架构一致", label(imageKind), label(types))
}

// The architectures as look-ups name them.
const (
	arm = "arm64"
	x86 = "x86_64"
)

// Problems implements [forms.Check].
func (architecture) Problems(s *forms.Scope) []forms.Problem {
	image, state := s.Value(imageKind)
	name := forms.ValueText(image)
	of, known := s.FactOf(imageKind, name, "arch")
	if !known && strings.HasSuffix(name, "Arm64") {
		of = arm
	}
	if state != forms.Set || of != arm && of != x86 {
		return nil
	}
	value, _ := s.Value(types)
	list, _ := value.([]string)
	for _, one := range list {
		if is, _ := s.FactOf(types, one, "arch"); (is == arm || is == x86) && is != of {
			return []forms.Problem{{
				Path: s.PathOf(imageKind), Related: []forms.Path{s.PathOf(types)},
				Summary: forms.Tf("%s is for %s, but %s is %s", "%s 适用于 %s，而 %s 为 %s", name, of, one, is),
				Remedy:  forms.T("choose an image and types of one architecture", "请选择架构一致的镜像与规格"),
			}}
		}
	}
	return nil
}
