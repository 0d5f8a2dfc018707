// Package fields draws one question of a form as a huh.Field: a line of text,
// a choice between few values, a picker over many, an area of several lines.
//
// The values live in the form's answers, not here: a field is built from the
// answer when it gets the focus, is asked for GetValue after every message,
// and is thrown away when it loses the focus. It never moves the focus itself
// and never does I/O; the commands that the toolkit's parts return (a blinking
// cursor, reading the clipboard) are dropped.
package fields
