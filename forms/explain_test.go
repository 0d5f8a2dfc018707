package forms_test

import (
	"strings"
	"testing"

	"clusterwiz/forms"
)

// TestExplain: what a person needs to know of a question stands in it, in both
// languages and without marks.
func TestExplain(t *testing.T) {
	t.Parallel()
	form := &forms.Form{
		Steps: []forms.Step{{ID: "one", Label: forms.T("One", "一")}},
		Fields: []forms.Field{
			{Key: "mode", Wire: "Mode", Kind: forms.Choice, Step: "one", Label: forms.T("Mode", "模式"), Options: forms.Words("a", "b")},
			{
				Key: "name", Wire: "Spec.Name", Kind: forms.String, Step: "one", Label: forms.T("Name", "名称"), Required: true,
				Help: forms.T("How others call it.", "供他人识别。"), When: forms.Is("mode", "a"), Example: "cfd",
			},
		},
	}
	answers := &forms.Answers{}
	if err := answers.Set("mode", "a"); err != nil {
		t.Fatal(err)
	}
	q, ok := form.Question(answers, nil, "name")
	if !ok {
		t.Fatal("not asked")
	}
	if q.APIName() != "Spec.Name" {
		t.Errorf("sent as %q", q.APIName())
	}
	for lang, words := range map[forms.Lang][]string{
		forms.En: {"name Name: text, required, sent as Spec.Name", "How others call it.", "Only when Mode", "Example: cfd"},
		forms.Zh: {"name 名称：文本，必填，发送为 Spec.Name", "供他人识别。", "示例：cfd"},
	} {
		said := strings.Join(q.Explain(lang), "\n")
		for _, word := range words {
			if !strings.Contains(said, word) {
				t.Errorf("%q is not in:\n%s", word, said)
			}
		}
		if strings.Contains(said, "`") {
			t.Errorf("marks in:\n%s", said)
		}
	}
}
