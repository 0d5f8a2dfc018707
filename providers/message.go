package providers

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"clusterwiz/forms"
)

// Message is a request as it goes over the wire, or its masked copy.
type Message struct {
	Method string
	URL    string
	Header http.Header
	Body   []byte
	// Decoded is the body as an object, or the parameters, each a text, of a
	// form; already masked in a masked message.
	Decoded any
}

// Legible returns a masked message with the mask as it is where an address or a
// form would escape it. Only for reading: not for what is sent or signed.
func (m Message) Legible() Message {
	escaped := url.QueryEscape(forms.Mask)
	m.URL = strings.ReplaceAll(m.URL, escaped, forms.Mask)
	m.Body = bytes.ReplaceAll(m.Body, []byte(escaped), []byte(forms.Mask))
	return m
}

// HTTP writes the message as HTTP/1.1 text with headers in alphabetical order.
func (m Message) HTTP() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s HTTP/1.1\n", m.Method, m.URL)
	for _, name := range slices.Sorted(maps.Keys(m.Header)) {
		for _, value := range m.Header[name] {
			fmt.Fprintf(&b, "%s: %s\n", name, value)
		}
	}
	b.WriteString("\n")
	b.Write(m.Body)
	return b.String()
}

// Curl writes the message as a curl command for a POSIX shell.
func (m Message) Curl() string {
	var b strings.Builder
	fmt.Fprintf(&b, "curl -sS -X %s %s", m.Method, shellQuote(m.URL))
	for _, name := range slices.Sorted(maps.Keys(m.Header)) {
		for _, value := range m.Header[name] {
			fmt.Fprintf(&b, " \\\n  -H %s", shellQuote(name+": "+value))
		}
	}
	if len(m.Body) > 0 {
		fmt.Fprintf(&b, " \\\n  --data-raw %s", shellQuote(string(m.Body)))
	}
	return b.String()
}

func shellQuote(s string) string {
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

// JSON writes method, url, headers and the decoded body as one object.
func (m Message) JSON() ([]byte, error) {
	headers := map[string]string{}
	for name, values := range m.Header {
		headers[name] = strings.Join(values, ", ")
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(struct {
		Method  string            `json:"method"`
		URL     string            `json:"url"`
		Headers map[string]string `json:"headers"`
		Body    any               `json:"body"`
	}{m.Method, m.URL, headers, m.Decoded})
	return out.Bytes(), err
}

// Message returns the request without signature: what is known of it before
// it is sent. Revealed fails as [Request.Payload] does.
func (r Request) Message(view forms.View) (Message, error) {
	body, err := r.Payload(view)
	if err != nil {
		return Message{}, err
	}
	m := Message{Method: r.Method, URL: r.URL, Header: r.Header.Clone(), Body: body}
	if r.Format == JSONBody {
		m.Decoded = json.RawMessage(body)
		return m, nil
	}
	if view == forms.Masked {
		m = m.Legible()
	}
	m.Decoded, err = r.Params(view)
	return m, err
}
