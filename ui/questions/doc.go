// Package questions is the component that asks the questions of a sheet: a
// stack of open places (a page, a list, an item), the field of the question
// with the focus, and the list of values that may be open over it.
//
// It holds no answers, which are those of package work, and knows no screen: a
// screen opens a page in it, gives it keys and room, and is told when the
// person goes past its first or last question.
package questions
