package request_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/ui/look"
	"clusterwiz/ui/request"
)

// written are lines by hand.
type written []forms.Line

func (w written) Len() int          { return len(w) }
func (w written) Depth(i int) int   { return w[i].Depth }
func (w written) Text(i int) []byte { return []byte(w[i].Text) }
func (w written) Under(i int, at forms.Path) bool {
	return at != "" && w[i].Path != "" && at.Contains(w[i].Path)
}

// pane has 30 lines, of which line n is sent of the answer n.
func pane(point forms.Path) request.Pane {
	p := request.Pane{Request: providers.Request{Method: "POST", URL: "https://example.com/", Action: "CreateCluster"}, Point: point}
	var lines written
	for i := range 30 {
		lines = append(lines, forms.Line{Depth: i % 3, Text: fmt.Sprintf("line %d", i), Path: forms.Path(fmt.Sprintf("a%d", i))})
	}
	p.Body = request.Fold(lines, 80)
	return p
}

func seen(lines []string) (text []string) {
	for _, line := range lines {
		text = append(text, strings.TrimSpace(ansi.Strip(line)))
	}
	return text
}

func TestPaneFollowsThePoint(t *testing.T) {
	t.Parallel()
	head := []string{"POST https://example.com/", "CreateCluster", ""}
	for name, c := range map[string]struct {
		point forms.Path
		want  []string
	}{
		"nothing marked": {"", []string{"line 0", "line 1", "line 2", "line 3"}},
		"at the top":     {"a2", []string{"line 0", "line 1", "line 2", "line 3"}},
		"further down":   {"a20", []string{"line 18", "line 19", "line 20", "line 21"}},
		"the last":       {"a29", []string{"line 26", "line 27", "line 28", "line 29"}},
		"not sent":       {"zzz", []string{"line 0", "line 1", "line 2", "line 3"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := seen(pane(c.point).View(look.New(forms.En), 20, 7))
			if diff := cmp.Diff(append(head[:3:3], c.want...), got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPaneIsScrolled(t *testing.T) {
	t.Parallel()
	p := pane("")
	for _, c := range []struct{ top, want int }{{0, 0}, {7, 7}, {26, 26}, {99, 26}, {-4, 0}} {
		if got := p.Scroll(c.top, 7); got != c.want {
			t.Errorf("top %d: %d, not %d", c.top, got, c.want)
		}
		if got := seen(p.ViewFrom(look.New(forms.En), 20, 7, c.top))[3]; got != fmt.Sprintf("line %d", c.want) {
			t.Errorf("top %d: %q", c.top, got)
		}
	}
}

func TestLinesFit(t *testing.T) {
	t.Parallel()
	for width := range 12 {
		body := pane("").Body
		for i := range body.Len() {
			line := body.Line(look.New(forms.En), i, width, "a1")
			if got := ansi.StringWidth(line); got != width {
				t.Fatalf("%d cells, not %d: %q", got, width, line)
			}
		}
	}
}

func TestFoldKeepsTextsWhole(t *testing.T) {
	t.Parallel()
	long := `"instanceType": "ecs.gn7i-c8g1.2xlarge",`
	body := written{
		{Depth: 1, Text: long, Path: "b"},
		{Text: "{"},
		{Depth: 1, Text: `"n": "a",`, Path: "a"},
		{Depth: 1, Text: long, Path: "b"},
		{Depth: 1, Text: `"a \"name\": ": "and what is called so"`, Path: "b"},
		{Depth: 2, Text: `"ecs.gn7i-c8g1.2xlarge and more"`, Path: "c"},
		{Text: "}"},
	}
	name, value := `  "instanceType": `, `    "ecs.gn7i-c8g1.2xlarge",`
	for width, want := range map[int][]string{
		29: {name, value, "{", `  "n": "a",`, name, value, `  "a \"name\": ": `, `    "and what is called so"`, `    "ecs.gn7i-c8g1.2xlarge and more"`, "}"},
		80: {"  " + long, "{", `  "n": "a",`, "  " + long, `  "a \"name\": ": "and what is called so"`, `    "ecs.gn7i-c8g1.2xlarge and more"`, "}"},
	} {
		folded := request.Fold(body, width)
		var got []string
		for i := range folded.Len() {
			depth, words := folded.Text(i)
			got = append(got, strings.Repeat("  ", depth)+words)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%d cells (-want +got):\n%s", width, diff)
		}
	}
}

// TestTheLastIsInSightFolded: what is marked is in sight where lines above it are
// folded.
func TestTheLastIsInSightFolded(t *testing.T) {
	t.Parallel()
	var lines written
	for i := range 9 {
		lines = append(lines, forms.Line{Text: fmt.Sprintf(`"name": "a value of %d"`, i), Path: forms.Path(fmt.Sprintf("a%d", i))})
	}
	p := request.Pane{Body: request.Fold(lines, 20), Point: "a7"}
	want := []string{`"name":`, `"a value of 6"`, `"name":`, `"a value of 7"`, `"name":`}
	if diff := cmp.Diff(want, seen(p.View(look.New(forms.En), 20, 8)[3:])); diff != "" {
		t.Error(diff)
	}
}

// FuzzLine: a line is taken apart as the grammar of JSON says.
func FuzzLine(f *testing.F) {
	for _, seed := range []string{"", ",", `"a": 1,`, `"a\": ": "b",`, `"a"`, `"\`, `{`, `"a": "b": ,,`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, line string) {
		if strings.Contains(line, "\n") {
			return
		}
		parts := regexp.MustCompile(`^("(?:[^"\\]|\\.)*": )?(.*?)(,?)$`).FindStringSubmatch(line)
		body := request.Fold(written{{Text: line}}, 0)
		want := []string{line}
		if parts[1] != "" && strings.HasPrefix(parts[2], `"`) {
			want = []string{parts[1], parts[2] + parts[3]}
		}
		var got []string
		for i := range body.Len() {
			_, words := body.Text(i)
			got = append(got, words)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	})
}
