package launch

import (
	"crypto/rand"
	"strings"
	"time"
)

// idLayout is the sortable half of an id, in UTC.
const idLayout = "20060102-150405"

// newID returns an id such as 20261120-221530-k7q2. The letters of rand.Text
// leave out those that are mistaken for digits.
func newID(at time.Time) string {
	return at.UTC().Format(idLayout) + "-" + strings.ToLower(rand.Text()[:4])
}

// newToken returns 26 letters and digits.
func newToken() string { return rand.Text() }
