package main

import (
	"fmt"
	"strings"

	"clusterwiz/providers/simulator"
)

// How Alibaba Cloud's own tools are pointed at the simulator.

// aliyunLines are calls by the vendor's command line, which forces http with
// --insecure. The keys are public, so they may stand on a command line.
func aliyunLines(address string) []string {
	flags := fmt.Sprintf("--region cn-hangzhou --endpoint %s --insecure --access-key-id %s --access-key-secret %s",
		address, simulator.AccessKeyID, simulator.AccessKeySecret)
	lines := []string{
		"aliyun vpc DescribeVpcs",
		"aliyun cs GET /regions/cn-hangzhou/clusters",
		"aliyun ehpcnext ListClusters --version 2024-07-30 --force --method POST",
		"aliyun batchcompute GET /clusters --version 2015-11-11 --force",
	}
	for i := range lines {
		lines[i] += " " + flags
	}
	return lines
}

// terraformBlock is the provider's block of a Terraform configuration.
func terraformBlock(address string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `provider "alicloud" {
  region     = "cn-hangzhou"
  access_key = %q
  secret_key = %q
  protocol   = "HTTP"
  endpoints {
`, simulator.AccessKeyID, simulator.AccessKeySecret)
	for _, product := range []string{"ecs", "ehpc", "nas", "resourcemanager", "vpc"} {
		fmt.Fprintf(&b, "    %-15s = %q\n", product, address)
	}
	return b.String() + "  }\n}"
}

// indented are lines below their label.
func indented(lines string) string { return "  " + strings.ReplaceAll(lines, "\n", "\n  ") }
