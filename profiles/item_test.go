package profiles_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/profiles"
)

// TestEncodeItem writes one item, with what is below it, and no text of a secret.
func TestEncodeItem(t *testing.T) {
	t.Parallel()
	form := &forms.Form{Fields: []forms.Field{{
		Key: "pools", Kind: forms.List, Label: forms.T("Pools", "节点池"), Item: forms.T("pool", "节点池"), Fields: []forms.Field{
			{Key: "name", Kind: forms.String, Label: forms.T("Name", "名称")},
			{Key: "disks", Kind: forms.List, Label: forms.T("Disks", "磁盘"), Item: forms.T("disk", "磁盘"), Fields: []forms.Field{
				{Key: "gib", Kind: forms.Integer, Label: forms.T("Size", "容量")},
			}},
			{Key: "password", Kind: forms.Hidden, Label: forms.T("Password", "密码")},
		},
	}}}
	answers := &forms.Answers{}
	for _, said := range []struct {
		path  forms.Path
		value any
	}{
		{"pools[0].name", "a"}, {"pools[1].name", "b"}, {"pools[1].password", forms.Plain("hunter22")}, {"pools[1].disks[0].gib", int64(7)}, {"pools[1].disks[1].gib", int64(9)},
	} {
		if err := form.Set(answers, said.path, said.value); err != nil {
			t.Fatal(err)
		}
	}
	for item, want := range map[forms.Path]string{
		"pools[0]":          "[[pools]]\n# Name\nname = \"a\"\n",
		"pools[1].disks[1]": "[[pools.disks]]\n# Size\ngib = 9\n",
		"pools[2]":          "",
		"pools":             "",
		"pools[1].disks":    "",
		"":                  "",
		"other[0]":          "",
		"pools[1].name":     "",
	} {
		if diff := cmp.Diff(want, profiles.EncodeItem(form, answers, item, forms.En)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", item, diff)
		}
	}
	whole := profiles.EncodeItem(form, answers, "pools[1]", forms.En)
	want := "[[pools]]\n# Name\nname = \"b\"\n# Password\npassword = { prompt = true }\n\n# disk 1\n[[pools.disks]]\n# Size\ngib = 7\n\n# disk 2\n[[pools.disks]]\n# Size\ngib = 9\n"
	if diff := cmp.Diff(want, whole); diff != "" {
		t.Error(diff)
	}
}
