package importer

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"clusterwiz/forms"
)

// pair is a parameter with its place.
type pair struct{ name, value, where string }

// form are the parameters of the address, and of the body where that is a form.
func (r *request) form(query string) []pair {
	pairs := r.pairs(query, r.targetAt)
	if r.body != "" && strings.IndexAny(r.body, "{[") != 0 {
		pairs = append(pairs, r.pairs(r.body, r.bodyAt)...)
	}
	return pairs
}

func (r *request) pairs(text, at string) (list []pair) {
	for part := range strings.SplitSeq(text, "&") {
		name, value, ok := strings.Cut(part, "=")
		if !ok {
			continue
		}
		name, value = decodedParam(name), decodedParam(value)
		list = append(list, pair{strings.TrimSpace(name), strings.TrimSpace(value), named(at, name)})
	}
	return list
}

func decodedParam(text string) string {
	if plain, err := url.QueryUnescape(text); err == nil {
		return plain
	}
	return text
}

// around are parameters of every call, which are not of the creation.
var around = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(action|version|format|timestamp|time_stamp|signature\w*|accesskeyid|access_key_id|securitytoken|token|idempotenttoken|x-acs-.*|regionid|regid|sec_token|collina|umid|_\w*)$`)
})

// another refuses a call that is not a creation.
func (r *request) another(at *url.URL, form []pair) error {
	called := r.header["x-acs-action"]
	version := r.header["x-acs-version"]
	for _, p := range form {
		switch strings.ToLower(p.name) {
		case "action":
			called = p.value
		case "version":
			version = p.value
		}
	}
	if called != "" && !strings.EqualFold(called, "CreateCluster") && !strings.EqualFold(called, "CreateNodePool") && at.Path != "/cluster/createCluster" {
		return refuse(forms.Tf("is a call of %s, another than creates something", "是 %s 调用，不是创建请求", quoted(called)), bringBody)
	}
	if version == "2018-04-12" {
		return settleEHPC(&Source{Body: &Tree{Type: Object, Members: []Member{{"EhpcVersion", &Tree{}}}}}, Options{})
	}
	return nil
}

// parameters are the body: JSON, or the tree of the parameters.
func (r *request) parameters(s *Source, form []pair) (*Tree, error) {
	if r.tree != nil {
		return r.tree, nil
	}
	if strings.IndexAny(r.body, "{[") == 0 {
		body, twice, err := ParseJSON([]byte(r.body))
		if err != nil {
			return nil, err
		}
		for i := range twice {
			twice[i].Where = r.bodyAt + " " + twice[i].Where
		}
		s.Findings = append(s.Findings, twice...)
		for _, p := range form {
			s.region(p)
		}
		if body.Type != Object {
			return nil, refuse(forms.T("has a body that is no object", "请求体不是对象"), bringBody)
		}
		return body, nil
	}
	if len(form) > largest {
		return nil, tooLarge(len(form))
	}
	names := make([]string, len(form))
	for i, p := range form {
		names[i] = p.name
	}
	body, ranks := NewObject(""), ranked(names)
	for _, p := range form {
		if around().MatchString(p.name) {
			s.region(p)
			if isSecretName(p.name) {
				s.drop(p.where, forms.T("keys and signatures are no part of a profile", "密钥与签名不属于配置文件"))
			}
			continue
		}
		p.name = ranks[p.name]
		body.grow(p)
	}
	if len(body.Members) == 0 {
		return nil, refuse(forms.T("has no parameters", "没有任何参数"), bringBody)
	}
	return body, nil
}

func (s *Source) region(p pair) {
	if s.Region == "" && strings.EqualFold(p.name, "RegionId") {
		s.Region = p.value
	}
}

// grow puts a parameter at its place in the tree: Queues.1.Name is the name of the first
// queue, since such lists count from 1.
func (t *Tree) grow(p pair) {
	steps := strings.Split(p.name, ".")
	at := t
	for i, step := range steps {
		n, err := strconv.Atoi(step)
		isIndex := err == nil && n > 0 && n <= mostOnes && i > 0
		if isIndex && at.Type == Object && len(at.Members) == 0 {
			at.Type = List
		}
		var next *Tree
		last := i == len(steps)-1
		switch {
		case isIndex && at.Type == List && n <= largest:
			for n > len(at.Items) { // Those before come later.
				at.Items = append(at.Items, NewObject(p.where))
			}
			next = at.Items[n-1]
		case at.Type == Object:
			if next = at.Get(step); next == nil {
				next = NewObject(p.where)
				at.Set(step, next)
			}
		default:
			return
		}
		if last {
			next.leaf(p)
		}
		at = next
	}
}

// leaf makes t the text of a parameter; one that holds JSON is that.
func (t *Tree) leaf(p pair) {
	*t = Tree{Type: Text, Text: p.value, Where: p.where, Loose: true}
	if inner := jsonIn(t); inner != nil {
		*t = *inner
		t.at(p.where)
	}
}
