package batchcompute_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/batchcompute"
)

var update = flag.Bool("update", false, "write the golden files anew")

// requestFiles returns the answers in testdata/requests and the example.
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
	if string(want) != text {
		t.Errorf("%s differs; got\n%s", file, text)
	}
}

func connect(t testing.TB, endpoint providers.Endpoint) providers.Client {
	t.Helper()
	if endpoint.Region == "" {
		endpoint.Region = "cn-hangzhou"
	}
	client, err := batchcompute.New().Connect(providers.Simulator(), endpoint)
	if err != nil {
		t.Fatal(err)
	}
	return client
}

func request(t testing.TB, client providers.Client, answers *forms.Answers) providers.Request {
	t.Helper()
	r, err := client.Request(answers)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestRequests(t *testing.T) {
	t.Parallel()
	client := connect(t, providers.Endpoint{})
	for _, file := range requestFiles(t) {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			r := request(t, client, load(t, file))
			message, err := r.Message(forms.Revealed)
			if err != nil {
				t.Fatal(err)
			}
			var text strings.Builder
			text.WriteString(message.HTTP() + "\n\n")
			for _, line := range r.Body.Lines() {
				text.WriteString(strings.Repeat("  ", line.Depth) + line.Text + "\n")
			}
			golden(t, strings.TrimSuffix(file, ".toml")+".golden", text.String())
		})
	}
}

// TestPageExample: page.json is the example of the API page. Its empty texts,
// zeros and empty lists are placeholders, which are not sent.
func TestPageExample(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("testdata/page.json")
	if err != nil {
		t.Fatal(err)
	}
	var want, got any
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	body, err := request(t, connect(t, providers.Endpoint{}), load(t, "requests/page.toml")).Payload(forms.Revealed)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(body, &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(said(want), got); diff != "" {
		t.Error(diff)
	}
}

// said leaves the placeholders out.
func said(value any) any {
	switch v := value.(type) {
	case map[string]any:
		kept := map[string]any{}
		for name, inner := range v {
			if inner = said(inner); inner != nil {
				kept[name] = inner
			}
		}
		if len(kept) > 0 {
			return kept
		}
	case []any:
		if len(v) > 0 {
			return v
		}
	case string:
		if v != "" {
			return v
		}
	case float64:
		if v != 0 {
			return v
		}
	case bool:
		return v
	}
	return nil
}

// TestEveryWireIsExercised: the files together send every parameter.
func TestEveryWireIsExercised(t *testing.T) {
	t.Parallel()
	sent := map[string]bool{}
	for _, file := range requestFiles(t) {
		text, err := batchcompute.New().Form().Body(load(t, file)).JSON(forms.Masked)
		if err != nil {
			t.Fatal(err)
		}
		var body any
		if err := json.Unmarshal(text, &body); err != nil {
			t.Fatal(err)
		}
		walk(sent, "", body)
	}
	for _, wire := range batchcompute.New().Form().Wires() {
		if !sent[wire] {
			t.Errorf("no file sends %s", wire)
		}
	}
}

func walk(sent map[string]bool, prefix string, value any) {
	sent[prefix] = true
	switch v := value.(type) {
	case map[string]any:
		for name, inner := range v {
			if prefix == "Groups" { // Keyed by name.
				walk(sent, "Groups[]", inner)
				continue
			}
			walk(sent, strings.TrimPrefix(prefix+"."+name, "."), inner)
		}
	case []any:
		for _, inner := range v {
			walk(sent, prefix+"[]", inner)
		}
	}
}
