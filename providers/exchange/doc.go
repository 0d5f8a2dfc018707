// Package exchange is what clouds share whose API is HTTP: it sends one request
// once and tells what became of it, reads scalars in whatever shape they come,
// and keeps look-ups within their time.
//
// What matters most is decided here and nowhere else: whether a call without
// an answer may have been executed. Nothing here repeats a writing call. A call
// without an answer is Unavailable when no byte of it can have reached the
// cloud or when it only reads, and Unclear otherwise. The end of the caller's
// context comes back as its error, never as the cause of Unclear, so that it
// cannot pass for "nothing was sent".
package exchange
