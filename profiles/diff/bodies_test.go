package diff_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/profiles/diff"
	"clusterwiz/profiles/presets"
	"clusterwiz/providers"
	"clusterwiz/providers/clouds"
	"clusterwiz/providers/cloudtest"
)

// TestSameIsTheSameRequest: two profiles are told to be the same where the same request
// comes of them, and only there, whatever single answer is changed, taken away or said
// though it is the default.
func TestSameIsTheSameRequest(t *testing.T) {
	t.Parallel()
	for _, p := range clouds.All() {
		id := p.About().ID
		client, err := p.Connect(providers.Simulator(), providers.Endpoint{Region: p.About().Regions[0].Value})
		if err != nil {
			t.Fatal(err)
		}
		for name, answers := range profilesOf(t, id) {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				for change, other := range variants(t, p.Form(), answers) {
					changes := diff.Requests(p.Form(), answers, other, func(a *forms.Answers) string { return requestOf(client, a) })
					before, after := requestOf(client, answers), requestOf(client, other)
					if (len(changes) == 0) != (before == after) {
						t.Errorf("%s: told are %v, and the requests are\n%s\n%s", change, lines(changes), before, after)
					}
				}
			})
		}
	}
}

// profilesOf are the answers of one cloud that the tests have.
func profilesOf(t *testing.T, id string) map[string]*forms.Answers {
	t.Helper()
	found := map[string]*forms.Answers{}
	for _, pattern := range []string{"example.toml", "requests/largest.toml", "witnesses/*.toml"} {
		files, err := filepath.Glob("../../providers/" + id + "/testdata/" + pattern)
		if err != nil {
			t.Fatal(err)
		}
		for i, file := range files {
			if testing.Short() && i > 0 {
				continue
			}
			found[id+"/"+filepath.Base(file)] = profile(t, headed(t, id, file)).Answers
		}
	}
	for _, preset := range presets.Of(id) {
		p, _ := preset.Profile(known())
		found["preset "+preset.Name] = p.Answers
	}
	return found
}

// headed is a file that has the head of a profile.
func headed(t *testing.T, id, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(text), "\nprovider") {
		return file
	}
	path := filepath.Join(t.TempDir(), filepath.Base(file))
	if err := os.WriteFile(path, append([]byte("version = 1\nprovider = \""+id+"\"\n"), text...), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// requestOf is all that goes out for answers: where to, and the body. Of secrets it has
// where they are kept.
func requestOf(client providers.Client, answers *forms.Answers) string {
	request, err := client.Request(answers)
	if err != nil {
		return err.Error()
	}
	body, err := request.Payload(forms.Masked)
	if err != nil {
		return err.Error()
	}
	return request.URL + "\n" + string(body)
}

// variants are answers with one thing changed, by what it is.
func variants(t *testing.T, form *forms.Form, answers *forms.Answers) map[string]*forms.Answers {
	t.Helper()
	found := map[string]*forms.Answers{"nothing": answers.Clone()}
	set := func(what string, path forms.Path, value any) {
		other := answers.Clone()
		if form.Set(other, path, value) == nil {
			found[what+" "+string(path)] = other
		}
	}
	var walk func(*forms.Scope)
	walk = func(scope *forms.Scope) {
		for _, q := range scope.Questions("") {
			items := q.Items()
			switch q.Kind {
			case forms.Hidden: // A request does not show which one it is.
				continue
			case forms.Object:
				walk(q.Inner())
				continue
			case forms.List:
				for _, item := range items {
					walk(item)
				}
				if len(items) > 0 {
					other := answers.Clone()
					if _, err := other.Remove(q.Path(), len(items)-1); err != nil {
						t.Fatal(err)
					}
					found["one less "+string(q.Path())] = other
				}
				continue
			case forms.String, forms.LongText, forms.Integer, forms.Decimal, forms.Boolean, forms.Choice, forms.Strings, forms.Map:
			}
			if q.Answer() != nil {
				other := answers.Clone()
				other.Unset(q.Path())
				found["unset "+string(q.Path())] = other
				set("other", q.Path(), cloudtest.Another(q))
			} else if value, state := q.Effective(); state != forms.Unset {
				set("said", q.Path(), value)
			}
		}
	}
	walk(form.Scope(answers, nil))
	return found
}
