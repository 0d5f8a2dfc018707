package providers_test

import (
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

func TestForesee(t *testing.T) {
	t.Parallel()
	form := &forms.Form{Fields: []forms.Field{
		{Key: "script", Kind: forms.String},
		{Key: "pools", Kind: forms.List, Fields: []forms.Field{{Key: "name", Kind: forms.String}}},
	}}
	about := providers.About{Stages: []providers.Foreseen{
		{Name: "always"},
		{Name: "pools", Some: "pools"},
		{Some: "pools", By: "name"},
		{Name: "script", When: forms.IsSet("script")},
	}}
	for name, c := range map[string]struct {
		paths []string
		want  string
	}{
		"nothing": {nil, "always"},
		"pools":   {[]string{"pools[0].name=a", "pools[1].name=b"}, "always pools a b"},
		"unnamed": {[]string{"pools[0].name="}, "always pools"},
		"script":  {[]string{"script=x"}, "always script"},
	} {
		answers := &forms.Answers{}
		for _, set := range c.paths {
			path, value, _ := strings.Cut(set, "=")
			if err := answers.Set(forms.Path(path), value); err != nil {
				t.Fatal(err)
			}
		}
		var got []string
		for _, stage := range about.Foresee(form, answers) {
			got = append(got, stage.Name)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %v, want %s", name, got, c.want)
		}
	}
	if got := about.Foresee(form, nil); got != nil {
		t.Errorf("without answers: %v", got)
	}
}
