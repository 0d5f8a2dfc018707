// Package alicloud is what the providers on Alibaba Cloud share: where their
// APIs are reached, which credentials there are, how a call is signed and sent,
// what a refusal means, and the look-ups of VPC, ECS, NAS and Resource Manager.
//
// A [Client] is one account on one endpoint. [Client.Do] makes exactly one
// attempt through the vendor's generic client, which assembles the headers and
// signs with ACS3-HMAC-SHA256 (Alibaba Cloud, "V3 request structure and
// signature", API page). The bytes leave through a hook of ours, and
// [Client.Capture] stops at that same hook: what is shown cannot differ from
// what is sent.
//
// Refusals are read from the reply's own bytes and not from the vendor's error
// values, which hide whether the request left this machine and what came back
// when it was no JSON. Both decide between Unavailable and Unclear.
//
// Three habits of the vendor's libraries are kept out on purpose: they copy a
// proxy's password into the signed request, they quote configuration files and
// keys in errors, and they rewrite the user's configuration file.
//
// The facts are those of docs/api/alibaba.md.
package alicloud
