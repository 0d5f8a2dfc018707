package profiles

import "strings"

// longestGuess keeps the comparison of a hostile key cheap.
const longestGuess = 80

// Nearest returns the candidate that is most likely meant by word: one that
// differs by a few characters or that word, of three at least, begins. "" is
// none; the first of equally close candidates wins.
func Nearest(word string, candidates []string) string {
	if len(word) > longestGuess {
		return ""
	}
	word = strings.ToLower(word)
	best, found := max(2, len(word)/4)+1, ""
	for _, candidate := range candidates {
		d := distance(word, strings.ToLower(candidate))
		if len(word) >= 3 && strings.HasPrefix(strings.ToLower(candidate), word) {
			d = min(d, 2)
		}
		if d < best && d < len(candidate) {
			best, found = d, candidate
		}
	}
	return found
}

// distance counts the characters to insert, delete or replace that turn a
// into b.
func distance(a, b string) int {
	s, t := []rune(a), []rune(b)
	row := make([]int, len(t)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(s); i++ {
		diagonal := row[0]
		row[0] = i
		for j := 1; j <= len(t); j++ {
			change := 1
			if s[i-1] == t[j-1] {
				change = 0
			}
			diagonal, row[j] = row[j], min(row[j]+1, row[j-1]+1, diagonal+change)
		}
	}
	return row[len(t)]
}

// nearestKey returns the key, written as in forms.Form.Keys, that is meant by
// pattern. A key of the same name elsewhere comes before a similar one.
func nearestKey(pattern string, keys []string) (string, bool) {
	parent, name := splitLast(pattern)
	var siblings, elsewhere []string
	for _, key := range keys {
		at, last := splitLast(key)
		if at == parent {
			siblings = append(siblings, last)
		}
		if last == name {
			elsewhere = append(elsewhere, key)
		}
	}
	if found := Nearest(name, siblings); found != "" {
		return join(parent, found), true
	}
	if len(elsewhere) == 1 {
		return elsewhere[0], true
	}
	found := Nearest(pattern, keys)
	return found, found != ""
}

func splitLast(pattern string) (parent, name string) {
	cut := strings.LastIndexByte(pattern, '.')
	if cut < 0 {
		return "", pattern
	}
	return pattern[:cut], pattern[cut+1:]
}

func join(parent, name string) string {
	if parent == "" {
		return name
	}
	return parent + "." + name
}
