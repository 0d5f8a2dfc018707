package pages_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/ui/look"
	"clusterwiz/ui/message"
	"clusterwiz/ui/pages"
	"clusterwiz/ui/work"
)

func TestMain(m *testing.M) {
	lipgloss.SetColorProfile(termenv.Ascii)
	os.Exit(m.Run())
}

// pond is a cloud with a step that is asked only in one mode, and a list.
type pond struct{ providers.Provider }

var pondForm = &forms.Form{
	Steps: []forms.Step{
		{ID: forms.Basics, Label: forms.T("Basics", "基本")},
		{ID: forms.Network, Label: forms.T("Network", "网络")},
		{ID: forms.Queues, Label: forms.T("Queues", "队列")},
	},
	Fields: []forms.Field{
		{Key: "name", Wire: "n", Kind: forms.String, Step: forms.Basics, Label: forms.T("Name", "名称"), Required: true},
		{Key: "vpc", Wire: "v", Kind: forms.String, Step: forms.Network, Label: forms.T("VPC", "网络"), When: forms.Is("name", "net")},
		{Key: "queues", Wire: "q", Kind: forms.List, Step: forms.Queues, Max: 3, Label: forms.T("Queues", "队列"), Item: forms.T("queue", "队列"), Fields: []forms.Field{
			{Key: "size", Wire: "s", Kind: forms.Integer, Label: forms.T("Size", "规模"), Rules: []forms.Rule{forms.Advice{Rule: forms.Range{Max: 9}}}},
		}},
	},
}

func (pond) About() providers.About                       { return providers.About{ID: "pond"} }
func (pond) Form() *forms.Form                            { return pondForm }
func (pond) Accounts(context.Context) []providers.Account { return nil }

func open(t *testing.T) *pages.Pages {
	t.Helper()
	w := work.New(t.Context(), work.Config{Providers: []providers.Provider{pond{}}}, &message.Out{})
	p := &pages.Pages{Work: w}
	if names := names(p); len(names) != 1 {
		t.Errorf("without a cloud there are %v", names)
	}
	if !w.Choose("pond") {
		t.Fatal("no cloud")
	}
	return p
}

func names(p *pages.Pages) []string {
	var names []string
	for _, page := range p.List() {
		names = append(names, page.Name.En)
	}
	return names
}

// TestPagesAreThoseWithSomethingToAsk, between the cloud and the review.
func TestPagesAreThoseWithSomethingToAsk(t *testing.T) {
	t.Parallel()
	p := open(t)
	if diff := cmp.Diff([]string{"Cloud", "Basics", "Queues", "Review"}, names(p)); diff != "" {
		t.Error(diff)
	}
	p.Work.Set(p.Work.Main, "name", "net")
	if diff := cmp.Diff([]string{"Cloud", "Basics", "Network", "Queues", "Review"}, names(p)); diff != "" {
		t.Error(diff)
	}
}

// TestOpenStaysWithin what there is, and remembers where the review came from.
func TestOpenStaysWithin(t *testing.T) {
	t.Parallel()
	p := open(t)
	for i, want := range map[int]pages.Kind{-3: pages.Cloud, 0: pages.Cloud, 1: pages.Step, 99: pages.Review} {
		if got := p.Open(i); got.Kind != want || p.Current().Kind != want {
			t.Errorf("page %d is of kind %d", i, got.Kind)
		}
	}
	p.Open(2)
	p.Open(99)
	if p.Open(99); p.Before != 2 {
		t.Errorf("the review was opened from %d", p.Before)
	}
}

func TestOfAQuestion(t *testing.T) {
	t.Parallel()
	p := open(t)
	for path, want := range map[forms.Path]int{work.AskRegion: 0, "name": 1, "queues[1].size": 2, "vpc": -1, "none": -1} {
		at, ok := p.Of(path)
		if ok != (want >= 0) || ok && at != want {
			t.Errorf("%s is on page %d, %v", path, at, ok)
		}
	}
}

// TestMarks tell what is needed before anybody was there, what was seen and right,
// what is wrong, and how much there is beside it.
func TestMarks(t *testing.T) {
	t.Parallel()
	p := open(t)
	see := func(want ...string) {
		t.Helper()
		l := look.New(forms.En)
		view := ansi.Strip(strings.Join(p.View(l, p.Width(l)), "\n"))
		for _, text := range want {
			if !strings.Contains(view, text) {
				t.Errorf("%q is not in\n%s", text, view)
			}
		}
	}
	p.Open(1)
	see(" ▸ Basics    ○ 1", "   Queues   ")
	p.Work.Visited[forms.Basics] = true
	p.Open(2)
	see("   Basics    ✗ 1", " ▸ Queues   ")
	p.Work.Set(p.Work.Main, "name", "x")
	p.Work.Insert(p.Work.Main, "queues", 0, map[string]any{"size": int64(1)})
	see("   Basics      ✓", " ▸ Queues     ×1")
	p.Work.Set(p.Work.Main, "queues[0].size", "many")
	see(" ▸ Queues ×1 ✗ 1")
	p.Work.Set(p.Work.Main, "queues[0].size", int64(10))
	see(" ▸ Queues ×1 ! 1")
}
