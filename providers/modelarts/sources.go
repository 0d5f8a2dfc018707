package modelarts

import "clusterwiz/forms"

// The sources of the rules. The page is older than the service; the SDK's texts are
// those of the interface's definition of today.
var (
	page      = forms.Cite{Kind: forms.Page, Name: forms.T("CreateNodePool page", "CreateNodePool 文档"), Date: "2025-11"}
	sdk       = forms.Cite{Kind: forms.SDK, Name: forms.T("Huawei Cloud SDK", "华为云 SDK"), Date: "2026-07"}
	terraform = forms.Cite{Kind: forms.Provider, Name: forms.T("Terraform provider", "Terraform Provider"), Date: "2026-08"}
	// tried are the calls that the vendor's own guide for agents and tools reports.
	tried = forms.Cite{Kind: forms.Tried, Name: forms.T("calls tried by the vendor", "厂商实测"), Date: "2026-08"}
)

// onlyDigits is why billing has no other words.
var onlyDigits = forms.T("the service has digits for these, and no other", "服务端仅以数字表示这些取值")
