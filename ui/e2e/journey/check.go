package journey

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"clusterwiz/forms"
)

// View is what is known of a screen beside what is on it.
type View struct {
	Lang forms.Lang
	// Hidden must not be on it.
	Hidden []string
	// Types says that text is about to be typed.
	Types bool
	// Waits says that the program waits for the cloud: there may be nothing to go on with.
	Waits bool
	// Cloud are words that the cloud said, in whatever language it speaks.
	Cloud string
}

// Wrong lists what holds of every screen and does not of this one.
func (s Screen) Wrong(v View) []string {
	var wrong []string
	say := func(format string, args ...any) { wrong = append(wrong, fmt.Sprintf(format, args...)) }
	lines := s.Lines()
	all := strings.Join(lines, "\n")
	for _, secret := range v.Hidden {
		if strings.Contains(all, secret) {
			say("shows the secret %q", secret)
		}
	}
	for _, slip := range []string{"panic:", "goroutine ", "runtime error", "%!", "<nil>", "[0m", "[38;5"} {
		if strings.Contains(all, slip) {
			say("shows %q", slip)
		}
	}
	for _, r := range all {
		if r != '\n' && unicode.IsControl(r) {
			say("has the control character %U", r)
		}
	}
	// Where the line is too narrow for both, the product goes before the program's name.
	if !strings.Contains(lines[0], "clusterwiz") && !strings.Contains(lines[0], " · ") {
		say("begins with %q, and not with its name", lines[0])
	}
	if n := s.cursors(); n > 1 || v.Types && n != 1 {
		say("has %d cursors", n)
	}
	wrong = append(wrong, footless(lines[len(lines)-1], v.Waits)...)
	return append(wrong, foreign(lines, v)...)
}

// The keys of going on, going back and the help; a question that wants a yes or a no
// is its own help.
var (
	goOn   = []string{"tab", "enter", "s", "y", "q", "d"}
	goBack = []string{"shift+tab", "esc", "n", "q", "ctrl+c"}
	help   = []string{"?", "f1", "y"}
)

// footless tells which of the three places the foot lacks.
func footless(foot string, waits bool) []string {
	var have, wrong []string
	for part := range strings.SplitSeq(foot, "·") {
		name, _, _ := strings.Cut(strings.TrimSpace(part), " ")
		have = append(have, name)
	}
	for what, names := range map[string][]string{"goes on": goOn, "goes back": goBack, "helps": help} {
		if waits && what == "goes on" {
			continue
		}
		if !slices.ContainsFunc(names, func(name string) bool { return slices.Contains(have, name) }) {
			wrong = append(wrong, fmt.Sprintf("has no key that %s in %q", what, foot))
		}
	}
	slices.Sort(wrong)
	return wrong
}

// word is one of English, as it stands in a sentence: ids, amounts and names in capitals
// are none.
var word = regexp.MustCompile(`^[A-Za-z][a-z']*[,.:;]?$`)

// phrases are the words of English beside each other in a line, three or more of which
// two are no names. Two blanks part columns.
func phrases(line string) [][]string {
	var all [][]string
	for cell := range strings.SplitSeq(line, "  ") {
		var words []string
		for _, one := range append(strings.Fields(cell), "") {
			if word.MatchString(one) {
				words = append(words, strings.TrimRight(one, ",.:;"))
				continue
			}
			if len(words) > 2 && common(words) > 1 {
				all = append(all, words)
			}
			words = nil
		}
	}
	return all
}

// foreign lists what is written in the other language: a phrase of English on a Chinese
// screen, a Chinese character on an English one. What the cloud said is its own.
func foreign(lines []string, v View) []string {
	var wrong []string
	for _, line := range lines {
		if v.Lang == forms.En {
			// The name of the language itself is how to get it.
			line = strings.ReplaceAll(line, forms.T("", "中文").Zh, "")
			if strings.ContainsFunc(line, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
				wrong = append(wrong, "has Chinese on an English screen: "+line)
			}
			continue
		}
		for _, words := range phrases(line) {
			if !said(words, v.Cloud) {
				wrong = append(wrong, "has English on a Chinese screen: "+line)
			}
		}
	}
	return wrong
}

// common counts the words that are no names and no single letters.
func common(words []string) int {
	n := 0
	for _, one := range words {
		if len(one) > 1 && strings.ToLower(one) == one {
			n++
		}
	}
	return n
}

// said tells whether the cloud used all of the words.
func said(words []string, cloud string) bool {
	for _, one := range words {
		if !strings.Contains(cloud, one) {
			return false
		}
	}
	return true
}
