package plain_test

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/ui/plain"
)

// TestLongListsAreFiltered by the same words as in the wizard, also where several
// values are asked for, and what the form refuses stands last with its reason.
func TestLongListsAreFiltered(t *testing.T) {
	t.Parallel()
	form := &forms.Form{
		Steps: []forms.Step{{ID: forms.Basics, Label: forms.T("Basics", "基本信息")}},
		Fields: []forms.Field{
			{Key: "place", Wire: "p", Kind: forms.String, Step: forms.Basics, Label: forms.Same("Place")},
			{Key: "types", Wire: "t", Kind: forms.Strings, Step: forms.Basics, Label: forms.Same("Types"), Source: forms.Source{Name: "types"}},
		},
		Checks: []forms.Check{forms.FactEquals{Field: "types", Fact: "place", Other: "place"}},
	}
	find := func(context.Context, forms.Query) (providers.Listing, error) {
		var options []forms.Option
		for i := range 40 {
			options = append(options, forms.Option{
				Value: fmt.Sprintf("t%d", i), Cells: []string{fmt.Sprintf("%d vCPU", i), "64 GiB"}, Columns: providers.MachineColumns[:2],
				Facts: map[string]string{"place": []string{"here", "there"}[i%2]},
			})
		}
		return providers.Listing{Options: options}, nil
	}
	var out, said bytes.Buffer
	answers := &forms.Answers{}
	p := &plain.IO{In: strings.NewReader("here\n>=30 vcpu <36\n2\n"), Out: &out, Err: &said, Lang: forms.En}
	w := workOf(t.Context(), form, answers, find)
	if err := p.Ask(t.Context(), w, w.Main); err != nil {
		t.Fatal(err, said.String())
	}
	for _, want := range []string{" 1) t0 ", "16 vcpu, >=64 gib, gpu, !arm", "1) t30  30 vCPU  64 GiB", "2) t32 ", "3) t34 ", "4) t31  31 vCPU  64 GiB  (belongs to there, not to here)"} {
		if !strings.Contains(said.String(), want) {
			t.Errorf("no %q in\n%s", want, said.String())
		}
	}
	if value, _ := answers.Get("types"); fmt.Sprint(value) != "[t32]" {
		t.Errorf("%v was taken", value)
	}
}
