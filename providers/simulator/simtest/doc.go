// Package simtest is what the tests of the simulator's rooms share: a clock that
// tests move, callers, answers, and the rules of API pages as tables.
package simtest
