package plain_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/plain"
)

// noon has no zone, so that lines read alike everywhere.
func noon() time.Time { return time.Date(2026, 11, 20, 12, 0, 0, 0, time.Local) } //nolint:gosmopolitan // Lines show local time.

func status(s providers.Status) launch.Event {
	return launch.Event{Kind: launch.EventStatus, Text: forms.T("in progress", "进行中"), Status: &s}
}

func TestEventLines(t *testing.T) {
	t.Parallel()
	receipt := &providers.Receipt{ID: "ehpc-hz-1"}
	for name, tc := range map[string]struct {
		event launch.Event
		lang  forms.Lang
		want  string
	}{
		"accepted": {
			event: launch.Event{Kind: launch.EventAccepted, Text: forms.T("accepted", "已受理"), Receipt: receipt},
			want:  "12:00:00 accepted  accepted, ehpc-hz-1",
		},
		"an id that the text has": {
			event: launch.Event{Kind: launch.EventCreated, Text: forms.T("created: ehpc-hz-1", "已创建：ehpc-hz-1"), Receipt: receipt}, lang: forms.Zh,
			want: "12:00:00 完成 已创建：ehpc-hz-1",
		},
		"stages and nodes in the cloud's names": {
			event: status(providers.Status{
				State: "initing", Done: 1, Total: 5, Nodes: providers.Nodes{Wanted: 3, Running: 1, Abnormal: 1},
				Stages: []providers.Stage{{Name: "ConfigNetwork", Phase: providers.Ready}, {Name: "CreateManager", Phase: providers.Working, Detail: "StartInstance"}},
			}),
			want: "12:00:00 status    initing, stage 2 of 5, CreateManager (StartInstance), nodes 1/3 (1 abnormal)",
		},
		"what goes wrong meanwhile": {
			event: status(providers.Status{
				State: "Active", Nodes: providers.Nodes{Wanted: 3, Running: 1}, Trouble: &providers.Failure{Code: "NoStock", Message: "none left"},
			}), lang: forms.Zh,
			want: "12:00:00 状态 Active，节点 1/3，异常：NoStock",
		},
		"the last stage is not passed": {
			event: status(providers.Status{State: "running", Done: 5, Total: 5}),
			want:  "12:00:00 status    running, stage 5 of 5",
		},
		"a status without anything": {event: status(providers.Status{}), want: "12:00:00 status    in progress"},
		"a line of the cloud's log": {
			event: launch.Event{Kind: launch.EventLog, Log: &providers.Event{Text: "one\ntwo\x1b[2J"}},
			want:  "12:00:00 log       one two␛[2J",
		},
		"a failure with its code": {
			event: launch.Event{Kind: launch.EventRejected, Text: forms.T("no money", "余额不足"), Failure: &providers.Failure{Code: "OrderError.Arrearage"}},
			want:  "12:00:00 rejected  no money, OrderError.Arrearage",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var out bytes.Buffer
			p := &plain.IO{Out: &out, Err: &out, Lang: tc.lang}
			tc.event.Time = noon()
			p.Event(tc.event)
			if diff := cmp.Diff(tc.want+"\n", out.String()); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestFollowSaysThatItGoesOn(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var out bytes.Buffer
		f := (&plain.IO{Out: &out, Err: &out, Lang: forms.En}).Follow("cfd")
		working := status(providers.Status{State: "initing"})
		f.Event(working)
		time.Sleep(20 * time.Second)
		f.Event(working) // Nothing new.
		time.Sleep(11 * time.Second)
		synctest.Wait()
		time.Sleep(30 * time.Second)
		synctest.Wait()
		f.Close()
		time.Sleep(time.Hour)
		var kinds []string
		for line := range strings.Lines(out.String()) {
			_, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
			kinds = append(kinds, rest)
		}
		want := []string{
			"[cfd] status    initing",
			"[cfd] waiting   still working, 30s so far; initing",
			"[cfd] waiting   still working, 1m0s so far; initing",
		}
		if diff := cmp.Diff(want, kinds); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	})
}

// TestFollowSaysTroubleOnce as long as nothing else happens; the stream has every event.
func TestFollowSaysTroubleOnce(t *testing.T) {
	t.Parallel()
	for _, stream := range []bool{false, true} {
		var out bytes.Buffer
		f := (&plain.IO{Out: &out, JSON: stream}).Follow("")
		again := launch.Event{Kind: launch.EventWaiting, Text: forms.Same("asking again"), Time: noon()}
		other := launch.Event{Kind: launch.EventLog, Text: forms.Same("a line"), Time: noon()}
		for _, e := range []launch.Event{again, again, again, other, again} {
			f.Event(e)
		}
		f.Close()
		want := map[bool]int{false: 2, true: 4}[stream]
		if got := strings.Count(out.String(), "asking again"); got != want {
			t.Errorf("JSON %v: told %d times, not %d\n%s", stream, got, want, out.String())
		}
	}
}

func TestFollowJSON(t *testing.T) {
	t.Parallel()
	var out, log bytes.Buffer
	p := &plain.IO{Out: &out, Err: &log, JSON: true}
	var group sync.WaitGroup
	for i := range 4 {
		group.Go(func() {
			f := p.Follow(fmt.Sprint(i))
			defer f.Close()
			for range 50 {
				f.Event(launch.Event{Time: noon(), Run: "r", Provider: "ehpc", Kind: launch.EventStatus, Status: &providers.Status{State: "initing"}})
			}
		})
	}
	group.Wait()
	n := 0
	for line := range strings.Lines(out.String()) {
		var event launch.Event
		if err := json.Unmarshal([]byte(line), &event); err != nil || event.Kind != launch.EventStatus {
			t.Fatalf("%v in %q", err, line)
		}
		n++
	}
	if n != 200 || log.Len() > 0 {
		t.Errorf("%d events, %q beside", n, log.String())
	}
}

func TestProblems(t *testing.T) {
	t.Parallel()
	issues := []profiles.Issue{
		{File: "a.toml", Line: 3, Column: 1, Problem: forms.Problem{Path: "basics.name", Summary: forms.T("required", "必填"), Remedy: forms.T("add it", "请填写")}},
		{File: "a.toml", Line: 9, Column: 2, Problem: forms.Problem{Path: "tags", Severity: forms.Warning, Summary: forms.T("are many", "过多")}},
	}
	const head = `{"v":1,"time":"T","run":"","name":"","profile":"","region":"","account":"","simulated":false,"provider":"ehpc","phase":"","event":"problem",`
	for name, tc := range map[string]struct {
		json bool
		lang forms.Lang
		want string
	}{
		"text":    {lang: forms.En, want: "a.toml:3:1: basics.name: required; add it\na.toml:9:2: warning: tags: are many\n"},
		"Chinese": {lang: forms.Zh, want: "a.toml:3:1: basics.name: 必填；请填写\na.toml:9:2: 警告：tags: 过多\n"},
		"JSON": {json: true, lang: forms.En, want: head + `"message":"required","file":"a.toml","line":3,"column":1,"path":"basics.name","severity":"error","remedy":"add it"}` + "\n" +
			head + `"message":"are many","file":"a.toml","line":9,"column":2,"path":"tags","severity":"warning"}` + "\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var out, log bytes.Buffer
			(&plain.IO{Out: &out, Err: &log, Lang: tc.lang, JSON: tc.json}).Problems(launch.Event{Provider: "ehpc"}, issues)
			got := regexp.MustCompile(`"time":"[^"]*"`).ReplaceAllString(out.String(), `"time":"T"`)
			if diff := cmp.Diff(tc.want, got); diff != "" || log.Len() > 0 {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestChoose(t *testing.T) {
	t.Parallel()
	options := []forms.Option{{Value: "cn-hangzhou", Label: forms.T("Hangzhou", "杭州")}, {Value: "cn-beijing"}}
	for name, tc := range map[string]struct{ input, standing, want string }{
		"by number":        {input: "2\n", want: "cn-beijing"},
		"by value":         {input: "cn-beijing\n", want: "cn-beijing"},
		"what stands":      {input: "\n", standing: "cn-hangzhou", want: "cn-hangzhou"},
		"not in the list":  {input: "mars\n3\n\n1\n", want: "cn-hangzhou"},
		"the end of input": {input: "mars\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := &plain.IO{In: strings.NewReader(tc.input), Out: &bytes.Buffer{}, Err: &bytes.Buffer{}, Echo: true}
			got, err := p.Choose(t.Context(), forms.T("Region", "地域"), options, tc.standing)
			if got != tc.want || (err != nil) != (tc.want == "") {
				t.Errorf("got %q, %v", got, err)
			}
		})
	}
}

func TestOverlongLine(t *testing.T) {
	t.Parallel()
	p := &plain.IO{In: strings.NewReader(strings.Repeat("x", 2<<20)), Out: &bytes.Buffer{}, Err: &bytes.Buffer{}}
	if _, err := p.Line(t.Context(), forms.T("Name", "名称")); err == nil {
		t.Error("a line of 2 MiB was taken")
	}
}
