package engine

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

// RestRoute is one call of a REST API. In its path {name} stands for one segment.
type RestRoute struct {
	Service              string // As in Call.Product.
	Method, Path, Action string
	Status               int  // Of success; 0 means 200.
	Changes              bool // Whether it may change what the state file keeps.
	Run                  func(*RestCall) (any, *Refusal)
}

// RestCall is a request that has passed its gateway.
type RestCall struct {
	Vars   map[string]string // The path's.
	Query  *Object
	Body   []byte
	Header http.Header
	Region string    // "" when the host does not tell.
	Now    time.Time // See Core.Seen.
	// Foreign: see IsForeign.
	Foreign bool
	Odd     Oddities
}

// Bad closes the reading of query and body and tells whether anything was
// refused; the action then has nothing left to do.
func (c *RestCall) Bad() bool {
	c.Query.Finish()
	return c.Query.Sheet.Refused != nil
}

// Routes are all calls of a vendor.
type Routes []RestRoute

// Calls tells every call that there is.
func (all Routes) Calls(visit func(service, action string)) {
	for _, rt := range all {
		visit(rt.Service, rt.Action)
	}
}

// Find looks a call up. Without a route, wrongMethod tells that the path is
// known for another method.
func (all Routes) Find(service, method, path string) (rt *RestRoute, vars map[string]string, wrongMethod bool) {
	for i := range all {
		if service != "" && service != all[i].Service {
			continue
		}
		vars, fits := all[i].fits(path)
		if !fits {
			continue
		}
		if all[i].Method == method {
			return &all[i], vars, false
		}
		wrongMethod = true
	}
	return nil, nil, wrongMethod
}

// fits compares an escaped path segment by segment.
func (rt *RestRoute) fits(path string) (map[string]string, bool) {
	want, got := strings.Split(rt.Path, "/"), strings.Split(path, "/")
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

// QueryObject reads query parameters; a name that comes twice is refused.
func QueryObject(q url.Values, s *Sheet) *Object {
	all := Value{Kind: Composite}
	for name := range q {
		all.Names = append(all.Names, name)
	}
	slices.Sort(all.Names)
	for _, name := range all.Names {
		all.Items = append(all.Items, Value{Kind: Plain, Text: q.Get(name)})
	}
	o := all.Object("", s)
	for _, name := range all.Names {
		if len(q[name]) != 1 {
			o.Fail(name)
		}
	}
	return o
}

// Execute runs a route with the state file's newest contents; an error is the
// state file's.
func (s *Core) Execute(rt *RestRoute, c *RestCall) (out any, refused *Refusal, err error) {
	err = s.During(rt.Changes, func() bool {
		out, refused = rt.Run(c)
		if found := c.Query.Sheet.Refused; found != nil {
			refused = found
		}
		return refused == nil
	})
	return out, refused, err
}

// JSON writes a value as it was read, without spaces.
func (v Value) JSON() []byte {
	switch v.Kind {
	case Text, Plain:
		return Encode(v.Text)
	case Number, boolean:
		return []byte(v.Text)
	case List, Composite:
		return v.joined()
	case Absent, null:
	}
	return []byte("null")
}

func (v Value) joined() []byte {
	ends := "[]"
	if v.Kind == Composite {
		ends = "{}"
	}
	out := []byte{ends[0]}
	for i, item := range v.Items {
		if i > 0 {
			out = append(out, ',')
		}
		if v.Kind == Composite {
			out = append(append(out, Encode(v.Names[i])...), ':')
		}
		out = append(out, item.JSON()...)
	}
	return append(out, ends[1])
}

// Without is a composite less some members.
func (v Value) Without(names ...string) Value {
	out := Value{Kind: v.Kind}
	for i, name := range v.Names {
		if !slices.Contains(names, name) {
			out.Names, out.Items = append(out.Names, name), append(out.Items, v.Items[i])
		}
	}
	return out
}

// Member is a member of a composite; the zero value when there is none.
func (v Value) Member(path ...string) Value {
	for _, name := range path {
		i := slices.Index(v.Names, name)
		if v.Kind != Composite || i < 0 {
			return Value{}
		}
		v = v.Items[i]
	}
	return v
}

// TextMap checks a member that maps any names to strings.
func (o *Object) TextMap(name string, accept func(key, val string) bool) {
	v := o.Take(name)
	if v.Kind == Absent {
		return
	}
	if v.Kind != Composite {
		o.Fail(name)
		return
	}
	for i, key := range v.Names {
		if v.Items[i].Kind != Text || !accept(key, v.Items[i].Text) {
			o.Fail(name + "." + key)
		}
	}
}

// ErrNotThere tells that a state file names what this world does not have.
var ErrNotThere = errors.New("names what does not exist")
