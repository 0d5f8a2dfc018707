package cloudtest

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
)

// witness is a creation in the shape in which others send it: a profile in
// testdata/witnesses, and beside it the body that must come of it, written from
// the source's words. Comments at the head of the profile tell more:
//
//	# Model: what it is modelled on, with the date
//	# Warns: the paths, with commas between, at which the check only warns
//	# Secret: what stands for every secret that is referenced, with \n between lines
//	# Unknown: why the simulator's world cannot have it
type witness struct {
	file            string
	model, warns    string
	secret, unknown string
	text            []byte
	profile         *profiles.Profile
}

// Witnesses holds the cloud against the requests of others, of which there are at
// least so many: each profile passes the check with no more warnings than it
// tells, gives exactly the body beside it, and is created by the simulator.
func (c Cloud) Witnesses(t *testing.T, least int) {
	t.Helper()
	files, err := filepath.Glob("testdata/witnesses/*.toml")
	if err != nil || len(files) < least {
		t.Fatalf("%d witnesses, want %d: %v", len(files), least, err)
	}
	bodies, err := filepath.Glob("testdata/witnesses/*.json")
	if err != nil || len(bodies) != len(files) {
		t.Errorf("%d profiles, %d bodies: %v", len(files), len(bodies), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".toml"), func(t *testing.T) {
			t.Parallel()
			w := c.witness(t, file)
			request := Request(t, c.Connect(t, providers.Endpoint{Region: w.profile.Region}), w.profile.Answers)
			if diff := cmp.Diff(w.wanted(t, request.Format), sentTree(t, request, forms.Revealed), jsonTexts); diff != "" {
				t.Errorf("the body (-want +got):\n%s", diff)
			}
			if w.unknown != "" {
				return
			}
			r := c.Rig(t).In(t, w.profile.Region)
			_, receipt := r.Create(t, w.profile.Answers)
			r.Settle(t, receipt, providers.Ready)
		})
	}
}

// witness reads a profile as the program does, checks it, and reads its secrets.
func (c Cloud) witness(t *testing.T, file string) witness {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	w := witness{file: file, text: text}
	w.head(t)
	known := profiles.FormsOf([]providers.Provider{c.Provider}, func(p providers.Provider) string { return p.About().ID })
	profile, issues := profiles.Parse(text, filepath.Base(file), known)
	if w.profile = profile; profile.Region == "" {
		profile.Region = c.Region
	}
	var warned []string
	tell := func(p forms.Problem) {
		if p.Severity == forms.Warning {
			warned = append(warned, string(p.Path))
		} else {
			t.Errorf("%s: %s", p.Path, p.Summary.En)
		}
	}
	for _, issue := range issues {
		tell(issue.Problem)
	}
	for _, q := range c.questions(profile.Answers) {
		if secret, ok := q.Answer().(forms.Secret); ok && secret.Ref().Kind != "" {
			if err := profile.Answers.Set(q.Path(), secret.Resolved(w.secret)); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, p := range c.Form().Check(profile.Answers, nil) {
		tell(p)
	}
	slices.Sort(warned)
	if diff := cmp.Diff(w.warns, strings.Join(slices.Compact(warned), ", ")); diff != "" {
		t.Errorf("warnings (-told +got): %s", diff)
	}
	return w
}

// head reads the comments before the first line that is none.
func (w *witness) head(t *testing.T) {
	t.Helper()
	w.secret = "Simulator-1"
	for line := range strings.Lines(string(w.text)) {
		comment, is := strings.CutPrefix(strings.TrimSpace(line), "# ")
		if !is {
			break
		}
		name, rest, _ := strings.Cut(comment, ": ")
		switch name {
		case "Model":
			w.model = rest
		case "Warns":
			w.warns = rest
		case "Secret":
			w.secret = strings.ReplaceAll(rest, `\n`, "\n")
		case "Unknown":
			w.unknown = rest
		default:
			t.Errorf("%s: what is %q?", w.file, name)
		}
	}
	if w.model == "" {
		t.Errorf("%s does not tell what it is modelled on", w.file)
	}
}

// wanted is the body beside the profile. A form has text alone: scalars of the
// file are written out, and what is an object or a list is JSON there.
func (w *witness) wanted(t *testing.T, format providers.Format) any {
	t.Helper()
	text, err := os.ReadFile(strings.TrimSuffix(w.file, ".toml") + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var tree any
	if err := decodeText(string(text), &tree); err != nil {
		t.Fatal(err)
	}
	if members, ok := tree.(map[string]any); ok && format == providers.FormBody {
		for name, value := range members {
			members[name] = param(formText(t, value))
		}
	}
	return tree
}

func formText(t *testing.T, value any) string {
	t.Helper()
	if text, ok := value.(string); ok {
		return text
	}
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// sentTree is the body as it goes out, or with its secrets masked.
func sentTree(t *testing.T, request providers.Request, view forms.View) any {
	t.Helper()
	if request.Format == providers.JSONBody {
		body, err := request.Payload(view)
		if err != nil {
			t.Fatal(err)
		}
		var tree any
		if err := decodeText(string(body), &tree); err != nil {
			t.Fatal(err)
		}
		return tree
	}
	params, err := request.Params(view)
	if err != nil {
		t.Fatal(err)
	}
	tree := map[string]any{}
	for name, text := range params {
		tree[name] = param(text)
	}
	return tree
}

// jsonTexts compares texts that are JSON by what they say: the order of members
// and blanks in them mean nothing.
var jsonTexts = cmp.Options{
	cmp.Transformer("JSON", said),
	cmp.Transformer("param", func(text param) any { return said(string(text)) }),
}

// structured is a text that is an object or a list in JSON.
type structured struct{ Tree any }

// unstructured is any other text.
type unstructured []byte

func said(text string) any {
	var tree any
	if strings.IndexAny(text, "{[") == 0 && decodeText(text, &tree) == nil {
		return structured{tree}
	}
	return unstructured(text)
}
