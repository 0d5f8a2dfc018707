// Package assignment reads how an answer is changed on the command line,
// "queues[comp].max_count=16", as far as that can be read without knowing the
// questions: where, how, and with what. [Grammar] is the notation as people read it;
// a test derives sentences from it and gives them to [Parse].
package assignment
