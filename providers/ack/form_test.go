package ack_test

import (
	"bufio"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers/ack"
)

func TestFormIsSound(t *testing.T) {
	t.Parallel()
	for _, slip := range ack.New().Form().Lint() {
		t.Error(slip)
	}
}

func TestFormIsAlwaysTheSame(t *testing.T) {
	t.Parallel()
	first, second := ack.New().Form(), ack.New().Form()
	if first != second {
		t.Error("two forms")
	}
}

// names reads the first column of a list in testdata; the second, the reason,
// must be there when reasons is true.
func names(t *testing.T, file string, reasons bool) []string {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	var list []string
	for lines := bufio.NewScanner(f); lines.Scan(); {
		line := lines.Text()
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, reason, _ := strings.Cut(line, "\t")
		if reasons && reason == "" {
			t.Errorf("%s: %s has no reason", file, name)
		}
		if slices.Contains(list, name) {
			t.Errorf("%s: %s stands there twice", file, name)
		}
		list = append(list, name)
	}
	return list
}

func TestEveryParameterIsDeclared(t *testing.T) {
	t.Parallel()
	page := names(t, "wire_names.txt", false)
	leftOut, added := names(t, "left_out.txt", true), names(t, "added.txt", true)
	declared := ack.New().Form().Wires()
	for _, name := range page {
		if slices.Contains(declared, name) == slices.Contains(leftOut, name) {
			t.Errorf("%s must be either declared or listed as left out", name)
		}
	}
	for _, name := range declared {
		if slices.Contains(page, name) == slices.Contains(added, name) {
			t.Errorf("%s is declared: it must be either on the page or listed as added", name)
		}
	}
	for _, name := range slices.Concat(leftOut, added) {
		if slices.Contains(leftOut, name) && !slices.Contains(page, name) || slices.Contains(added, name) && !slices.Contains(declared, name) {
			t.Errorf("%s is explained but not there", name)
		}
	}
}

// TestStepsAreShort keeps each page to what can be taken in at one look.
func TestStepsAreShort(t *testing.T) {
	t.Parallel()
	form := ack.New().Form()
	count := map[string]int{}
	for _, f := range form.Fields {
		if !f.Advanced && f.When.IsZero() {
			count[string(f.Step)]++
		}
	}
	for step, n := range count {
		if n > 10 {
			t.Errorf("step %s asks %d common questions at once", step, n)
		}
	}
	for _, step := range form.Steps {
		if count[string(step.ID)] == 0 {
			t.Errorf("step %s shows nothing", step.ID)
		}
	}
}

// TestLabelsFitTheirColumn: beside a sidebar, at 80 columns, a label has 20.
func TestLabelsFitTheirColumn(t *testing.T) {
	t.Parallel()
	form := ack.New().Form()
	for _, key := range form.Keys() {
		field, _ := form.Field(forms.Path(strings.ReplaceAll(key, "[]", "[0]")))
		for _, label := range []string{field.Label.En, field.Label.Zh} {
			if width := columns(label); width > 20 {
				t.Errorf("%s: %s takes %d columns", key, label, width)
			}
		}
	}
}

// columns counts the cells of a terminal: two for what is Chinese.
func columns(text string) int {
	n := 0
	for _, r := range text {
		if n++; r >= 0x2e80 {
			n++
		}
	}
	return n
}
