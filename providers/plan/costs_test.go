package plan_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/plan"
)

// costly is the toy where gates cost by the hour, and what is paid is told.
func costly() *forms.Form {
	form := toy()
	form.Fields = append(form.Fields, forms.Field{Key: "files", Kind: forms.String, Label: forms.Same("files")})
	for i := range form.Parts {
		if n := form.Parts[i].Nodes; n != nil {
			n.Refund = forms.T("nothing comes back", "不退费")
		}
		if form.Parts[i].Kind == forms.GatewayPart {
			form.Parts[i].Pays = forms.PayHourly
		}
	}
	for i, d := range form.Parts[3].Nodes.Disks {
		d.Stays = forms.Is("zone", "far")
		form.Parts[3].Nodes.Disks[i] = d
	}
	form.Parts = append(form.Parts, forms.Part{
		Kind: forms.StoragePart, Label: forms.T("mount", "挂载"), Name: "files", When: forms.IsSet("files"), Pays: forms.PayByUse, Stays: forms.T("stays", "保留"),
	})
	return form
}

// TestCosts by how it ended: what only passes, what was paid, what stays.
func TestCosts(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		answers map[forms.Path]any
		want    [3][]string
		refund  string
	}{
		"by the hour and by use": {
			map[forms.Path]any{
				"boss": "small", "files": "nas-1",
				"crews": crew(map[string]any{"name": "a", "least": int64(0), "most": int64(4)}, map[string]any{"type": "chips", "zone": "far"}),
			},
			[3][]string{
				{"costs money until it is deleted: boss 1 × small; crew a 0 (0-4) × chips; gate", "costs money by use: mount nas-1"},
				{"what was created of this costs money until it is deleted: boss 1 × small; crew a 0 (0-4) × chips; gate", "costs money by use: mount nas-1"},
				{"crew a: data disks that are not deleted with their nodes stay and keep costing money", "mount nas-1: stays"},
			},
			"",
		},
		"in advance": {
			map[forms.Path]any{"boss": "small", "ahead": true, "open": false},
			[3][]string{
				{"paid in advance: boss 1 × small"},
				{"may be paid in advance already: boss 1 × small; nothing comes back"},
				{"was paid in advance: boss 1 × small; nothing comes back"},
			},
			"nothing comes back",
		},
		"nothing": {map[forms.Path]any{"name": "f", "open": false, "crews": crew(map[string]any{"name": "a", "count": int64(0)})}, [3][]string{}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			costs := plan.Of(costly(), answers(t, c.answers), told()).Costs()
			if diff := cmp.Diff(c.want, [3][]string{english(costs.Created), english(costs.Failed), english(costs.Deleted)}); diff != "" || costs.Refund.En != c.refund {
				t.Error(diff, costs.Refund)
			}
		})
	}
	if diff := cmp.Diff(providers.Costs{}, plan.Plan{}.Costs()); diff != "" {
		t.Error(diff)
	}
}

func english(texts []forms.Text) []string {
	var words []string
	for _, text := range texts {
		words = append(words, text.En)
	}
	return words
}
