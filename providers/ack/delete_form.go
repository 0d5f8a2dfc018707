package ack

import (
	"sync"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// deletionStep is the only page of what a deletion is told.
const deletionStep forms.StepID = "deletion"

// someGo: what is asked of single resources has no meaning where all stay.
var someGo = forms.IsNot("/retain_all", "true")

// deleteForm returns the query of DeleteCluster (CS 2015-12-15): its defaults
// are those of the API page, where the load balancers that the cluster made go
// and what holds data or names stays.
var deleteForm = sync.OnceValue(func() *forms.Form {
	fields := []forms.Field{
		{
			Key: "retain_all", Wire: "retain_all_resources", Kind: forms.Boolean, Default: false,
			Label: forms.T("Keep everything", "保留全部资源"),
			Help: forms.T("Keeps every resource of the cluster. What stays keeps costing money.",
				"保留集群的全部资源；保留的资源继续计费。"),
		},
		goes("slb", "SLB", "delete", forms.T("CLB of Services", "Service 的 CLB"),
			forms.T("Classic load balancers that the cluster created for its Services.", "集群为 Service 创建的传统型负载均衡。")),
		goes("alb", "ALB", "retain", forms.T("ALB of Ingresses", "Ingress 的 ALB"),
			forms.T("Application load balancers that the ALB Ingress controller created.", "ALB Ingress Controller 创建的应用型负载均衡。")),
		goes("sls_data", "SLS_Data", "retain", forms.T("Log project", "日志项目"),
			forms.T("The project of Simple Log Service with the logs of the workloads.", "存放业务日志的日志服务项目（Project）。")),
		goes("sls_control_plane", "SLS_ControlPlane", "retain", forms.T("Control plane logs", "控制面日志"),
			forms.T("The project of Simple Log Service with the logs of the control plane.", "存放控制面日志的日志服务项目（Project）。")),
		goes("private_zone", "PrivateZone", "retain", forms.T("PrivateZone", "PrivateZone"),
			forms.T("Private domains that the cluster created.", "集群创建的内网域名。")),
		{
			Key: "retain", Wire: "retain_resources", Kind: forms.Strings, Max: 100, Sizes: forms.Ours, Advanced: true, When: someGo,
			Label: forms.T("Keep by ID", "按 ID 保留"), Example: "sg-bp13n61xsydodfyg",
			Help: forms.T("IDs of further resources of the cluster that stay, such as its security group.",
				"集群中另需保留的资源 ID，如安全组。"),
			Rules: []forms.Rule{noBlanks},
		},
	}
	return &forms.Form{
		Steps:  []forms.Step{{ID: deletionStep, Label: forms.T("What is deleted with the cluster", "随集群删除的资源")}},
		Fields: forms.OnStep(deletionStep, fields...),
	}
})

// goes is the question whether the resources of one type go with the cluster.
func goes(key, resource, mode string, label, help forms.Text) forms.Field {
	choices := forms.Options("delete", "delete", "删除", "retain", "keep", "保留")
	for i, choice := range choices {
		choices[i].Sends = `{"resource_type":"` + resource + `","delete_mode":"` + choice.Value + `"}`
	}
	return forms.Field{
		Key: key, Wire: "delete_options[]", Kind: forms.Choice, Options: choices, Default: mode, When: someGo, Label: label, Help: help,
		Closed: forms.T("it is deleted or it stays", "只能删除或保留"),
	}
}

// DeleteForm implements [providers.DeleteChooser].
func (c *Client) DeleteForm() *forms.Form { return deleteForm() }

// Kept implements [providers.Keeper].
func (c *Client) Kept() []forms.Text {
	answers := c.deletion
	if answers == nil {
		answers = &forms.Answers{}
	}
	if all, _ := answers.Get("retain_all"); all == true {
		return []forms.Text{forms.T("every resource of the cluster was kept and goes on costing money", "集群的全部资源均已保留，继续计费")}
	}
	scope := c.DeleteForm().Scope(answers, nil)
	var kept []forms.Text
	for _, q := range scope.Questions(deletionStep) {
		if value, _ := q.Effective(); value == "retain" {
			kept = append(kept, forms.Tf("%s: stays where there is one, and may go on costing money", "%s：如有则保留，可能继续计费", q.Label))
		}
	}
	if value, _ := answers.Get("retain"); value != nil {
		ids, _ := value.([]string)
		kept = append(kept, forms.Tf("%s: kept, and goes on costing money", "%s：已保留，继续计费", forms.Enumerate(ids)))
	}
	return kept
}

// DeleteWith implements [providers.DeleteChooser].
func (c *Client) DeleteWith(answers *forms.Answers) providers.Client {
	told := *c
	told.deletion = answers.Clone()
	return &told
}
