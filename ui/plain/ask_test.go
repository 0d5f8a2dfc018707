package plain_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/ui/message"
	"clusterwiz/ui/plain"
	"clusterwiz/ui/work"
)

// lake is a small form with every kind of question and a comparison.
func lake() *forms.Form {
	return &forms.Form{
		Steps: []forms.Step{
			{ID: forms.Basics, Label: forms.T("Basics", "基本")},
			{ID: forms.Network, Label: forms.T("Network", "网络")},
			{ID: forms.Queues, Label: forms.T("Queues", "队列")},
		},
		Fields: []forms.Field{
			{
				Key: "basics.name", Wire: "Name", Kind: forms.String, Step: forms.Basics, Label: forms.T("Name", "名称"),
				Required: true, Example: "cfd", Help: forms.T("Shown everywhere.", "显示名。"), Rules: []forms.Rule{forms.Length{Min: 2, Max: 8}},
			},
			{
				Key: "basics.mode", Wire: "Mode", Kind: forms.Choice, Step: forms.Basics, Label: forms.T("Mode", "模式"), Default: "std",
				Options: []forms.Option{{Value: "std", Label: forms.T("standard", "标准")}, {Value: "hyb", Label: forms.T("hybrid", "混合")}},
			},
			{Key: "access.key", Wire: "Key", Kind: forms.String, Step: forms.Basics, Label: forms.T("Key", "密钥")},
			{
				Key: "access.password", Wire: "Password", Kind: forms.Hidden, Step: forms.Basics, Label: forms.T("Password", "密码"),
				Rules: []forms.Rule{forms.Length{Min: 4, Max: 9}},
			},
			{Key: "basics.keep", Wire: "Keep", Kind: forms.Boolean, Step: forms.Basics, Label: forms.T("Keep", "保护"), Advanced: true},
			{Key: "network.zone", Wire: "Zone", Kind: forms.String, Step: forms.Network, Label: forms.T("Zone", "可用区"), Source: forms.Source{Name: "zones"}},
			{
				Key: "queues", Wire: "Queues", Kind: forms.List, Step: forms.Queues, Label: forms.T("Queues", "队列"), Item: forms.T("queue", "队列"),
				Max: 2, Fields: []forms.Field{
					{Key: "name", Wire: "Name", Kind: forms.String, Label: forms.T("Queue name", "队列名"), Required: true},
					{Key: "max", Wire: "Max", Kind: forms.Integer, Label: forms.T("Most nodes", "最大节点数"), Default: int64(4)},
				},
			},
		},
		Checks: []forms.Check{forms.ExactlyOneOf{Fields: []string{"access.key", "access.password"}}},
	}
}

func zones(n int) lookup {
	return func(_ context.Context, q forms.Query) (providers.Listing, error) {
		if q.Source != "zones" {
			return providers.Listing{}, errors.New("unexpected source")
		}
		var options []forms.Option
		for i := range n {
			options = append(options, forms.Option{Value: "zone-" + string(rune('a'+i))})
		}
		return providers.Listing{Options: options}, nil
	}
}

// lookup offers values for a question.
type lookup func(context.Context, forms.Query) (providers.Listing, error)

// pond is a cloud of one form.
type pond struct {
	providers.Client
	form *forms.Form
	find lookup
}

func (p pond) About() providers.About                       { return providers.About{ID: "pond"} }
func (p pond) Form() *forms.Form                            { return p.form }
func (p pond) Accounts(context.Context) []providers.Account { return nil }
func (p pond) Connect(providers.Account, providers.Endpoint) (providers.Client, error) {
	return &p, nil
}

func (p *pond) Lookup(ctx context.Context, q forms.Query) (providers.Listing, error) {
	return p.find(ctx, q)
}

// workOf is work on answers to a form; find may be nil.
func workOf(ctx context.Context, form *forms.Form, answers *forms.Answers, find lookup) *work.Work {
	cloud := pond{form: form, find: find}
	target := connect.Target{Provider: cloud}
	if find != nil {
		target.Client = &cloud
	}
	w := work.New(ctx, work.Config{Providers: []providers.Provider{cloud}}, &message.Out{})
	w.Adopt(target, answers, "")
	return w
}

type session struct {
	answers  *forms.Answers
	out, err bytes.Buffer
}

func ask(t *testing.T, input string, find lookup, prepare ...func(*forms.Answers)) (*session, error) {
	t.Helper()
	s := &session{answers: &forms.Answers{}}
	for _, f := range prepare {
		f(s.answers)
	}
	p := &plain.IO{In: iotest.OneByteReader(strings.NewReader(input)), Out: &s.out, Err: &s.err, Lang: forms.En}
	w := workOf(t.Context(), lake(), s.answers, find)
	return s, p.Ask(t.Context(), w, w.Main)
}

func TestAsk(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		input []string
		zones int
		want  string
		said  []string // what must stand in the prompts
	}{
		"everything by defaults": {
			input: []string{"cfd", "", "1", "k1", "", "", ""},
			want:  `{"Name":"cfd","Mode":"std","Key":"k1"}`,
		},
		"a broken rule is asked again with the check's words": {
			input: []string{"x", "cfd", "", "1", "k1", "", "", ""},
			want:  `{"Name":"cfd","Mode":"std","Key":"k1"}`,
			said:  []string{"! Name: must be 2-8 characters"},
		},
		"a required answer cannot be skipped": {
			input: []string{"", "cfd", "", "1", "k1", "", "", ""},
			want:  `{"Name":"cfd","Mode":"std","Key":"k1"}`,
			said:  []string{"! Name: required"},
		},
		"choice by number, help, advanced on request": {
			input: []string{"?", "cfd", "2", "1", "k1", "y", "yes", "", ""},
			want:  `{"Name":"cfd","Mode":"hyb","Key":"k1","Keep":true}`,
			said:  []string{"Shown everywhere.", "for example cfd", "1) standard  std", "Answer 1 more? [y/N]"},
		},
		"an unknown choice is refused": {
			input: []string{"cfd", "best", "std", "1", "k1", "", "", ""},
			want:  `{"Name":"cfd","Mode":"std","Key":"k1"}`,
			said:  []string{"! Mode: must be", "Mode [std]:   ! "},
		},
		"back changes the answer before": {
			input: []string{"cfd", "<", "dns", "", "1", "k1", "", "", ""},
			want:  `{"Name":"dns","Mode":"std","Key":"k1"}`,
		},
		"back goes over a page": {
			input: []string{"cfd", "", "2", "secret", "", "<", "", "secre2", "", "", ""},
			want:  `{"Name":"cfd","Mode":"std","Password":"secre2"}`,
		},
		"either of two is one choice": {
			input: []string{"cfd", "", "key", "k1", "<", "", "<", "Password", "secret", "", "", ""},
			want:  `{"Name":"cfd","Mode":"std","Password":"secret"}`,
			said:  []string{"Key or Password*: ", "Key or Password [Key]: ", "Password (hidden"},
		},
		"either of two, and neither answered": {
			input: []string{"cfd", "", "", "2", "", "1", "k1", "", "", ""},
			want:  `{"Name":"cfd","Mode":"std","Key":"k1"}`,
			said:  []string{"! choose one of the list", "! Key: fill in one of Key, Password"},
		},
		"a wrong answer does not stand": {
			input: []string{"cfd", "", "1", "k1", "y", "maybe", "y", "<", "", "", "", "", "", ""},
			want:  `{"Name":"cfd","Mode":"std","Key":"k1","Keep":true}`,
			said:  []string{"Keep (y/n): ", "Keep (y/n) [y]: "},
		},
		"an empty line never stands for a wrong answer": {
			input: []string{"cfd", "best", "", "1", "k1", "", "", ""},
			want:  `{"Name":"cfd","Mode":"std","Key":"k1"}`,
		},
		"what more is asked": {
			input: []string{"cfd", "", "1", "k1", "?", "", "", ""},
			want:  `{"Name":"cfd","Mode":"std","Key":"k1"}`,
			said:  []string{"Answer 1 more? [y/N]:   Keep\n"},
		},
		"look-up by number": {
			input: []string{"cfd", "", "1", "k1", "", "2", ""}, zones: 3,
			want: `{"Name":"cfd","Mode":"std","Key":"k1","Zone":"zone-b"}`,
			said: []string{"2) zone-b"},
		},
		"look-up takes what is typed": {
			input: []string{"cfd", "", "1", "k1", "", "mars", ""}, zones: 3,
			want: `{"Name":"cfd","Mode":"std","Key":"k1","Zone":"mars"}`,
			said: []string{"~ Zone: mars is not in the cloud's list"},
		},
		"a long list is narrowed": {
			input: []string{"cfd", "", "1", "k1", "", "-t", "1", ""}, zones: 20,
			want: `{"Name":"cfd","Mode":"std","Key":"k1","Zone":"zone-t"}`,
			said: []string{"… 5 more", "1) zone-t"},
		},
		"list items": {
			input: []string{
				"cfd", "", "1", "k1", "", "",
				"a", "comp", "x", "16", // a wrong number is asked again
				"a", "gpu", "",
				"a",           // a third is refused
				"1", "c2", "", // change the first
				"d 2", "", // delete the second
			},
			want: `{"Name":"cfd","Mode":"std","Key":"k1","Queues":[{"Name":"c2","Max":16}]}`,
			said: []string{"must be a whole number", "takes at most 2", "-- queue 2 --", "1) Queue name c2, Most nodes 16"},
		},
		"back from a new item's first question drops it": {
			input: []string{"cfd", "", "1", "k1", "", "", "a", "<", ""},
			want:  `{"Name":"cfd","Mode":"std","Key":"k1"}`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var find lookup
			if tc.zones > 0 {
				find = zones(tc.zones)
			}
			s, err := ask(t, strings.Join(tc.input, "\n")+"\n", find)
			if err != nil {
				t.Fatalf("%v\n%s", err, s.err.String())
			}
			body, err := lake().Body(s.answers).JSON(forms.Revealed)
			if err != nil {
				t.Fatal(err)
			}
			got := strings.Replace(string(body), `,"Queues":[]`, "", 1)
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("-want +got:\n%s\n%s", diff, s.err.String())
			}
			for _, want := range tc.said {
				if !strings.Contains(s.err.String(), want) {
					t.Errorf("not said: %q\n%s", want, s.err.String())
				}
			}
			if s.out.Len() > 0 || strings.Contains(s.err.String(), "\x1b") {
				t.Errorf("results %q or escape sequences in %q", s.out.String(), s.err.String())
			}
		})
	}
}

func TestAskKeepsWhatStands(t *testing.T) {
	t.Parallel()
	s, err := ask(t, strings.Repeat("\n", 10), nil, func(a *forms.Answers) {
		_ = a.Set("basics.name", "old")
		_ = a.Set("access.password", forms.Referenced(forms.Ref{Kind: forms.FromEnv, Name: "PW"}))
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Name* [old]: ", "Password [env PW]"} {
		if !strings.Contains(s.err.String(), want) {
			t.Errorf("not said: %q\n%s", want, s.err.String())
		}
	}
}

// Both stand in a profile: the first is not refused before the second was put.
func TestAskWaitsForTheOtherQuestion(t *testing.T) {
	t.Parallel()
	s, err := ask(t, "cfd\n\n\n\n\n\n\n\n", nil, func(a *forms.Answers) {
		_ = a.Set("access.key", "k1")
		_ = a.Set("access.password", forms.Plain("secret"))
	})
	if err != nil {
		t.Fatalf("%v\n%s", err, s.err.String())
	}
	if _, given := s.answers.Get("access.key"); !given {
		t.Errorf("the key is gone:\n%s", s.err.String())
	}
}

func TestAskSecretReference(t *testing.T) {
	t.Parallel()
	s, err := ask(t, "cfd\n\n2\nenv:ROOT_PW\n\n\n\n", nil)
	if err != nil {
		t.Fatal(err)
	}
	value, _ := s.answers.Get("access.password")
	want := forms.Ref{Kind: forms.FromEnv, Name: "ROOT_PW"}
	if secret, ok := value.(forms.Secret); !ok || secret.Ref() != want {
		t.Errorf("got %v", value)
	}
}

func TestAskEndOfInput(t *testing.T) {
	t.Parallel()
	_, err := ask(t, "\n", nil)
	var end *plain.EndOfInput
	if !errors.As(err, &end) {
		t.Fatalf("got %v", err)
	}
	var flags []string
	for _, missing := range end.Missing {
		flags = append(flags, missing.Flag())
	}
	if diff := cmp.Diff([]string{"--set basics.name=cfd", "--set access.key=VALUE"}, flags); diff != "" {
		t.Error(diff)
	}
	if text := end.Text(); !text.Complete() || !strings.Contains(text.En, "Name is required: --set basics.name=cfd") {
		t.Errorf("got %v", text)
	}
}

func TestAskCancelled(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	p := &plain.IO{In: blocked{cancel}, Out: &bytes.Buffer{}, Err: &bytes.Buffer{}, Lang: forms.Zh}
	w := workOf(ctx, lake(), &forms.Answers{}, nil)
	if err := p.Ask(ctx, w, w.Main); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// blocked is a terminal at which nobody types, and that is interrupted.
type blocked struct{ interrupt func() }

func (b blocked) Read([]byte) (int, error) {
	b.interrupt()
	select {}
}

func TestConfirm(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		input string
		want  bool
		fails bool
	}{
		"yes":             {input: "yes\n", want: true},
		"yes in Chinese":  {input: "是\n", want: true},
		"no":              {input: "no\n"},
		"an empty line":   {input: "\n"},
		"neither":         {input: "sure\ny\n", want: true},
		"back":            {input: "<\n"},
		"end of input":    {input: "", fails: true},
		"neither and end": {input: "sure\n", fails: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := &plain.IO{In: strings.NewReader(tc.input), Out: &bytes.Buffer{}, Err: &bytes.Buffer{}}
			got, err := p.Confirm(t.Context(), forms.T("Send?", "发送？"))
			if got != tc.want || (err != nil) != tc.fails {
				t.Errorf("got %v, %v", got, err)
			}
		})
	}
}

func TestSecretsAreNotShown(t *testing.T) {
	t.Parallel()
	var prompts []string
	var written bytes.Buffer
	p := &plain.IO{
		In: strings.NewReader("cfd\n\n2\n\n\n\n\n"), Out: &written, Err: &written, Lang: forms.En,
		ReadSecret: func(_ context.Context, prompt string) (string, error) {
			prompts = append(prompts, prompt)
			return "canary1", nil
		},
	}
	answers := &forms.Answers{}
	w := workOf(t.Context(), lake(), answers, nil)
	if err := p.Ask(t.Context(), w, w.Main); err != nil {
		t.Fatal(err)
	}
	if len(prompts) != 1 || !slices.ContainsFunc(prompts, func(s string) bool { return strings.Contains(s, "Password") }) {
		t.Errorf("prompts %q", prompts)
	}
	if strings.Contains(written.String(), "canary1") {
		t.Error("the secret was shown")
	}
}

// TestADraftIsKeptAfterEachAnswer, as in the wizard: whoever is cut off goes on
// from there.
func TestADraftIsKeptAfterEachAnswer(t *testing.T) {
	t.Parallel()
	cloud := pond{form: lake()}
	drafts, err := profiles.OpenDrafts(t.TempDir(), work.FormsOf([]providers.Provider{cloud}))
	if err != nil {
		t.Fatal(err)
	}
	w := work.New(t.Context(), work.Config{Providers: []providers.Provider{cloud}, Drafts: drafts}, &message.Out{})
	w.Adopt(connect.Target{Provider: cloud, Account: providers.Account{ID: "env"}}, &forms.Answers{}, "")
	var kept []string
	in := reading{lines: []string{"cfd\n", "2\n", "1\n", "k1\n"}, before: func() {
		list, _, err := drafts.List()
		if err != nil || len(list) > 1 {
			t.Errorf("%v %v", list, err)
		}
		text := ""
		for _, draft := range list {
			name, _ := draft.Answers.Get("basics.name")
			mode, _ := draft.Answers.Get("basics.mode")
			text = forms.ValueText(name) + " " + forms.ValueText(mode) + " " + draft.Account + " " + string(draft.Step)
		}
		kept = append(kept, text)
	}}
	p := &plain.IO{In: &in, Out: io.Discard, Err: io.Discard, Lang: forms.En}
	var ended *plain.EndOfInput
	if err := p.Ask(t.Context(), w, w.Main); !errors.As(err, &ended) {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"", "cfd  env basics", "cfd hyb env basics"}, kept[:3]); diff != "" {
		t.Error(diff)
	}
	if err := w.Drop(); err != nil {
		t.Fatal(err)
	}
	if list, _, err := drafts.List(); err != nil || len(list) > 0 {
		t.Errorf("%v %v", list, err)
	}
}

// TestADraftThatCannotBeKeptIsSaidOnce, not after each answer.
func TestADraftThatCannotBeKeptIsSaidOnce(t *testing.T) {
	t.Parallel()
	cloud, folder := pond{form: lake()}, filepath.Join(t.TempDir(), "drafts")
	drafts, err := profiles.OpenDrafts(folder, work.FormsOf([]providers.Provider{cloud}))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(folder, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	w := work.New(t.Context(), work.Config{Providers: []providers.Provider{cloud}, Drafts: drafts}, &message.Out{})
	w.Adopt(connect.Target{Provider: cloud}, &forms.Answers{}, "")
	var said bytes.Buffer
	p := &plain.IO{In: strings.NewReader("cfd\n2\n1\nk1\n"), Out: io.Discard, Err: &said, Lang: forms.En}
	if err := p.Ask(t.Context(), w, w.Main); err == nil {
		t.Fatal("the input did not end")
	}
	if n := strings.Count(said.String(), "the draft cannot be saved"); n != 1 {
		t.Errorf("said %d times:\n%s", n, said.String())
	}
}

// reading gives its lines one at a time, and looks around before each.
type reading struct {
	lines  []string
	before func()
}

// Read implements io.Reader.
func (r *reading) Read(into []byte) (int, error) {
	r.before()
	if len(r.lines) == 0 {
		return 0, io.EOF
	}
	n := copy(into, r.lines[0])
	r.lines = r.lines[1:]
	return n, nil
}
