package modelarts_test

import (
	"bufio"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers/modelarts"
)

func TestFormIsSound(t *testing.T) {
	t.Parallel()
	for _, slip := range modelarts.New().Form().Lint() {
		t.Error(slip)
	}
	first, second := modelarts.New().Form(), modelarts.New().Form()
	if first != second {
		t.Error("two forms")
	}
}

// names reads the first column of a list in testdata; with reasons, the second
// one must be there.
func names(t *testing.T, file string, reasons bool) []string {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	var list []string
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if lines.Text() == "" || strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		name, reason, _ := strings.Cut(lines.Text(), "\t")
		if reasons == (reason == "") || slices.Contains(list, name) {
			t.Errorf("%s: %s stands there twice or has no reason", file, name)
		}
		list = append(list, name)
	}
	return list
}

func TestEveryParameterIsDeclared(t *testing.T) {
	t.Parallel()
	page, leftOut := names(t, "wire_names.txt", false), names(t, "left_out.txt", true)
	declared := modelarts.New().Form().Wires()
	for _, name := range page {
		if slices.Contains(declared, name) == slices.Contains(leftOut, name) {
			t.Errorf("%s must be either declared or listed as left out", name)
		}
	}
	for _, name := range slices.Concat(declared, leftOut) {
		if !slices.Contains(page, name) {
			t.Errorf("%s is not on the page", name)
		}
	}
}

// TestStepsAreShort keeps each page to what can be taken in at one look.
func TestStepsAreShort(t *testing.T) {
	t.Parallel()
	form := modelarts.New().Form()
	count := map[forms.StepID]int{}
	for i := range form.Fields {
		if !form.Fields[i].Advanced {
			count[form.Fields[i].Step]++
		}
	}
	for _, step := range form.Steps {
		if n := count[step.ID]; n == 0 || n > 10 {
			t.Errorf("step %s asks %d common questions", step.ID, n)
		}
	}
}

// TestSharedKeys: the same question has the same key in every cloud.
func TestSharedKeys(t *testing.T) {
	t.Parallel()
	form := modelarts.New().Form()
	for _, key := range []forms.Path{
		"basics.name", "tags[0].key", "tags[0].value", "network.vpc_id", "network.vswitch_id", "nodes.instance_type", "nodes.count",
		"nodes.image_id", "nodes.system_disk.category", "nodes.system_disk.size", "nodes.data_disks[0].category",
		"nodes.data_disks[0].size", "nodes.taints[0].key", "nodes.taints[0].effect", "billing.charge_type", "billing.period",
		"billing.period_unit", "billing.auto_renew",
	} {
		if _, ok := form.Field(key); !ok {
			t.Errorf("no field %s", key)
		}
	}
}
