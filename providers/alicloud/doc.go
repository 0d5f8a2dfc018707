// Package alicloud is what the providers on Alibaba Cloud share: where their
// APIs are reached, which credentials there are, how a call is signed and sent,
// what a refusal means, and the look-ups of VPC, ECS, NAS and Resource Manager.
//
// A [Client] is one account on one endpoint. [Client.Do] makes exactly one
// attempt; what it sends is assembled, and signed with ACS3-HMAC-SHA256 (Alibaba
// Cloud, "V3 request structure and signature", API page), by the function that
// [Client.Capture] takes it from as well: what is shown cannot differ from what
// is sent.
//
// Credentials are read and renewed by the vendor's library, of which two habits
// are kept out on purpose: it quotes configuration files and keys in errors, and
// it rewrites the user's configuration file.
//
// The facts are those of docs/api/alibaba.md.
package alicloud
