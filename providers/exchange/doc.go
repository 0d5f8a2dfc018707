// Package exchange sends one HTTP request once and tells what became of it.
// Every cloud whose API is HTTP calls it, so that what matters most is decided
// in one place: whether a call without an answer may have been executed.
//
// Nothing here repeats a writing call. A call without an answer is Unavailable
// when no byte of it can have reached the cloud or when it only reads, and
// Unclear otherwise. The end of the caller's context comes back as its error,
// never as Unclear's cause, so that it cannot pass for "nothing was sent".
package exchange
