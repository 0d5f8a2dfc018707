// Package price tells what a plan costs: exact amounts, in the natures in which they are
// paid and in the cloud's currency. What has no price is named, and never 0. A price is
// something to know before the yes; no creation depends on it.
package price
