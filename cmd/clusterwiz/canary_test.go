package main

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"io"
	"io/fs"
	"maps"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/forms/mask"
	"clusterwiz/providers/clouds"
	"clusterwiz/providers/simulator"
)

// quoted are the spellings in which a refusal repeats what it was sent.
var quoted = map[string]func(string) string{
	"raw":         func(s string) string { return s },
	"query":       url.QueryEscape,
	"path":        url.PathEscape,
	"JSON":        func(s string) string { return trimmedJSON(s, true) },
	"plain JSON":  func(s string) string { return trimmedJSON(s, false) },
	"PHP":         func(s string) string { return strings.ReplaceAll(trimmedJSON(s, false), "/", `\/`) },
	"form":        func(s string) string { return url.QueryEscape(trimmedJSON(s, false)) },
	"base64":      func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) },
	"user:secret": func(s string) string { return base64.URLEncoding.EncodeToString([]byte("root:" + s)) },
}

func trimmedJSON(s string, html bool) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(html)
	_ = e.Encode(s)
	return strings.TrimSuffix(strings.TrimPrefix(strings.TrimSuffix(b.String(), "\n"), `"`), `"`)
}

// parrot is a cloud that repeats secrets in its refusals: of what creates something,
// or of everything.
type parrot struct {
	next    http.RoundTripper
	secrets []string
	all     atomic.Bool
	refused atomic.Int32
}

// RoundTrip implements http.RoundTripper.
func (p *parrot) RoundTrip(r *http.Request) (*http.Response, error) {
	action := r.Header.Get("X-Acs-Action")
	if !p.all.Load() && (r.Method != http.MethodPost || action != "" && action != "CreateCluster") {
		return p.next.RoundTrip(r)
	}
	p.refused.Add(1)
	var body []byte
	if r.Body != nil {
		body, _ = io.ReadAll(r.Body)
	}
	said := []string{"refused " + string(body)}
	for _, secret := range p.secrets {
		// In one order, so that what is found is found again.
		for _, name := range slices.Sorted(maps.Keys(quoted)) {
			spell := quoted[name]
			said = append(said, spell(secret), "Password="+spell(secret[:len(secret)-1]))
		}
	}
	message, id := strings.Join(said, " | "), "REQ-"+strings.Join(said[1:], "-")
	reply, _ := json.Marshal(map[string]any{
		"Code": "SomethingNew", "Message": message, "RequestId": id, "ret_code": 1300, "error_code": "ModelArts.5000", "error_msg": message,
	})
	return &http.Response{
		StatusCode: http.StatusBadRequest, Header: http.Header{"Content-Type": {"application/json"}, "X-Request-Id": {id}},
		Body: io.NopCloser(bytes.NewReader(reply)), Request: r,
	}, nil
}

// secretAnswers puts a secret from the variable CANARY into the example of a cloud.
func secretAnswers(id, example string) (profile string, flags []string) {
	head := func(line string) string { return strings.Replace(example, "\nregion ", "\n"+line+"\nregion ", 1) }
	switch id {
	case "ehpc":
		return example, []string{"--set=access.key_pair=", "--set=access.password=env:CANARY"}
	case "ack":
		return example, []string{"--set=advanced.user_ca=env:CANARY"}
	case "batchcompute":
		return example + "\nTOKEN = { env = \"CANARY\" }\n", nil
	case "modelarts":
		return strings.Replace(example, "\n[software]\n", "\n[software]\npost_install = { env = \"CANARY\" }\n", 1), nil
	case "qingcloud":
		return example, []string{"--set=access.password=env:CANARY"}
	}
	return head(""), nil
}

// canaryOf holds what is spelled in more than one way; E-HPC's passwords are of a few
// signs alone.
func canaryOf(id string) string {
	switch id {
	case "ehpc":
		return "C4n@ry+/%<&>=K"
	case "qingcloud":
		return `C4n"\ry+/%<&>密`
	case "ack":
		return "-----BEGIN CERTIFICATE-----\nMIIC4n+/ry0canary+/+/AAAA\nsecond+/line+/BBBBcanary==\n-----END CERTIFICATE-----\n"
	}
	return "C4n@ry+/%=K\"an\\<a>&\nsecond line 密码 +/\nend"
}

// TestNoSecretGetsOut: whatever a cloud repeats, no spelling of a secret stands in
// what is written, to whatever end, and neither when somebody comes back to the run.
func TestNoSecretGetsOut(t *testing.T) {
	t.Parallel()
	for _, provider := range clouds.All() {
		id := provider.About().ID
		for _, form := range []string{"text", "json"} {
			t.Run(id+" "+form, func(t *testing.T) {
				t.Parallel()
				secret := canaryOf(id)
				p := &parrot{next: simulator.New(simulator.Options{Speed: 6000}).Transport(), secrets: []string{secret, simulator.AccessKeySecret}}
				s := newSandbox(t)
				dir := t.TempDir()
				s.Environ = func(name string) (string, bool) { return secret, name == "CANARY" }
				profile, flags := secretAnswers(id, string(provider.About().Example))
				path := filepath.Join(dir, "profile.toml")
				if err := os.WriteFile(path, []byte(profile), 0o600); err != nil {
					t.Fatal(err)
				}
				args := append([]string{"replay", path, "--yes", "--simulate", "--timeout=2s", "-o", form, "--debug=" + filepath.Join(dir, "log")}, flags...)
				code := s.runOn(t.Context(), p, args...)
				if code == done || p.refused.Load() == 0 {
					t.Fatalf("exit %d, refused %d\n%s%s", code, p.refused.Load(), s.log, s.out)
				}
				noSpelling(t, p.secrets, "replay", s.out.String()+s.log.String())
				p.all.Store(true)
				run := s.records(t)[0].ID
				for _, again := range [][]string{{"watch", run, "--timeout=1s", "-o", form}, {"delete", run, "--yes", "-o", form}, {"runs", "-o", form}} {
					s.runOn(t.Context(), p, again...)
					noSpelling(t, p.secrets, again[0], s.out.String()+s.log.String())
				}
				for _, root := range []string{dir, s.dirs.Config, s.dirs.State} {
					noSpellingIn(t, p.secrets, root)
				}
			})
		}
	}
}

// noSpelling wants no spelling of a secret in a text, nor most of one.
func noSpelling(t *testing.T, secrets []string, where, text string) {
	t.Helper()
	for _, secret := range secrets {
		for name, spell := range quoted {
			spelled := spell(secret)
			for _, part := range []string{spelled, strings.TrimRight(spelled, "=")[:len(spelled)*3/4]} {
				if strings.Contains(text, part) {
					t.Errorf("%s: %q stands in clear, as %s: %q", where, secret, name, around(text, part))
					return
				}
			}
		}
		for _, line := range strings.Split(secret, "\n") {
			if len(line) >= mask.Certain && strings.Contains(text, line) {
				t.Errorf("%s: the line %q stands in clear", where, line)
			}
		}
	}
	if where == "replay" && !strings.Contains(text, forms.Mask) {
		t.Errorf("%s: nothing is masked, so nothing was repeated:\n%s", where, text)
	}
}

func around(text, part string) string {
	at := strings.Index(text, part)
	return text[max(at-60, 0):min(at+len(part)+60, len(text))]
}

func noSpellingIn(t *testing.T, secrets []string, root string) {
	t.Helper()
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return nil //nolint:nilerr // What is not there says nothing.
		}
		data, err := os.ReadFile(path)
		noSpelling(t, secrets, path, string(data))
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
