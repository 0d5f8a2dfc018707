package ack

import "clusterwiz/forms"

// The sources of the rules; docs/api/ack.md tells more of each.
var (
	page = forms.Cite{Kind: forms.Page, Name: forms.T("CreateCluster page", "CreateCluster 文档"), Date: "2026-11-20"}
	// oldPage is that of dedicated clusters.
	oldPage   = forms.Cite{Kind: forms.Page, Name: forms.T("page of dedicated clusters", "专有版集群文档"), Date: "2024-01-15"}
	sdk       = forms.Cite{Kind: forms.SDK, Name: forms.T("SDK cs-20151215", "SDK cs-20151215"), Date: "2026-08"}
	terraform = forms.Cite{Kind: forms.Provider, Name: forms.T("Terraform provider", "Terraform Provider"), Date: "2026-08"}
	// live is what the provider's own tests create with.
	live    = forms.Cite{Kind: forms.Tried, Name: forms.T("live tests of the Terraform provider", "Terraform Provider 线上测试"), Date: "2026-08"}
	ecsPage = forms.Cite{Kind: forms.Page, Name: forms.T("ECS RunInstances page", "ECS RunInstances 文档"), Date: "2026-11"}
	slsPage = forms.Cite{Kind: forms.Page, Name: forms.T("page of log projects", "日志服务 Project 文档"), Date: "2026-11"}
	// detectorCode is 400 InvalidParameter.Management, which a live cluster of 1.36.2 answered.
	detectorCode = forms.Cite{Kind: forms.ErrorTable, Name: forms.T("code InvalidParameter.Management", "错误码 InvalidParameter.Management"), Date: "2026-11-26"}
)

// listed are the sources of most lists of words.
var listed = []forms.Cite{sdk, terraform}

// paged is what the page says. The SDK's texts say the same and are written from the
// page, so that they are no second source.
func paged(rule forms.Rule) forms.Rule { return forms.By(rule, page) }

// counted is what SDK and Terraform provider both say.
func counted(rule forms.Rule) forms.Rule { return forms.By(rule, sdk, terraform) }

// id wants an id of a kind that the page shows and the live tests send.
func id(prefix string) []forms.Rule { return []forms.Rule{forms.By(forms.Prefix{prefix}, page, live)} }
