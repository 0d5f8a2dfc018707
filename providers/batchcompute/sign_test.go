package batchcompute_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"clusterwiz/providers/alicloud"
	"clusterwiz/providers/batchcompute"
)

var at = time.Date(2018, 11, 6, 6, 12, 40, 0, time.UTC)

const nonce = "9b7a44b0-3be1-11e5-8c73-08002700c460"

func call(t *testing.T, method, target string) *http.Request {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, "https://batchcompute.cn-hangzhou.aliyuncs.com"+target, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestSignature: the two vectors are computed from the algorithm of the help
// page; the vendor publishes none with a result.
func TestSignature(t *testing.T) {
	t.Parallel()
	head := "\napplication/json\n\napplication/json\nTue, 06 Nov 2018 06:12:40 GMT\n"
	signed := "x-acs-signature-method:HMAC-SHA1\nx-acs-signature-nonce:" + nonce + "\nx-acs-signature-version:1.0\nx-acs-version:2015-11-11\n"
	cases := map[string]struct {
		method, target, token string
		text, want            string
	}{
		"create": {
			method: http.MethodPost, target: "/clusters?IdempotentToken=vU7xaM9YCqqAFHAVvRVynoMBZSgD0MPn",
			text: "POST" + head + signed + "/clusters?IdempotentToken=vU7xaM9YCqqAFHAVvRVynoMBZSgD0MPn",
			want: "Sfp9tLYh+MbpYU0FQFTM/T/z79I=",
		},
		"list with temporary keys": {
			method: http.MethodGet, target: "/clusters?MaxItemCount=100&Marker=", token: "STSTOKENEXAMPLE",
			text: "GET" + head + "x-acs-security-token:STSTOKENEXAMPLE\n" + signed + "/clusters?Marker&MaxItemCount=100",
			want: "v3Hk14q04uYpYIgVX6s/fitLPZg=",
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := call(t, c.method, c.target)
			batchcompute.Sign(r, alicloud.Signing{ID: "id", Secret: "testsecret", Token: c.token, Now: at, Nonce: nonce})
			if got := batchcompute.StringToSign(r); got != c.text {
				t.Errorf("signs %q\nwant %q", got, c.text)
			}
			if got := r.Header.Get("Authorization"); got != "acs id:"+c.want {
				t.Errorf("got %s", got)
			}
		})
	}
}

// TestStringToSign is the example in the tests of the vendor's Java client.
func TestStringToSign(t *testing.T) {
	t.Parallel()
	r := call(t, http.MethodGet, "/pathValue1?queryKey2=queryValue2&queryKey4=queryValue4&queryKey3=&queryKey1=queryValue1")
	for name, value := range map[string]string{
		"Accept": "XML", "Content-MD5": "Content-MD5-Value", "Content-Type": "Content-Type-Value", "Date": "19910706",
		"x-acs-signature-version": "signature-version-value", "User-Agent": "unsigned",
	} {
		r.Header.Set(name, value)
	}
	want := strings.Join([]string{
		"GET", "XML", "Content-MD5-Value", "Content-Type-Value", "19910706", "x-acs-signature-version:signature-version-value",
		"/pathValue1?queryKey1=queryValue1&queryKey2=queryValue2&queryKey3&queryKey4=queryValue4",
	}, "\n")
	if got := batchcompute.StringToSign(r); got != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestToken(t *testing.T) {
	t.Parallel()
	cases := map[string]string{
		"":                                     "",
		"ABC_9z":                               "ABC_9z",
		"9b7a44b0-3be1-11e5-8c73-08002700c460": "9b7a44b03be111e58c7308002700c460",
		"a b/令牌&c=":                            "abc",
		strings.Repeat("a", 70):                strings.Repeat("a", 64),
	}
	for token, want := range cases {
		if got := batchcompute.Idempotent(token); got != want {
			t.Errorf("%q became %q", token, got)
		}
	}
}
