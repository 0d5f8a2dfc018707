package export_test

import (
	"encoding/json"
	"errors"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/profiles/export"
)

// words takes a line apart as a POSIX shell does: quotes, and the one substitution that we
// write. What else a shell would act on fails the test.
func words(t testing.TB, line string) []string {
	t.Helper()
	var list []string
	word, inside := "", false
	for i := 0; i < len(line); {
		switch rest := line[i:]; {
		case strings.HasPrefix(rest, "\\\n"):
			i += 2
		case rest[0] == ' ' || rest[0] == '\n':
			if inside {
				list, word, inside = append(list, word), "", false
			}
			i++
		case rest[0] == '\'':
			end := strings.IndexByte(rest[1:], '\'')
			if end < 0 {
				t.Fatalf("a quote is not closed: %s", line)
			}
			word, inside = word+rest[1:1+end], true
			i += end + 2
		case strings.HasPrefix(rest, `\'`):
			word, inside = word+"'", true
			i += 2
		case strings.HasPrefix(rest, `"$(printf %b `):
			numbers, n := quotedWord(t, rest[len(`"$(printf %b `):])
			word, inside = word+printf(numbers), true
			i += len(`"$(printf %b `) + n + len(`)"`)
		case strings.HasPrefix(rest, `"$PROJECT_ID"`):
			word, inside = word+"$PROJECT_ID", true
			i += len(`"$PROJECT_ID"`)
		case strings.ContainsRune("\"$`;&|<>()*?[]{}~!#\\", rune(rest[0])):
			t.Fatalf("a shell acts on %q in %s", rest[:1], line)
		default:
			word, inside = word+rest[:1], true
			i++
		}
	}
	if inside {
		list = append(list, word)
	}
	return list
}

// quotedWord is the word in single quotes that a text begins with, and its length.
func quotedWord(t testing.TB, text string) (word string, n int) {
	t.Helper()
	for n < len(text) && text[n] != ')' {
		if strings.HasPrefix(text[n:], `\'`) {
			word, n = word+"'", n+2
			continue
		}
		end := strings.IndexByte(text[n+1:], '\'')
		if text[n] != '\'' || end < 0 {
			t.Fatalf("not quoted: %s", text)
		}
		word, n = word+text[n+1:n+1+end], n+end+2
	}
	return word, n
}

// printf is what the shell's printf %b makes of a text.
func printf(text string) string {
	var out []byte
	for i := 0; i < len(text); i++ {
		switch {
		case strings.HasPrefix(text[i:], `\\`):
			out = append(out, '\\')
			i++
		case strings.HasPrefix(text[i:], `\0`):
			out = append(out, (text[i+2]-'0')<<6|(text[i+3]-'0')<<3|(text[i+4]-'0'))
			i += 4
		default:
			out = append(out, text[i])
		}
	}
	return string(out)
}

// flags are those of a line, by their names.
func flags(t testing.TB, line string) map[string]string {
	t.Helper()
	for strings.HasPrefix(line, "#") {
		_, line, _ = strings.Cut(line, "\n")
	}
	list := words(t, line)
	found := map[string]string{"": ""}
	for i := 0; i < len(list); i++ {
		name, is := strings.CutPrefix(list[i], "--")
		if !is {
			found[""] += list[i] + " "
			continue
		}
		if name, value, tied := strings.Cut(name, "="); tied {
			found[name] = value
			continue
		}
		if name == "force" {
			found[name] = "true"
			continue
		}
		if i++; strings.HasPrefix(list[i], "-") {
			t.Errorf("%q would be a flag", list[i])
		}
		found[name] = list[i]
	}
	return found
}

// sends wants of a line that the tool sends what the request is.
func sends(t testing.TB, r export.Request, line export.Line) {
	t.Helper()
	at, err := url.Parse(r.URL)
	if err != nil {
		t.Fatal(err)
	}
	got := flags(t, line.Text)
	if len(line.File) > 0 {
		want, err := r.Payload(forms.Masked)
		if err != nil {
			t.Fatal(err)
		}
		body := line.File
		if r.Cloud == "modelarts" {
			var input map[string]json.RawMessage
			if err := json.Unmarshal(body, &input); err != nil || len(input) != 1 {
				t.Fatal(err)
			}
			body = input["body"]
			if got["cli-region"] != r.Region || got["cli-jsonInput"] != "-a b'.json" {
				t.Errorf("%v", got)
			}
		} else if got["endpoint"] != at.Host || got["body-file"] != "-a b'.json" || r.Method != "POST" || at.Path != "/clusters" || !strings.HasSuffix(got[""], "POST /clusters ") {
			t.Errorf("%v", got)
		}
		var a, b any
		if json.Unmarshal(want, &a) != nil || json.Unmarshal(body, &b) != nil || !cmp.Equal(a, b) {
			t.Error(cmp.Diff(a, b))
		}
		return
	}
	want, err := r.Params(forms.Masked)
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range map[string]string{"endpoint": at.Host, "region": r.Region, "version": "2024-07-30", "force": "true", "method": "POST", "": "aliyun ehpcnext CreateCluster "} {
		if got[name] != value {
			t.Errorf("%s is %q", name, got[name])
		}
		delete(got, name)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// lines are those of the tools that know the cloud.
func lines(t testing.TB, r export.Request) []export.Line {
	t.Helper()
	var found []export.Line
	for _, write := range []func() (export.Line, error){
		func() (export.Line, error) { return export.Aliyun(r, "-a b'.json", forms.Masked, forms.En) },
		func() (export.Line, error) { return export.KooCLI(r, "-a b'.json", forms.Masked) },
	} {
		line, err := write()
		if refused := new(export.Refused); err != nil && !errors.As(err, &refused) {
			t.Fatal(err)
		}
		if err == nil {
			found = append(found, line)
		}
	}
	return found
}

// TestLines: of all profiles a line says what the request is, and E-HPC's is refused
// where a secret would come into the address.
func TestLines(t *testing.T) {
	t.Parallel()
	for name, text := range sources(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := requestOf(t, profile(t, text))
			found := lines(t, r)
			want := map[bool]int{true: 1}[r.Cloud != "qingcloud" && (r.Cloud != "ehpc" || len(r.Body.Secrets()) == 0)]
			if len(found) != want {
				t.Errorf("%d lines", len(found))
			}
			for _, line := range found {
				sends(t, r, line)
			}
		})
	}
}
