// Package filter finds rows of a list by what a person types, in the wizard and in
// prompts alike.
//
// Words stand for what cells are, by the columns that the options declare:
//
//	16 vcpu  64gib  8 gpu     rows with exactly that amount
//	>=32 vcpu  <64 gib  >8    compared; without a unit the first column of amounts
//	gpu                       rows that have any
//	16                        that amount of anything, or the number in the name
//	a10  arm  cn-hangzhou-c   a cell that has this word, and not a100
//	!arm  !gpu  !16 vcpu      rows of which that is not so
//
// Every word has to hold. What is no such word is looked for in what the row says:
// where it begins a word, then anywhere in name and id, then with other letters in
// between, the best first.
package filter
