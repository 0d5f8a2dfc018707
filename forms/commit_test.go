package forms_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
)

func TestCommitments(t *testing.T) {
	t.Parallel()
	pay := forms.Field{
		Key: "charge", Wire: "Charge", Kind: forms.Choice, Label: forms.T("Billing", "计费"), ServerDefault: "PostPaid",
		Options: []forms.Option{{Value: "PostPaid"}, {Value: "PrePaid", Binds: true}},
	}
	form := &forms.Form{
		Steps: []forms.Step{{ID: forms.Basics, Label: forms.T("Basics", "基本")}},
		Fields: []forms.Field{{
			Key: "nodes", Wire: "Nodes", Kind: forms.List, Step: forms.Basics, Max: 3,
			Label: forms.T("Nodes", "节点"), Item: forms.T("node", "节点"), Fields: []forms.Field{pay},
		}},
	}
	answers := &forms.Answers{}
	for path, value := range map[forms.Path]any{"nodes[0].charge": "PostPaid"} {
		if err := answers.Set(path, value); err != nil {
			t.Fatal(err)
		}
	}
	if got := form.Commitments(answers); len(got) != 0 {
		t.Errorf("paid as used, got %v", got)
	}
	if err := answers.Set("nodes[1].charge", "PrePaid"); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]forms.Path{"nodes[1].charge"}, form.Commitments(answers)); diff != "" {
		t.Error(diff)
	}
}
