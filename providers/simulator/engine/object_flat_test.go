package engine_test

import (
	"net/url"
	"testing"

	"clusterwiz/providers/simulator/engine"
)

// FuzzFlattened reads lists out of any parameters: what is not part of one is
// refused, and nothing is read twice.
func FuzzFlattened(f *testing.F) {
	f.Add("A.1.B=x&A.2.B=y&A.2.C.1=z")
	f.Add("A.1=x&A.1.B=y&A.=&A..1=&A.3=")
	f.Add("A=[1]&A.1=x")
	f.Fuzz(func(t *testing.T, text string) {
		query, err := url.ParseQuery(text)
		if err != nil {
			return
		}
		s := engine.Sheet{Invalid: func(string, bool) *engine.Refusal { return &engine.Refusal{Code: "Invalid"} }}
		o := engine.QueryObject(query, &s)
		v, ok := o.Structured("A", engine.List)
		o.Finish()
		if s.Refused != nil || !ok {
			return
		}
		if _, err := engine.ParseJSON(string(v.JSON())); err != nil {
			t.Fatalf("%q became %s", text, v.JSON())
		}
		if n := len(query); n != 1 && n < len(v.Items) {
			t.Fatalf("%d parameters became %d items", n, len(v.Items))
		}
	})
}
