package cloudtest

import (
	"fmt"
	"slices"
	"strings"

	"clusterwiz/providers"
)

// FitsOfCentre are how the fits begin that Quota Center and BSS tell, which is tested
// with their replies.
var FitsOfCentre = []string{"Balance ", "pay-as-you-go ecs.", "subscription machines ", "security groups "}

// FitsElsewhere are those and the fits of the room that there is.
var FitsElsewhere = append([]string{"Real-name ", "free addresses "}, FitsOfCentre...)

// FitTexts are what fits say, but for those whose words begin with one of these: what
// is tested elsewhere.
func FitTexts(fits []providers.Fit, without ...string) []string {
	var texts []string
	for _, f := range fits {
		if text := FitText(f); !slices.ContainsFunc(without, func(begin string) bool { return strings.HasPrefix(text, begin) }) {
			texts = append(texts, text)
		}
	}
	return texts
}

// FitText is what a fit says, in one line.
func FitText(f providers.Fit) string {
	switch v := f.Verdict; {
	case f.Failure != nil:
		return f.What.En + ": " + f.Failure.Summary.En
	case v != nil:
		return fmt.Sprintf("%s: %s, good %t, certain %t", f.What.En, v.Text.En, v.Good, v.Certain)
	}
	return fmt.Sprintf("%s: %d-%d, %d of %d", f.What.En, f.Need, f.Most, f.Used, f.Limit)
}
