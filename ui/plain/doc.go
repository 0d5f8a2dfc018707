// Package plain is clusterwiz without a screen: the same forms as line
// prompts, the same run as lines of text or JSON.
//
// It only ever appends. It writes no escape sequences, knows no width, and
// works as well in a pipe, in a log and under a screen reader. Results go to
// [IO.Out], prompts and remarks to [IO.Err].
//
// Everything that is asked comes from the declarations in package forms; there
// is no text about any cloud here.
//
// At a prompt an empty line keeps the value in brackets, "?" explains, "<" goes
// back, "-" empties, ":NAME" goes to a page or a question. The end of the input is
// an error, [EndOfInput], which lists every answer that is still missing, and so is
// from a pipe a line that is no answer: [InvalidAnswer]. Nothing is taken for granted.
package plain
