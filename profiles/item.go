package profiles

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"clusterwiz/forms"
)

// indexes are the positions of items within a path.
var indexes = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\[[0-9]+\]`) })

// EncodeItem writes the item at a path of the answers, such as queues[1], as it stands in a
// profile, without what is written before the items of a list; "" where there is no item.
// Of secrets only the references are written.
func EncodeItem(form *forms.Form, answers *forms.Answers, item forms.Path, lang forms.Lang) string {
	field, ok := form.Field(item.Parent())
	if _, there := answers.Get(item); !ok || !there || field.Kind != forms.List || !strings.HasSuffix(string(item), "]") {
		return ""
	}
	e := &encoder{form: form, answers: answers, lang: lang}
	header := strings.Split(indexes().ReplaceAllString(string(item), ""), ".")
	fmt.Fprintf(&e.buf, "[[%s]]\n", headerText(header))
	e.section(header, "", e.entries(field.Fields, item, false))
	return e.buf.String()
}
