// Package batchcompute answers for Alibaba Cloud BatchCompute 2015-11-11, which has
// a gateway, a signature and error codes of its own.
package batchcompute
