// Package arch holds the plan of the house as data: which room may import
// which, and which library stays in which room. Its test reads the imports of
// the whole tree and fails on a broken arrow; nothing else uses it.
package arch
