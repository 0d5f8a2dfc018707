package cloudtest

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// label is text that a label of Kubernetes may be, as key without a domain and as
// value.
var label = regexp.MustCompile(`^[0-9A-Za-z]([0-9A-Za-z._-]{0,61}[0-9A-Za-z])?$`)

// Tags puts a run tag on the request of the minimum: it stands in the copy alone,
// in a place of its own, and not at all in a request that full has filled.
func (c Cloud) Tags(t *testing.T, full func(*testing.T, *forms.Answers)) {
	t.Helper()
	const value = "20261120-221530-k7q2-abcdefgh"
	if !label.MatchString(providers.TagKey) || !label.MatchString(value) || strings.HasPrefix(providers.TagKey, "aliyun") {
		t.Errorf("%s = %s is no label", providers.TagKey, value)
	}
	client := c.Connect(t, providers.Endpoint{})
	tagger, ok := client.(providers.Tagger)
	if !ok {
		t.Fatal("there is no place for a tag")
	}
	request := Request(t, client, c.Load(t, Minimal))
	before := payload(t, request)
	tagged, note := tagger.Tagged(request, value)
	if got := payload(t, tagged); !note.IsZero() || !strings.Contains(got, value) || !strings.Contains(got, providers.TagKey) {
		t.Errorf("%s: %s", note.En, got)
	}
	if diff := cmp.Diff(before, payload(t, request)); diff != "" {
		t.Errorf("the request itself was changed: %s", diff)
	}
	again, note := tagger.Tagged(tagged, "later")
	if got := payload(t, again); !note.IsZero() || strings.Contains(got, value) || strings.Count(got, providers.TagKey) != 1 || !strings.Contains(got, "later") {
		t.Errorf("the tag of another run stays: %s: %s", note.En, got)
	}
	if full == nil {
		return
	}
	answers := c.Load(t, Minimal)
	full(t, answers)
	request = Request(t, client, answers)
	before = payload(t, request)
	tagged, note = tagger.Tagged(request, value)
	if diff := cmp.Diff(before, payload(t, tagged)); diff != "" || !note.Complete() {
		t.Errorf("%q: %s", note.En, diff)
	}
}

func payload(t *testing.T, request providers.Request) string {
	t.Helper()
	data, err := request.Payload(forms.Masked)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
