package qingcloud

import "clusterwiz/forms"

// Where the rules come from. The pages have no dates of their own; those here are of
// their latest examples. The table of error codes tells no rule of a parameter.
var (
	createPage = forms.Cite{Kind: forms.Page, Name: forms.T("createCluster page", "createCluster 文档"), Date: "2022-04"}
	listPage   = forms.Cite{Kind: forms.Page, Name: forms.T("listcluster page", "listcluster 文档"), Date: "2021-08"}
	resizePage = forms.Cite{Kind: forms.Page, Name: forms.T("resizeCluster page", "resizeCluster 文档"), Date: "2021-08"}
)
