package cloudtest

import (
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// FitsSDK holds every body of the goldens and the witnesses to a transcription of the structs of the
// vendor's own SDK: testdata/sdk_types.txt, a line for each member, its path and
// its type. What a body has beside it stands in testdata/sdk_lacks.txt with the
// reason after a tab. A body is JSON, or a form whose values may be JSON.
func FitsSDK(t *testing.T) {
	t.Helper()
	types, lacks := pairs(t, "testdata/sdk_types.txt", " "), pairs(t, "testdata/sdk_lacks.txt", "\t")
	for path, reason := range lacks {
		if types[path] != "" || reason == "" {
			t.Errorf("%s is in sdk_lacks.txt without a reason, or although the SDK has it", path)
		}
	}
	for file, sent := range Bodies(t) {
		f := fitting{types: types, lacks: lacks, wrong: func(path, what string) { t.Errorf("%s: %s: %s", file, path, what) }}
		f.walk("", sentBody(t, sent))
	}
}

// Bodies returns the bodies of the goldens as they are sent, and those of the
// witnesses, by file.
func Bodies(t *testing.T) map[string]string {
	t.Helper()
	bodies := map[string]string{}
	for _, pattern := range []string{"testdata/requests/*.golden", "testdata/example.golden", "testdata/witnesses/*.json"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("no %s: %v", pattern, err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			body := string(text)
			if filepath.Ext(file) == ".golden" {
				_, body, _ = strings.Cut(body, "\n\n")
				body, _, _ = strings.Cut(body, "\n")
			}
			bodies[file] = body
		}
	}
	return bodies
}

// pairs reads lines of two parts; those that begin with # are comments.
func pairs(t *testing.T, path, separator string) map[string]string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			name, rest, _ := strings.Cut(line, separator)
			all[name] = rest
		}
	}
	return all
}

// param is a scalar of a form, which has no type of its own.
type param string

// sentBody decodes a body as the service does.
func sentBody(t *testing.T, sent string) any {
	t.Helper()
	var body any
	if strings.HasPrefix(sent, "{") {
		if err := decodeText(sent, &body); err != nil {
			t.Fatal(err)
		}
		return body
	}
	form, err := url.ParseQuery(sent)
	if err != nil || len(form) == 0 {
		t.Fatalf("neither JSON nor a form: %.60s", sent)
	}
	members := map[string]any{}
	for name, values := range form {
		var structured any
		if members[name] = param(values[0]); strings.HasPrefix(values[0], "{") || strings.HasPrefix(values[0], "[") {
			if err := decodeText(values[0], &structured); err != nil {
				t.Fatal(err)
			}
			members[name] = structured
		}
	}
	return members
}

func decodeText(text string, into *any) error {
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	return d.Decode(into)
}

// fitting compares values with types.
type fitting struct {
	types, lacks map[string]string
	wrong        func(path, what string)
}

func (f fitting) walk(path string, v any) {
	if strings.HasPrefix(f.types[path], "map") || f.lacks[path] != "" {
		return
	}
	switch v := v.(type) {
	case map[string]any:
		for name, inner := range v {
			f.walk(strings.TrimPrefix(path+"."+name, "."), inner)
		}
	case []any:
		for _, inner := range v {
			f.walk(path+"[]", inner)
		}
	default:
		if kind := f.types[path]; kind == "" {
			f.wrong(path, "neither sdk_types.txt nor sdk_lacks.txt has it")
		} else if !fits(kind, v) {
			f.wrong(path, "the SDK has it as "+kind)
		}
	}
}

// fits tells whether a scalar is of a type of Go.
func fits(kind string, v any) bool {
	text := ""
	switch v := v.(type) {
	case string:
		return kind == "string"
	case bool:
		return kind == "bool"
	case param:
		if kind == "string" {
			return true
		}
		text = string(v)
	case json.Number:
		text = v.String()
	}
	_, err := strconv.ParseInt(text, 10, 64)
	whole := err == nil
	_, err = strconv.ParseFloat(text, 64)
	switch {
	case kind == "bool":
		return text == "true" || text == "false"
	case strings.HasPrefix(kind, "int"):
		return whole
	case strings.HasPrefix(kind, "float"):
		return err == nil
	}
	return false
}
