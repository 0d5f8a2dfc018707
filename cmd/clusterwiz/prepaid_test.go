package main

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"clusterwiz/profiles"
	"clusterwiz/providers/clouds"
)

// TestPrepaid: what is paid in advance is sent after its name was typed, and
// after nothing else, wherever a person is asked.
func TestPrepaid(t *testing.T) {
	t.Parallel()
	const ask = "You commit to pay in advance for cfd-demo"
	ways := map[string][]string{"replay": {"replay"}, "plain": {"new", "--plain", "--from"}}
	for name, tc := range map[string]struct {
		yes   string
		typed []string
		ends  string
		want  exit
	}{
		"the name":               {yes: "y", typed: []string{"cfd-demo"}, want: done},
		"the name at last":       {yes: "y", typed: []string{"yes", "cfd", "cfd-demo"}, want: done},
		"any text":               {yes: "y", typed: []string{"anything", ""}, want: interrupted},
		"more than the name":     {yes: "y", typed: []string{"cfd-demo-2", ""}, want: interrupted},
		"another case":           {yes: "y", typed: []string{"CFD-DEMO", ""}, want: interrupted},
		"yes":                    {yes: "y", typed: []string{"yes", "y", ""}, want: interrupted},
		"nothing":                {yes: "y", want: interrupted},
		"the end of the input":   {yes: "y", ends: ask, want: misused},
		"the name without a yes": {yes: "n", typed: []string{"cfd-demo"}, want: interrupted},
	} {
		for way, command := range ways {
			t.Run(way+"/"+name, func(t *testing.T) {
				t.Parallel()
				s := newSandbox(t)
				s.Terminal = func() (in, out bool) { return true, true }
				s.In = &person{t: t, screen: s.log, echo: true, ends: tc.ends, answers: map[string][]string{
					"Send this request?": {tc.yes}, ask: slices.Clone(tc.typed),
				}}
				args := append(slices.Clone(command), prepaidProfile(t), "--simulate")
				if code := s.run(t.Context(), args...); code != tc.want {
					t.Errorf("exit %d, want %d\n%s", code, tc.want, s.log)
				}
				if records := s.records(t); len(records) > 0 != (tc.want == done) {
					t.Errorf("runs: %v", records)
				}
				for _, told := range []string{"! paid in advance: manager.charge_type", "! paid in advance: manager node 1 × ecs.c6.xlarge: CNY "} {
					if !strings.Contains(s.log.String(), told) && (tc.yes == "y" || told[len(told)-1] != ' ') {
						t.Errorf("not told %q:\n%s", told, s.log)
					}
				}
			})
		}
	}
}

// TestPrepaidOfMany wants each name that is paid in advance, and no other.
func TestPrepaidOfMany(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		typed string
		want  exit
		runs  int
	}{
		"its name":      {"cfd-demo", done, 2},
		"another name":  {"cfd-used", interrupted, 0},
		"not its name":  {"", interrupted, 0},
		"both together": {"cfd-used cfd-demo", interrupted, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newSandbox(t)
			s.Terminal = func() (in, out bool) { return true, true }
			s.In = &person{t: t, screen: s.log, echo: true, answers: map[string][]string{
				"Send these 2 requests?": {"y"}, "You commit to pay in advance for cfd-demo": {tc.typed, ""},
			}}
			if code := s.run(t.Context(), "replay", usedProfile(t), prepaidProfile(t), "--simulate"); code != tc.want {
				t.Errorf("exit %d, want %d\n%s", code, tc.want, s.log)
			}
			if records := s.records(t); len(records) != tc.runs {
				t.Errorf("runs: %v", records)
			}
		})
	}
}

// TestPrepaidWithoutQuestion wants a word of its own beside --yes.
func TestPrepaidWithoutQuestion(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		flags []string
		want  exit
		runs  int
	}{
		"--yes":               {[]string{"--yes"}, invalid, 0},
		"both":                {[]string{"--yes", "--yes-prepaid"}, done, 2},
		"--yes-prepaid alone": {[]string{"--yes-prepaid"}, misused, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newSandbox(t)
			args := append([]string{"replay", usedProfile(t), prepaidProfile(t), "--simulate"}, tc.flags...)
			if code := s.run(t.Context(), args...); code != tc.want {
				t.Errorf("exit %d, want %d\n%s", code, tc.want, s.log)
			}
			if records := s.records(t); len(records) != tc.runs {
				t.Errorf("runs: %v", records)
			}
			told := regexp.MustCompile(`you commit to pay in advance for cfd-demo \(manager\.charge_type; manager node 1 × ecs\.c6\.xlarge: CNY [1-9][0-9.]+, ` +
				`12 months, not renewed\); nothing was sent\. To buy it without a question, add: --yes-prepaid`)
			if tc.want == invalid && !told.MatchString(s.log.String()) {
				t.Errorf("not told:\n%s", s.log)
			}
		})
	}
}

// prepaidProfile is the example with a manager that is paid in advance,
// usedProfile one that is paid as it is used.
func prepaidProfile(t *testing.T) string {
	t.Helper()
	return example(t, "[manager]", "[manager]\nperiod = 12", `charge_type = "PostPaid"`, `charge_type = "PrePaid"`)
}

func usedProfile(t *testing.T) string {
	t.Helper()
	return example(t, `"cfd-demo"`, `"cfd-used"`)
}

// example writes the first cloud's with changes, pairs of old and new.
func example(t *testing.T, changes ...string) string {
	t.Helper()
	text := string(clouds.All()[0].About().Example)
	for pair := range slices.Chunk(changes, 2) {
		if !strings.Contains(text, pair[0]) {
			t.Fatalf("there is no %q in\n%s", pair[0], text)
		}
		text = strings.Replace(text, pair[0], pair[1], 1)
	}
	path := filepath.Join(t.TempDir(), "example.toml")
	if err := profiles.Save(path, []byte(text), false); err != nil {
		t.Fatal(err)
	}
	return path
}
