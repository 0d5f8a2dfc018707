package mask_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"clusterwiz/forms"
	"clusterwiz/forms/mask"
)

// spellings are the ways in which a cloud, or what stands before it, writes a text.
var spellings = map[string]func(string) string{
	"as it is":              func(s string) string { return s },
	"query":                 url.QueryEscape,
	"query, small letters":  func(s string) string { return lowerEscapes(url.QueryEscape(s)) },
	"query, blanks as %20":  func(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") },
	"path":                  url.PathEscape,
	"twice in a query":      func(s string) string { return url.QueryEscape(url.QueryEscape(s)) },
	"JSON of Go":            inJSON,
	"JSON without HTML":     plainJSON,
	"JSON of PHP":           func(s string) string { return strings.ReplaceAll(ascii(s), "/", `\/`) },
	"JSON of Python":        ascii,
	"JSON in JSON":          func(s string) string { return inJSON(inJSON(s)) },
	"JSON in a form":        func(s string) string { return url.QueryEscape(plainJSON(s)) },
	"JSON in a form, JSON":  func(s string) string { return inJSON(url.QueryEscape(plainJSON(s))) },
	"TOML":                  toml,
	"Go":                    func(s string) string { return strings.Trim(strconv.QuoteToASCII(s), `"`) },
	"XML":                   html.EscapeString,
	"base64":                func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) },
	"base64, for addresses": func(s string) string { return base64.URLEncoding.EncodeToString([]byte(s)) },
	"base64, no padding":    func(s string) string { return base64.RawStdEncoding.EncodeToString([]byte(s)) },
	"base64, raw address":   func(s string) string { return base64.RawURLEncoding.EncodeToString([]byte(s)) },
	"base64 of user:secret": func(s string) string { return base64.StdEncoding.EncodeToString([]byte("root:" + s)) },
	"base64 of user:secret, other place": func(s string) string {
		return base64.StdEncoding.EncodeToString([]byte("admin:" + s))
	},
	"base64 of JSON": func(s string) string {
		return base64.StdEncoding.EncodeToString([]byte(`{"Password":"` + inJSON(s) + `"}`))
	},
	"base64 in a form": func(s string) string { return url.QueryEscape(base64.StdEncoding.EncodeToString([]byte(s))) },
	"base64 in JSON of PHP": func(s string) string {
		return strings.ReplaceAll(base64.StdEncoding.EncodeToString([]byte(s)), "/", `\/`)
	},
}

func inJSON(s string) string {
	data, _ := json.Marshal(s)
	return strings.Trim(string(data), `"`)
}

func plainJSON(s string) string {
	data, _ := forms.EncodeJSON(s, forms.Revealed)
	return string(data[1 : len(data)-1])
}

func ascii(s string) string {
	var b strings.Builder
	for _, r := range plainJSON(s) {
		switch {
		case r < 0x7f:
			b.WriteRune(r)
		default:
			for _, u := range utf16.Encode([]rune{r}) {
				fmt.Fprintf(&b, `\u%04x`, u)
			}
		}
	}
	return b.String()
}

func toml(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r < 0x80 && r >= ' ' && r != '"' && r != '\\':
			b.WriteRune(r)
		case r < 0x10000:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			fmt.Fprintf(&b, `\U%08X`, r)
		}
	}
	return b.String()
}

func lowerEscapes(s string) string {
	parts := strings.Split(s, "%")
	for i := 1; i < len(parts); i++ {
		parts[i] = strings.ToLower(parts[i][:2]) + parts[i][2:]
	}
	return strings.Join(parts, "%")
}

// canaries hold what is spelled in more than one way.
var canaries = []string{
	"C4n@ry+/%=K\"an\\<a>&'r y", "密码Kanarie-ß😀+/=", "plainCanary2026", `\n%41&amp;+`, "line one-1\nline \"two\"-22\n",
	"T0k3n+/=Kan", "100%25+50%", "a\tb\x01c\u007fd",
}

// TestEverySpelling: no spelling of a secret is left, and all around it is.
func TestEverySpelling(t *testing.T) {
	t.Parallel()
	for name, spell := range spellings {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, secret := range canaries {
				spelled := spell(secret)
				text := "refused: body was {\"x\":\"" + spelled + "\"} (end)"
				got := mask.New("another", secret).Hide(text)
				for range 2 {
					// The padding in a form says nothing.
					got = strings.ReplaceAll(got, forms.Mask+"%3D", forms.Mask)
				}
				if want := "refused: body was {\"x\":\"" + forms.Mask + "\"} (end)"; strings.TrimSpace(secret) == secret && got != want {
					t.Errorf("%q as %q: got %q, want %q", secret, spelled, got, want)
				}
				if strings.Contains(got, spelled) {
					t.Errorf("%q as %q: got %q", secret, spelled, got)
				}
			}
		})
	}
}

// TestLines: who repeats several lines may put them on one.
func TestLines(t *testing.T) {
	t.Parallel()
	secret := "-----BEGIN KEY-----\r\nMIIcanary0001\r\nMIIcanary0002\r\nx\r\n-----END KEY-----\r\n"
	got := mask.New(secret).Hide("bad key: -----BEGIN KEY----- MIIcanary0001 | MIIcanary0002 | x")
	if strings.Contains(got, "canary") {
		t.Errorf("got %q", got)
	}
}

// TestLong: a text of many pieces is masked where two meet as well, and a hostile one
// takes no time.
func TestLong(t *testing.T) {
	t.Parallel()
	secret := "C4n@ry+/%=Kan"
	for _, at := range []int{0, 1<<20 - 5, 1 << 20, 2<<20 - 3, 3<<20 - 100} {
		text := strings.Repeat("x", at) + " " + url.QueryEscape(secret) + " " + strings.Repeat("y", 3<<20-at)
		got := mask.New(secret).Hide(text)
		if want := strings.Replace(text, url.QueryEscape(secret), forms.Mask, 1); got != want {
			t.Errorf("at %d: %d bytes, want %d", at, len(got), len(want))
		}
	}
	for _, unit := range []string{`\u0025`, "%25", `\\`, "AAAA ", "&amp;", "%2541"} {
		_ = mask.New(secret).Hide(strings.Repeat(unit, 1<<20/len(unit)))
	}
}

func TestCut(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Password=Can; Name=x":                        "Password=••••••",
		`{"ClusterCredentials":{"Password":"C4n"}}`:   `{"ClusterCredentials":{"Password":••••••`,
		`{\"password\": \"C4n\"}`:                     `{\"password\": ••••••`,
		"ClusterCredentials=%7B%22Password%22%3A%22C": "ClusterCredentials=%7B%22Password%22%3A••••••",
		"a&Password%3DC4n":                            "a&Password%3D••••••",
		"admin.password='C4n'":                        "admin.password=••••••",
		"OSSAccessKeySecret = C4n":                    "OSSAccessKeySecret = ••••••",
		"the SecurityToken=C4n has expired":           "the SecurityToken=••••••",
		"The parameter Password is invalid.":          "The parameter Password is invalid.",
		"Password: must have 8-30 characters":         "Password: must have 8-30 characters",
		"the password, mixed with = signs":            "the password, mixed with = signs",
		"Password=":                                   "Password=",
		`Password=••••••, "Password": "••••••" is bad`: `Password=••••••, "Password": "••••••" is bad`,
		"Password=••••••; token=abc, and more":         "Password=••••••; token=••••••",
		"": "",
	} {
		if got := mask.Cut(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// FuzzSpelling: whatever the secret, no usual spelling of it is left.
func FuzzSpelling(f *testing.F) {
	for _, secret := range canaries {
		f.Add(secret, "before ", " behind")
	}
	f.Fuzz(func(t *testing.T, secret, before, behind string) {
		if len(strings.TrimSpace(secret)) < mask.Certain || strings.ToValidUTF8(secret, "") != secret || strings.Trim(secret, "•") == "" {
			return
		}
		secret = strings.TrimSpace(secret)
		for _, name := range []string{"as it is", "query", "path", "JSON of Go", "JSON without HTML", "TOML", "base64"} {
			spelled := spellings[name](secret)
			got := mask.New(secret).Hide(before + "\"" + spelled + "\"" + behind)
			if strings.Contains(strings.ReplaceAll(got, forms.Mask, ""), spelled) {
				t.Errorf("%s: %q shows %q", name, got, spelled)
			}
		}
	})
}
