package main

import (
	"encoding/json"
	"reflect"
	"strings"
	"time"
)

// object is a JSON object.
type object = map[string]any

// writer turns types into schemas. A struct that is no part of another is a definition.
type writer struct {
	words  map[string]string
	defs   object
	values map[reflect.Type][]string
}

// structure is a struct: its members, and which are always there.
func (w *writer) structure(t reflect.Type) object {
	members, always := object{}, []string{}
	w.members(t, members, &always)
	out := object{"type": "object", "properties": members}
	if len(always) > 0 {
		out["required"] = always
	}
	return out
}

// members adds those of a struct, and of what is embedded in it.
func (w *writer) members(t reflect.Type, members object, always *[]string) {
	for i := range t.NumField() {
		field := t.Field(i)
		if field.Anonymous {
			inner := field.Type
			optional := inner.Kind() == reflect.Pointer
			if optional {
				inner = inner.Elem()
			}
			needs := always
			if optional {
				needs = &[]string{}
			}
			w.members(inner, members, needs)
			continue
		}
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		if name == "-" {
			continue
		}
		one := w.typed(field.Type)
		if words := w.words[t.Name()+"."+field.Name]; words != "" {
			one["description"] = words
		}
		members[name] = one
		if options == "" {
			*always = append(*always, name)
		}
	}
}

// kinds are the types that JSON has a name for.
var kinds = map[reflect.Kind]string{reflect.Bool: "boolean", reflect.Int: "integer", reflect.Float64: "number", reflect.String: "string"}

// typed is the schema of a type.
func (w *writer) typed(t reflect.Type) object {
	if values, ok := w.values[t]; ok {
		return object{"enum": values}
	}
	switch t {
	case reflect.TypeFor[time.Time]():
		return object{"type": "string", "format": "date-time"}
	case reflect.TypeFor[json.RawMessage]():
		return object{}
	}
	if plain, ok := kinds[t.Kind()]; ok {
		return object{"type": plain}
	}
	if t.Kind() == reflect.Struct {
		return w.defined(t)
	}
	if t.Kind() == reflect.Pointer {
		return w.typed(t.Elem())
	}
	if t.Kind() == reflect.Slice {
		return object{"type": "array", "items": w.typed(t.Elem())}
	}
	panic("contract: no schema for " + t.String())
}

// defined refers to the definition of a struct, which is made at the first mention.
func (w *writer) defined(t reflect.Type) object {
	name := strings.ToLower(strings.TrimSuffix(t.Name(), "JSON"))
	if _, there := w.defs[name]; !there {
		w.defs[name] = object{} // Should it mention itself.
		def := w.structure(t)
		if words := w.words[t.Name()]; words != "" {
			def["description"] = words
		}
		w.defs[name] = def
	}
	return object{"$ref": "#/$defs/" + name}
}
