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
	// What nobody knows may be paid in advance.
	if err := answers.Set("nodes[2].charge", "prepaid"); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]forms.Path{"nodes[1].charge", "nodes[2].charge"}, form.Commitments(answers)); diff != "" {
		t.Error(diff)
	}
}

// TestCommitmentsNobodyChose: what is paid in advance unless one says otherwise
// counts, and what stands in a group that is not there does not.
func TestCommitmentsNobodyChose(t *testing.T) {
	t.Parallel()
	pay := func(key string, change func(*forms.Field)) forms.Field {
		field := forms.Field{
			Key: key, Wire: key, Kind: forms.Choice, Label: forms.T("Billing", "计费"),
			Options: []forms.Option{{Value: "PostPaid"}, {Value: "PrePaid", Binds: true}},
		}
		change(&field)
		return field
	}
	sent, assumed := func(f *forms.Field) { f.Default = "PrePaid" }, func(f *forms.Field) { f.ServerDefault = "PrePaid" }
	name := forms.Field{Key: "name", Wire: "name", Kind: forms.String, Label: forms.T("Name", "名称")}
	form := &forms.Form{
		Steps: []forms.Step{{ID: forms.Basics, Label: forms.T("Basics", "基本")}},
		Fields: forms.OnStep(forms.Basics, pay("default", sent), pay("assumed", assumed), forms.Field{
			Key: "group", Wire: "group", Kind: forms.Object, Label: forms.T("Group", "分组"), Fields: []forms.Field{name, pay("charge", sent)},
		}),
	}
	if diff := cmp.Diff([]forms.Path{"default", "assumed"}, form.Commitments(&forms.Answers{})); diff != "" {
		t.Error(diff)
	}
	answers := said(t, "default", "PostPaid", "assumed", "PostPaid", "group.name", "a")
	if diff := cmp.Diff([]forms.Path{"group.charge"}, form.Commitments(answers)); diff != "" {
		t.Error(diff)
	}
}
