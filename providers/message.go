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
	"unicode/utf8"

	"clusterwiz/forms"
	"clusterwiz/forms/foreign"
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

// shown is the body as it is read: JSON with what is hidden in it escaped, which
// the cloud reads as the same. A form has nothing hidden.
func (m Message) shown() []byte { return foreign.JSON(m.Body) }

// HTTP writes the message as HTTP/1.1 text with headers in alphabetical order.
func (m Message) HTTP() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s HTTP/1.1\n", m.Method, foreign.Name(m.URL))
	for _, name := range slices.Sorted(maps.Keys(m.Header)) {
		for _, value := range m.Header[name] {
			fmt.Fprintf(&b, "%s: %s\n", name, foreign.Name(value))
		}
	}
	b.WriteString("\n")
	b.Write(m.shown())
	return b.String()
}

// Curl writes the message as a curl command for a POSIX shell. It sends the bytes
// of the body, which the signature is of; one with a mask, which cannot be sent,
// shows the body as HTTP does.
func (m Message) Curl() string {
	body := m.Body
	if m.masked() {
		body = m.shown()
	}
	var b strings.Builder
	fmt.Fprintf(&b, "curl -sS -X %s %s", m.Method, ShellQuote(m.URL))
	for _, name := range slices.Sorted(maps.Keys(m.Header)) {
		for _, value := range m.Header[name] {
			fmt.Fprintf(&b, " \\\n  -H %s", ShellQuote(name+": "+value))
		}
	}
	if len(body) > 0 {
		fmt.Fprintf(&b, " \\\n  --data-raw %s", ShellQuote(string(body)))
	}
	return b.String()
}

// masked tells whether a header, such as the signature, or the body has a mask.
func (m Message) masked() bool {
	for _, values := range m.Header {
		if strings.Contains(strings.Join(values, ""), forms.Mask) {
			return true
		}
	}
	return bytes.Contains(m.Body, []byte(forms.Mask))
}

// ShellQuote writes a text as one word of a POSIX shell; what is hidden in it
// comes from printf, by the numbers of its bytes.
func ShellQuote(s string) string {
	if hidden := strings.ContainsFunc(s, unprinted) || !utf8.ValidString(s); hidden {
		return `"$(printf %b ` + ShellQuote(numbered(s)) + `)"`
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

func unprinted(r rune) bool { return foreign.Hidden(r) && r != '\n' && r != '\t' }

// numbered writes a text for the %b of printf.
func numbered(s string) string {
	var b strings.Builder
	for i, r := range s {
		size := utf8.RuneLen(r)
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], string(r)):
			fmt.Fprintf(&b, `\0%03o`, s[i])
		case unprinted(r):
			for _, c := range []byte(s[i : i+size]) {
				fmt.Fprintf(&b, `\0%03o`, c)
			}
		case r == '\\':
			b.WriteString(`\\`)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
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
	return foreign.JSON(out.Bytes()), err
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
