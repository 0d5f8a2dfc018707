package ui

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/start"
)

// TestViewChangesNothing holds the model still while it is drawn, on every
// screen and in everything that lies over one.
func TestViewChangesNothing(t *testing.T) {
	t.Parallel()
	toy := func(t *testing.T, w, h int) *driver { t.Helper(); return atToy(t, w, h) }
	filled := func(t *testing.T, w, h int) *driver { t.Helper(); return filledCloud(t, w, h) }
	moments := map[string]struct {
		open func(t *testing.T, w, h int) *driver
		keys []string
	}{
		"start":      {open: busyStart},
		"discard":    {busyStart, []string{"ctrl+d"}},
		"first page": {filled, nil},
		"questions":  {filled, []string{"pgdown", "tab", "tab", "tab"}},
		"typed":      {toy, []string{"tab", "12x"}},
		"unfolded":   {filled, []string{"pgdown", "pgdown", "pgdown", "ctrl+o", "tab", "tab", "tab", "tab"}},
		"list":       {filled, []string{"pgdown", "pgdown", "pgdown", "tab", "tab", "enter", "c7", "down", "down"}},
		"table":      {filled, []string{"pgdown", "pgdown", "pgdown", "pgdown", "down"}},
		"item":       {filled, []string{"pgdown", "pgdown", "pgdown", "pgdown", "enter", "tab", "tab", "tab"}},
		"request":    {filled, []string{"pgdown", "ctrl+p", "down"}},
		"problems":   {toy, []string{"ctrl+r", "down"}},
		"json":       {filled, []string{"ctrl+r", "right", "down", "down"}},
		"http":       {filled, []string{"ctrl+r", "right", "right", "down"}},
		"profile":    {filled, []string{"ctrl+r", "left", "left", "down"}},
		"notes":      {filled, []string{"ctrl+r", "left", "down"}},
		"yes":        {filled, []string{"ctrl+r", "s", "down"}},
		"save":       {filled, []string{"ctrl+s", "x"}},
		"help":       {filled, []string{"f1", "down", "down"}},
		"menu":       {filled, []string{"ctrl+g", "down"}},
		"quit":       {filled, []string{"ctrl+c"}},
		"run":        {open: func(t *testing.T, w, h int) *driver { t.Helper(); return onRun(t, w, h, course(40)...) }},
		"scrolled":   {func(t *testing.T, w, h int) *driver { t.Helper(); return onRun(t, w, h, course(40)...) }, []string{"up", "pgup"}},
		"refused": {open: func(t *testing.T, w, h int) *driver {
			t.Helper()
			return onRun(t, w, h, course(3)...).ends(launch.Rejected, refused)
		}},
		"deletion":    {func(t *testing.T, w, h int) *driver { t.Helper(); return ended(t, allClouds(), "ack", w, h) }, []string{"d", "tab", "right"}},
		"delete, yes": {func(t *testing.T, w, h int) *driver { t.Helper(); return ended(t, allClouds(), "ack", w, h) }, []string{"d", "enter"}},
	}
	for name, m := range moments {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, size := range sizes {
				d := m.open(t, size[0], size[1])
				d.press(m.keys...)
				for _, message := range []tea.Msg{nil, tea.KeyMsg{Type: tea.KeyCtrlL}, tea.WindowSizeMsg{Width: size[0] + 7, Height: size[1] - 3}} {
					d.app.Update(message)
					before := dump(d.app)
					first, second := d.app.View(), d.app.View()
					if after := dump(d.app); after != before {
						t.Fatalf("at %v, after %T, drawing changed the model:\n%s", size, message, difference(before, after))
					}
					if first != second {
						t.Errorf("at %v two drawings differ", size)
					}
				}
			}
		})
	}
}

// busyStart is the start screen with something of everything.
func busyStart(t *testing.T, w, h int) *driver {
	t.Helper()
	d := newDriver(t, cloudConfig(), w, h)
	d.do(start.Found{
		Drafts:   []profiles.Draft{{ID: "a", Provider: "ehpc", Saved: noon, Step: forms.Queues, Answers: &forms.Answers{}}},
		Profiles: []start.Profile{{Path: "/home/me/profiles/weather.toml", Provider: "ehpc", Saved: noon}}, Accounts: 1, Read: true,
		Runs: []launch.Record{{ID: "20261120-120000-abcd", Provider: "ehpc", Name: "cfd-old", Phase: launch.Failed, Started: noon}},
	})
	return d
}

// dump writes all that the wizard's own types hold, a line for each value.
func dump(model any) string {
	var b strings.Builder
	dumpValue(&b, "app", reflect.ValueOf(model), map[uintptr]bool{})
	return b.String()
}

func dumpValue(b *strings.Builder, at string, v reflect.Value, seen map[uintptr]bool) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() || seen[v.Pointer()] || !ours(v.Type().Elem()) {
			// Another one in its place is a change too.
			fmt.Fprintf(b, "%s = %x\n", at, v.Pointer())
			return
		}
		seen[v.Pointer()] = true
		dumpValue(b, at, v.Elem(), seen)
	case reflect.Interface:
		if !v.IsNil() {
			dumpValue(b, at, v.Elem(), seen)
		}
	case reflect.Struct:
		if !ours(v.Type()) {
			return
		}
		for i := range v.NumField() {
			dumpValue(b, at+"."+v.Type().Field(i).Name, v.Field(i), seen)
		}
	case reflect.Slice, reflect.Array:
		fmt.Fprintf(b, "%s has %d\n", at, v.Len())
		for i := range v.Len() {
			dumpValue(b, fmt.Sprintf("%s[%d]", at, i), v.Index(i), seen)
		}
	case reflect.Map:
		names := make([]string, 0, v.Len())
		for _, key := range v.MapKeys() {
			names = append(names, fmt.Sprint(key))
		}
		slices.Sort(names)
		fmt.Fprintf(b, "%s has %q\n", at, names)
	case reflect.Func, reflect.Chan, reflect.UnsafePointer:
	default:
		fmt.Fprintf(b, "%s = %v\n", at, v)
	}
}

// ours tells whether the fields of a type are looked at: those of the wizard,
// but for what it only remembers of what it has computed before.
func ours(t reflect.Type) bool {
	if t == reflect.TypeFor[forms.Text]() || t == reflect.TypeFor[forms.Option]() {
		return true
	}
	return t.Kind() == reflect.Struct && strings.HasPrefix(t.PkgPath(), "clusterwiz/ui") && !strings.HasPrefix(t.Name(), "cached[")
}

// difference are the lines in which two dumps differ.
func difference(x, y string) string {
	before, after := strings.Split(x, "\n"), strings.Split(y, "\n")
	var lines []string
	for i := range max(len(before), len(after)) {
		switch {
		case i >= len(before):
			lines = append(lines, "+ "+after[i])
		case i >= len(after):
			lines = append(lines, "- "+before[i])
		case before[i] != after[i]:
			lines = append(lines, "- "+before[i], "+ "+after[i])
		}
	}
	return strings.Join(lines[:min(len(lines), 10)], "\n")
}
