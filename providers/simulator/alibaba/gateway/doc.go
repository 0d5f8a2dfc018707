// Package gateway is what all products of Alibaba Cloud are reached through:
// signatures of V3 and of the older RPC 1.0 and ROA 1.0, one table of common
// error codes, RPC and ROA calls, the region told by host or parameter.
package gateway
