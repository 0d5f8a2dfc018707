package mirror

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// fitting brings a tree into the shape of a form.
type fitting struct {
	*shape
	draft *Draft
}

// body is the draft as it stands, in the shape.
func (f fitting) body() (json.RawMessage, error) {
	body, _ := f.value("", "", map[string]any(f.draft.body)).(map[string]any)
	if body == nil {
		body = map[string]any{}
	}
	raw, err := json.Marshal(body)
	if err != nil {
		return nil, fmt.Errorf("encode body: %w", err)
	}
	return raw, nil
}

// value returns what of a value can be sent, nil for nothing. The pattern is its
// place in the shape, the path its place in the tree.
func (f fitting) value(pattern, path string, v any) any {
	if starred(v) {
		f.draft.Withhold(path, forms.Text{})
		return nil
	}
	if empty(v) {
		return nil
	}
	as := f.leaves[pattern]
	switch {
	case as == hidden:
		f.draft.Withhold(path, forms.Text{})
		return nil
	case f.encoded[pattern]:
		return f.text(pattern, path, v)
	case as == open:
		return f.scrubbed(path, v)
	}
	switch v := v.(type) {
	case map[string]any:
		return f.object(pattern, path, v)
	case []any:
		return f.list(pattern, path, v)
	}
	return scalar(as, v)
}

func (f fitting) object(pattern, path string, object map[string]any) any {
	if f.leaves[pattern] == text { // JSON that is sent as text.
		return encoded(f.scrubbed(path, object))
	}
	out := map[string]any{}
	for name, item := range object {
		inner := join(pattern, Name(name))
		if f.keyed(pattern) {
			inner = pattern + ".*"
		}
		if kept := f.value(inner, join(path, Name(name)), item); kept != nil {
			out[name] = kept
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// keyed tells whether the names in an object at a pattern are the person's own.
func (f fitting) keyed(pattern string) bool {
	for leaf := range f.leaves {
		if strings.HasPrefix(leaf, pattern+".*.") {
			return true
		}
	}
	return false
}

func (f fitting) list(pattern, path string, list []any) any {
	if f.leaves[pattern] == text { // Several texts that are sent as one.
		var words []string
		for _, item := range list {
			if s := textOf(item); s != "" {
				words = append(words, s)
			}
		}
		return strings.Join(words, ",")
	}
	out := []any{}
	for i, item := range list {
		if kept := f.value(pattern+"[]", fmt.Sprintf("%s[%d]", path, i), item); kept != nil {
			out = append(out, kept)
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// text is a value that goes as JSON inside a string, as which it may have come.
func (f fitting) text(pattern, path string, v any) any {
	if s, ok := v.(string); ok {
		inner, err := decode([]byte(s))
		if err != nil {
			return s
		}
		v = inner
	}
	plainly := shape{leaves: f.leaves}
	kept := fitting{&plainly, f.draft}.value(pattern, path, v)
	if kept == nil {
		return nil
	}
	return encoded(kept)
}

func encoded(v any) any {
	raw, err := json.Marshal(v)
	if err != nil || v == nil {
		return nil
	}
	return string(raw)
}

// scrubbed is a value of the person's own without what stands for a secret.
func (f fitting) scrubbed(path string, v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for name, item := range v {
			if kept := f.scrubbed(join(path, Name(name)), item); kept != nil {
				out[name] = kept
			}
		}
		return out
	case []any:
		out := []any{}
		for i, item := range v {
			if kept := f.scrubbed(fmt.Sprintf("%s[%d]", path, i), item); kept != nil {
				out = append(out, kept)
			}
		}
		return out
	}
	if starred(v) {
		f.draft.remark(providers.Withheld, path, forms.Text{})
		return nil
	}
	return v
}

// starred tells whether a value is what clouds write in place of a secret.
func starred(v any) bool {
	s, ok := v.(string)
	s = strings.TrimSpace(s)
	return ok && s != "" && strings.Trim(s, "*") == ""
}

// scalar brings one value into the form in which it is sent; what cannot be brought
// into it stays, for whoever reads the body to name.
func scalar(as form, v any) any {
	written := textOf(v)
	switch as {
	case unknown:
		return nil
	case open, hidden: // They are seen to before.
	case text:
		if s, ok := v.(string); ok {
			return s
		}
		return written
	case number:
		if n, err := strconv.ParseFloat(written, 64); err == nil && json.Valid([]byte(written)) {
			if n == math.Trunc(n) && math.Abs(n) < 1<<53 { // 22.0 is 22.
				written = strconv.FormatInt(int64(n), 10)
			}
			return json.Number(written)
		}
		if b, ok := v.(bool); ok {
			return map[bool]json.Number{true: "1", false: "0"}[b]
		}
	case boolean:
		switch strings.ToLower(written) {
		case "true", "1":
			return true
		case "false", "0":
			return false
		}
	}
	return v
}
