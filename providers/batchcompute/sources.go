package batchcompute

import "clusterwiz/forms"

// Where the rules come from. The pages are those of before the service ended; they
// have no dates of their own, so theirs is when they were read. The table of errors
// is what the server says, and stands on the page of the creation.
const read = "2026-11-20"

var (
	createPage = forms.Cite{Kind: forms.Page, Name: forms.T("CreateCluster page", "创建集群文档"), Date: read}
	errorTable = forms.Cite{Kind: forms.ErrorTable, Name: forms.T("CreateCluster error table", "创建集群错误码表"), Date: read}
	quotaPage  = forms.Cite{Kind: forms.Page, Name: forms.T("GetQuota page", "获取配额文档"), Date: read}
	groupPage  = forms.Cite{Kind: forms.Page, Name: forms.T("Group page", "实例组文档"), Date: read}
	disksPage  = forms.Cite{Kind: forms.Page, Name: forms.T("Specify disks page", "指定磁盘文档"), Date: read}
	nasPage    = forms.Cite{Kind: forms.Page, Name: forms.T("Mount NAS page", "挂载 NAS 文档"), Date: read}
	vpcPage    = forms.Cite{Kind: forms.Page, Name: forms.T("VPC page", "VPC 环境文档"), Date: read}
	topicPage  = forms.Cite{Kind: forms.Page, Name: forms.T("Notification page", "消息通知文档"), Date: read}
	javaSDK    = forms.Cite{Kind: forms.SDK, Name: forms.T("Java SDK 6.2.4", "Java SDK 6.2.4"), Date: "2020-07"}
)
