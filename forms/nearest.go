package forms

import (
	"math"
	"strconv"
	"strings"
)

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

// closest returns the candidate that is least unlike word, however unlike: of
// numbers the one with the smallest difference, of words [Nearest], else the one
// with the fewest changes. "" is none where there are no candidates.
func closest(word string, candidates []string) string {
	if near := nearestNumber(word, candidates); near != "" {
		return near
	}
	if near := Nearest(word, candidates); near != "" {
		return near
	}
	word = strings.ToLower(word[:min(len(word), longestGuess)])
	best, found := math.MaxInt, ""
	for _, candidate := range candidates {
		if d := distance(word, strings.ToLower(candidate)); d < best {
			best, found = d, candidate
		}
	}
	return found
}

// nearestNumber returns the nearest where all are numbers, else "".
func nearestNumber(word string, candidates []string) string {
	n, err := strconv.ParseFloat(word, 64)
	if err != nil {
		return ""
	}
	best, found := math.Inf(1), ""
	for _, candidate := range candidates {
		c, err := strconv.ParseFloat(candidate, 64)
		if err != nil {
			return ""
		}
		if d := math.Abs(c - n); d < best {
			best, found = d, candidate
		}
	}
	return found
}
