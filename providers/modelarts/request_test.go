package modelarts_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/modelarts"
)

var update = flag.Bool("update", false, "write the golden files anew")

// requestFiles returns the answers in testdata, the example included.
func requestFiles(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/requests/*.toml")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for i := range files {
		files[i], _ = filepath.Rel("testdata", files[i])
	}
	return append(files, "example.toml")
}

// golden compares text with the file, or writes it with -update.
func golden(t *testing.T, file, text string) {
	t.Helper()
	path := filepath.Join("testdata", file)
	if *update {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), text); diff != "" {
		t.Errorf("%s differs:\n%s", file, diff)
	}
}

const projectID = "0123456789abcdef0123456789abcdef"

// account signs without any credentials of the machine's.
var account = providers.Simulator()

func connect(t testing.TB, endpoint providers.Endpoint) providers.Client {
	t.Helper()
	if endpoint.Region == "" {
		endpoint.Region = "cn-north-4"
	}
	client, err := modelarts.New().Connect(account, endpoint)
	if err != nil {
		t.Fatal(err)
	}
	return client
}

func newRequest(t testing.TB, answers *forms.Answers) providers.Request {
	t.Helper()
	request, err := connect(t, providers.Endpoint{}).Request(answers)
	if err != nil {
		t.Fatal(err)
	}
	return request
}

func TestRequests(t *testing.T) {
	t.Parallel()
	for _, file := range requestFiles(t) {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			request := newRequest(t, load(t, file))
			message, err := request.Message(forms.Revealed)
			if err != nil {
				t.Fatal(err)
			}
			var text strings.Builder
			fmt.Fprintf(&text, "# %s\n%s\n\n", request.Name, message.HTTP())
			for _, line := range request.Body.Lines() {
				text.WriteString(strings.Repeat("  ", line.Depth) + line.Text + "\n")
			}
			golden(t, strings.TrimSuffix(file, ".toml")+".golden", text.String())
		})
	}
}

// TestPageExample: the body is that of the API page's own example.
func TestPageExample(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile("testdata/page.json")
	if err != nil {
		t.Fatal(err)
	}
	sent, err := newRequest(t, load(t, "requests/page.toml")).Payload(forms.Revealed)
	if err != nil {
		t.Fatal(err)
	}
	var want, got any
	if json.Unmarshal(page, &want) != nil || json.Unmarshal(sent, &got) != nil {
		t.Fatal("no JSON")
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestTypesOnTheWire: annotations and extendParams are strings, counts numbers.
func TestTypesOnTheWire(t *testing.T) {
	t.Parallel()
	for _, file := range requestFiles(t) {
		sent, err := newRequest(t, load(t, file)).Payload(forms.Revealed)
		if err != nil {
			t.Fatal(err)
		}
		var body struct {
			Metadata struct{ Annotations map[string]string }
			Spec     struct {
				Resources struct {
					Count, MaxCount int32
					ExtendParams    map[string]string
					DataVolumes     []struct {
						Size  string
						Count int32
					}
				}
			}
		}
		if err := json.Unmarshal(sent, &body); err != nil {
			t.Errorf("%s: %v", file, err)
		}
		if r := body.Spec.Resources; r.Count < 1 || r.MaxCount < r.Count || body.Metadata.Annotations == nil {
			t.Errorf("%s: %s", file, sent)
		}
		for _, disk := range body.Spec.Resources.DataVolumes {
			if !strings.HasSuffix(disk.Size, "Gi") {
				t.Errorf("%s: size %s", file, disk.Size)
			}
		}
	}
}

// TestEveryWireIsExercised: the files together send every parameter.
func TestEveryWireIsExercised(t *testing.T) {
	t.Parallel()
	sent := map[string]bool{}
	var walk func(prefix string, value any)
	walk = func(prefix string, value any) {
		sent[prefix] = true
		switch v := value.(type) {
		case *forms.Body:
			for _, m := range v.Members() {
				walk(strings.TrimPrefix(prefix+"."+strings.ReplaceAll(m.Name, ".", `\.`), "."), m.Value)
			}
		case []any:
			for _, inner := range v {
				walk(prefix+"[]", inner)
			}
		}
	}
	for _, file := range requestFiles(t) {
		walk("", newRequest(t, load(t, file)).Body)
	}
	for _, wire := range modelarts.New().Form().Wires() {
		if !sent[wire] {
			t.Errorf("no file sends %s", wire)
		}
	}
}

// TestRequestIsPure: the same answers give the same bytes, and cost no answer.
func TestRequestIsPure(t *testing.T) {
	t.Parallel()
	answers := load(t, "requests/largest.toml")
	before := answers.Clone()
	first, second := newRequest(t, answers), newRequest(t, answers)
	if first.Digest() != second.Digest() || first.Digest() == "" || !answers.Equal(before) {
		t.Error("two requests differ")
	}
}

// TestFromWire finds the answer by the name that the cloud has for it.
func TestFromWire(t *testing.T) {
	t.Parallel()
	for wire, want := range map[string]forms.Path{
		"spec.resources.flavor":                          "nodes.instance_type",
		"spec.resources.azs[1].count":                    "nodes.zones[1].count",
		"spec.resources.network.subnet":                  "network.vswitch_id",
		"metadata.annotations.os.modelarts/period.num":   "billing.period",
		"spec.resources.extendParams.dockerBaseSize":     "software.container_size",
		"spec.resources.dataVolumes[0].size":             "nodes.data_disks[0].size",
		"spec.resources.volumeGroupConfigs[0].lvmConfig": "nodes.volume_groups[0].lvm",
	} {
		if got, ok := modelarts.New().Form().FromWire(wire); !ok || got != want {
			t.Errorf("%s is %s, not %s", wire, got, want)
		}
	}
}

// TestPrepaidBinds: paying in advance is what a screen must ask about twice.
func TestPrepaidBinds(t *testing.T) {
	t.Parallel()
	form := modelarts.New().Form()
	if paths := form.Commitments(load(t, "example.toml")); len(paths) != 0 {
		t.Error("pay-per-use binds", paths)
	}
	if paths := form.Commitments(load(t, "requests/subscription.toml")); !slices.Equal(paths, []forms.Path{"billing.charge_type"}) {
		t.Error("a subscription binds at", paths)
	}
}
