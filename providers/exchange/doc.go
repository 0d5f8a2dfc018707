// Package exchange is what clouds share whose API is HTTP: it sends one request
// once and tells what became of it, reads scalars in whatever shape they come,
// and keeps look-ups within their time.
//
// What matters most is decided here and nowhere else: whether a call may have
// been executed. Nothing here repeats a writing call, and nothing is sent twice
// with one signature. A call without an answer is Unavailable when no byte of it
// can have reached the cloud or when it only reads, and Unclear otherwise. An
// answer refuses a writing call only by the cloud's own error, with a code that
// its [Refusals] know to come before the work; any other is Unclear. The end of
// the caller's context comes back as its error, never as the cause of Unclear, so
// that it cannot pass for "nothing was sent".
package exchange
