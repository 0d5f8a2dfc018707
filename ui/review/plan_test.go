package review_test

import (
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/ui/message"
	"clusterwiz/ui/review"
	"clusterwiz/ui/work"
)

// lake is a pond whose form says what will exist.
type lake struct{ pond }

var lakeForm = &forms.Form{
	Steps: pondForm.Steps, Fields: append(pondForm.Fields[:len(pondForm.Fields):len(pondForm.Fields)],
		forms.Field{Key: "boat", Kind: forms.String, Step: forms.Basics, Label: forms.T("Boat", "船")},
		forms.Field{Key: "open", Kind: forms.Boolean, Step: forms.Basics, Label: forms.T("Open", "开放"), Default: false},
	),
	Parts: []forms.Part{
		{Kind: forms.ClusterPart, Label: forms.T("lake", "湖"), Name: "name", Said: []string{"charge", "open"}},
		{Kind: forms.PoolPart, Label: forms.T("boats", "船只"), When: forms.IsSet("boat"), Nodes: &forms.Nodes{Type: "boat", Count: "size"}},
	},
	Unusual: []forms.Unusual{{Field: "open", When: forms.Is("open", "true"), Text: forms.T("everybody may come", "所有人可进入")}},
}

func (lake) Form() *forms.Form { return lakeForm }

func atLake(t *testing.T, answers map[forms.Path]any) *bench {
	t.Helper()
	b := &bench{t: t, out: &message.Out{}, wide: 60, high: 14}
	b.work = work.New(t.Context(), work.Config{Prices: true, Providers: []providers.Provider{lake{}}}, b.out)
	given := &forms.Answers{}
	for path, value := range answers {
		if err := given.Set(path, value); err != nil {
			t.Fatal(err)
		}
	}
	b.work.Adopt(connect.Target{Provider: lake{}, Client: pond{}, Account: providers.Simulator(), Endpoint: providers.Endpoint{Region: "here"}}, given, "")
	b.Screen = review.New(t.Context(), b.work, b.out)
	b.Open()
	return b.settle()
}

func (b *bench) digit(key rune) *bench {
	b.Press(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{key}})
	return b.settle()
}

// TestItOpensOnThePlan where nothing is wrong, and its lines lead to their answers.
func TestItOpensOnThePlan(t *testing.T) {
	t.Parallel()
	b := atLake(t, map[forms.Path]any{"name": "deep", "size": int64(3), "boat": "sloop"})
	b.see("[Plan]", "▸ lake deep", "Open: no (default)", "boats  3 × sloop", "now: 3 nodes, ? vCPU", "not known: vCPU, memory and GPU of sloop", "Press s to submit")
	b.press(tea.KeyDown, tea.KeyDown, tea.KeyEnter)
	if diff := cmp.Diff([]tea.Msg{review.Jump{Path: "boat"}}, b.left); diff != "" {
		t.Error(diff)
	}
}

// TestWhatIsWrongGoesFirst: it opens on the checks, and the plan says so, too.
func TestWhatIsWrongGoesFirst(t *testing.T) {
	t.Parallel()
	b := atLake(t, map[forms.Path]any{"size": int64(3), "boat": "sloop"}).see("[Checks 1]", "▸ ✗ Name").press(tea.KeyEnter)
	if diff := cmp.Diff([]tea.Msg{review.Jump{Path: "name"}}, b.left); diff != "" {
		t.Error(diff)
	}
	b.digit('1').see("[Plan]", "✗ problems: 1; s shows them")
	if strings.Contains(b.view(), "Press s") {
		t.Error("it can be submitted")
	}
}

// TestWhatIsRightSoonLeadsToThePlan: an account that is found after the review was
// opened is no reason to stand at the checks, save for who has pressed a key there.
func TestWhatIsRightSoonLeadsToThePlan(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		keys []tea.KeyType
		want string
	}{
		"untouched": {want: "[Plan]"},
		"touched":   {keys: []tea.KeyType{tea.KeyDown}, want: "[Checks]"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := atLake(t, map[forms.Path]any{"size": int64(3), "boat": "sloop"}).see("[Checks 1]").press(c.keys...)
			b.work.Set(b.work.Main, "name", "deep")
			b.settle().see(c.want)
			b.work.Set(b.work.Main, "name", "")
			b.settle().digit('1').see("[Plan]")
		})
	}
}

// TestWarningsStandBesideTheirLine, and what the cloud has against the whole below.
func TestWarningsStandBesideTheirLine(t *testing.T) {
	t.Parallel()
	b := atLake(t, map[forms.Path]any{"name": "taken", "size": int64(101), "boat": "sloop", "open": true})
	lines := strings.Split(b.view(), "\n")
	for i, line := range lines {
		if strings.Contains(line, "101 × sloop") && !strings.Contains(lines[i+1], "! must be 0-100") {
			t.Errorf("it is not below its line:\n%s", b.view())
		}
	}
	b.see("! must be 0-100", "! everybody may come", "✗ Name taken: already exists: p-1", "✗ Quota: ponds: needs 2; 9 of 10 in use")
}

// TestDetailsAreCutFirst, the names and counts last.
func TestDetailsAreCutFirst(t *testing.T) {
	t.Parallel()
	b := atLake(t, map[forms.Path]any{"name": "a-lake-of-a-name", "size": int64(3), "boat": "a-boat-of-a-long-name"})
	for _, wide := range []int{60, 45, 36} {
		b.wide = wide
		b.settle().see("lake a-lake-of-a-name", "3 × a-boat-of-a-long-name")
		for _, line := range b.View() {
			if ansi.StringWidth(line) > wide {
				t.Errorf("%d cells: %q", wide, ansi.Strip(line))
			}
		}
	}
	if strings.Contains(b.view(), "Open:") {
		t.Errorf("no detail is cut:\n%s", b.view())
	}
}

// TestDigitsOpenTabs, and the notes are the last of the checks, to be scrolled to.
func TestDigitsOpenTabs(t *testing.T) {
	t.Parallel()
	b := atLake(t, map[forms.Path]any{"name": "deep", "size": int64(3), "boat": "sloop"})
	for digit, want := range map[rune]string{'1': "[Plan]", '2': "[Checks]", '4': "[JSON]", '5': "[HTTP]", '6': "[curl]", '7': "[Profile]"} {
		b.digit(digit).see(want)
	}
	b.high = 8
	if b.digit('2'); strings.Contains(b.view(), "Cannot be checked") {
		t.Fatal("there is nothing to scroll")
	}
	b.press(tea.KeyPgDown, tea.KeyPgDown, tea.KeyPgDown, tea.KeyPgDown).see("Cannot be checked")
	end := b.view()
	if b.press(tea.KeyPgDown); b.view() != end {
		t.Error("it scrolls past its end")
	}
	if b.press(tea.KeyUp); b.view() == end {
		t.Error("it does not come back at once")
	}
}

// TestTheYesEndsWithThePlan: what it costs, what is against it, what is unusual, and its sums.
func TestTheYesEndsWithThePlan(t *testing.T) {
	t.Parallel()
	b := atLake(t, map[forms.Path]any{"name": "deep", "size": int64(3), "boat": "sloop", "open": true}).submit()
	d := b.asked()
	if d == nil {
		t.Fatal("no dialog")
	}
	var last []string
	for _, line := range d.Lines() {
		last = append(last, line.Zh)
	}
	const quota = "✗ 配额：ponds：需要 2；已用 9，上限 10；请在云控制台提升配额，或减少用量"
	at := slices.Index(last, "价格未知：全部：该 API 不提供价格查询；请在云控制台查询")
	last = last[max(at, 0):]
	want := []string{"价格未知：全部：该 API 不提供价格查询；请在云控制台查询", quota, "! 所有人可进入", "创建时：3 个节点，? vCPU，? GiB，? GPU", "未知：sloop 的 vCPU、内存与 GPU"}
	if diff := cmp.Diff(want, last); diff != "" {
		t.Error(diff)
	}
}
