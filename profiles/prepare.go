package profiles

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"sort"
	"strings"

	"github.com/aymanbagabas/go-udiff"

	"clusterwiz/forms"
	"clusterwiz/forms/foreign"
)

// Prepared is what a save would write.
type Prepared struct {
	Data []byte
	// Exists: there is a file of that name. Told is then what the save does to it, for a
	// person to agree to: what is lost, and the lines that change.
	Exists bool
	Told   []forms.Text
}

// besideChange is how many lines that do not change are shown around one that does.
const besideChange = 1

// Prepare makes what is written to the profile's path. The file that the profile was read
// from (opened) is edited, and every other written anew. The error is that of [Encode],
// [Load] or of ctx.
func Prepare(ctx context.Context, form *forms.Form, p *Profile, lang forms.Lang, opened string) (Prepared, error) {
	data, err := Encode(form, p, lang)
	if err != nil {
		return Prepared{}, err
	}
	if opened == "" || opened != p.Path {
		return Prepared{Data: data}, nil
	}
	old, err := Fetch(ctx, p.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return Prepared{Data: data}, nil
	}
	if err != nil {
		return Prepared{}, err
	}
	edit, err := Rewrite(form, p, lang, old.Data)
	if err != nil {
		return Prepared{}, err
	}
	return Prepared{Data: edit.Text, Exists: true, Told: told(form, edit, string(old.Data))}, nil
}

// told is what becomes of a file.
func told(form *forms.Form, edit Rewritten, old string) []forms.Text {
	now := string(edit.Text)
	if now == old {
		return []forms.Text{forms.T("Nothing in it changes.", "文件内容没有变化。")}
	}
	var lines []forms.Text
	switch {
	case edit.Anew:
		lines = append(lines, forms.T("It cannot be edited where it stands and is written anew, in the order of the form.", "无法在原文件上修改，将按表单顺序重新写出。"))
		fallthrough
	case len(edit.Lost) > 0:
		for _, comment := range edit.Lost {
			lines = append(lines, forms.Tf("lost: %s", "丢失：%s", foreign.Line(comment)))
		}
	}
	before, after := veiled(form, old), veiled(form, now)
	diff, err := udiff.ToUnified("", "", before, udiff.Strings(before, after), besideChange)
	if err != nil {
		return lines
	}
	for line := range strings.Lines(diff) {
		line = strings.TrimRight(line, "\r\n")
		if strings.HasPrefix(line, "---") || strings.HasPrefix(line, "+++") || strings.HasPrefix(line, `\ No newline`) {
			continue
		}
		lines = append(lines, forms.Same(foreign.Line(line)))
	}
	return lines
}

// veiled is a document with a mask for each value that may be a secret in a wrong place:
// plain text where a secret is kept elsewhere, and what stands under unknown keys.
func veiled(form *forms.Form, text string) string {
	if _, _, faults := readText(withoutMark(text)); len(faults) > 0 {
		return ""
	}
	src := withoutMark(text)
	var hide []span
	for at, value := range takeApart(src).values {
		if !open(form, pathOf(at), src[value.from:value.to]) {
			hide = append(hide, value)
		}
	}
	sort.SliceStable(hide, func(i, j int) bool { return hide[i].from > hide[j].from })
	for _, value := range hide {
		src = src[:value.from] + `"` + forms.Mask + `"` + src[value.to:]
	}
	return src
}

// open tells whether a value may be shown.
func open(form *forms.Form, path forms.Path, value string) bool {
	if slices.Contains(headNames(), string(path)) {
		return true
	}
	if field, known := form.Field(path); known {
		return field.Kind != forms.Hidden || strings.HasPrefix(value, "{")
	}
	field, known := form.Field(path.Parent())
	return strings.HasPrefix(value, "{") || known && (field.Kind == forms.Map || field.Kind == forms.Hidden)
}
