// Package pages is the component that lists the pages of the wizard: the first
// page, the steps of the form that have something to ask, and the review, each
// with how it stands.
package pages
