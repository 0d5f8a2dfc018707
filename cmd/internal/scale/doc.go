// Command scale measures what many profiles cost the program: it writes them, serves
// the simulator in a process of its own, replays them all, lists the runs, and tells
// time and memory of both processes apart, from the kernel's own account of them.
//
// It is run by hand ("make scale") on a machine that does nothing else; no test and no
// check of CI depends on what it measures.
package main
