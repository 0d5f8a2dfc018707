package cloudtest

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
)

var update = flag.Bool("update", false, "write the golden files anew")

// Files lists the answers in testdata, the example last.
func Files(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/requests/*.toml")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for i := range files {
		name, _ := filepath.Rel("testdata", files[i])
		files[i] = filepath.ToSlash(name)
	}
	return append(files, Example)
}

// golden compares text with a file in testdata, or writes it with -update.
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
		t.Errorf("%s differs (-want +got), -update writes it anew:\n%s", file, diff)
	}
}

// Requests compares the request of every file, its name and the lines of its
// preview with the golden file beside it.
func (c Cloud) Requests(t *testing.T) {
	client := c.Connect(t, providers.Endpoint{})
	for _, file := range Files(t) {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			request := Request(t, client, c.Read(t, file))
			message, err := request.Message(forms.Revealed)
			if err != nil {
				t.Fatal(err)
			}
			var text strings.Builder
			text.WriteString("# " + request.Name + "\n" + message.HTTP() + "\n\n")
			for _, line := range request.Body.Lines() {
				text.WriteString(strings.Repeat("  ", line.Depth) + line.Text + "\n")
			}
			golden(t, strings.TrimSuffix(file, ".toml")+".golden", text.String())
			located(t, c.Form(), request.Body)
		})
	}
}

// Reference compares what is asked, in both languages, with the text beside the
// cloud, so that a change of a declaration shows there.
func (c Cloud) Reference(t *testing.T) {
	t.Helper()
	for _, lang := range []forms.Lang{forms.En, forms.Zh} {
		golden(t, "reference."+string(lang)+".md", c.Form().Reference(lang))
	}
}

// IsPure makes requests twice: the same answers give the same one, and lose
// nothing.
func (c Cloud) IsPure(t *testing.T) {
	t.Helper()
	client := c.Connect(t, providers.Endpoint{})
	for _, file := range Files(t) {
		answers := c.Load(t, file)
		before := answers.Clone()
		first, second := Request(t, client, answers), Request(t, client, answers)
		if first.Digest() != second.Digest() || first.Digest() == "" || !answers.Equal(before) {
			t.Error("two requests differ:", file)
		}
	}
}

// SendsThePage compares the body that a file of answers gives with the example
// of the API page.
func (c Cloud) SendsThePage(t *testing.T, page Page) {
	t.Helper()
	text, err := os.ReadFile("testdata/page.json")
	if err != nil {
		t.Fatal(err)
	}
	client := c.Connect(t, providers.Endpoint{Region: page.Region})
	body, err := Request(t, client, c.Load(t, page.File)).Payload(forms.Revealed)
	if err != nil {
		t.Fatal(err)
	}
	want := decode(t, text)
	if page.Read != nil {
		want = page.Read(want)
	}
	if diff := cmp.Diff(want, decode(t, body)); diff != "" {
		t.Error(diff)
	}
}

// SendsEveryParameter looks whether the files together send all that is
// declared.
func (c Cloud) SendsEveryParameter(t *testing.T) {
	t.Helper()
	sent := map[string]bool{}
	for _, file := range Files(t) {
		body, err := c.Form().Body(c.Load(t, file)).JSON(forms.Masked)
		if err != nil {
			t.Fatal(err)
		}
		collect(sent, "", decode(t, body))
	}
	for _, wire := range c.Form().Wires() {
		if !sent[wire] {
			t.Errorf("no file sends %s", wire)
		}
	}
}

// collect notes the names in a body. What is keyed by names that a person gives
// counts as a list, and JSON inside a text is looked into.
func collect(sent map[string]bool, prefix string, value any) {
	sent[prefix] = true
	switch v := value.(type) {
	case map[string]any:
		for name, inner := range v {
			collect(sent, strings.TrimPrefix(prefix+"."+strings.ReplaceAll(name, ".", `\.`), "."), inner)
			if _, object := inner.(map[string]any); object {
				collect(sent, prefix+"[]", inner)
			}
		}
	case []any:
		for _, inner := range v {
			collect(sent, prefix+"[]", inner)
		}
	case string:
		var inner any
		if strings.IndexAny(v, "{[") == 0 && json.Unmarshal([]byte(v), &inner) == nil {
			collect(sent, prefix, inner)
		}
	}
}

func decode(t *testing.T, text []byte) any {
	t.Helper()
	var value any
	if err := json.Unmarshal(text, &value); err != nil {
		t.Fatal(err)
	}
	return value
}
