package export

import (
	"bytes"
	"encoding/json"
	"net/url"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// Request is a request with the cloud that it is for.
type Request struct {
	providers.Request
	// Cloud is the id of the provider: "ehpc".
	Cloud string
	// ID is that of the thing where it is there already; empty for one to be created.
	ID string
}

// Refused says why a request cannot be written in some way, and what there is instead.
type Refused struct{ Text forms.Text }

// Error implements error, in English.
func (r *Refused) Error() string { return r.Text.En }

func refuse(en, zh string, args ...any) error { return &Refused{forms.Tf(en, zh, args...)} }

// host is where the request goes, with a port if it has one.
func (r Request) host() string {
	if at, err := url.Parse(r.URL); err == nil {
		return at.Host
	}
	return ""
}

// get returns the value to which names lead, through JSON inside strings as well.
func get(object *forms.Body, names []string) (any, bool) {
	var value any = object
	for _, name := range names {
		at, ok := objectOf(value)
		if !ok {
			return nil, false
		}
		if value, ok = at.Get(name); !ok {
			return nil, false
		}
	}
	return value, true
}

// objectOf returns a value as an object, also one that is sent as JSON text.
func objectOf(value any) (*forms.Body, bool) {
	object, ok := opened(value).(*forms.Body)
	return object, ok
}

// opened is a value without the text that it may be sent in, and with raw JSON decoded.
func opened(value any) any {
	if inner, ok := forms.InText(value); ok {
		return opened(inner)
	}
	if raw, ok := value.(json.RawMessage); ok {
		decoder := json.NewDecoder(bytes.NewReader(raw))
		decoder.UseNumber()
		if value, err := decode(decoder); err == nil {
			return value
		}
		return string(raw)
	}
	return value
}

// decode reads one value and keeps the order of members.
func decode(from *json.Decoder) (any, error) {
	token, err := from.Token()
	if err != nil {
		return nil, err
	}
	switch token {
	case json.Delim('{'):
		object := &forms.Body{}
		for from.More() {
			name, err := from.Token()
			if err != nil {
				return nil, err
			}
			value, err := decode(from)
			if err != nil {
				return nil, err
			}
			text, _ := name.(string)
			object.Set(value, text)
		}
		_, err = from.Token()
		return object, err
	case json.Delim('['):
		list := []any{}
		for from.More() {
			item, err := decode(from)
			if err != nil {
				return nil, err
			}
			list = append(list, item)
		}
		_, err = from.Token()
		return list, err
	}
	return token, nil
}

// listOf returns the items of a list.
func listOf(value any) ([]any, bool) {
	switch v := opened(value).(type) {
	case []any:
		return v, true
	case []string:
		list := make([]any, len(v))
		for i := range v {
			list[i] = v[i]
		}
		return list, true
	}
	return nil, false
}

// textOf is a scalar as text; false for a secret, an object, a list, and null.
func textOf(value any) (string, bool) {
	switch v := value.(type) {
	case string:
		return v, true
	case json.Number:
		return v.String(), true
	case bool, int64, float64:
		return forms.ValueText(v), true
	}
	return "", false
}

// Body writes the parameters for reading: indented, and with what is sent as JSON inside
// a string unfolded. It is JSON. folded are the names of the parameters of which the
// latter holds.
func Body(r Request) (text string, folded []string) {
	var out strings.Builder
	for _, line := range r.Request.Body.Lines() {
		out.WriteString(strings.Repeat("  ", line.Depth) + line.Text + "\n")
	}
	seen := map[string]bool{}
	note := func(name string) {
		if !seen[name] {
			seen[name] = true
			folded = append(folded, name)
		}
	}
	if r.Format == providers.FormBody {
		for _, m := range r.Request.Body.Members() {
			if _, scalar := textOf(m.Value); !scalar && !isSecret(m.Value) {
				note(m.Name)
			}
		}
	}
	folds(r.Request.Body, "", note)
	return out.String(), folded
}

func isSecret(value any) bool {
	_, secret := value.(forms.Secret)
	return secret
}

// folds tells of all that is sent as JSON inside a string, by its name in the request.
func folds(value any, name string, tell func(string)) {
	if inner, ok := forms.InText(value); ok {
		tell(name)
		value = inner
	}
	switch v := value.(type) {
	case *forms.Body:
		for _, m := range v.Members() {
			folds(m.Value, strings.TrimPrefix(name+"."+m.Name, "."), tell)
		}
	case []any:
		for _, item := range v {
			folds(item, name+"[]", tell)
		}
	}
}
