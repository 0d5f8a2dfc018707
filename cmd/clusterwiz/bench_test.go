package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/profiles/diff"
	"clusterwiz/profiles/importer"
	"clusterwiz/profiles/schema"
	"clusterwiz/providers"
	"clusterwiz/providers/clouds"
	"clusterwiz/providers/plan"
)

// growth makes a list of the largest answers as long as it gets: its items are like the
// first one, apart from what has to be different in each.
type growth struct {
	list forms.Path
	n    int
	// key is what is different, name its value with the position.
	key  forms.Path
	name string
}

// growths are what a large request of each cloud has: as many items as it takes, or as
// an account may have.
var growths = map[string][]growth{
	"ehpc": {
		{list: "queues[0].compute_nodes", n: 10},
		{list: "queues", n: 8, key: "name", name: "queue.%d"},
	},
	"ack": {{list: "node_pools", n: 20, key: "name", name: "pool-%d"}},
	"batchcompute": {
		{list: "node_pools", n: 64, key: "name", name: "group%d"},
		{list: "storage.mounts", n: 64, key: "destination", name: "/mnt/place%d/"},
	},
	"modelarts": {
		{list: "tags", n: 20, key: "key", name: "a%d"},
		{list: "nodes.taints", n: 20, key: "key", name: "a%d"},
	},
}

// at is a cloud with the largest answers that are likely.
type atLargest struct {
	providers.Provider
	answers *forms.Answers
	client  providers.Client
}

func (c atLargest) request(b *testing.B, answers *forms.Answers) providers.Request {
	b.Helper()
	request, err := c.client.Request(answers)
	if err != nil {
		b.Fatal(err)
	}
	return request
}

func formsOf() profiles.Forms {
	return profiles.FormsOf(clouds.All(), func(p providers.Provider) string { return p.About().ID })
}

// plainSecret is how the tests of a cloud write a secret that is not kept elsewhere, as
// those of a profile always are.
var plainSecret = regexp.MustCompile(`(?s)\bplain = (""".*?"""|"[^"]*")`)

// largest reads the largest answers from the tests of a cloud, and makes its lists longer.
func largest(b *testing.B, provider providers.Provider) *forms.Answers {
	b.Helper()
	text, err := os.ReadFile(filepath.Join(folderOf(provider), "testdata", "requests", "largest.toml"))
	if err != nil {
		b.Fatal(err)
	}
	id := provider.About().ID
	text = plainSecret.ReplaceAll(text, []byte(`env = "SECRET"`))
	if !bytes.Contains(text, []byte("\nprovider")) {
		text = append([]byte("version = 1\nprovider = \""+id+"\"\n"), text...)
	}
	profile, issues := profiles.Parse(text, "largest.toml", formsOf())
	if profile == nil || len(issues) > 0 {
		b.Fatal(issues)
	}
	for _, g := range growths[id] {
		g.grow(b, profile.Answers)
	}
	return profile.Answers
}

// forLargest runs a benchmark for each cloud.
func forLargest(b *testing.B, run func(b *testing.B, c atLargest)) {
	b.Helper()
	for _, provider := range clouds.All() {
		b.Run(provider.About().ID, func(b *testing.B) {
			client, err := provider.Connect(providers.Simulator(), providers.Endpoint{Region: provider.About().Regions[0].Value})
			if err != nil {
				b.Fatal(err)
			}
			answers := largest(b, provider)
			b.ReportAllocs()
			run(b, atLargest{provider, answers, client})
		})
	}
}

func (g growth) grow(b *testing.B, answers *forms.Answers) {
	b.Helper()
	value, _ := answers.Get(g.list.Index(0))
	item, ok := value.(map[string]any)
	if !ok {
		b.Fatalf("no item in %s", g.list)
	}
	for i := answers.Len(g.list); i < g.n; i++ {
		another := maps.Clone(item)
		if g.key != "" {
			another[string(g.key)] = fmt.Sprintf(g.name, i)
		}
		if err := answers.Insert(g.list, i, another); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCheckRequest is what a key press asks of a form: every problem, and the bytes
// of the request.
func BenchmarkCheckRequest(b *testing.B) {
	forLargest(b, func(b *testing.B, c atLargest) {
		form := c.Form()
		for b.Loop() {
			if problems := forms.Errors(form.Check(c.answers, nil)); len(problems) > 0 {
				b.Fatal(problems)
			}
			if _, err := c.request(b, c.answers).Payload(forms.Masked); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkCheck is the first half of it.
func BenchmarkCheck(b *testing.B) {
	forLargest(b, func(b *testing.B, c atLargest) {
		form := c.Form()
		for b.Loop() {
			form.Check(c.answers, nil)
		}
	})
}

// BenchmarkRead is a profile as it is read from its file.
func BenchmarkRead(b *testing.B) {
	known := formsOf()
	forLargest(b, func(b *testing.B, c atLargest) {
		text, err := profiles.Encode(c.Form(), &profiles.Profile{Provider: c.About().ID, Title: c.About().Title(), Answers: c.answers}, forms.En)
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			profiles.Parse(text, "largest.toml", known)
		}
	})
}

// BenchmarkImport is the body of the request read back, and made again to see what is
// lost.
func BenchmarkImport(b *testing.B) {
	known := formsOf()
	forLargest(b, func(b *testing.B, c atLargest) {
		body, err := c.request(b, c.answers).Body.JSON(forms.Masked)
		if err != nil {
			b.Fatal(err)
		}
		whole := func(answers *forms.Answers) *forms.Body { return c.request(b, answers).Body }
		for b.Loop() {
			source, err := importer.Recognize(body, importer.Options{Clouds: known, Provider: c.About().ID})
			if err != nil {
				b.Fatal(err)
			}
			source.Answers(c.Form(), whole)
		}
	})
}

// BenchmarkSchema is the schema of a cloud's profiles.
func BenchmarkSchema(b *testing.B) {
	forLargest(b, func(b *testing.B, c atLargest) {
		for b.Loop() {
			if _, err := schema.Of(c.Form(), schema.Options{About: c.About(), Lang: forms.En}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkDiff compares the answers with such of another name.
func BenchmarkDiff(b *testing.B) {
	forLargest(b, func(b *testing.B, c atLargest) {
		other := c.answers.Clone()
		if err := other.Set("basics.name", "another"); err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if len(diff.Answers(c.Form(), c.answers, other, nil)) != 1 {
				b.Fatal("not one change")
			}
		}
	})
}

// BenchmarkPlan is what will exist.
func BenchmarkPlan(b *testing.B) {
	forLargest(b, func(b *testing.B, c atLargest) {
		for b.Loop() {
			plan.Of(c.Form(), c.answers, nil)
		}
	})
}
