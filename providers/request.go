package providers

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"clusterwiz/forms"
)

// Format is how a request's parameters are written.
type Format string

// The formats.
const (
	// JSONBody is one JSON object in the body.
	JSONBody Format = "json"
	// FormBody is name=value pairs in the body; a value that is an object or
	// a list is JSON text.
	FormBody Format = "form"
)

// Repeat is when the same creation may be sent again without making a second
// thing.
type Repeat string

// The kinds of API.
const (
	// ByName: after the cloud's word that it did nothing, while nothing of the
	// name is there.
	ByName Repeat = ""
	// ByToken: also after a lost reply, since the API promises one creation for
	// each [Request.Token], however often the same body comes with it.
	ByToken Repeat = "token"
	// Never: the API has neither a token nor a rule against a second thing of the
	// name.
	Never Repeat = "never"
)

// Request is what would be sent to create something, before signing.
type Request struct {
	// Action is the API's name of the call: "CreateCluster".
	Action string
	Method string
	URL    string
	// Header are the headers that do not change with each attempt.
	Header http.Header
	Format Format
	// Body holds the parameters in order; secrets in it are forms.Secret.
	Body *forms.Body
	// Name is what Find looks for; Region is where. Short is the name that a person gave,
	// where Name says more than that; empty where they are one.
	Name, Region, Short string
	// Owner is whose the thing will be, where the cloud's list wants to know that.
	Owner string
	// Token is the run's own, set once before the first Send; Repeat says what
	// the API makes of it.
	Token  string
	Repeat Repeat
	// Limit is how long the answers give the creation; 0 is [About.Limit].
	Limit time.Duration
}

// Payload returns the bytes of the body. Revealed fails with
// [forms.ErrSecretUnknown] while a secret has not been read.
func (r Request) Payload(view forms.View) ([]byte, error) {
	if r.Format == JSONBody {
		return r.Body.JSON(view)
	}
	byName := func(a, b forms.Member) int { return strings.Compare(a.Name, b.Name) }
	size := forms.SizeOfJSON(r.Body)
	payload := make([]byte, 0, size+size/2)
	for i, m := range slices.SortedFunc(slices.Values(r.Body.Members()), byName) {
		if i > 0 {
			payload = append(payload, '&')
		}
		name := len(payload)
		payload = append(escapeFrom(append(payload, m.Name...), name), '=')
		value := len(payload)
		var err error
		if payload, err = appendParam(payload, m, view); err != nil {
			return nil, err
		}
		payload = escapeFrom(payload, value)
	}
	return payload, nil
}

// escapeFrom writes text from there on as [url.QueryEscape] does, in its place: a value may
// be a whole list of queues.
func escapeFrom(text []byte, start int) []byte {
	const digits = "0123456789ABCDEF"
	more := 0
	for _, c := range text[start:] {
		if escaped[c] {
			more += len("%00") - 1
		}
	}
	from := len(text)
	text = slices.Grow(text, more)[:from+more]
	for at := len(text); from > start; {
		from--
		at--
		switch c := text[from]; {
		case c == ' ':
			text[at] = '+'
		case escaped[c]:
			at -= 2
			text[at], text[at+1], text[at+2] = '%', digits[c>>4], digits[c&15]
		default:
			text[at] = c
		}
	}
	return text
}

// escaped are the bytes that do not stand for themselves, blanks apart.
var escaped = func() (is [256]bool) {
	for c := range is {
		is[c] = c != ' '
	}
	for _, c := range []byte("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~") {
		is[c] = false
	}
	return is
}()

// Params returns the parameters of a FormBody: text as it is, numbers and
// booleans written out, objects and lists as compact JSON.
func (r Request) Params(view forms.View) (map[string]string, error) {
	params := map[string]string{}
	for _, m := range r.Body.Members() {
		text, err := appendParam(nil, m, view)
		if err != nil {
			return nil, err
		}
		params[m.Name] = string(text)
	}
	return params, nil
}

func appendParam(dst []byte, m forms.Member, view forms.View) ([]byte, error) {
	switch v := m.Value.(type) {
	case string:
		return append(dst, v...), nil
	case forms.Secret:
		text, known := v.Written()
		if view == forms.Masked {
			text = forms.Mask
		} else if !known {
			return nil, forms.ErrSecretUnknown
		}
		return append(dst, text...), nil
	default:
		dst, err := forms.AppendJSON(dst, v, view)
		if err != nil {
			return nil, fmt.Errorf("encode %s: %w", m.Name, err)
		}
		return dst, nil
	}
}

// Secrets returns the texts of the body's secrets that are known: no failure and
// no journal may repeat them.
func (r Request) Secrets() []string {
	var texts []string
	for _, m := range r.Body.Secrets() {
		if secret, ok := m.Value.(forms.Secret); ok {
			if text, known := secret.Reveal(); known {
				texts = append(texts, text)
			}
		}
	}
	return texts
}

// Digest identifies the request without giving a secret away: the SHA-256 of
// the address and the masked body, in hex.
func (r Request) Digest() string {
	body, err := r.Payload(forms.Masked)
	if err != nil {
		return ""
	}
	sum := sha256.Sum256([]byte(r.Method + " " + r.URL + "\n" + string(body)))
	return hex.EncodeToString(sum[:])
}

// Receipt is the ids that the cloud gave back. It is kept in the journal and
// is enough to ask for the status from another machine.
type Receipt struct {
	// ID is the thing itself: the cluster id.
	ID        string `json:"id"`
	Name      string `json:"name,omitempty"`
	Region    string `json:"region,omitempty"`
	TaskID    string `json:"task_id,omitempty"`
	RequestID string `json:"request_id,omitempty"`
	// Created is when the cloud says it was made, else when we sent; RFC 3339.
	Created string `json:"created,omitempty"`
	// Owner is whose the thing is, where the cloud's calls want to know that.
	Owner string `json:"owner,omitempty"`
	// State is the cloud's word at the time of the receipt, if it gave one.
	State string `json:"state,omitempty"`
	// Tag is the value of the run tag that the thing carries; empty for none, and
	// where it is not known.
	Tag string `json:"tag,omitempty"`
}
