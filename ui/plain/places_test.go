package plain_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/ui/message"
	"clusterwiz/ui/plain"
	"clusterwiz/ui/work"
)

// TestGoTo a page or a question from any prompt, by whatever it is called.
func TestGoTo(t *testing.T) {
	t.Parallel()
	const done = `{"Name":"cfd","Mode":"std","Key":"k1"}`
	for name, tc := range map[string]struct {
		input []string
		want  string
		said  []string
	}{
		"a page by number":         {input: []string{"cfd", ":2", "mars", "", "1", "k1"}, want: `{"Name":"cfd","Mode":"std","Key":"k1","Zone":"mars"}`, said: []string{"== Network (2/3) ==\nZone: "}},
		"a page by name":           {input: []string{"cfd", "", "1", "k1", ":queues", ""}, want: done, said: []string{"== Queues (3/3) =="}},
		"in the other language":    {input: []string{"cfd", "", "1", "k1", "：网络", "", ""}, want: done, said: []string{"== Network (2/3) ==\nZone: "}},
		"a question by label":      {input: []string{"cfd", "", "1", "k1", ":zone", "mars", ""}, want: `{"Name":"cfd","Mode":"std","Key":"k1","Zone":"mars"}`},
		"by path, backwards":       {input: []string{"cfd", "", "1", "k1", "", ":basics.mode", "2", ":review"}, want: `{"Name":"cfd","Mode":"hyb","Key":"k1"}`},
		"one of the advanced":      {input: []string{"cfd", "", "1", "k1", "", ":keep", "y", "", ""}, want: `{"Name":"cfd","Mode":"std","Key":"k1","Keep":true}`},
		"of either the choice":     {input: []string{"cfd", "", "1", "k1", "", ":password", "2", "secret", ":review"}, want: `{"Name":"cfd","Mode":"std","Password":"secret"}`},
		"within a list":            {input: []string{"cfd", "", "1", "k1", "", "", "a", "q1", "", "a", "q2", "", ":most nodes", "2", "7", "", ""}, want: `{"Name":"cfd","Mode":"std","Key":"k1","Queues":[{"Name":"q1","Max":4},{"Name":"q2","Max":7}]}`, said: []string{"2) queue 2 › Most nodes", "Which one (number"}},
		"what is wrong comes last": {input: []string{":review", "cfd", "1", "k1"}, want: done, said: []string{"== Review ==", "Cannot be sent yet, problems: 2", "Still to correct"}},
		"all pages":                {input: []string{"cfd", ":", "2", "", "", "1", "k1"}, want: done, said: []string{"  1) Basics\n  2) Network\n  3) Queues\n  4) Review\n"}},
		"and stays":                {input: []string{"cfd", ":", "", "", "1", "k1", "", "", ""}, want: done},
		"no such place":            {input: []string{"cfd", ":moon", "", "1", "k1", "", "", ""}, want: done, said: []string{"no page or question has that name"}},
		"an answer with a colon":   {input: []string{"::cfd", "", "1", "k1", "", "", ""}, want: `{"Name":":cfd","Mode":"std","Key":"k1"}`},
		"a secret with a colon":    {input: []string{"cfd", "", "2", ":zone", "", "", ""}, want: `{"Name":"cfd","Mode":"std","Password":":zone"}`},
		"a secret's prompt, too":   {input: []string{"cfd", "", "2", ":", "2", "", "", "2", "secret"}, want: `{"Name":"cfd","Mode":"std","Password":"secret"}`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, err := ask(t, strings.Join(tc.input, "\n")+"\n", nil)
			if err != nil {
				t.Fatalf("%v\n%s", err, s.err.String())
			}
			body, err := lake().Body(s.answers).JSON(forms.Revealed)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tc.want, strings.Replace(string(body), `,"Queues":[]`, "", 1)); diff != "" {
				t.Errorf("-want +got:\n%s\n%s", diff, s.err.String())
			}
			for _, want := range tc.said {
				if !strings.Contains(s.err.String(), want) {
					t.Errorf("not said: %q\n%s", want, s.err.String())
				}
			}
		})
	}
}

// TestAgain goes back into the questions from what came after them; the answers stay.
func TestAgain(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		wish, input, want string
	}{
		"back":          {"<", "<\nmars\n\n", `{"Name":"cfd","Mode":"std","Key":"k1","Zone":"mars"}`},
		"a question":    {":mode", "hyb\n:review\n", `{"Name":"cfd","Mode":"hyb","Key":"k1"}`},
		"no such place": {":moon", "", `{"Name":"cfd","Mode":"std","Key":"k1"}`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var said bytes.Buffer
			answers := &forms.Answers{}
			for path, value := range map[forms.Path]string{"basics.name": "cfd", "access.key": "k1"} {
				if err := answers.Set(path, value); err != nil {
					t.Fatal(err)
				}
			}
			p := &plain.IO{In: strings.NewReader(tc.wish + "\n" + tc.input), Out: &said, Err: &said, Lang: forms.En, Back: true}
			w := workOf(t.Context(), lake(), answers, nil)
			yes, wish := p.Confirm(t.Context(), forms.T("Send?", "发送？"))
			if yes || !plain.Returns(wish) {
				t.Fatalf("%v, %v", yes, wish)
			}
			if err := p.Again(t.Context(), w, w.Main, wish); err != nil {
				t.Fatalf("%v\n%s", err, &said)
			}
			body, err := lake().Body(answers).JSON(forms.Revealed)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tc.want, strings.Replace(string(body), `,"Queues":[]`, "", 1)); diff != "" {
				t.Errorf("-want +got:\n%s\n%s", diff, &said)
			}
		})
	}
}

// TestNobodyAnswersAgain: from a pipe the first line that is no answer ends it all, and
// is named; nothing behind it answers another question.
func TestNobodyAnswersAgain(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		input []string
		line  int
		asked string
	}{
		"a rule":               {[]string{"x", "cfd"}, 1, "Name"},
		"an empty line":        {[]string{"", "cfd"}, 1, "Name"},
		"a choice":             {[]string{"cfd", "best", "std"}, 2, "Mode"},
		"either of two":        {[]string{"cfd", "", "both"}, 3, "Key or Password"},
		"neither of two":       {[]string{"cfd", "", "1", ""}, 4, "Key"},
		"a secret":             {[]string{"cfd", "", "2", "abc"}, 4, "Password"},
		"yes or no":            {[]string{"cfd", "", "1", "k1", "maybe"}, 5, "Answer 1 more"},
		"a boolean":            {[]string{"cfd", "", "1", "k1", "y", "maybe"}, 6, "Keep"},
		"what to do in a list": {[]string{"cfd", "", "1", "k1", "", "", "z"}, 7, "Queues"},
		"too many in a list":   {[]string{"cfd", "", "1", "k1", "", "", "a", "q1", "", "a", "q2", "", "a"}, 13, "Queues"},
		"a place":              {[]string{"cfd", ":moon"}, 2, ":moon"},
		"help is no answer":    {[]string{"?", "x"}, 2, "Name"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var said bytes.Buffer
			answers := &forms.Answers{}
			p := &plain.IO{In: strings.NewReader(strings.Join(tc.input, "\n") + "\nnext\n"), Out: &said, Err: &said, Lang: forms.En, Unattended: true}
			w := workOf(t.Context(), lake(), answers, nil)
			var invalid *plain.InvalidAnswer
			if err := p.Ask(t.Context(), w, w.Main); !errors.As(err, &invalid) {
				t.Fatalf("%v\n%s", err, &said)
			}
			if invalid.Line != tc.line || invalid.Question.En != tc.asked || invalid.Problem.IsZero() || !invalid.Text().Complete() {
				t.Errorf("%+v", invalid)
			}
			behind := append(tc.input[tc.line:], "next")[0]
			if line, err := p.Line(t.Context(), forms.T("Next", "下一个")); line != behind || err != nil {
				t.Errorf("the next line is %q, %v", line, err)
			}
		})
	}
}

// TestNumbersOfLines: what stands in front of a line is that line, in lists of numbers
// as in those of texts, and "=" is the value.
func TestNumbersOfLines(t *testing.T) {
	t.Parallel()
	form := &forms.Form{
		Steps: []forms.Step{{ID: forms.Basics, Label: forms.T("Basics", "基本")}},
		Fields: forms.OnStep(forms.Basics,
			forms.Field{Key: "user", Wire: "User", Kind: forms.Integer, Label: forms.Same("User"), Source: forms.Source{Name: "zones"}, Options: forms.Words("1001", "2", "1003")},
			forms.Field{Key: "code", Wire: "Code", Kind: forms.Choice, Label: forms.Same("Code"), Options: forms.Words("0", "1")},
		),
	}
	for input, want := range map[string]string{
		"1\n1\n":    `{"User":1001,"Code":"0"}`,
		"2\n2\n":    `{"User":2,"Code":"1"}`,
		"=1\n=1\n":  `{"User":1,"Code":"1"}`,
		"1003\n0\n": `{"User":1003,"Code":"0"}`,
	} {
		var said bytes.Buffer
		answers := &forms.Answers{}
		p := &plain.IO{In: strings.NewReader(input), Out: &said, Err: &said, Lang: forms.Zh}
		w := workOf(t.Context(), form, answers, nil)
		if err := p.Ask(t.Context(), w, w.Main); err != nil {
			t.Fatalf("%v\n%s", err, &said)
		}
		body, err := form.Body(answers).JSON(forms.Revealed)
		if err != nil || string(body) != want {
			t.Errorf("%q: got %s, %v\n%s", input, body, err, &said)
		}
		if !strings.Contains(said.String(), "  1) 1001") || !strings.Contains(said.String(), "=值 使用所输入的值") {
			t.Errorf("not said:\n%s", &said)
		}
	}
}

// TestASecretThatIsNotThereIsAskedAgain where somebody is there to answer: it is told
// before the review, and not only when it is to be sent.
func TestASecretThatIsNotThereIsAskedAgain(t *testing.T) {
	t.Parallel()
	for _, attended := range []bool{true, false} {
		answers := &forms.Answers{}
		_ = answers.Set("basics.name", "cfd")
		_ = answers.Set("access.password", forms.Referenced(forms.Ref{Kind: forms.FromEnv, Name: "NOT_SET"}))
		cloud := pond{form: lake()}
		resolver := profiles.Resolver{Env: func(string) (string, bool) { return "", false }}
		w := work.New(t.Context(), work.Config{Providers: []providers.Provider{cloud}, Resolver: resolver}, &message.Out{})
		w.Adopt(connect.Target{Provider: cloud}, answers, "")
		var said strings.Builder
		p := &plain.IO{In: strings.NewReader(":review\n2\nWord-26\n"), Out: &said, Err: &said, Lang: forms.En, Unattended: !attended}
		if err := p.Ask(t.Context(), w, w.Main); err != nil {
			t.Fatalf("%v\n%s", err, said.String())
		}
		if told := strings.Contains(said.String(), "the environment variable NOT_SET is not set"); told != attended {
			t.Errorf("attended: %t, told: %t\n%s", attended, told, said.String())
		}
	}
}
