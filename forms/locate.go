package forms

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

// shortestQuote keeps short answers from being found in any message: "yes" and
// "data" are words.
const shortestQuote = 5

// Locate returns the path of the answer that a cloud means by one of names, and
// "" when it is none or when several could be meant. A name is that of a
// parameter as the cloud writes it, whole ("Queues.0.ComputeNodes.1.ImageId")
// or only its end ("ImageId"), or a value of the request. Positions count from
// 0; those of lists may be left out; upper and lower case of names are alike.
//
// The request goes first, since it knows what was sent and from where: under
// which condition, at which of several places, in which item. What it does not
// have, the declarations do; there a path may lack a position. Of one name alone
// the nearest field around counts as well. body may be nil.
func (f *Form) Locate(body *Body, names ...string) Path {
	l := &locator{form: f, body: body}
	_ = l.settled(l.whole(names)) || l.settled(l.ends(names)) || l.settled(l.quoted(names)) ||
		len(names) == 1 && l.settled(l.nearest(names))
	return l.path
}

// Mentioned returns the path of the answer that a cloud's message is about, as
// [Form.Locate] does for the names and values in it. A plain word is no name
// unless it is quoted, since parameters are often called like things.
func (f *Form) Mentioned(body *Body, message string) Path {
	l := &locator{form: f, body: body}
	w := wordsOf(message)
	_ = l.settled(l.whole(w.names)) || l.settled(l.quoted(w.values)) || l.settled(l.ends(w.names)) ||
		l.settled(l.quoted(w.all)) || l.settled(l.nearest(w.names))
	return l.path
}

// locator looks for the answer by what a cloud calls it, one search after the
// other, until one ends at a single answer.
type locator struct {
	form *Form
	body *Body
	path Path
	// several tells that a search ended at more than one: then declarations, which
	// know no items, would only seem to decide between them.
	several bool
}

// settled takes what a search found and tells whether it is a single answer.
func (l *locator) settled(found []Path) bool {
	found = slices.DeleteFunc(found, func(path Path) bool { return path == "" })
	slices.Sort(found)
	if found = slices.Compact(found); len(found) == 1 {
		l.path = found[0]
		return true
	}
	l.several = l.several || len(found) > 1
	return false
}

// whole finds the answers by whole names: in the request, and only where it has
// none of them in the declarations.
func (l *locator) whole(names []string) (found []Path) {
	if l.body != nil {
		for _, name := range names {
			for _, one := range l.at(l.body, "", wireNames(name), false) {
				found = append(found, one.path)
			}
		}
	}
	if len(found) > 0 {
		return found
	}
	for _, name := range names {
		parts := wireNames(name)
		if paths, used := l.form.levels().taking("", parts); used == len(parts) {
			found = append(found, paths...)
		}
	}
	return found
}

// ends finds the answers by the ends of names, likewise.
func (l *locator) ends(names []string) (found []Path) {
	names = slices.DeleteFunc(slices.Clone(names), func(name string) bool { return !isName(wireNames(name)) })
	if l.body != nil {
		for _, name := range names {
			found = append(found, oneOfEqual(l.endingIn(l.body, "", nil, wireNames(name)))...)
		}
	}
	if len(found) > 0 || l.several {
		return found
	}
	for _, name := range names {
		found = append(found, l.form.levels().endingIn("", nil, wireNames(name))...)
	}
	return found
}

// quoted finds the answers whose value is one of words.
func (l *locator) quoted(words []string) (found []Path) {
	if l.body == nil {
		return nil
	}
	eachText(l.body, "", func(text string, path Path) {
		if len(text) >= shortestQuote && slices.Contains(words, text) {
			found = append(found, path)
		}
	})
	return found
}

// nearest finds the fields that the beginnings of names lead to.
func (l *locator) nearest(names []string) (found []Path) {
	if l.several {
		return nil
	}
	for _, name := range names {
		paths, _ := l.form.levels().taking("", wireNames(name))
		found = append(found, paths...)
	}
	return found
}

func wireNames(wire string) []string {
	return strings.Split(strings.NewReplacer("[", ".", "]", "").Replace(wire), ".")
}

// isName tells whether one of the parts is a word, as it is not in 10.0.0.1.
func isName(parts []string) bool {
	return slices.ContainsFunc(parts, func(part string) bool {
		_, isPosition := position(part)
		return part != "" && !isPosition
	})
}

// words are those of a message; names and values are the ones among them that
// are likely to be of a parameter, and not of a language.
type words struct{ all, names, values []string }

var (
	messageWord = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile("[^\\s,;(){}<>=\"'`，。；：、（）“”‘’【】「」]+")
	})
	quotedWord = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile("(?:[\"'`“‘【「]|(?:^|[\\s(,:])\\[)([^\\s\"'`“”‘’【】「」]+?)(?:[\"'`”’】」]|\\](?:$|[\\s),.;:]))")
	})
	// A name has a dot, an underscore or a capital inside.
	nameLike = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`[A-Za-z0-9\])]\.[A-Za-z0-9]|[A-Za-z0-9]_[A-Za-z0-9]|[a-z][A-Z]`)
	})
	// A value has a digit or a sign inside.
	valueLike = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[^\p{L}]`) })
)

// around are signs that stand before or behind a word.
const around = ".:!?[]"

func wordsOf(message string) words {
	var w words
	for _, m := range quotedWord().FindAllStringSubmatch(message, -1) {
		w.names, w.values = append(w.names, m[1]), append(w.values, m[1])
	}
	for _, word := range messageWord().FindAllString(message, -1) {
		for _, part := range parts(word) {
			w.all = append(w.all, part)
			if nameLike().MatchString(part) {
				w.names = append(w.names, part)
			}
			if valueLike().MatchString(part) {
				w.values = append(w.values, part)
			}
		}
	}
	return w
}

// parts returns a word without the signs around it, also where one ends in a
// position; and, of one with a colon inside, both sides besides the whole, since
// it may be "oss://bucket" or "Parameter:Name".
func parts(word string) []string {
	trimmed := strings.Trim(word, around)
	list := []string{trimmed}
	if closed := strings.TrimRight(word, ".:!?"); strings.HasSuffix(closed, "]") && strings.Contains(trimmed, "[") {
		list = append(list, strings.TrimLeft(closed, around))
	}
	if before, after, found := strings.Cut(trimmed, ":"); found {
		list = append(list, strings.Trim(before, around), strings.Trim(after, around))
	}
	return list
}
