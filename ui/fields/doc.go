// Package fields draws one question of a form: a line of text, a choice between
// few values, an area of several lines, a way to a page of its own.
//
// The values live in the form's answers, not here: a field is built from the
// answer when it gets the focus, is asked for its value after every key, and is
// thrown away when it loses the focus. It never moves the focus itself and
// never does I/O; the commands that the toolkit's parts return (a blinking
// cursor, reading the clipboard) are dropped.
package fields
