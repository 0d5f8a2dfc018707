package engine_test

import (
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"clusterwiz/providers/simulator/engine"
)

// TestBadHabits makes a thing and then looks what there is.
func TestBadHabits(t *testing.T) {
	t.Parallel()
	for faults, want := range map[string]struct {
		status      int
		body, there string
	}{
		"Make:executed-then=403":                     {403, "403 Forbidden</h1>", "a"},
		"Make:executed-then=503,code=Taken,param=a":  {503, "a is taken.", "a"},
		"Make:code=Unheard,executed-then=500":        {500, "fault of the simulator.", "a"},
		"Make:executed-then=409,own":                 {409, "a", "a"},
		"Make:executed-then=302":                     {302, "302 Found", "a"},
		"Make:proxy-page":                            {403, "Access Denied.", ""},
		"Make:empty":                                 {200, "{}", "a"},
		"Make:twice":                                 {200, "a", "a a"},
		"Make:twice=second":                          {200, "a a", "a a"},
		"Make:foreign":                               {200, "their-a a", "their-a a"},
		"Make:foreign Make:proxy-page":               {403, "Access Denied.", "their-a"},
		"Make:foreign Make:status=400":               {400, "fault of the simulator.", "their-a"},
		"Make:foreign=30s List:lag=20s":              {200, "their-a a", "their-a"},
		"List:lag=20s":                               {200, "a", ""},
		"List:lag=20s,skip=1":                        {200, "a", "a"},
		"List:forget=1":                              {200, "a", ""},
		"List:forget=1,skip=1":                       {200, "a", "a"},
		"*:skew=1h":                                  {200, "a", "a"},
		"*:forget=0 *:lag=1s Make:executed-then=200": {200, "200 OK", ""},
	} {
		t.Run(faults, func(t *testing.T) {
			t.Parallel()
			s := engine.New(faulty(t, strings.Fields(faults)...))
			if status, body := makeThing(t, s, "a"); status != want.status || !strings.Contains(body, want.body) {
				t.Errorf("%d %q, want %d %q", status, body, want.status, want.body)
			}
			if _, there := makeThing(t, s, ""); there != want.there {
				t.Errorf("there is %q, want %q", there, want.there)
			}
		})
	}
}

// TestHowLong tells for each fault what lists show after so many seconds; at once
// where the first is.
func TestHowLong(t *testing.T) {
	t.Parallel()
	for fault, want := range map[string]string{
		"List:lag=3m":              "0- 1- 1- 1a 4a", // A real second is a simulated minute.
		"List:lag=3m,times=1":      "0- 0a 4a",
		"List:forget=2":            "0- 0- 0a 9a",
		"List:code=Taken,param=a":  "0a_is_taken. 0a",
		"List:forget=2m":           "0- 1- 2a 0a",
		"List:forget=2m,skip=1":    "0a 9- 1- 1a",
		"Make:foreign,times=1":     "0their-a_a",
		"*:skew=-10m":              "0a",
		"Make:skew=1s List:lag=1s": "0-",
	} {
		t.Run(fault, func(t *testing.T) {
			t.Parallel()
			now := time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC)
			o := faulty(t, strings.Fields(fault)...)
			o.Now = func() time.Time { return now }
			s := engine.New(o)
			makeThing(t, s, "a")
			for _, step := range strings.Fields(want) {
				now = now.Add(time.Duration(step[0]-'0') * time.Second)
				expected := strings.ReplaceAll(strings.TrimPrefix(step[1:], "-"), "_", " ")
				if _, there := makeThing(t, s, ""); there != expected {
					t.Errorf("%s: there is %q", step, there)
				}
			}
		})
	}
}

func TestHeadersOfFaults(t *testing.T) {
	t.Parallel()
	for fault, want := range map[string]map[string]string{
		"Make:skew=-20m":                        {"Date": "Sun, 01 Mar 2026 07:40:00 GMT"},
		"*:skew=90s":                            {"Date": "Sun, 01 Mar 2026 08:01:30 GMT"},
		"Make:status=503,retry-after=1500ms":    {"Date": "Sun, 01 Mar 2026 08:00:00 GMT", "Retry-After": "2"},
		"Make:throttle":                         {"Left": "1s", "Retry-After": ""},
		"Make:throttle,retry-after=20s":         {"Left": "20s", "Retry-After": "20"},
		"Make:executed-then=307":                {"Location": "http://portal.invalid/login", "Server": "nginx", "Retry-After": ""},
		"Make:proxy-page":                       {"Via": "1.1 proxy.invalid (squid)", "Server": "squid", "Content-Type": "text/html; charset=utf-8"},
		"Make:executed-then=429,retry-after=9s": {"Retry-After": "9", "Location": ""},
	} {
		o := faulty(t, fault)
		o.Now = func() time.Time { return time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC) }
		_, _, header := ask(t, engine.New(o), "a")
		for name, text := range want {
			if got := header.Get(name); got != text {
				t.Errorf("%s: %s: %q, want %q", fault, name, got, text)
			}
		}
	}
}

// TestForeignThingAndNothingOfOurs is a lost request beside somebody else's.
func TestForeignThingAndNothingOfOurs(t *testing.T) {
	t.Parallel()
	s := engine.New(faulty(t, "Make:foreign", "Make:drop"))
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://toy/a", nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := s.Transport().RoundTrip(req)
	if !errors.Is(err, io.ErrUnexpectedEOF) {
		_ = resp.Body.Close()
		t.Errorf("error: %v", err)
	}
	if _, there := makeThing(t, s, ""); there != "their-a" {
		t.Errorf("there is %q", there)
	}
	if calls := s.Calls(); len(calls) != 2 {
		t.Errorf("calls: %+v, want ours alone", calls)
	}
}

func TestFaultsThatCannotBe(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"Make:executed-then=199", "Make:executed-then=304", "Make:executed-then=600", "Make:executed-then", "Make:executed-then=403,status=400",
		"Make:executed-then=403,code=Taken,own", "Make:own", "Make:lost,own", "Make:twice=third", "Make:twice=", "Make:empty=1", "Make:proxy-page=403",
		"List:lag", "List:lag=", "List:lag=-1s", "List:lag=9999h", "List:forget", "List:forget=-1", "List:forget=2,times=3", "List:times=3,forget=2",
		"Make:foreign=x", "Make:foreign,lost", "*:skew=0s", "*:skew=--1s", "List:lag=1s,delay=1s", "List:lag=1s,retry-after=1s", "Make:lost,retry-after=1s",
		"Make:retry-after=1s", "Make:currency=yuan", "Make:currency=", "Make:currency", "Make:amounts=odd", "Make:left=-1", "Make:left", "Make:denied=403",
		"Make:denied,code=Taken", "Make:declined,status=400", "Make:declined,lost", "Make:currency=USD,amounts=text", "Make:unverified,delay=1s", "Make:left=1,times=1", "Make:unverified,skip=1",
	} {
		f, err := engine.ParseFault(text)
		var mistake *engine.Mistake
		if !errors.As(err, &mistake) || mistake.En == "" || mistake.Zh == "" || mistake.En == mistake.Zh {
			t.Errorf("%q is read as %+v, %v", text, f, err)
		}
	}
}

// TestItems holds that each item of the list can be given.
func TestItems(t *testing.T) {
	t.Parallel()
	beside := map[string]string{"own": ",executed-then=409", "param=NAME": ",code=Taken", "retry-after=10s": ",throttle", "times=3": ",lost", "skip=2": ",lost"}
	for _, item := range engine.Items() {
		action, form := "Make", strings.NewReplacer("STAGE", "Sand", "DbError", "Taken").Replace(item.Form)
		if item.Effect == engine.Lag || item.Effect == engine.Forget {
			action = "List"
		}
		f, err := engine.ParseFault(action + ":" + form + beside[item.Form])
		if err != nil || item.Effect != "" && f.Effect != item.Effect {
			t.Errorf("%s: %+v, %v", item.Form, f, err)
		}
		if again, err := engine.ParseFault(f.String()); err != nil || again != f {
			t.Errorf("%s is written %s: %+v, %v", item.Form, f, again, err)
		}
		if item.En == "" || item.Zh == "" {
			t.Errorf("%s says nothing", item.Form)
		}
	}
}
