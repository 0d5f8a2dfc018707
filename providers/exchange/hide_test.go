package exchange

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
)

func TestHideKeepsJSON(t *testing.T) {
	t.Parallel()
	const secret = `C4n"\ry+/%<&>密canary`
	quote := func(s string) string { b, _ := json.Marshal(s); return string(b) }
	for name, c := range map[string]struct{ body, want string }{
		"bare":       {`{"Message":` + quote(secret) + `}`, `{"Message":"` + forms.Mask + `"}`},
		"within":     {`{"a": [1, ` + quote("x "+secret+" y") + `], "b" : true}`, `{"a": [1, "x ` + forms.Mask + ` y"], "b" : true}`},
		"in a key":   {`{` + quote(secret) + `:1}`, `{"` + forms.Mask + `":1}`},
		"nothing":    {`{"A":"B\/\u0041","n":1e9}`, `{"A":"B\/\u0041","n":1e9}`},
		"no JSON":    {"refused: " + secret + ".", "refused: " + forms.Mask + "."},
		"empty":      {"", ""},
		"other text": {`<a b="` + secret + `"/>`, `<a b="` + forms.Mask + `"/>`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := Reply{Body: []byte(c.body)}
			r.Hide(secret)
			if diff := cmp.Diff(c.want, string(r.Body)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// FuzzHide: JSON stays JSON, in whatever order spellings of a secret stand in it.
func FuzzHide(f *testing.F) {
	f.Add("Password=", "C4n@ry+/%<&>=K", " | ")
	f.Add(`{"x":"`, `C4n"\ry+/%<&>密`, `\\`)
	f.Add(`\`, `\\\\\\\\\\`, `"`)
	f.Fuzz(func(t *testing.T, before, secret, after string) {
		inner, err := json.Marshal(map[string]string{"p": secret})
		if err != nil || strings.ToValidUTF8(secret, "") != secret {
			return // No account has such a secret.
		}
		said := []string{before, secret, after, url.QueryEscape(secret), string(inner), base64.StdEncoding.EncodeToString([]byte(secret)), before}
		body, err := json.Marshal(map[string]any{"Message": strings.Join(said, after), "List": said, secret: 1})
		if err != nil {
			t.Fatal(err)
		}
		r := Reply{Body: body}
		r.Hide(secret)
		if !json.Valid(r.Body) {
			t.Fatalf("%q is no JSON", r.Body)
		}
		masked := strings.Contains(forms.Mask, secret) //nolint:gocritic // The mask is the whole here: a part of it cannot be told from it.
		if len(strings.TrimSpace(secret)) >= 8 && !masked && bytes.Contains(r.Body, []byte(secret)) {
			t.Fatalf("%q has the secret", r.Body)
		}
	})
}
