package cloudtest

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"clusterwiz/forms"
	"clusterwiz/profiles/likeness"
	"clusterwiz/providers"
)

// Mirror is what is known of how a cloud tells what it made.
type Mirror struct {
	// Filled are parameters that the cloud tells although nobody sent them, by their
	// paths with "[]" for any item; what lies below is meant too.
	Filled []string
	// Changed are those that it tells otherwise than they were sent, and why.
	Changed map[string]string
	// Keys name the member by which items of a list are known, where the cloud has an
	// order of its own; it stands in their paths.
	Keys map[string]string
	// Defaults are parameters that the form sends where an answer is missing.
	Defaults []string
	// Undated clouds do not tell when a thing was made.
	Undated bool
	// Otherwise are files that the cloud tells in another layout than theirs, and why.
	Otherwise map[string]string
	// Owner is whose things are on the list, where clouds list by owner.
	Owner string
}

// ReadsBack creates each of the files that the cloud accepts, every witness and every
// preset, reads it back, and compares: whatever is not as it was sent is told in a remark.
func (c Cloud) ReadsBack(t *testing.T, m Mirror, accepted map[string]string) {
	t.Helper()
	for name, one := range c.all(t, accepted) {
		if m.Otherwise[name] != "" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c.readsBack(t, m, one, name, accepted)
		})
	}
}

func (c Cloud) readsBack(t *testing.T, m Mirror, one made, name string, accepted map[string]string) {
	t.Helper()
	r := c.Rig(t).In(t, one.region)
	request, receipt, err := r.Try(t, one.answers)
	if _, must := accepted[name]; err != nil && !must {
		return // The simulator's world cannot have it.
	}
	if err != nil {
		t.Fatal(err)
	}
	r.Advance(10 * time.Minute) // Hours of the simulator's; clouds take no older signature.
	reader, ok := r.Client.(providers.Reader)
	if !ok {
		t.Fatal("the client reads nothing back")
	}
	live, err := reader.Live(t.Context(), providers.Receipt{ID: receipt.ID, Region: receipt.Region, Owner: receipt.Owner})
	if err != nil {
		t.Fatal(err)
	}
	if live.Thing.Receipt.ID != receipt.ID || !strings.HasPrefix(request.Name, live.Thing.Receipt.Name) || live.Thing.Receipt.Name == "" || live.Thing.Phase != providers.Ready {
		t.Errorf("the thing is %+v", live.Thing)
	}
	c.isListed(t, m, r, receipt)
	for _, secret := range request.Secrets() {
		if len(secret) > 3 && strings.Contains(string(live.Body), secret) {
			t.Errorf("a secret is in the body: %s", live.Body)
		}
	}
	for _, remark := range live.Remarks {
		if !remark.Why.IsZero() && !remark.Why.Complete() {
			t.Errorf("half a text: %+v", remark)
		}
	}
	for _, difference := range m.differences(t, request, live) {
		t.Error(difference)
	}
	c.isLike(t, m, r, request, live)
	if os.Getenv("SHOW_LIVE") != "" {
		for _, r := range live.Remarks {
			t.Log(r.Kind, r.Where, r.Why.En)
		}
	}
}

// isLike makes answers of what was read back, and of them a request, which is the first
// one but for what is told.
func (c Cloud) isLike(t *testing.T, m Mirror, r Rig, request providers.Request, live providers.Live) {
	t.Helper()
	like, err := likeness.Of(c.Form(), func(answers *forms.Answers) *forms.Body { return Request(t, r, answers).Body }, live)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range like.Findings {
		if f.Kind == "unknown" || f.Kind == "changed" || !f.Text.Complete() {
			t.Errorf("%s: %s: %+v", f.Kind, f.Where, f.Text)
		}
	}
	sent, again := m.flat(sentTree(t, request, forms.Masked)), m.flat(sentTree(t, Request(t, r, like.Answers), forms.Masked))
	told := func(path string) bool {
		return slices.ContainsFunc(live.Remarks, func(r providers.Remark) bool { return within(path, r.Where) || within(path, anyItem(r.Where)) })
	}
	for _, path := range slices.Sorted(maps.Keys(sent)) {
		_, changed := m.Changed[anyItem(path)]
		if sent[path] != again[path] && !changed && !told(path) {
			t.Errorf("made anew: %s: sent %s, now %q, and no remark says why", path, sent[path], again[path])
		}
	}
	for _, path := range slices.Sorted(maps.Keys(again)) {
		_, there := sent[path]
		_, changed := m.Changed[anyItem(path)]
		filled := slices.ContainsFunc(slices.Concat(m.Filled, m.Defaults), func(f string) bool { return within(path, f) })
		if !there && !filled && !changed && !told(path) {
			t.Errorf("made anew: %s: now %s, which nobody sent", path, again[path])
		}
	}
}

// isListed looks for the thing on the list of all.
func (c Cloud) isListed(t *testing.T, m Mirror, r Rig, receipt providers.Receipt) {
	t.Helper()
	if m.Owner != receipt.Owner {
		return
	}
	lister, ok := r.Client.(providers.Lister)
	if !ok {
		t.Fatal("the client lists nothing")
	}
	things, err := lister.Things(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(things, func(thing providers.Thing) bool { return thing.Receipt.ID == receipt.ID })
	if i < 0 || !strings.HasPrefix(receipt.Name, things[i].Receipt.Name) || things[i].Phase != providers.Ready || !things[i].About.Complete() || things[i].Made().IsZero() != m.Undated {
		t.Errorf("listed are %+v", things)
		return
	}
	if status := r.Now(t, things[i].Receipt); status.Phase != providers.Ready {
		t.Errorf("by its receipt it is %s", status.Phase)
	}
}

// differences are those between what was sent and what was read back which no remark
// tells, and the remarks that are not true.
func (m Mirror) differences(t *testing.T, request providers.Request, live providers.Live) []string {
	t.Helper()
	var tree any
	if err := decodeText(string(live.Body), &tree); err != nil {
		t.Fatal(err)
	}
	sent, got := m.flat(sentTree(t, request, forms.Revealed)), m.flat(tree)
	told := func(path string, kinds ...providers.RemarkKind) bool {
		return slices.ContainsFunc(live.Remarks, func(r providers.Remark) bool {
			return slices.Contains(kinds, r.Kind) && (within(path, r.Where) || within(path, anyItem(r.Where)))
		})
	}
	var wrong []string
	for _, path := range slices.Sorted(maps.Keys(sent)) {
		value, there := got[path]
		_, changed := m.Changed[anyItem(path)]
		switch {
		case there && value == sent[path], changed:
		case there && told(path, providers.Inferred):
		case !there && told(path, providers.Dropped, providers.Unreturned, providers.Withheld):
		default:
			wrong = append(wrong, fmt.Sprintf("%s: sent %s, read back %q, and no remark says why", path, sent[path], value))
		}
	}
	for _, path := range slices.Sorted(maps.Keys(got)) {
		_, there := sent[path]
		filled := slices.ContainsFunc(m.Filled, func(f string) bool { return within(path, f) })
		if !there && !filled && !told(path, providers.Inferred) {
			wrong = append(wrong, fmt.Sprintf("%s: read back %s, which nobody sent", path, got[path]))
		}
		if told(path, providers.Withheld, providers.Unreturned) {
			wrong = append(wrong, fmt.Sprintf("%s: read back %s, and a remark says it is not", path, got[path]))
		}
	}
	return wrong
}

var position = regexp.MustCompile(`\[[^\[\]]*\]`)

func anyItem(path string) string { return position.ReplaceAllString(path, "[]") }

// within tells whether a path is another or lies below it; "*" is any one name.
func within(path, outer string) bool {
	names := strings.Split(outer, ".")
	for _, path := range []string{path, anyItem(path)} {
		parts := strings.Split(path, ".")
		if len(parts) < len(names) {
			continue
		}
		same := true
		for i, name := range names {
			last := i == len(names)-1
			same = same && (name == "*" || parts[i] == name || last && strings.HasPrefix(parts[i], name+"["))
		}
		if same {
			return true
		}
	}
	return false
}

// flat writes a tree as its leaves by path. Text that is JSON is taken apart, and
// empty members are none.
func (m Mirror) flat(tree any) map[string]string {
	leaves := map[string]string{}
	m.leaves(leaves, "", tree)
	return leaves
}

func (m Mirror) leaves(into map[string]string, path string, value any) {
	switch v := value.(type) {
	case map[string]any:
		for name, item := range v {
			name = strings.ReplaceAll(name, ".", `\.`)
			if path != "" {
				name = path + "." + name
			}
			m.leaves(into, name, item)
		}
		return
	case []any:
		key := m.Keys[anyItem(path)]
		for i, item := range v {
			at := fmt.Sprint(i)
			if key != "" {
				at = keyOf(item, key)
			}
			m.leaves(into, path+"["+at+"]", item)
		}
		return
	case param:
		m.leaves(into, path, string(v))
		return
	case string:
		if s, ok := said(v).(structured); ok {
			m.leaves(into, path, s.Tree)
			return
		}
		if v != "" {
			into[path] = v
		}
		return
	case json.Number:
		into[path] = v.String()
	case bool:
		into[path] = fmt.Sprint(v)
	}
}

func keyOf(item any, key string) string {
	object, _ := item.(map[string]any)
	return fmt.Sprint(object[key])
}
