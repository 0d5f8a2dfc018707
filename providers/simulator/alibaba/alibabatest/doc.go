// Package alibabatest is what tests that call Alibaba Cloud share: a caller that
// signs on its own, and requests that are known to be good.
package alibabatest
