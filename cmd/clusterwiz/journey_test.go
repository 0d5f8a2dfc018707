package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/profiles"
	"clusterwiz/providers/clouds"
	"clusterwiz/providers/launch"
)

// canary is a secret that must turn up nowhere.
const canary = "Canary-4711-x"

// buffer is a bytes.Buffer that may be written by several.
type buffer struct {
	mu   sync.Mutex
	data bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.data.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.data.String()
}

// person answers prompts by their label; what is not listed is left as it
// stands. Several answers to one label are given one after another.
type person struct {
	t       *testing.T
	screen  *buffer
	answers map[string][]string
	reads   int
	// at is the label at which then is called and nothing is typed any more.
	at   string
	then func()
	// ends is the label at which the input ends.
	ends string
	// echo: they sit at a terminal, which shows what they type.
	echo bool
}

// Read implements io.Reader: it is called when the program waits for a line.
func (p *person) Read(line []byte) (int, error) {
	if p.reads++; p.reads > 300 {
		p.t.Errorf("asked without end:\n%s", p.screen.String())
		return 0, io.EOF
	}
	text := p.screen.String()
	prompt := text[strings.LastIndexByte(text, '\n')+1:]
	label := prompt
	for _, end := range []string{"* ", "*:", " [", ": ", " ("} {
		label, _, _ = strings.Cut(label, end)
	}
	if p.then != nil && label == p.at {
		p.then()
		select {}
	}
	if label == p.ends {
		return 0, io.EOF
	}
	answer := ""
	if queue := p.answers[label]; len(queue) > 0 {
		answer, p.answers[label] = queue[0], queue[1:]
	}
	if p.echo {
		_, _ = p.screen.Write([]byte(answer + "\n"))
	}
	return copy(line, answer+"\n"), nil
}

// sandbox runs the program in this process with directories of its own.
type sandbox struct {
	cli.Streams
	dirs     profiles.Dirs
	out, log *buffer
}

func newSandbox(t *testing.T) *sandbox {
	t.Helper()
	home := t.TempDir()
	s := &sandbox{out: &buffer{}, log: &buffer{}, dirs: profiles.Dirs{
		Config: filepath.Join(home, "config"), State: filepath.Join(home, "state"),
	}}
	s.Streams = cli.Streams{
		In: strings.NewReader(""), Out: s.out, Err: s.log,
		Terminal: func() (in, out bool) { return false, false },
		Environ: func(name string) (string, bool) {
			value, ok := map[string]string{"ROOT_PASSWORD": canary}[name]
			return value, ok
		},
	}
	return s
}

// seat puts a person at the terminal.
func (s *sandbox) seat(p *person) {
	p.echo = true
	s.In, s.Terminal = p, func() (in, out bool) { return true, false }
}

func (s *sandbox) run(ctx context.Context, args ...string) exit { return s.runOn(ctx, nil, args...) }

// runOn is run with a simulator that is there already.
func (s *sandbox) runOn(ctx context.Context, world http.RoundTripper, args ...string) exit {
	a := newApp(s.Streams, "en")
	a.dirs = func() profiles.Dirs { return s.dirs }
	if world != nil {
		a.worlds = map[string]http.RoundTripper{"": world}
	}
	_, err := a.execute(ctx, append(args, "--simulate-speed=6000"))
	if err != nil {
		a.printError(err)
	}
	return exitCode(err)
}

// digests are those of all runs, newest first.
func (s *sandbox) records(t *testing.T) []launch.Record {
	t.Helper()
	store, err := launch.Open(s.dirs.Runs())
	if err != nil {
		t.Fatal(err)
	}
	records, err := store.List()
	if err != nil {
		t.Fatal(err)
	}
	return records
}

// twoQueues are answers for a cluster with two queues and a data disk.
func twoQueues(profile string) map[string][]string {
	const image = "aliyun_3_x64_20G_alibase_20221102.vhd"
	return map[string][]string{
		"Cluster name":                 {"cfd-pipe"},
		"VPC":                          {"vpc-m5efjevmclc0xdmys"},
		"vSwitch":                      {"vsw-bp1s5fnvk4gn2tws0", "vsw-f8za5p0mwzgdu3wgx"}, // The first is of another VPC.
		"Security group":               {"sg-bp13n61xsydodfyg"},
		"Instance type":                {"ecs.c6.xlarge", "c7.large", "1", "ecs.c7.xlarge"}, // One is chosen from a narrowed list.
		"Image":                        {image, image, image},
		"Queues":                       {"a", "a"},
		"Queue name":                   {"comp", "gpu"},
		"Compute nodes":                {"a", "", "a"},
		"Data disks":                   {"", "a"},
		"Size":                         {"100"},
		"File system":                  {"008b648bcb"},
		"Mount target":                 {"1"},
		"Mount directory":              {"/scratch", "/home"},
		"Key pair or Password of root": {"2"},
		"Password of root":             {"short", "env:ROOT_PASSWORD"},
		"Answer 8 more?":               {"", "", "y"}, // Data disks are among the advanced questions of a node.
		"Save these answers as a profile? File, y for " + profile + ", or nothing for no": {"y"},
		"Send this request?": {"yes"},
	}
}

func TestPlainJourney(t *testing.T) {
	t.Parallel()
	s := newSandbox(t)
	profile := filepath.Join(s.dirs.Profiles(), "cfd-pipe.toml")
	s.seat(&person{t: t, screen: s.log, answers: twoQueues(profile)})
	if code := s.run(t.Context(), "new", "ehpc", "--plain", "--simulate"); code != done {
		t.Fatalf("new: exit %d\n%s\n%s", code, s.log, s.out)
	}
	for _, want := range []string{"SIMULATED", `"DataDisks"`, "Password of root: must have 8-30", "vsw-bp1s5fnvk4gn2tws0 does not exist in VPC vpc-m5efjevmclc0xdmys"} {
		if !strings.Contains(s.log.String(), want) {
			t.Errorf("not said: %q\n%s", want, s.log)
		}
	}
	// Where it goes is part of what is kept, also where nobody was asked.
	if kept, _, err := profiles.Load(t.Context(), profile, newApp(s.Streams, "en").forms()); err != nil || kept.Region != "cn-hangzhou" {
		t.Errorf("kept %+v, %v", kept, err)
	}
	// Without the first cluster, whose name would be taken.
	if err := os.Remove(filepath.Join(s.dirs.State, "simulator.json")); err != nil {
		t.Fatal(err)
	}
	if code := s.run(t.Context(), "replay", profile, "--yes", "--simulate", "--debug"); code != done {
		t.Fatalf("replay: exit %d\n%s", code, s.log)
	}
	records := s.records(t)
	if len(records) != 2 || records[0].Phase != launch.Created {
		t.Fatalf("got %+v", records)
	}
	if diff := cmp.Diff(records[1].Digest, records[0].Digest); diff != "" {
		t.Errorf("prompts and replay differ: %s", diff)
	}
	noCanary(t, s)
}

// noCanary looks for the secret in all that was written.
func noCanary(t *testing.T, s *sandbox) {
	t.Helper()
	texts := map[string]string{"stdout": s.out.String(), "stderr": s.log.String()}
	for _, dir := range []string{s.dirs.Config, s.dirs.State} {
		files := os.DirFS(dir)
		err := fs.WalkDir(files, ".", func(path string, entry fs.DirEntry, err error) error {
			if errors.Is(err, fs.ErrNotExist) {
				return nil // Nothing was written there.
			}
			if err != nil || entry.IsDir() {
				return err
			}
			data, err := fs.ReadFile(files, path)
			texts[path] = string(data)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for place, text := range texts {
		if strings.Contains(text, canary) {
			t.Errorf("the secret stands in %s", place)
		}
	}
	if len(texts) < 4 {
		t.Errorf("too little was written to look through: %d", len(texts))
	}
}

// kept returns the one draft.
func (s *sandbox) kept(t *testing.T) profiles.Draft {
	t.Helper()
	drafts, err := profiles.OpenDrafts(s.dirs.Drafts(), nil)
	if err != nil {
		t.Fatal(err)
	}
	kept, _, err := drafts.List()
	if err != nil || len(kept) != 1 {
		t.Fatalf("drafts %v, %v\n%s", kept, err, s.log)
	}
	return kept[0]
}

func TestInterruptedWhileAsked(t *testing.T) {
	t.Parallel()
	s := newSandbox(t)
	ctx, interrupt := context.WithCancel(t.Context())
	s.seat(&person{t: t, screen: s.log, answers: map[string][]string{"Cluster name": {"cfd-pipe"}}, at: "VPC", then: interrupt})
	if code := s.run(ctx, "new", "ehpc", "--plain", "--simulate"); code != interrupted {
		t.Errorf("exit %d\n%s", code, s.log)
	}
	if records := s.records(t); len(records) > 0 {
		t.Errorf("runs: %v", records)
	}
	if name, _ := s.kept(t).Answers.Get("basics.name"); name != "cfd-pipe" {
		t.Errorf("the draft holds %v", name)
	}
}

// TestDeclined leaves at the last questions: nothing is sent, and nothing of
// what was answered is lost.
func TestDeclined(t *testing.T) {
	t.Parallel()
	const send, save = "Send this request?", "Save these answers as a profile? File, y for , or nothing for no"
	for name, tc := range map[string]struct {
		answer   string
		at, ends string
		want     exit
	}{
		"no":                        {answer: "no", want: interrupted},
		"nothing":                   {want: interrupted},
		"back":                      {answer: "<", want: interrupted},
		"the end of the input":      {ends: send, want: misused},
		"interrupted":               {at: send, want: interrupted},
		"interrupted before saving": {at: save, want: interrupted},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newSandbox(t)
			ctx, interrupt := context.WithCancel(t.Context())
			defer interrupt()
			answers := twoQueues("")
			answers[send] = []string{tc.answer}
			at := strings.Replace(tc.at, "y for ,", "y for "+s.dirs.Profile("cfd-pipe")+",", 1)
			s.seat(&person{t: t, screen: s.log, answers: answers, at: at, then: interrupt, ends: tc.ends})
			if code := s.run(ctx, "new", "ehpc", "--plain", "--simulate"); code != tc.want {
				t.Errorf("exit %d\n%s", code, s.log)
			}
			if records := s.records(t); len(records) > 0 {
				t.Errorf("runs: %v", records)
			}
			if size, _ := s.kept(t).Answers.Get("queues[1].compute_nodes[0].data_disks[0].size"); size == nil {
				t.Errorf("the draft holds %v", s.kept(t).Answers)
			}
			if !strings.Contains(s.log.String(), "the answers are kept as the draft cfd-pipe") {
				t.Errorf("not told:\n%s", s.log)
			}
			noCanary(t, s)
		})
	}
}

// TestRefusedKeepsAnswers: what the cloud refused can be put right and sent again,
// what it took on has no use for a draft.
func TestRefusedKeepsAnswers(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		fault string
		want  exit
		kept  bool
	}{
		"refused": {"CreateCluster:code=OrderError.Arrearage", short, true},
		"failed":  {"CreateCluster:fail=ConfigNetwork", failed, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newSandbox(t)
			s.seat(&person{t: t, screen: s.log, answers: map[string][]string{"Send this request?": {"y"}}})
			code := s.run(t.Context(), "new", "--plain", "--from", usedProfile(t), "--simulate", "--simulate-fault", tc.fault)
			if code != tc.want {
				t.Errorf("exit %d, want %d\n%s", code, tc.want, s.log)
			}
			if got := strings.Contains(s.log.String(), "the answers are kept as the draft cfd-used"); got != tc.kept {
				t.Errorf("kept: %v\n%s", got, s.log)
			}
		})
	}
}

// TestSavedIsNoDraft keeps the answers once.
func TestSavedIsNoDraft(t *testing.T) {
	t.Parallel()
	s := newSandbox(t)
	profile := s.dirs.Profile("cfd-pipe")
	answers := twoQueues(profile)
	answers["Send this request?"] = nil
	s.seat(&person{t: t, screen: s.log, answers: answers})
	if code := s.run(t.Context(), "new", "ehpc", "--plain", "--simulate"); code != interrupted {
		t.Errorf("exit %d\n%s", code, s.log)
	}
	if strings.Contains(s.log.String(), "kept as the draft") || !strings.Contains(s.log.String(), "saved: "+profile) {
		t.Errorf("said:\n%s", s.log)
	}
}

func TestSecretPrompt(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		typed     string
		interrupt bool
		want      exit
	}{
		"typed":       {typed: canary, want: done},
		"too short":   {typed: "short", want: invalid},
		"nothing":     {want: invalid},
		"interrupted": {interrupt: true, want: interrupted},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newSandbox(t)
			ctx, interrupt := context.WithCancel(t.Context())
			defer interrupt()
			s.ReadSecret = func(ctx context.Context, prompt string) (string, error) {
				if !strings.Contains(prompt, "Password of root") {
					t.Errorf("asked for %q", prompt)
				}
				if tc.interrupt {
					interrupt()
					return "", ctx.Err()
				}
				return tc.typed, nil
			}
			profile := filepath.Join(t.TempDir(), "example.toml")
			if err := profiles.Save(profile, clouds.All()[0].About().Example, false); err != nil {
				t.Fatal(err)
			}
			code := s.run(ctx, "replay", profile, "--yes", "--simulate", "--set", "access.key_pair=", "--set", "access.password=prompt")
			if code != tc.want {
				t.Errorf("exit %d, want %d\n%s", code, tc.want, s.log)
			}
			if sent := len(s.records(t)) > 0; sent != (tc.want == done) {
				t.Errorf("sent: %v", sent)
			}
		})
	}
}

// TestNoCredentials in plain mode: who sits there gets the simulator and is told so;
// whoever answers through a pipe is refused.
func TestNoCredentials(t *testing.T) {
	t.Parallel()
	s := newSandbox(t)
	args := []string{"new", "--plain", "--preset", "batchcompute-batch"}
	if got := s.run(t.Context(), args...); got != denied {
		t.Errorf("a pipe ends with %d:\n%s", got, s.log.String())
	}
	ctx, interrupt := context.WithCancel(t.Context())
	s.seat(&person{t: t, screen: s.log, at: "Cluster name", then: interrupt})
	s.run(ctx, args...)
	for _, want := range []string{"no account was found: the simulator is used", "SIMULATED"} {
		if !strings.Contains(s.log.String(), want) {
			t.Errorf("no %q in\n%s", want, s.log.String())
		}
	}
}
