package ack

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"clusterwiz/forms"
)

// schema holds the settings of an add-on against the JSON schema that ListAddons
// tells of it: names, types and listed values of the first level. It warns only,
// since a schema may say less than an add-on takes.
type schema struct{}

// schemaFact is the schema among what is known of an add-on.
const schemaFact = "schema"

// Refs implements [forms.Check].
func (schema) Refs() []string { return []string{"name", "config"} }

// Describe implements [forms.Check].
func (schema) Describe(label func(ref string) forms.Text) forms.Text {
	return forms.Tf("%s has the names and values that the cloud lists for %s", "%s的键与取值符合云端所示的%s", label("config"), label("name"))
}

// property is what a schema says of one setting.
type property struct {
	Type any   `json:"type"`
	Enum []any `json:"enum"`
}

// Problems implements [forms.Check].
func (schema) Problems(s *forms.Scope) []forms.Problem {
	name, _ := s.Value("name")
	text, state := s.Value("config")
	fact, known := s.FactOf("name", forms.ValueText(name), schemaFact)
	var told struct {
		Properties map[string]property `json:"properties"`
	}
	var config map[string]any
	if state != forms.Set || !known || json.Unmarshal([]byte(fact), &told) != nil || len(told.Properties) == 0 ||
		json.Unmarshal([]byte(forms.ValueText(text)), &config) != nil {
		return nil
	}
	var problems []forms.Problem
	for _, key := range slices.Sorted(maps.Keys(config)) {
		p, listed := told.Properties[key]
		wrong := forms.Tf("%s is not among the settings that the cloud lists: %s", "%s 不在云端所列的配置项中：%s", key, joined(told.Properties))
		if listed {
			wrong = p.wrong(key, config[key])
		}
		if !wrong.IsZero() {
			problems = append(problems, forms.Problem{Path: s.PathOf("config"), Summary: wrong, Related: []forms.Path{s.PathOf("name")}})
		}
	}
	return problems
}

func joined(properties map[string]property) forms.Text {
	return forms.Enumerate(slices.Sorted(maps.Keys(properties)))
}

// wrong compares a value with what is said of it.
func (p property) wrong(key string, value any) forms.Text {
	if len(p.Enum) > 0 && !slices.ContainsFunc(p.Enum, func(one any) bool { return jsonText(one) == jsonText(value) }) {
		return forms.Tf("%s is one of %s by the cloud's list", "云端所列的 %s 取值为 %s", key, jsonText(p.Enum))
	}
	kinds := map[string]bool{}
	switch t := p.Type.(type) {
	case string:
		kinds[t] = true
	case []any:
		for _, one := range t {
			kinds[forms.ValueText(one)] = true
		}
	}
	kind := kindOf(value)
	if len(kinds) == 0 || kinds[kind] || kind == "number" && kinds["integer"] {
		return forms.Text{}
	}
	return forms.Tf("%s is a %s, not a %s, by the cloud's list", "云端所列的 %s 为 %s，而非 %s", key, strings.Join(slices.Sorted(maps.Keys(kinds)), " or "), kind)
}

// kindOf names a JSON value as schemas do.
func kindOf(value any) string {
	switch value.(type) {
	case string:
		return "string"
	case bool:
		return "boolean"
	case float64:
		return "number"
	case []any:
		return "array"
	case map[string]any:
		return "object"
	}
	return "null"
}

func jsonText(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		return ""
	}
	return string(text)
}
