package engine

import (
	"math"
	"strconv"
	"strings"
)

// Number10 writes a number in the decimal system.
func Number10(n int) string { return strconv.Itoa(n) }

// Cents rounds a price to a tenth of a cent.
func Cents(f float64) float64 { return math.Round(f*1000) / 1000 }

// Quantity reads a positive whole number that may end with a unit.
func Quantity(s, unit string) (int, bool) {
	digits := strings.TrimSuffix(s, unit)
	n, err := strconv.Atoi(digits)
	return n, err == nil && n > 0 && digits[0] != '+' && digits[0] != '0'
}
