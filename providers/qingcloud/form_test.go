package qingcloud_test

import (
	"bufio"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"clusterwiz/providers/qingcloud"
)

func TestFormIsSound(t *testing.T) {
	t.Parallel()
	for _, slip := range qingcloud.New().Form().Lint() {
		t.Error(slip)
	}
}

func TestFormIsAlwaysTheSame(t *testing.T) {
	t.Parallel()
	if first := qingcloud.New().Form(); first != qingcloud.New().Form() {
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
	leftOut := names(t, "left_out.txt", true)
	declared := qingcloud.New().Form().Wires()
	for _, name := range page {
		if slices.Contains(declared, name) == slices.Contains(leftOut, name) {
			t.Errorf("%s must be either declared or listed as left out", name)
		}
	}
	for _, name := range declared {
		if !slices.Contains(page, name) {
			t.Errorf("%s is declared and not on the page", name)
		}
	}
	for _, name := range leftOut {
		if !slices.Contains(page, name) {
			t.Errorf("%s is explained but not there", name)
		}
	}
}

// TestStepsAreShort keeps each page to what can be taken in at one look.
func TestStepsAreShort(t *testing.T) {
	t.Parallel()
	form := qingcloud.New().Form()
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
