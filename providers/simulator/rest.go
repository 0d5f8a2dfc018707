package simulator

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

// restRoute is one call of a REST API. In its path {name} stands for one segment.
type restRoute struct {
	service              string // As in Call.Product.
	method, path, action string
	status               int  // Of success; 0 means 200.
	changes              bool // Whether it may change what the state file keeps.
	run                  func(*restCall) (any, *refusal)
}

// restCall is a request that has passed its gateway.
type restCall struct {
	vars   map[string]string // The path's.
	query  *object
	body   []byte
	header http.Header
	region string // "" when the host does not tell.
	now    time.Time
}

// bad closes the reading of query and body and tells whether anything was
// refused; the action then has nothing left to do.
func (c *restCall) bad() bool {
	c.query.finish()
	return c.query.sheet.refused != nil
}

// routes are all calls of a vendor.
type routes []restRoute

func (all routes) calls(visit func(service, action string)) {
	for _, rt := range all {
		visit(rt.service, rt.action)
	}
}

// find looks a call up. Without a route, wrongMethod tells that the path is
// known for another method.
func (all routes) find(service, method, path string) (rt *restRoute, vars map[string]string, wrongMethod bool) {
	for i := range all {
		if service != "" && service != all[i].service {
			continue
		}
		vars, fits := all[i].fits(path)
		if !fits {
			continue
		}
		if all[i].method == method {
			return &all[i], vars, false
		}
		wrongMethod = true
	}
	return nil, nil, wrongMethod
}

// fits compares an escaped path segment by segment.
func (rt *restRoute) fits(path string) (map[string]string, bool) {
	want, got := strings.Split(rt.path, "/"), strings.Split(path, "/")
	if len(want) != len(got) {
		return nil, false
	}
	vars := map[string]string{}
	for i, w := range want {
		name, variable := strings.CutPrefix(w, "{")
		if !variable {
			if w != got[i] {
				return nil, false
			}
			continue
		}
		text, err := url.PathUnescape(got[i])
		if err != nil || text == "" {
			return nil, false
		}
		vars[strings.TrimSuffix(name, "}")] = text
	}
	return vars, true
}

// queryObject reads query parameters; a name that comes twice is refused.
func queryObject(q url.Values, s *sheet) *object {
	all := value{kind: composite}
	for name := range q {
		all.names = append(all.names, name)
	}
	slices.Sort(all.names)
	for _, name := range all.names {
		all.items = append(all.items, value{kind: plain, text: q.Get(name)})
	}
	o := all.object("", s)
	for _, name := range all.names {
		if len(q[name]) != 1 {
			o.fail(name)
		}
	}
	return o
}

// execute runs a route with the state file's newest contents; an error is the
// state file's.
func (s *Simulator) execute(rt *restRoute, c *restCall) (out any, refused *refusal, err error) {
	err = s.ledger.during(rt.changes, func() bool {
		out, refused = rt.run(c)
		if found := c.query.sheet.refused; found != nil {
			refused = found
		}
		return refused == nil
	})
	if err != nil {
		s.log.Error("state file", "err", err)
	}
	return out, refused, err
}

// json writes a value as it was read, without spaces.
func (v value) json() []byte {
	switch v.kind {
	case text, plain:
		return encode(v.text)
	case number, boolean:
		return []byte(v.text)
	case list, composite:
		return v.joined()
	case absent, null:
	}
	return []byte("null")
}

func (v value) joined() []byte {
	ends := "[]"
	if v.kind == composite {
		ends = "{}"
	}
	out := []byte{ends[0]}
	for i, item := range v.items {
		if i > 0 {
			out = append(out, ',')
		}
		if v.kind == composite {
			out = append(append(out, encode(v.names[i])...), ':')
		}
		out = append(out, item.json()...)
	}
	return append(out, ends[1])
}

// without is a composite less some members.
func (v value) without(names ...string) value {
	out := value{kind: v.kind}
	for i, name := range v.names {
		if !slices.Contains(names, name) {
			out.names, out.items = append(out.names, name), append(out.items, v.items[i])
		}
	}
	return out
}

// member is a member of a composite; the zero value when there is none.
func (v value) member(path ...string) value {
	for _, name := range path {
		i := slices.Index(v.names, name)
		if v.kind != composite || i < 0 {
			return value{}
		}
		v = v.items[i]
	}
	return v
}

// textMap checks a member that maps any names to strings.
func (o *object) textMap(name string, accept func(key, val string) bool) {
	v := o.take(name)
	if v.kind == absent {
		return
	}
	if v.kind != composite {
		o.fail(name)
		return
	}
	for i, key := range v.names {
		if v.items[i].kind != text || !accept(key, v.items[i].text) {
			o.fail(name + "." + key)
		}
	}
}

// errNotThere tells that a state file names what this world does not have.
var errNotThere = errors.New("names what does not exist")
