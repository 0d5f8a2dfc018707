package export_test

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/profiles/export"
	"clusterwiz/providers/clouds"
)

// hostile are texts by which others were made to do what they say.
var hostile = []string{
	"${file(\"/etc/passwd\")}", "%{ for x in [] }", "a\"b", "a\nb = \"c\"", "$${x}", "%%{", "\\", "'; rm -rf ~ #", "$(reboot)", "`reboot`", "-rf", "--endpoint=https://elsewhere.example",
	"a # b", "*/", "//", "<<-EOT", "\x1b[31mred", "\u202ereversed", "null", "true", "0", " ", "名", "\\u0022", "\t", "a\u0301", "${", "%{", "$", "%", "!!", "~", "a'b\"c$d`e\\f", "",
}

// byID are the clouds, made once: a fuzz target asks for them at every execution.
var byID = sync.OnceValue(clouds.ByID)

// examples are those of the clouds, read once.
var examples sync.Map

// example is a cloud's own profile, for one test to change.
func example(t testing.TB, id string) *profiles.Profile {
	t.Helper()
	read, there := examples.Load(id)
	if !there {
		read, _ = examples.LoadOrStore(id, profile(t, string(byID()[id].About().Example)))
	}
	p := *read.(*profiles.Profile) //nolint:forcetypeassert // Nothing else is stored.
	p.Answers = p.Answers.Clone()
	return &p
}

// withText puts a text into the places of a profile that take any: names, tags, a script.
func withText(t testing.TB, id, text string) export.Request {
	t.Helper()
	p := example(t, id)
	tag := []any{map[string]any{"key": "k" + text, "value": text}}
	for path, value := range map[string]any{
		"basics.name": text, "basics.description": text, "tags": tag, "queues[0].name": text, "node_pools[0].name": text, "nodes.labels": map[string]string{"k" + text: text},
		"node_pools[0].labels": tag, "storage.shared[0].mount_options": text, "software.post_install": text, "nodes.tags": tag,
	} {
		field, known := byID()[id].Form().Field(forms.Path(path))
		if !known || !field.Kind.Holds(value) && field.Kind != forms.List {
			continue
		}
		if err := p.Answers.Set(forms.Path(path), value); err != nil {
			t.Fatal(path, err)
		}
	}
	return requestOf(t, p)
}

// holds wants that whatever a text is in a request of a cloud, tools read it as that text.
func holds(t testing.TB, id, text string) {
	t.Helper()
	r := withText(t, id, text)
	for _, line := range lines(t, r) {
		sends(t, r, line)
	}
	written, err := export.HCL(r, forms.Zh)
	if err != nil {
		return
	}
	p := parse(t, written)
	if name := p.resources[0].Labels[1]; name != "main" {
		t.Errorf("resource %s", name)
	}
	got := map[string]int{}
	for _, resource := range p.resources {
		leaves(p.values(t, resource.Body), got, true)
	}
	if composed := norm.NFC.String(text); text != "" && got[composed] == 0 && !opens(text) {
		t.Errorf("%s: %q is not among the values:\n%s", id, composed, written)
	}
	if strings.ContainsAny(string(written), "\x1b\u202e") {
		t.Errorf("hidden characters in\n%s", written)
	}
}

// opens tells whether the test itself takes a text for JSON.
func opens(text string) bool { return strings.HasPrefix(text, "{") || strings.HasPrefix(text, "[") }

func TestHostileTexts(t *testing.T) {
	t.Parallel()
	for id := range byID() {
		for _, text := range hostile {
			holds(t, id, text)
		}
	}
}

func FuzzHostileTexts(f *testing.F) {
	ids := slices.Sorted(maps.Keys(byID()))
	for i := range ids {
		for _, text := range hostile {
			f.Add(uint8(i), text)
		}
	}
	f.Fuzz(func(t *testing.T, cloud uint8, text string) {
		if !utf8.ValidString(text) || len(text) > 200 || strings.ContainsRune(text, 0) {
			return // A profile is UTF-8 without zeros.
		}
		holds(t, ids[int(cloud)%len(ids)], text)
	})
}
