// Package cloudtest is what the tests of every cloud share: answers from
// files, golden requests, replies by script, a simulator with a clock, and the
// checks that each cloud has to pass, all by [Run]. Only tests know it.
package cloudtest
