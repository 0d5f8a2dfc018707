package request_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/ui/look"
	"clusterwiz/ui/request"
)

// pane has 30 lines, of which line n is sent of the answer n.
func pane(point forms.Path) request.Pane {
	p := request.Pane{Request: providers.Request{Method: "POST", URL: "https://example.com/", Action: "CreateCluster"}, Point: point}
	for i := range 30 {
		p.Body = append(p.Body, forms.Line{Depth: i % 3, Text: fmt.Sprintf("line %d", i), Path: forms.Path(fmt.Sprintf("a%d", i))})
	}
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
		for _, line := range request.Lines(look.New(forms.En), pane("").Body, width, "a1") {
			if got := ansi.StringWidth(line); got != width {
				t.Fatalf("%d cells, not %d: %q", got, width, line)
			}
		}
	}
}

func TestFoldKeepsTextsWhole(t *testing.T) {
	t.Parallel()
	long := `"instanceType": "ecs.gn7i-c8g1.2xlarge",`
	body := []forms.Line{
		{Text: "{"},
		{Depth: 1, Text: `"n": "a",`, Path: "a"},
		{Depth: 1, Text: long, Path: "b"},
		{Depth: 2, Text: `"ecs.gn7i-c8g1.2xlarge and more"`, Path: "c"},
		{Text: "}"},
	}
	want := []forms.Line{
		body[0], body[1], {Depth: 1, Text: `"instanceType": `, Path: "b"}, {Depth: 2, Text: `"ecs.gn7i-c8g1.2xlarge",`, Path: "b"}, body[3], body[4],
	}
	if diff := cmp.Diff(want, request.Fold(body, 29)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(body, request.Fold(body, 80)); diff != "" {
		t.Error(diff)
	}
}
