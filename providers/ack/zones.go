package ack

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"clusterwiz/forms"
)

// zoneLists has the names of the IANA time zone database, a line for each area.
//
//go:embed zones.txt
var zoneLists string

var zones = sync.OnceValue(func() []string {
	var names []string
	for line := range strings.Lines(zoneLists) {
		words := strings.Fields(line)
		for _, name := range words[1:] {
			names = append(names, strings.TrimPrefix(words[0], "/")+name)
		}
	}
	return names
})

// knownZone is the rule of a time zone: a name that is in the database.
type knownZone struct{}

// Kinds implements [forms.Rule].
func (knownZone) Kinds() []forms.Kind { return []forms.Kind{forms.String} }

// Describe implements [forms.Rule].
func (knownZone) Describe() forms.Text {
	return forms.T("must be in the IANA time zone database", "须为 IANA 时区数据库中的名称")
}

// Check implements [forms.Rule].
func (knownZone) Check(value any) forms.Text {
	name, ok := value.(string)
	if !ok || slices.Contains(zones(), name) {
		return forms.Text{}
	}
	if near := forms.Nearest(name, zones()); near != "" {
		return forms.Tf("is not in the IANA time zone database, in which %s is", "不在 IANA 时区数据库中（其中有 %s）", near)
	}
	return forms.T("is not in the IANA time zone database", "不在 IANA 时区数据库中")
}
