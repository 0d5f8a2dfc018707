package main

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"clusterwiz/forms"
	"clusterwiz/providers/simulator"
)

// listWidth is how wide lists of names are written.
const listWidth = 80

// list writes what a fault may hold: its items, and the names of each cloud.
func (o *simulateOptions) list() error {
	if o.app.json() {
		type api struct {
			Provider string   `json:"provider"`
			Actions  []string `json:"actions"`
			Lookups  []string `json:"lookups"`
			Fails    string   `json:"fails"`
			Stages   []string `json:"stages"`
			Shows    []string `json:"shows"`
			Prices   []string `json:"prices,omitempty"`
			Declines []string `json:"declines,omitempty"`
			Limits   []string `json:"limits,omitempty"`
			Balances []string `json:"balances,omitempty"`
			Accounts []string `json:"accounts,omitempty"`
			Tried    []string `json:"tried,omitempty"`
		}
		var all []api
		for _, one := range simulator.APIs() {
			t := one.Tells
			all = append(all, api{one.Provider, one.Actions, one.Around, one.Creation, one.Stages, one.Shows, t.Prices, t.Declines, t.Limits, t.Balances, t.Accounts, one.Tried})
		}
		return o.app.writeJSON(all)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", forms.T("what a fault is made of: ACTION:ITEM[,ITEM...]", "故障的写法：操作:项[,项...]").In(o.app.lang))
	for _, one := range simulator.Items() {
		fmt.Fprintf(&b, "  %s\n%s\n", one.Form, inset(forms.T(one.En, one.Zh).In(o.app.lang)))
	}
	for _, one := range simulator.APIs() {
		b.WriteString(one.Provider + "\n")
		for _, line := range []struct {
			label forms.Text
			names []string
		}{
			{forms.T("actions", "操作"), one.Actions},
			{forms.T("look-ups", "查询"), one.Around},
			{forms.Tf("stages for %s:fail=", "%s:fail= 的阶段", one.Creation), one.Stages},
			{forms.T("actions for lag= and forget=", "可用于 lag= 与 forget= 的操作"), one.Shows},
			{forms.T("actions for currency= and amounts=", "可用于 currency= 与 amounts= 的操作"), one.Tells.Prices},
			{forms.T("actions for declined", "可用于 declined 的操作"), one.Tells.Declines},
			{forms.T("actions for left= and unmeasured", "可用于 left= 与 unmeasured 的操作"), one.Tells.Limits},
			{forms.T("actions for left= alone", "仅可用于 left= 的操作"), one.Tells.Balances},
			{forms.T("actions for unverified", "可用于 unverified 的操作"), one.Tells.Accounts},
		} {
			if len(line.names) == 0 {
				continue
			}
			fmt.Fprintf(&b, "  %s\n%s\n", line.label.In(o.app.lang), inset(strings.Join(line.names, "  ")))
		}
		if len(one.Tried) > 0 {
			fmt.Fprintf(&b, "  %s\n%s\n", forms.T("tools that were tested with it", "已实测的工具").In(o.app.lang), inset(strings.Join(one.Tried, ", ")))
		}
	}
	_, err := fmt.Fprint(o.app.Out, b.String())
	return err
}

// inset wraps names below their label.
func inset(names string) string {
	lines := strings.Split(ansi.Wordwrap(names, listWidth-4, ""), "\n")
	return "    " + strings.Join(lines, "\n    ")
}

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
