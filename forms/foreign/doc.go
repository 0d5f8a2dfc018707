// Package foreign is the one gate for text that is not ours: what a cloud, a
// file, its name, an account or another person wrote. A terminal obeys some
// characters and hides or reorders others; here these become marks that are
// seen, so that no text steers a screen and none looks other than it is. What is
// an answer is kept as it is, and only drawn with marks.
//
// A mark is the picture of a control character (␛ for escape), the number of a
// character that has none (<U+202E>), and the value of a byte that is no
// character (<9B>).
package foreign
