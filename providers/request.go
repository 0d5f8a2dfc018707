package providers

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/url"
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
	params, err := r.Params(view)
	if err != nil {
		return nil, err
	}
	values := url.Values{}
	for name, value := range params {
		values.Set(name, value)
	}
	return []byte(values.Encode()), nil
}

// Params returns the parameters of a FormBody: text as it is, numbers and
// booleans written out, objects and lists as compact JSON.
func (r Request) Params(view forms.View) (map[string]string, error) {
	params := map[string]string{}
	for _, m := range r.Body.Members() {
		switch v := m.Value.(type) {
		case string:
			params[m.Name] = v
		case forms.Secret:
			text, known := v.Written()
			if view == forms.Masked {
				text = forms.Mask
			} else if !known {
				return nil, forms.ErrSecretUnknown
			}
			params[m.Name] = text
		default:
			text, err := forms.EncodeJSON(v, view)
			if err != nil {
				return nil, fmt.Errorf("encode %s: %w", m.Name, err)
			}
			params[m.Name] = string(text)
		}
	}
	return params, nil
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
