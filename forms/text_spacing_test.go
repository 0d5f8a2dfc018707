package forms_test

import (
	"testing"

	"clusterwiz/forms"
)

func TestSpacing(t *testing.T) {
	t.Parallel()
	vpc, mode, none := forms.T("VPC", "专有网络"), forms.T("Mode", "模式"), forms.Text{}
	cases := map[string]struct {
		format string
		args   []any
		want   string
	}{
		"Han in Han":              {"请填写 %s 后重试", []any{vpc}, "请填写专有网络后重试"},
		"Latin in Han":            {"请填写%s后重试", []any{forms.Same("VPC")}, "请填写 VPC 后重试"},
		"Han before Latin":        {"%s为 %s", []any{mode, "large"}, "模式为 large"},
		"one after the other":     {"%s %s", []any{vpc, mode}, "专有网络模式"},
		"punctuation":             {"缺少 %s；%s", []any{mode, vpc}, "缺少模式；专有网络"},
		"punctuation inside":      {"%s 须填写", []any{forms.T("a, b", "（可选）")}, "（可选）须填写"},
		"number":                  {"最多%s台", []any{forms.Same("3")}, "最多 3 台"},
		"what a person typed":     {"没有 %s 集群", []any{"我的 名称"}, "没有 我的 名称 集群"},
		"inside it all stays":     {"%s 为空", []any{forms.T("a", "甲 乙")}, "甲 乙为空"},
		"nothing":                 {"甲%s乙 %s丙", []any{none, none}, "甲乙丙"},
		"ends":                    {" %s ", []any{mode}, " 模式 "},
		"columns":                 {"  %s  %s", []any{mode, vpc}, "  模式  专有网络"},
		"lines":                   {"%s\n  %s", []any{mode, vpc}, "模式\n  专有网络"},
		"signs":                   {"%s：`%s`%s。", []any{mode, "x", forms.T("", "（文本）")}, "模式：`x`（文本）。"},
		"padded and quoted":       {"%-4s|%q", []any{mode, mode}, "模式  |“模式”"},
		"by number":               {"%[2]s 的 %[1]s", []any{mode, vpc}, "专有网络的模式"},
		"an inserted text in one": {"%s 时可选", []any{forms.T("", "%s 为 %s").With(mode, forms.Same("x"))}, "模式为 x 时可选"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := forms.T("", c.format).With(c.args...).Zh; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	if got := forms.T("a %s b", "").With(forms.T("x y", "")).En; got != "a x y b" {
		t.Errorf("English: %q", got)
	}
}
