package text

// Window returns the first line to draw of total, so that the lines from..to
// are visible in height lines and the view moves as little as it can from top.
func Window(top, from, to, total, height int) int {
	if to-from > height {
		to = from + height
	}
	top = max(min(top, from), to-height)
	return Scroll(top, total, height)
}

// Scroll returns the first line to draw of total in height lines: top, kept
// within what there is.
func Scroll(top, total, height int) int {
	return max(min(top, total-height), 0)
}
