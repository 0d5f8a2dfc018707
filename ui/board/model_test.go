package board

import (
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
)

var at = time.Date(2026, 11, 26, 8, 0, 0, 0, time.UTC)

func after(d time.Duration) time.Time { return at.Add(d) }

func told(t *testing.T, lang forms.Lang, rows []Row, msgs ...tea.Msg) string {
	t.Helper()
	var m tea.Model = newModel(lang, rows, at)
	for _, msg := range msgs {
		m, _ = m.Update(msg)
	}
	return m.View()
}

func TestBoard(t *testing.T) {
	t.Parallel()
	rows := []Row{{"cfd-a", "ehpc"}, {"名称", "ack"}, {"cfd-c", "ehpc"}, {"cfd-d", "ehpc"}}
	msgs := []tea.Msg{
		tea.WindowSizeMsg{Width: 60, Height: 20},
		News{Row: 0, At: at, State: "sending", Text: "sending CreateCluster"},
		News{Row: 1, At: at, State: "status", Text: "a text that is far longer than the line has room for, so that it is cut"},
		News{Row: 2, At: at, State: "planned"},
		News{Row: 2, At: after(2 * time.Second), State: "failed", Text: "no\nstock\x1b[2J", Over: true, Bad: true},
		News{Row: 0, At: after(61 * time.Second), State: "created", Text: "created: ehpc-hz-1", Over: true},
		News{Row: 0, At: after(62 * time.Second), State: "late"},
		tick(after(62 * time.Second)),
	}
	want := strings.TrimPrefix(`
2 of 4 are over, 1 of them not well; 1 go on, 1 wait
NAME   PROVIDER  TIME  STATE
名称   ack       1m2s  status   a text that is far longer t…
cfd-a  ehpc      1m1s  created  created: ehpc-hz-1
cfd-c  ehpc      2s    failed   no stock␛[2J
Ctrl-C lets go of all; the clouds go on`, "\n")
	got := ansi.Strip(told(t, forms.En, rows, msgs...))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if got := told(t, forms.Zh, rows, msgs...); !strings.Contains(got, "2/4 已结束，其中 1 个未成功；1 个进行中，1 个等待") {
		t.Errorf("got\n%s", got)
	}
	if got := told(t, forms.En, rows, append(msgs, closed{})...); got != "" {
		t.Errorf("after its end: %q", got)
	}
}

// TestBoardFits: of any number of runs no more lines are drawn than there are, none wider
// than the terminal.
func TestBoardFits(t *testing.T) {
	t.Parallel()
	var rows []Row
	var msgs []tea.Msg
	for i := range 1000 {
		rows = append(rows, Row{strings.Repeat("长", 40), "ehpc"})
		msgs = append(msgs, News{Row: i, At: at, State: "status", Text: strings.Repeat("x", 200), Over: i < 936})
	}
	for _, size := range []tea.WindowSizeMsg{{Width: 120, Height: 40}, {Width: 80, Height: 24}, {Width: 20, Height: 5}, {Width: 1, Height: 1}} {
		view := told(t, forms.Zh, rows, append(msgs, size)...)
		lines := strings.Split(view, "\n")
		if len(lines) > max(size.Height-1, 4) {
			t.Errorf("%v: %d lines", size, len(lines))
		}
		for _, line := range lines {
			if width := ansi.StringWidth(line); width > size.Width {
				t.Errorf("%v: %d columns: %s", size, width, line)
			}
		}
	}
}

func BenchmarkBoard(b *testing.B) {
	m := newModel(forms.En, make([]Row, 1000), at)
	for i := range 64 {
		m.hear(News{Row: i, At: at, State: "status", Text: "creating"})
	}
	for b.Loop() {
		m.hear(News{Row: 3, At: at, State: "status", Text: "creating"})
		_ = m.View()
	}
}
