// Package overlay lays one document over another by the declarations of a form:
// the small file of what is different in production over the one of all.
//
// A document is a tree of [Node] values, each with the place where it stands, so
// that whatever is wrong in the end names the file and line that it came from.
// The rules, which [Merge] holds:
//
//   - A value takes the place of the one below it, a list of texts too.
//   - Groups, objects and tables of texts are laid over member by member.
//   - The items of a list are found by what the form tells them apart by: its
//     key, or what a check keeps unique. One that is not there is added behind.
//   - Where the form has none, the first lies over the first and so on; those
//     beyond are added. An item that says nothing leaves the one below as it is.
//   - An empty list, or table of texts, empties.
//   - An item with remove = true takes away the one that it would lie over, and
//     { remove = true } in the place of a value takes that away.
//
// Merging is associative: layers may be put together in any grouping, as long as
// their order is kept. What is taken away therefore stays in a layer as a mark,
// until [Node.Settle].
package overlay
