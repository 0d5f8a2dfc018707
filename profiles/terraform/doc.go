// Package terraform has the attributes under which the vendors' Terraform providers know
// the parameters of a creation: tables as data, for who reads a state and for who writes
// HCL. They are transcribed from the sources of aliyun/alicloud 1.289.0 and
// huaweicloud/huaweicloud 1.97.1 (2026-08).
//
// Resources are known by their type alone; no registry is named.
package terraform
