package forms_test

import (
	"testing"

	"clusterwiz/forms"
)

func TestLimits(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		field  forms.Field
		en, zh string
	}{
		"none":   {forms.Field{}, "", ""},
		"advice": {forms.Field{Rules: []forms.Rule{forms.Advice{Rule: forms.Length{Max: 3}}}}, "", ""},
		"size and rules": {
			forms.Field{Min: 1, Max: 5, Rules: []forms.Rule{forms.Prefix{"a-"}, forms.Length{Min: 3, Max: 3}}},
			"1-5 items; must begin with a-; must be 3 characters long", "1-5 项；须以 a- 开头；长度须为 3 个字符",
		},
	}
	for name, c := range cases {
		if got, want := c.field.Limits(), forms.T(c.en, c.zh); got != want {
			t.Errorf("%s: got %+v, want %+v", name, got, want)
		}
	}
}
