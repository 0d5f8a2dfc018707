package cloudtest

import (
	"fmt"

	"clusterwiz/providers"
)

// FitText is what a fit says, in one line.
func FitText(f providers.Fit) string {
	if f.Failure != nil {
		return f.What.En + ": " + f.Failure.Summary.En
	}
	return fmt.Sprintf("%s: %d-%d, %d of %d", f.What.En, f.Need, f.Most, f.Used, f.Limit)
}
