// Package mirror turns what a cloud answers about a thing back into the body of
// the creation that would make another one like it.
//
// A cloud's answers mostly have the members of its create call, but write numbers
// as text, tell zeros for what nobody set, hide passwords behind asterisks, and
// have ids of their own beside. A [Draft] takes such trees over as they come; what
// a form can send, and as what, decides in [Draft.Live] what of it stays.
package mirror
