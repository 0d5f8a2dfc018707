package ehpc

import "clusterwiz/forms"

// The sources of the rules. The page and the SDK's texts are written from one
// description of the API, so that they never stand for each other; the vendor's
// Terraform provider checks nothing itself, but its tests run against the service.
var (
	page = forms.Cite{Kind: forms.Page, Name: forms.T("CreateCluster page", "CreateCluster 文档"), Date: "2026-11"}
	sdk  = forms.Cite{Kind: forms.SDK, Name: forms.T("E-HPC SDK", "E-HPC SDK"), Date: "2026-07"}
	live = forms.Cite{Kind: forms.Tried, Name: forms.T("live tests of Terraform", "Terraform 线上测试"), Date: "2026-08"}
	// terraform is what its schema demands.
	terraform = forms.Cite{Kind: forms.Provider, Name: forms.T("Terraform provider", "Terraform Provider"), Date: "2026-08"}
	// ecsErrors have a code for a password that is none: InvalidPassword.Malformed.
	ecsErrors = forms.Cite{Kind: forms.ErrorTable, Name: forms.T("ECS error table", "ECS 错误码表"), Date: "2026-11"}
	// ecs is the page of the disks that the nodes have.
	ecs = forms.Cite{Kind: forms.Page, Name: forms.T("ECS disk page", "ECS 云盘文档"), Date: "2026-11"}
)

// onPage gives rules the page as their only source.
func onPage(rules ...forms.Rule) []forms.Rule {
	for i := range rules {
		rules[i] = forms.By(rules[i], page)
	}
	return rules
}

// idOf is the rule of ids that the page and every request that works begin alike.
func idOf(prefix string) []forms.Rule {
	return []forms.Rule{forms.By(forms.Prefix{prefix}, page, live)}
}

// listed is the source of lists that only the SDK's texts have.
var listed = []forms.Cite{sdk}
