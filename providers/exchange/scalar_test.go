package exchange_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers/exchange"
)

type scalars struct {
	T exchange.Text
	I exchange.Int
	D exchange.Decimal
	B exchange.Bool
}

func TestScalars(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		text string
		want scalars
		bad  bool
	}{
		"as written":     {text: `{"T":"a","I":7,"D":0.5,"B":true}`, want: scalars{"a", 7, 0.5, true}},
		"the other way":  {text: `{"T":7,"I":"7","D":"0.5","B":"TRUE"}`, want: scalars{"7", 7, 0.5, true}},
		"numbers":        {text: `{"I":4.0,"D":8,"B":1}`, want: scalars{I: 4, D: 8, B: true}},
		"empty":          {text: `{"T":null,"I":"","D":null,"B":""}`},
		"blanks":         {text: `{"T":" task\n","I":" 3 "}`, want: scalars{T: "task", I: 3}},
		"large":          {text: `{"I":9007199254740993}`, want: scalars{I: 9007199254740993}},
		"other case":     {text: `{"t":"a","b":"0"}`, want: scalars{T: "a"}},
		"a fraction":     {text: `{"I":1.5}`, bad: true},
		"beyond numbers": {text: `{"D":"Inf"}`, bad: true},
		"no number":      {text: `{"D":"many"}`, bad: true},
		"no boolean":     {text: `{"B":"perhaps"}`, bad: true},
		"an object":      {text: `{"T":{}}`, bad: true},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got scalars
			err := json.Unmarshal([]byte(c.text), &got)
			if (err != nil) != c.bad {
				t.Fatalf("error %v", err)
			}
			if diff := cmp.Diff(c.want, got); diff != "" && !c.bad {
				t.Errorf("decoded (-want +got):\n%s", diff)
			}
		})
	}
}

// FuzzScalars holds what is read against what a second reading gives.
func FuzzScalars(f *testing.F) {
	for _, seed := range []string{`"a"`, `7`, `"7"`, `4.0`, `1e3`, `true`, `"FALSE"`, `null`, `""`, `[]`, `{`, `9007199254740993`, `-0`, `"NaN"`, `"Inf"`, `"9223372036854775808"`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		twice[exchange.Text](t, data)
		twice[exchange.Int](t, data)
		twice[exchange.Decimal](t, data)
		twice[exchange.Bool](t, data)
	})
}

func twice[T comparable](t *testing.T, data []byte) {
	t.Helper()
	var got, again T
	if json.Unmarshal(data, &got) != nil {
		return
	}
	written, err := json.Marshal(got)
	if err != nil {
		t.Fatalf("%s: %v", data, err)
	}
	if err := json.Unmarshal(written, &again); err != nil || got != again {
		t.Errorf("%s: %v, then %v, %v", data, got, again, err)
	}
}

// TestID: an id is text, and whatever else stands there is not taken for one.
func TestID(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{`"cls-1"`: "cls-1", `"cls-1\n"`: "cls-1", `""`: "", `null`: ""} {
		var id exchange.ID = "old"
		if err := json.Unmarshal([]byte(text), &id); err != nil || string(id) != want {
			t.Errorf("%s: got %q, %v", text, id, err)
		}
	}
	for _, text := range []string{`7`, `true`, `["cls-1"]`, `{"id":"cls-1"}`} {
		var id exchange.ID
		if err := json.Unmarshal([]byte(text), &id); err == nil {
			t.Errorf("%s is taken for %q", text, id)
		}
	}
}
