package profiles

import (
	"errors"
	"os"
	"slices"
	"strings"

	"clusterwiz/forms"
)

// Rewritten is a document in which answers were changed.
type Rewritten struct {
	Text []byte
	// Anew says that the document could not be edited and is written anew. Lost are the
	// comments that it has no more then, and those within values that changed.
	Anew bool
	Lost []string
}

// mostEdits is far above what any profile needs.
const mostEdits = 5000

// errNotEdited is why a document is written anew.
var errNotEdited = errors.New("the document cannot be edited")

// Rewrite changes a document so that it says what the profile does, and leaves all else
// in it as it is: order, notation and comments. What is new goes where the form's order
// puts it; what is gone takes the comment right above along. A document of another
// cloud, with slips in its notation, or of a notation in which the change has no place,
// is written anew as [Encode] does. The error is that of [Encode].
func Rewrite(form *forms.Form, p *Profile, lang forms.Lang, old []byte) (Rewritten, error) {
	anew, err := Encode(form, p, lang)
	if err != nil {
		return Rewritten{}, err
	}
	src := withoutMark(string(old))
	mark := string(old[:len(old)-len(src)])
	text, err := edited(form, p, lang, src)
	if err != nil {
		return Rewritten{Text: anew, Anew: true, Lost: lost(src, string(anew))}, nil
	}
	return Rewritten{Text: []byte(mark + text), Lost: lostInside(src, text)}, nil
}

// edited makes one change after the other, each on a document that was read again, until
// nothing differs.
func edited(form *forms.Form, p *Profile, lang forms.Lang, src string) (string, error) {
	e := &editor{form: form, lang: lang, wanted: p, e: &encoder{form: form, answers: answersOrNone(p), lang: lang}}
	if p.Path != "" {
		e.e.dir = beside(p.Path)
	}
	for range mostEdits {
		if !e.open(src) {
			return "", errNotEdited
		}
		changed, err := e.next()
		if err != nil || changed == "" {
			return src, err
		}
		if changed == src {
			return "", errNotEdited
		}
		src = changed
	}
	return "", errNotEdited
}

func answersOrNone(p *Profile) *forms.Answers {
	if p.Answers == nil {
		return &forms.Answers{}
	}
	return p.Answers
}

// editor compares a document with what is wanted.
type editor struct {
	form   *forms.Form
	lang   forms.Lang
	wanted *Profile
	e      *encoder
	// read is what the document says now, sheet how.
	read  *Profile
	sheet *sheet
	eol   string
}

// open reads the document, and tells whether it can be edited.
func (e *editor) open(src string) bool {
	_, readable, faults := readText(src)
	if len(faults) > 0 || readable == "" {
		return false
	}
	known := Forms{{ID: e.wanted.Provider, Form: func() *forms.Form { return e.form }}}
	e.read, _ = Reader{Known: known, Env: os.LookupEnv}.Read(Document{Name: e.wanted.Path, Path: e.wanted.Path, Data: []byte(src)})
	if e.read.Provider != e.wanted.Provider {
		return false
	}
	e.sheet, e.eol = takeApart(src), "\n"
	e.e.bare = !slices.ContainsFunc(commentsIn(src), ours)
	if strings.Contains(src, "\r\n") {
		e.eol = "\r\n"
	}
	return true
}

// ours tells whether a comment is one that [Encode] begins a file with: there every
// answer has its label.
func ours(comment string) bool { return strings.HasPrefix(comment, "# clusterwiz ") }

// next returns the document with the first difference made good; empty where there is
// none.
func (e *editor) next() (string, error) {
	if text := e.head(); text != "" {
		return text, nil
	}
	return e.level(e.form.Fields, "", "")
}

// head changes what stands beside the answers. An account that nobody named stays.
func (e *editor) head() string {
	for _, one := range []struct{ key, is, wanted string }{
		{keyRegion, e.read.Region, e.wanted.Region},
		{keyAccount, e.read.Account, e.wanted.Account},
		{keyEndpoint, e.read.Endpoint, e.wanted.Endpoint},
	} {
		if one.is != one.wanted && (one.wanted != "" || one.key != keyAccount) {
			return e.setHead(one.key, quoteOrNone(one.wanted))
		}
	}
	if e.read.Untagged != e.wanted.Untagged {
		return e.setHead(keyTagRuns, map[bool]string{true: "false", false: "true"}[e.wanted.Untagged])
	}
	return ""
}

func quoteOrNone(text string) string {
	if text == "" {
		return ""
	}
	return quote(text)
}

// setHead writes a pair beside the answers, or takes it out where value is empty.
func (e *editor) setHead(key, value string) string {
	at := tomlPath("").key(key)
	if old, there := e.sheet.values[at]; there {
		if value == "" {
			return e.without(at)
		}
		return e.replaced(old, value)
	}
	if value == "" {
		return ""
	}
	for _, head := range slices.Backward(HeadKeys()) {
		if one, there := e.sheet.pairAround(tomlPath("").key(head.Name)); there {
			return e.inserted(one.end, key+" = "+value)
		}
	}
	return e.inserted(0, key+" = "+value)
}

// replaced puts a value in the place of another.
func (e *editor) replaced(old span, value string) string {
	return e.sheet.src[:old.from] + e.lined(value) + e.sheet.src[old.to:]
}

// inserted puts lines at an offset, at which a line begins.
func (e *editor) inserted(at int, lines string) string {
	before := e.sheet.src[:at]
	if before != "" && !strings.HasSuffix(before, "\n") {
		before += e.eol
	}
	return before + e.lined(strings.TrimSuffix(lines, "\n")+"\n") + e.sheet.src[at:]
}

// lined gives a text the line ends of the document.
func (e *editor) lined(text string) string { return strings.ReplaceAll(text, "\n", e.eol) }

// without takes out all that stands below a path, with the comments right above.
func (e *editor) without(below tomlPath) string {
	var b strings.Builder
	from := 0
	for _, one := range e.sheet.lines {
		if !inside(one.at, below) {
			continue
		}
		b.WriteString(e.sheet.src[from:one.lead])
		from = one.end
		// Of two empty lines around what goes, one is enough.
		if strings.HasSuffix(b.String(), "\n"+e.eol) && strings.HasPrefix(e.sheet.src[from:], e.eol) {
			from += len(e.eol)
		}
	}
	return b.String() + e.sheet.src[from:]
}

// lost are the comments of a document that another has no more.
func lost(old, now string) []string {
	has := map[string]int{}
	for _, comment := range commentsIn(now) {
		has[comment]++
	}
	var gone []string
	for _, comment := range commentsIn(old) {
		if has[comment]--; has[comment] < 0 {
			gone = append(gone, comment)
		}
	}
	return gone
}

// lostInside are the comments that were lost within values that changed and are there still.
func lostInside(old, now string) []string {
	var gone []string
	missing := lost(old, now)
	s, after := takeApart(old), takeApart(now)
	for _, one := range s.lines {
		if one.heading || !slices.ContainsFunc(after.lines, func(n statement) bool { return n.at == one.at }) {
			continue
		}
		for _, comment := range commentsIn(old[one.value.from:one.value.to]) {
			if slices.Contains(missing, comment) {
				gone = append(gone, comment)
			}
		}
	}
	return gone
}
