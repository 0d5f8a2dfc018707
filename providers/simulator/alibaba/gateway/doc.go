// Package gateway is what all products of Alibaba Cloud are reached through: V3
// signatures, one table of common error codes, RPC and ROA calls, the region told
// by host or parameter.
package gateway
