package importer

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"clusterwiz/forms"
)

// request is one over HTTP, however it was written.
type request struct {
	shape          forms.Text
	method, target string
	header         map[string]string
	body           string
	// tree is the body where it was read already.
	tree *Tree
	// where the parts stand in the source, as a person finds them.
	bodyAt, targetAt, headerAt string
}

// fromMessage reads a request line, headers, an empty line and a body.
func fromMessage(text string, o Options) (*Source, error) {
	lines := strings.Split(text, "\n")
	for len(lines) > 0 && (strings.TrimSpace(lines[0]) == "" || strings.HasPrefix(lines[0], "#") || strings.HasPrefix(lines[0], "//") || strings.HasPrefix(lines[0], "@")) {
		lines = lines[1:]
	}
	words := strings.Fields(lines[0])
	r := request{
		shape: forms.T("a request over HTTP", "HTTP 请求"), method: words[0], target: words[1], header: map[string]string{},
		bodyAt: "body", targetAt: "address", headerAt: "header",
	}
	rest := lines[1:]
	for len(rest) > 0 && strings.TrimSpace(rest[0]) != "" {
		if name, value, ok := strings.Cut(rest[0], ":"); ok {
			r.header[strings.ToLower(strings.TrimSpace(name))] = strings.TrimSpace(value)
		}
		rest = rest[1:]
	}
	body := strings.Join(rest, "\n")
	if i := strings.Index(body, "\n###"); i >= 0 { // Files of requests have several.
		body = body[:i]
	}
	r.body = strings.TrimSpace(body)
	return r.source(o)
}

// fromAddress reads an address with parameters, or the parameters alone.
func fromAddress(text string, o Options) (*Source, error) {
	text = strings.Join(strings.Fields(text), "")
	if !isAddress(text) {
		r := request{shape: forms.T("a form (name=value&...)", "表单（name=value&...）"), method: "POST", body: text, header: map[string]string{}}
		return r.source(o)
	}
	r := request{shape: inAddress, method: "POST", target: text, header: map[string]string{}, targetAt: ""}
	return r.source(o)
}

// source finds the body in a request, and what its address tells.
func (r *request) source(o Options) (*Source, error) {
	at, err := url.Parse(r.target)
	if err != nil { // Pages write {endpoint} for the host.
		_, rest, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(r.target, "https://"), "http://"), "/")
		at, err = url.Parse("/" + rest)
	}
	if err != nil {
		return nil, refuse(forms.T("has an address that cannot be read", "其中的地址无法解析"), bringBody)
	}
	host := at.Host
	if host == "" {
		host = r.header["host"]
	}
	s := &Source{Shape: r.shape, Region: regionOf(host), Provider: hostCloud(host)}
	if s.Region == "" {
		s.Region = r.header["x-acs-region-id"]
	}
	if r.method != "POST" {
		return nil, refuse(forms.Tf("is a %s, which creates nothing", "是 %s 请求，不会创建任何内容", r.method), bringBody)
	}
	form := r.form(at.RawQuery)
	if err := r.another(at, form); err != nil {
		return nil, err
	}
	r.path(s, at.Path)
	if len(r.header) > 0 {
		s.drop(r.headerAt, forms.T("headers, signatures and cookies are no part of a profile", "请求头、签名与 Cookie 不属于配置文件"))
	}
	if isConsole(host, form) {
		return r.console(s, form, o)
	}
	if s.Body, err = r.parameters(s, form); err != nil {
		return nil, err
	}
	return s.finish(o)
}

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

// path finds the answers that stand in an address.
func (r *request) path(s *Source, path string) {
	for id, v := range vendors() {
		names, parts := strings.Split(v.path, "/"), strings.Split(strings.TrimSuffix(path, "/"), "/")
		if !strings.Contains(v.path, "{") || len(names) != len(parts) {
			continue
		}
		given, fits := map[string]string{}, true
		for i, name := range names {
			if key, is := strings.CutPrefix(name, "{"); is {
				given[strings.TrimSuffix(key, "}")] = parts[i]
			} else if name != parts[i] {
				fits = false
			}
		}
		if !fits {
			continue
		}
		s.Provider = id
		for key, value := range given {
			if text, err := url.PathUnescape(value); err == nil && !strings.ContainsAny(text, "{}<>$") {
				s.give(forms.Path(key), text)
			}
		}
	}
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
	body := NewObject("")
	for _, p := range form {
		if around().MatchString(p.name) {
			s.region(p)
			if isSecretName(p.name) {
				s.drop(p.where, forms.T("keys and signatures are no part of a profile", "密钥与签名不属于配置文件"))
			}
			continue
		}
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
		case isIndex && at.Type == List && n <= len(at.Items)+1:
			if n > len(at.Items) {
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

func isConsole(host string, form []pair) bool {
	if !strings.Contains(host, "console.aliyun") {
		return false
	}
	for _, p := range form {
		if p.name == "params" {
			return true
		}
	}
	return false
}

// console reads what the vendor's console sends to its own gateway: product, action and
// the parameters as JSON.
func (r *request) console(s *Source, form []pair, o Options) (*Source, error) {
	product := ""
	for _, p := range form {
		switch p.name {
		case "product":
			product = strings.ToLower(p.value)
		case "region":
			s.Region = p.value
		case "params":
			tree, twice, err := ParseJSON([]byte(p.value))
			if err != nil || tree.Type != Object {
				return nil, refuse(forms.T("is a call of a console whose params are no JSON object", "控制台调用的 params 不是 JSON 对象"), bringBody)
			}
			s.Findings = append(s.Findings, twice...)
			tree.at(p.where)
			if s.Region == "" {
				s.Region = tree.Said("RegionId")
			}
			tree.Take("RegionId")
			s.Body = tree
			if body := tree.Get("body"); body != nil {
				if s.Body = jsonIn(body); s.Body == nil {
					s.Body = body
				}
			}
		}
	}
	s.Shape = forms.T("a call of the console", "控制台内部调用")
	for id, v := range vendors() {
		for _, name := range v.products {
			if name == product {
				s.Provider = id
			}
		}
	}
	if s.Provider == "" || s.Body == nil || s.Body.Type != Object {
		return nil, refuse(forms.T("is a call of a console, not of the API", "是控制台内部调用，而非 API 调用"), bringBody)
	}
	return s.finish(o)
}
