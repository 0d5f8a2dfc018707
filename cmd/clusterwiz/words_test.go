package main

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers/clouds"
)

// unsaid are words that tell how an API is made, or that are no words for a person, by
// language, each with what is said in its place.
var unsaid = map[forms.Lang][]struct{ found, say string }{
	forms.En: {
		{`(?i)client token|idempoten`, "what the name is for"},
		{`(?i)\b(is|are|none is) needed\b`, "required"},
		{`\bMost (cores|compute nodes|edge nodes)`, "Maximum"},
		{`\bOwn (CA|image)`, "Custom"},
		{`(?i)\bmend\b|\bput (it|them|the first ones) right`, "remove the cause, or correct"},
		{`(?i)no query returns`, "that it cannot be read back"},
		{`(?i)\bhad better\b`, "should"},
		{`(?i)\btrouble of (its|their) own\b`, "internal error"},
		{`(?i)\bgo(es)? before\b`, "takes precedence"},
		{`(?i)\bmust (be|begin|hold|have)\b[^;.:]*, as `, "such as"},
		{`(?i)\bnothing is called that\b|\bno (page|question) is called\b`, "has that name"},
	},
	forms.Zh: {
		{`幂等`, "名称的作用, 请求令牌"},
		{`机密([^计]|$)`, "敏感信息"},
		{`可用区的可用区|节点池的节点池|取决于交换机、交换机`, "不重复的说法"},
		{`\p{Han} ?"[^"{}\n]+" ?\p{Han}`, "全角引号"},
		{`为 (PrePaid|PostPaid)\b`, "选项的名称"},
		{`\p{Han} ?endpoint( ?\p{Han}[^项]|[，。；]|$)`, "接入地址"},
	},
}

// TestNoForbiddenWords reads every text of every form, and the sentences that are
// composed of its labels, in both languages.
func TestNoForbiddenWords(t *testing.T) {
	t.Parallel()
	for _, cloud := range clouds.All() {
		for lang, words := range unsaid {
			all := cloud.Form().Reference(lang)
			for _, word := range words {
				for _, found := range regexp.MustCompile(".*"+word.found+".*").FindAllString(all, 3) {
					t.Errorf("%s: say %s in place of %s: %s", cloud.About().ID, word.say, word.found, found)
				}
			}
		}
	}
}

// TestEachCloudInItsOwnWords: Huawei calls a region 区域.
func TestEachCloudInItsOwnWords(t *testing.T) {
	t.Parallel()
	for _, cloud := range clouds.All() {
		about, strange := cloud.About(), "区域"
		if about.RegionName().Zh == strange {
			strange = "地域"
		}
		if all := cloud.Form().Reference(forms.Zh); strings.Contains(all, strange) {
			t.Errorf("%s speaks of %s", about.ID, strange)
		}
	}
}

// manyQuestions is from how many on a page or in an item is read by its headings.
const manyQuestions = 9

// TestLongPagesHaveHeadings: who unfolds a long page finds its questions grouped.
func TestLongPagesHaveHeadings(t *testing.T) {
	t.Parallel()
	for _, cloud := range clouds.All() {
		form := cloud.Form()
		for _, step := range form.Steps {
			grouped(t, cloud.About().ID+" "+step.Label.En, slices.DeleteFunc(slices.Clone(form.Fields), func(f forms.Field) bool { return f.Step != step.ID }))
		}
	}
}

// grouped looks at the questions of a page, and of the items of its lists.
func grouped(t *testing.T, where string, fields []forms.Field) {
	t.Helper()
	headings := map[forms.Text]bool{}
	for _, field := range fields {
		headings[field.Heading] = true
		grouped(t, where+" › "+field.Label.En, field.Fields)
	}
	if len(fields) >= manyQuestions && len(headings) < 3 {
		t.Errorf("%s has %d questions and no headings", where, len(fields))
	}
}
