package modelarts_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers"
)

const (
	ordersPath = "GET modelarts /v1/" + projectID + "/orders"
	eventsPath = "GET modelarts /v1/" + projectID + "/events"
	unknown    = `400 {"error_code":"ModelArts.50004000","error_msg":"Bad request. invalid nodepool name"}`
)

// counted is a node pool of two nodes with those counters.
func counted(counters string) string {
	return `{"kind":"NodePool","metadata":{"name":"nodepool-1"},"spec":{"resources":{"count":2,"maxCount":2}},"status":{"resources":{` + counters + `}}}`
}

func TestStatus(t *testing.T) {
	t.Parallel()
	object := func(name, n string) string { return `"` + name + `":{"flavor":"f","count":` + n + `,"azs":[]}` }
	list := func(name, n string) string {
		return `"` + name + `":[{"flavor":"f","count":` + n + `},{"flavor":"g","count":0}]`
	}
	join := func(parts ...string) string { return counted(strings.Join(parts, ",")) }
	failed := `{"count":1,"items":[{"orderName":"o-1","operation":"modify","phase":"failed","failReason":"flavor is sold out"}]}`
	cases := map[string]struct {
		reply, orders string
		phase         providers.Phase
		state         string
		nodes         providers.Nodes
	}{
		"nothing counted yet": {reply: counted(""), phase: providers.Pending, nodes: providers.Nodes{Wanted: 2}},
		"no status":           {reply: `{"metadata":{"name":"nodepool-1"},"spec":{"resources":{"count":2}}}`, phase: providers.Pending, nodes: providers.Nodes{Wanted: 2}},
		"creating":            {reply: join(object("creating", "2")), phase: providers.Working, state: "creating", nodes: providers.Nodes{Wanted: 2, Creating: 2}},
		"half":                {reply: join(object("creating", "1"), object("available", "1")), phase: providers.Working, state: "creating", nodes: providers.Nodes{Wanted: 2, Creating: 1, Running: 1}},
		"between":             {reply: join(object("creating", "0"), object("available", "1")), phase: providers.Working, nodes: providers.Nodes{Wanted: 2, Running: 1}},
		"ready":               {reply: join(object("available", "2"), object("creating", "0"), object("abnormal", "0")), phase: providers.Ready, state: "available", nodes: providers.Nodes{Wanted: 2, Running: 2}},
		"ready, lists":        {reply: join(list("available", "2"), `"creating":[]`), phase: providers.Ready, state: "available", nodes: providers.Nodes{Wanted: 2, Running: 2}},
		"ready, texts":        {reply: join(object("available", `"2"`), `"creating":null`), phase: providers.Ready, state: "available", nodes: providers.Nodes{Wanted: 2, Running: 2}},
		"one abnormal, others coming": {
			reply: join(object("creating", "1"), object("abnormal", "1")), phase: providers.Working, state: "creating", nodes: providers.Nodes{Wanted: 2, Creating: 1, Abnormal: 1},
		},
		"abnormal":     {reply: join(object("available", "1"), list("abnormal", "1")), phase: providers.Failed, state: "abnormal", nodes: providers.Nodes{Wanted: 2, Running: 1, Abnormal: 1}},
		"deleting":     {reply: join(object("deleting", "1"), object("available", "1")), phase: providers.Deleting, state: "deleting", nodes: providers.Nodes{Wanted: 2, Running: 1}},
		"order failed": {reply: counted(""), orders: failed, phase: providers.Failed, nodes: providers.Nodes{Wanted: 2}},
		"order failed, nodes coming": {
			reply: join(object("creating", "2")), orders: failed, phase: providers.Working, state: "creating", nodes: providers.Nodes{Wanted: 2, Creating: 2},
		},
		"order running":       {reply: counted(""), orders: strings.Replace(failed, `"failed"`, `"processing"`, 1), phase: providers.Pending, nodes: providers.Nodes{Wanted: 2}},
		"order of a deletion": {reply: counted(""), orders: strings.Replace(failed, "modify", "delete", 1), phase: providers.Pending, nodes: providers.Nodes{Wanted: 2}},
		"several orders": {
			reply: counted(""), orders: `{"items":[{"phase":"failed","operation":"modify"},{"phase":"running","operation":"modify"}]}`,
			phase: providers.Pending, nodes: providers.Nodes{Wanted: 2},
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newScript("GET "+onePath, c.reply)
			if c.orders != "" {
				s.replies[ordersPath] = []string{c.orders}
			}
			got, err := scripted(t, s).Status(t.Context(), receipt())
			if err != nil {
				t.Fatal(err)
			}
			want := providers.Status{Phase: c.phase, State: c.state, Nodes: c.nodes, Failure: got.Failure}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
			if (got.Failure != nil) != (c.phase == providers.Failed) {
				t.Errorf("failure %+v", got.Failure)
			}
		})
	}
}

// TestOrderOfNoTime: without the time of the creation no order can be told to
// be its own, not even one that failed.
func TestOrderOfNoTime(t *testing.T) {
	t.Parallel()
	s := newScript("GET "+onePath, counted(""), ordersPath, `{"items":[{"operation":"modify","phase":"failed"}]}`)
	undated := receipt()
	undated.Created = "yesterday"
	if got, err := scripted(t, s).Status(t.Context(), undated); err != nil || got.Phase != providers.Pending || got.Failure != nil {
		t.Errorf("%+v, %v", got, err)
	}
}

// TestFailureHasAReason: the order's reason, else the last warning.
func TestFailureHasAReason(t *testing.T) {
	t.Parallel()
	s := newScript("GET "+onePath, counted(`"abnormal":{"count":2}`),
		ordersPath, `{"items":[{"orderName":"o-1","operation":"modify","phase":"completed","result":"failed","failReason":"flavor is sold out"}]}`)
	got, err := scripted(t, s).Status(t.Context(), receipt())
	if err != nil || got.Failure == nil || got.Failure.Kind != providers.Quota || got.Failure.Message != "flavor is sold out" ||
		!strings.Contains(got.Failure.Summary.En, "0 of 2 nodes") || !got.Failure.Summary.Complete() || got.Failure.RequestID != "R" {
		t.Errorf("%+v, %v", got.Failure, err)
	}
	s = newScript("GET "+onePath, counted(`"abnormal":{"count":1}`),
		eventsPath, `{"items":[{"type":"Warning","reason":"NodeAbnormal","message":"driver failed","firstTimestamp":"2026-04-01T11:59:30Z"}]}`)
	if got, err = scripted(t, s).Status(t.Context(), receipt()); err != nil || got.Failure.Message != "NodeAbnormal: driver failed" || got.Failure.Kind != providers.Unavailable {
		t.Errorf("%+v, %v", got.Failure, err)
	}
}

// TestAbnormalNodesAreNamed reads the nodes to the end of their list.
func TestAbnormalNodesAreNamed(t *testing.T) {
	t.Parallel()
	s := newScript("GET "+onePath, counted(`"abnormal":{"count":2},"available":{"count":0}`),
		"GET "+onePath+"/nodes?limit=500", `{"metadata":{"continue":"n"},"items":[{"metadata":{"name":"os-node-a"},"status":{"phase":"Abnormal"}},{"metadata":{"name":"os-node-b"},"status":{"phase":"Available"}}]}`,
		"GET "+onePath+"/nodes?continue=n&limit=500", `{"items":[{"metadata":{"name":"os-node-c"},"status":{"phase":"Abnormal"}}]}`)
	got, err := scripted(t, s).Status(t.Context(), receipt())
	if err != nil || !strings.HasSuffix(got.Failure.Summary.En, "2 abnormal: os-node-a, os-node-c") || !strings.HasSuffix(got.Failure.Summary.Zh, "：os-node-a, os-node-c") {
		t.Errorf("%+v, %v", got.Failure, err)
	}
}

func TestUnknownNodePool(t *testing.T) {
	t.Parallel()
	gone := `404 {"error_code":"ModelArts.50015001","error_msg":"pool not found"}`
	young, old, leaving := receipt(), receipt(), receipt()
	old.Created = noon.Add(-3 * time.Minute).Format(time.RFC3339)
	leaving.State = "deleting"
	cases := map[string]struct {
		receipt   providers.Receipt
		one, list string
		phase     providers.Phase
	}{
		"400, not listed yet":       {young, unknown, `{"items":[]}`, providers.Pending},
		"400, no longer listed":     {old, unknown, `{"items":[{"metadata":{"name":"nodepool-10"}}]}`, providers.Gone},
		"400, but listed":           {old, unknown, `{"items":[` + counted(`"available":{"count":2}`) + `]}`, providers.Ready},
		"404":                       {old, gone, "", providers.Gone},
		"404, young":                {young, gone, "", providers.Pending},
		"404, young, being deleted": {leaving, gone, "", providers.Gone},
		"400, the pool is gone too": {old, unknown, gone, providers.Gone},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := scripted(t, newScript("GET "+onePath, c.one, "GET "+poolsPath, c.list)).Status(t.Context(), c.receipt)
			if err != nil || got.Phase != c.phase {
				t.Errorf("%+v, %v", got, err)
			}
		})
	}
}

// TestEvents: those of the pool since the creation, oldest first, each once.
func TestEvents(t *testing.T) {
	t.Parallel()
	s := newScript("GET "+onePath, counted(`"creating":{"count":2}`),
		eventsPath+"?limit=500&name=pool-std-c3d4&resource=pools", `{"metadata":{"continue":"next"},"items":[
			{"type":"Warning","reason":"B","message":"second","firstTimestamp":"2026-04-01T11:59:40Z","lastTimestamp":"2026-04-01T11:59:50Z","count":2},
			{"type":"Normal","reason":"Old","message":"before","firstTimestamp":"2026-04-01T09:00:00Z","lastTimestamp":"2026-04-01T09:00:00Z"},
			{"type":"Normal","reason":"Odd","message":"no time"}]}`,
		eventsPath+"?continue=next&limit=500&name=pool-std-c3d4&resource=pools", `{"items":[
			{"type":"Normal","reason":"A","message":"first","firstTimestamp":1775044770000},
			{"type":"Normal","reason":"A","message":"first","firstTimestamp":1775044770000}]}`)
	client := scripted(t, s)
	got, err := client.Status(t.Context(), receipt())
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, e := range got.Events {
		lines = append(lines, e.Time.Format("15:04:05 ")+string(e.Level)+" "+e.Text)
	}
	want := []string{"00:00:00 info Odd: no time", "11:59:30 info A: first", "11:59:40 warn B: second"}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Error(diff)
	}
}

// TestEventsOfOneSecond keeps the order in which a list that begins with the
// newest has them.
func TestEventsOfOneSecond(t *testing.T) {
	t.Parallel()
	at := func(message, second string) string {
		return `{"reason":"R","message":"` + message + `","firstTimestamp":"2026-04-01T11:59:` + second + `Z"}`
	}
	items := []string{at("fourth", "40"), at("third", "40"), at("second", "39"), at("first", "38")}
	for range 2 {
		s := newScript("GET "+onePath, counted(""), eventsPath, `{"items":[`+strings.Join(items, ",")+`]}`)
		got, err := scripted(t, s).Status(t.Context(), receipt())
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, e := range got.Events {
			lines = append(lines, e.Text)
		}
		if diff := cmp.Diff([]string{"R: first", "R: second", "R: third", "R: fourth"}, lines); diff != "" {
			t.Error(diff)
		}
		slices.Reverse(items)
	}
}
