package forms

import (
	"regexp"
	"strings"
	"sync"
)

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
