package profiles

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"clusterwiz/forms"
	"clusterwiz/forms/foreign"
)

// shortHelp is the longest help, in characters, that becomes a comment.
const shortHelp = 60

// Encode writes a profile as TOML, for the file at its path: in the order of the form, with the labels
// in lang as comments, without what was not said or is not asked by this form.
// Answers that do not apply now are kept and marked by their comment. Of
// secrets only the references are written, and paths of theirs lead from that file to
// where they led before.
func Encode(form *forms.Form, p *Profile, lang forms.Lang) ([]byte, error) {
	if form == nil || p == nil {
		return nil, errors.New("encode profile: no form or no profile")
	}
	answers := p.Answers
	if answers == nil {
		answers = &forms.Answers{}
	}
	e := &encoder{form: form, answers: answers, lang: lang}
	if p.Path != "" {
		e.dir = beside(p.Path)
	}
	e.head(p)
	head := e.buf.Len()
	e.section(nil, "", e.entries(form.Fields, "", false))
	if body := e.buf.Bytes()[head:]; len(body) > 0 && body[0] != '\n' {
		return slices.Insert(e.buf.Bytes(), head, '\n'), nil
	}
	return e.buf.Bytes(), nil
}

type encoder struct {
	buf     bytes.Buffer
	form    *forms.Form
	answers *forms.Answers
	lang    forms.Lang
	// dir is where the file will lie; empty where nobody knows.
	dir string
	// bare leaves the labels out.
	bare bool
}

func (e *encoder) head(p *Profile) {
	title := p.Title.In(e.lang)
	if title == "" {
		title = p.Provider
	}
	if p.Schema != "" && !strings.ContainsFunc(p.Schema, foreign.Hidden) {
		fmt.Fprintf(&e.buf, "#:schema %s\n", p.Schema)
	}
	e.comment(forms.Tf("clusterwiz profile: %s", "clusterwiz 配置文件：%s", title).In(e.lang))
	fmt.Fprintf(&e.buf, "%-8s = %d\n", keyVersion, Version)
	for _, pair := range [][2]string{{keyProvider, p.Provider}, {keyRegion, p.Region}, {keyAccount, p.Account}, {keyEndpoint, p.Endpoint}} {
		if pair[1] != "" {
			fmt.Fprintf(&e.buf, "%-8s = %s\n", pair[0], quote(pair[1]))
		}
	}
	if p.Untagged {
		fmt.Fprintf(&e.buf, "%-8s = false\n", keyTagRuns)
	}
}

// entry is one answer to write. key are the parts of its key that still have
// to be written, after those of the tables around it.
type entry struct {
	field *forms.Field
	key   []string
	path  forms.Path
	value any
	// off tells that the answer does not apply now, hinted that a comment
	// above says so already.
	off, hinted bool
}

func (e *encoder) entries(fields []forms.Field, at forms.Path, hinted bool) []entry {
	var entries []entry
	for i := range fields {
		f := &fields[i]
		path := at.Key(f.Key)
		value, given := e.answers.Get(path)
		if !given || value == nil {
			continue
		}
		value = e.written(f, value)
		question, ok := e.form.Question(e.answers, nil, path)
		off := hinted || (ok && !question.Applies())
		entries = append(entries, entry{field: f, key: strings.Split(f.Key, "."), path: path, value: value, off: off, hinted: hinted})
	}
	return entries
}

// written drops the texts of secrets, also of one that is not wrapped, and gives the
// file what leads from it to theirs.
func (e *encoder) written(f *forms.Field, value any) any {
	secret, isSecret := value.(forms.Secret)
	if isSecret || f.Kind == forms.Hidden {
		return forms.Referenced(e.from(secret.Ref()))
	}
	table, isTable := value.(forms.Table)
	if !isTable {
		return value
	}
	table = table.Clone()
	for name, secret := range table.Secrets() {
		table[name] = forms.Referenced(e.from(secret.Ref()))
	}
	return table
}

// from is the reference as the file has it that is written: where that lies elsewhere
// than what had the reference before, its path is written in full.
func (e *encoder) from(ref forms.Ref) forms.Ref {
	if here := Here(ref); ref.Dir == "" {
		ref.Dir = here.Dir
	}
	if ref.Dir != "" && e.dir != "" && ref.Dir != e.dir {
		ref.Name = filepath.Join(ref.Dir, ref.Name)
	}
	return ref
}

// tables tells whether the value is written below a heading of its own.
func (n entry) tables() bool {
	switch v := n.value.(type) {
	case map[string]any:
		return n.field.Kind == forms.Object
	case []any:
		return n.field.Kind == forms.List && len(v) > 0
	case map[string]string:
		return n.field.Kind == forms.Map && len(v) > 0
	case forms.Table:
		return n.field.Kind == forms.Map && len(v) > 0
	}
	return false
}

// section writes the entries of one table: first what stands on lines, since
// TOML counts all below a heading to it, then the tables within. heading is
// written only before a line, unless it has been already.
func (e *encoder) section(header []string, heading string, entries []entry) {
	var inner []entry
	for _, n := range entries {
		if len(n.key) > 1 || n.tables() {
			inner = append(inner, n)
			continue
		}
		if heading != "" {
			fmt.Fprintf(&e.buf, "\n%s\n", heading)
			heading = ""
		}
		e.line(n)
	}
	done := map[string]bool{}
	for i, n := range inner {
		if len(n.key) == 1 {
			e.table(append(header[:len(header):len(header)], n.key[0]), n)
			continue
		}
		if done[n.key[0]] {
			continue
		}
		done[n.key[0]] = true
		var group []entry
		for _, other := range inner[i:] {
			if len(other.key) > 1 && other.key[0] == n.key[0] {
				other.key = other.key[1:]
				group = append(group, other)
			}
		}
		below := slices.Concat(header, n.key[:1])
		e.section(below, "["+headerText(below)+"]", group)
	}
}

func headerText(header []string) string {
	parts := make([]string, len(header))
	for i, key := range header {
		parts[i] = quoteKey(key)
	}
	return strings.Join(parts, ".")
}

func (e *encoder) line(n entry) {
	e.label(n)
	text := inline(n.value)
	if s, ok := n.value.(string); ok && n.field.Kind == forms.LongText && strings.Contains(s, "\n") {
		text = multiline(s)
	}
	fmt.Fprintf(&e.buf, "%s = %s\n", quoteKey(n.key[0]), text)
}

// table writes an object, a map or the items of a list.
func (e *encoder) table(header []string, n entry) {
	name := headerText(header)
	if items, ok := n.value.([]any); ok {
		for i := range items {
			e.buf.WriteByte('\n')
			e.item(n, i)
			fmt.Fprintf(&e.buf, "[[%s]]\n", name)
			e.section(header, "", e.entries(n.field.Fields, n.path.Index(i), n.off))
		}
		return
	}
	e.buf.WriteByte('\n')
	e.label(n)
	fmt.Fprintf(&e.buf, "[%s]\n", name)
	if entries, ok := n.value.(map[string]string); ok {
		for _, key := range sortedKeys(entries) {
			fmt.Fprintf(&e.buf, "%s = %s\n", quoteKey(key), quote(entries[key]))
		}
		return
	}
	if entries, ok := n.value.(forms.Table); ok {
		for _, key := range sortedKeys(entries) {
			fmt.Fprintf(&e.buf, "%s = %s\n", quoteKey(key), inline(entries[key]))
		}
		return
	}
	e.section(header, "", e.entries(n.field.Fields, n.path, n.off))
}

func (e *encoder) label(n entry) {
	if e.bare {
		return
	}
	text := n.field.Label.In(e.lang)
	if unit := n.field.Unit.In(e.lang); unit != "" {
		text += forms.Tf(" (%s)", "（%s）", unit).In(e.lang)
	}
	if help := n.field.Help.In(e.lang); help != "" && utf8.RuneCountInString(help) <= shortHelp {
		text += forms.Tf(": %s", "：%s", help).In(e.lang)
	}
	e.comment(text)
	e.hint(n)
}

func (e *encoder) item(n entry, i int) {
	if e.bare {
		return
	}
	name := n.field.Item
	if name.IsZero() {
		name = n.field.Label
	}
	e.comment(fmt.Sprintf("%s %d", name.In(e.lang), i+1))
	if i == 0 {
		e.hint(n)
	}
}

func (e *encoder) hint(n entry) {
	if n.off && !n.hinted {
		e.comment(forms.T("does not apply now: kept, not checked, not sent", "当前不适用：保留，不校验，不发送").In(e.lang))
	}
}

// comment writes a text on one line, whatever it holds.
func (e *encoder) comment(text string) {
	text = strings.Map(func(r rune) rune {
		if foreign.Hidden(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(text, "\ufffd"))
	fmt.Fprintf(&e.buf, "# %s\n", strings.TrimSpace(text))
}
