package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// far is a cloud of one kind of thing: it makes one for each POST, names it in
// its reply, and lists all of them.
type far struct {
	mu    sync.Mutex
	made  int
	state string
}

func (f *far) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f.mu.Lock()
	defer f.mu.Unlock()
	_, _ = io.Copy(io.Discard, r.Body)
	if r.Method == http.MethodPost {
		f.made++
		line := fmt.Sprintf(`{"objects":[{"id":"id-%d","created":"2026-11-26T00:00:0%dZ"}]}`+"\n", f.made, f.made)
		file, err := os.OpenFile(f.state, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
		if err == nil {
			_, err = file.WriteString(line)
			_ = file.Close()
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusTeapot)
			return
		}
	}
	_, _ = fmt.Fprintf(w, `{"made":%d}`, f.made)
}

// between starts a far cloud and a proxy before it.
func between(t *testing.T, weather weather) *proxy {
	t.Helper()
	f := &far{state: filepath.Join(t.TempDir(), "state")}
	server := httptest.NewServer(f)
	t.Cleanup(server.Close)
	w := &world{state: f.state, address: server.Listener.Addr().String(), makers: map[string]maker{}}
	p, err := newProxy(t.Context(), &cloud{id: "far", kind: byPath("/clusters"), refusal: alibaba, missing: own{404, "Missing"}}, w, "me")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.close)
	p.set(weather)
	return p
}

// ask sends one call on a connection of its own and returns what comes back.
func ask(t *testing.T, p *proxy, method, body string) (string, error) {
	t.Helper()
	conn, err := net.Dial("tcp", p.listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	_ = conn.SetDeadline(time.Now().Add(30 * time.Second))
	_, _ = fmt.Fprintf(conn, "%s /clusters HTTP/1.1\r\nHost: far\r\nContent-Length: %d\r\n\r\n%s", method, len(body), body)
	var raw bytes.Buffer
	r, err := http.ReadResponse(bufio.NewReader(io.TeeReader(conn, &raw)), nil)
	if err == nil {
		_, err = io.Copy(io.Discard, r.Body)
		_ = r.Body.Close()
	}
	return raw.String(), err
}

func made(t *testing.T, p *proxy) int {
	t.Helper()
	things, err := p.world.things()
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range things {
		if one.machine != "me" || one.step != 3 || !one.exists {
			t.Errorf("%+v is not known as made in step 3 of me", one)
		}
	}
	return len(things)
}

func TestActs(t *testing.T) {
	t.Parallel()
	reset := (*passage).reset
	html := strangers["html"](http.StatusForbidden)
	cases := map[string]struct {
		act  action
		made int
		// reply stands in what comes back; empty where nothing whole does.
		reply string
	}{
		"pass":          {pass, 1, `{"made":1}`},
		"unread":        {unread(reset), 0, ""},
		"half read":     {halfRead(reset), 0, ""},
		"read":          {readOnly((*passage).hangUp), 0, ""},
		"lost":          {lost(reset), 1, ""},
		"stranded":      {stranded(reset), 1, `{"made":1}`},
		"instead":       {instead(html), 0, "403 Forbidden"},
		"executed then": {executedThen(html), 1, "403 Forbidden"},
		"cut":           {spoiled(spoils["cut-one-byte"]), 1, ""},
		"odd status":    {spoiled(under(409)), 1, "HTTP/1.1 409 Odd"},
		"nonsense":      {spoiled(bearing("null")), 1, "\r\n\r\nnull"},
		"dripping":      {dripping, 1, `{"made":1}`},
		"twice, first":  {twice(firstReply), 2, `{"made":1}`},
		"twice, second": {twice(secondReply), 2, `{"made":2}`},
		"twice, none":   {twice(noReply), 2, ""},
		"twice at once": {twice(atOnce), 2, `{"made":`},
		"before":        {before(func() {}, reset), 0, ""},
		"after":         {after(func() {}, nil), 1, `{"made":1}`},
		"after, reset":  {after(func() {}, reset), 1, ""},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := between(t, weather{faults: []fault{once(create, c.act)}})
			p.begin(3)
			reply, err := ask(t, p, http.MethodPost, `{"Name":"cfd"}`)
			p.rest()
			if got := made(t, p); got != c.made {
				t.Errorf("%d made, want %d", got, c.made)
			}
			if c.reply == "" && err == nil || c.reply != "" && (err != nil || !strings.Contains(reply, c.reply)) {
				t.Errorf("got %q, %v; want %q", reply, err, c.reply)
			}
			if p.sentIn(3) != 1 || p.trouble != nil || p.idleFaults() {
				t.Errorf("%d seen, trouble %v, idle %v", p.sentIn(3), p.trouble, p.idleFaults())
			}
		})
	}
}

func TestFaultsComeInTheirTurn(t *testing.T) {
	t.Parallel()
	p := between(t, weather{faults: []fault{{on: list, skip: 1, times: 2, act: instead(strangers["empty"](502))}}})
	var got []string
	for range 5 {
		reply, err := ask(t, p, http.MethodGet, "")
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, strings.Fields(reply)[1])
	}
	if want := "200 502 502 200 200"; strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
	named := between(t, weather{faults: []fault{
		{on: list, named: "/nodes", act: instead(strangers["empty"](502))}, {on: list, named: "/clus", act: instead(strangers["empty"](503))},
	}})
	if reply, err := ask(t, named, http.MethodGet, ""); err != nil || !strings.HasPrefix(reply, "HTTP/1.1 503") {
		t.Errorf("got %q, %v", reply, err)
	}
	idle := between(t, weather{faults: []fault{once(remove, pass)}})
	if _, err := ask(t, idle, http.MethodGet, ""); err != nil || !idle.idleFaults() || idle.fair() {
		t.Errorf("a fault that never happened: %v, %v, %v", err, idle.idleFaults(), idle.fair())
	}
	if idle.set(weather{}); !idle.fair() {
		t.Error("the weather did not clear")
	}
}

func TestLazyLists(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		weather weather
		want    string
	}{
		"fair":      {weather{}, "0 1 1 1 1"},
		"lagging":   {weather{lagging: 2}, "0 0 0 1 1"},
		"for long":  {weather{lag: time.Hour}, "0 0 0 0 0"},
		"forgetful": {weather{forgetful: true}, "0 1 0 1 0"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := between(t, c.weather)
			var got []string
			for i := range 5 {
				reply, err := ask(t, p, http.MethodGet, "")
				if err != nil {
					t.Fatal(err)
				}
				_, count, _ := strings.Cut(reply, `"made":`)
				got = append(got, strings.TrimSuffix(count, "}"))
				if i == 0 {
					if _, err := ask(t, p, http.MethodPost, "{}"); err != nil {
						t.Fatal(err)
					}
				}
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("got %v, want %s", got, c.want)
			}
		})
	}
}

func TestWrongClock(t *testing.T) {
	t.Parallel()
	p := between(t, weather{skew: 72 * time.Hour})
	reply, err := ask(t, p, http.MethodGet, "")
	if err != nil {
		t.Fatal(err)
	}
	_, date, _ := strings.Cut(reply, "Date: ")
	date, _, _ = strings.Cut(date, "\r")
	at, err := time.Parse(http.TimeFormat, date)
	if ahead := time.Until(at); err != nil || ahead < 71*time.Hour || ahead > 73*time.Hour {
		t.Errorf("the cloud's clock is %s ahead, %v", ahead, err)
	}
}

// A reply that was spoiled is what net/http calls broken, or what it was.
func TestSpoils(t *testing.T) {
	t.Parallel()
	const good = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 12\r\n\r\n{\"id\":\"a-b\"}"
	// To one who takes what was not asked for as it is, these are well.
	well := []string{"huge-good", "huge-head", "no-type", "not-gzip"}
	for name, spoil := range spoils {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			spoiled := spoil([]byte(good))
			if string(spoiled) == good {
				t.Fatal("it is as it was")
			}
			r, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(spoiled)), nil)
			var text []byte
			if err == nil {
				text, err = io.ReadAll(r.Body)
				_ = r.Body.Close()
			}
			same := err == nil && strings.TrimSpace(string(text)) == `{"id":"a-b"}`
			if same != slices.Contains(well, name) {
				t.Errorf("read as %.100q, %v", text, err)
			}
		})
	}
}
