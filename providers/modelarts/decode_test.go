package modelarts_test

import (
	"testing"

	"clusterwiz/providers/modelarts"
)

func TestCounters(t *testing.T) {
	t.Parallel()
	for data, want := range map[string]int64{
		`{"flavor":"f","count":2}`: 2, `{"count":"3"}`: 3, `[{"count":1},{"count":2}]`: 3, `[]`: 0, `{}`: 0, `null`: 0, `4`: 4, `"5"`: 5, `{"count": 6 }`: 6,
	} {
		if got, err := modelarts.DecodeCounter([]byte(data)); err != nil || got != want {
			t.Errorf("%s is %d, %v", data, got, err)
		}
	}
	for _, data := range []string{`{"count":1.5}`, `{"count":[]}`, `[1]`, `"many"`, `true`} {
		if got, err := modelarts.DecodeCounter([]byte(data)); err == nil {
			t.Errorf("%s is %d", data, got)
		}
	}
}

func TestErrorShapes(t *testing.T) {
	t.Parallel()
	cases := map[string][3]string{
		`{"error_code":"A.1","error_msg":"m","request_id":"r"}`:                   {"A.1", "m", "r"},
		`{"error_msg":"m","error_code":"A.1","encoded_authorization_message":""}`: {"A.1", "m", ""},
		`{"code":"VPC.0101","message":"m"}`:                                       {"VPC.0101", "m", ""},
		`{"error":{"code":401,"message":"m","title":"Unauthorized"}}`:             {"401", "m", ""},
		`{"request_id":"r","badRequest":{"code":"400","message":"m"}}`:            {"400", "m", "r"},
		`{"error_code":null,"error_msg":"only a message"}`:                        {"", "only a message", ""},
		// Of several the same one each time: the first by name.
		`{"d":{"code":"4","message":"m"},"c":{"code":"3","message":"m"},"b":{"code":"2","message":"m"},"a":{"code":"1","message":"m"}}`: {"1", "m", ""},
	}
	for data, want := range cases {
		code, message, id, ok := modelarts.DecodeError([]byte(data))
		if !ok || [3]string{code, message, id} != want {
			t.Errorf("%s: %s, %s, %s, %t", data, code, message, id, ok)
		}
	}
	for _, data := range []string{``, `null`, `[]`, `{}`, `"x"`, `<html>`, `{"a":{"b":"c"}}`, `{"error":"x"}`} {
		if _, _, _, ok := modelarts.DecodeError([]byte(data)); ok {
			t.Errorf("%s is an error", data)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, seed := range []string{`{"count":2}`, `[{"count":1},{"count":"2"}]`, `null`, `{"error":{"code":1,"message":"m"}}`, `{"error_code":"a"}`, `"5"`, `[`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		_, _ = modelarts.DecodeCounter(data)
		if code, message, _, ok := modelarts.DecodeError(data); ok && code == "" && message == "" {
			t.Error("an error that says nothing")
		}
	})
}
