// Package batchcompute creates clusters of Alibaba Cloud BatchCompute with
// POST /clusters, API version 2015-11-11.
//
// The service was shut down on 2026-05-15; what is here works on the built-in
// simulator and on an endpoint given by hand.
//
// What bites in this API:
//
//   - It is signed with the ROA signature 1.0, which the vendor's generic client
//     does not know any more.
//   - A cluster is Active before any machine runs. Whether it is ready follows
//     from the machines of each group; with Spot that may never be.
//   - Empty texts, zeros and empty objects are placeholders of the API page and
//     are left out of the request, as the vendor's clients do.
//   - The table of fields and the table of errors disagree about names; the
//     form holds to what both accept.
//   - The token of a repeated creation may hold no hyphen, and goes into the
//     query; the list of clusters does not tell it.
//   - Only OperationLogs explain what went wrong, and their lines have no ids.
//
// What comments call the page is docs/api/batchcompute.md, with source and date.
//
// Files are named as in every cloud, see [clusterwiz/providers]. sign.go is
// the signature, older than that of the vendor's client.
package batchcompute
