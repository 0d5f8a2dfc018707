package assignment_test

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"clusterwiz/profiles/assignment"
)

// lexicon are words for what the grammar only explains.
var lexicon = map[string][]string{
	"key": {"queues", "max_count", "a-b", "X9"}, "name": {"comp", "x y", "a=b", "名"}, "entry": {"team", "example.com/x", "a-b"},
	"text": {"", "a", "a=b, c", "[", "{x", `"`, "-", "${X}"}, "string": {`"a"`, `"a]b"`, `"1"`, `"a\"b"`}, "digit": {"0", "9"},
}

// token is a word, a literal or a sign of the notation of the grammar.
var token = regexp.MustCompile(`"[^"]*"|<[^>]*>|[a-z]+|[\[\]{}|]`)

// production is what a rule may be: alternatives of sequences.
type production struct {
	word     string // a rule, or a literal where quoted
	optional *[][]production
	repeated bool
}

// rules reads the printed grammar.
func rules(t testing.TB) map[string][][]production {
	t.Helper()
	all := map[string][][]production{}
	for line := range strings.SplitSeq(assignment.Grammar, "\n") {
		name, body, ok := strings.Cut(line, "=")
		if !ok || !strings.HasSuffix(line, " .") {
			t.Fatalf("%q is no rule", line)
		}
		tokens := token.FindAllString(strings.TrimSuffix(body, " ."), -1)
		all[strings.TrimSpace(name)] = alternatives(&tokens, "")
	}
	return all
}

func alternatives(tokens *[]string, end string) [][]production {
	list := [][]production{nil}
	for len(*tokens) > 0 {
		word := (*tokens)[0]
		*tokens = (*tokens)[1:]
		last := len(list) - 1
		switch word {
		case end:
			return list
		case "|":
			list = append(list, nil)
		case "[", "{":
			inner := alternatives(tokens, map[string]string{"[": "]", "{": "}"}[word])
			list[last] = append(list[last], production{optional: &inner, repeated: word == "{"})
		default:
			list[last] = append(list[last], production{word: word})
		}
	}
	return list
}

func derive(t *rapid.T, all map[string][][]production, from [][]production, depth int) string {
	var b strings.Builder
	for _, p := range rapid.SampledFrom(from).Draw(t, "alternative") {
		switch {
		case p.optional != nil:
			for n := rapid.IntRange(0, map[bool]int{false: 1, true: 2}[p.repeated]).Draw(t, "times"); n > 0 && depth < 6; n-- {
				b.WriteString(derive(t, all, *p.optional, depth+1))
			}
		case p.word[0] == '"':
			b.WriteString(strings.Trim(p.word, `"`))
		case lexicon[p.word] != nil:
			b.WriteString(rapid.SampledFrom(lexicon[p.word]).Draw(t, p.word))
		case depth > 6:
			b.WriteString("1")
		default:
			b.WriteString(derive(t, all, all[p.word], depth+1))
		}
	}
	return b.String()
}

// TestEverySentenceIsRead derives sentences from the grammar as it is printed.
func TestEverySentenceIsRead(t *testing.T) {
	t.Parallel()
	all := rules(t)
	for name, alternatives := range all {
		for _, sequence := range alternatives {
			for _, p := range sequence {
				if p.optional == nil && p.word[0] != '"' && p.word[0] != '<' && all[p.word] == nil {
					t.Errorf("%s names %s, which no rule explains", name, p.word)
				}
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		sentence := derive(t, all, all["assignment"], 0)
		a, err := assignment.Parse(sentence)
		if err != nil {
			t.Fatalf("%q is refused", sentence)
		}
		if sum := a.Path + string(a.Op) + a.Value; sum != sentence {
			t.Fatalf("%q is read as %q", sentence, sum)
		}
	})
}

func TestRefuses(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "=", "-", "+=x", "a", "a b", ".a=1", "[0]=1", "a[=1", "a[]=1", `a["b]=1`, `a[""]=1`, "a[0]b=1", "=a-", "a.=1"} {
		if a, err := assignment.Parse(text); err == nil {
			t.Errorf("%q is read as %+v", text, a)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, example := range assignment.Examples() {
		f.Add(example.Text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		a, err := assignment.Parse(text)
		if err != nil {
			return
		}
		if _, _, err := assignment.Next(a.Path); err != nil || !strings.HasPrefix(strings.TrimSpace(text), a.Path) {
			t.Fatalf("%q: path %q", text, a.Path)
		}
	})
}
