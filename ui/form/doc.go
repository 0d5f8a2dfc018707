// Package form is the screen on which the questions of one page are answered,
// with the request that the answers make beside them or in their place.
package form
