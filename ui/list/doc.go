// Package list draws lists: the picker, which chooses among any number of
// values, and the widths of a table's columns.
//
// In a picker every letter and blank narrows the list, by the words of package
// filter. What the form would refuse is grey, with its reason, behind the rest; it
// can be taken all the same, since it may be the other answer that is wrong.
//
// In a list of one value enter and tab take the row under the cursor. In a list of
// several tab marks rows, which keep the order of the marks; what was held before
// stands in a line of its own and is no mark. Enter then takes the marks, and they
// alone; without any it replaces the one value that was held, or adds to several.
// The last line says which it will be.
package list
