package importer

import (
	"net/url"
	"slices"
	"strings"

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
	form := r.form(at.RawQuery)
	if r.method != "POST" && (r.method != "GET" || !creates(form)) {
		return nil, refuse(forms.Tf("is a %s, which creates nothing", "是 %s 请求，不会创建任何内容", r.method), bringBody)
	}
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

// creates tells whether the parameters are those of a call that creates something, which
// a GET may carry too.
func creates(form []pair) bool {
	return slices.ContainsFunc(form, func(p pair) bool {
		return strings.EqualFold(p.name, "Action") && strings.EqualFold(p.value, "CreateCluster")
	})
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
