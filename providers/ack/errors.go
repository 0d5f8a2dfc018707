package ack

import (
	"strings"
	"sync"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

// managementCode is what a live cluster of 1.36.2 answered to a managed pool
// without the add-on that repairs nodes.
const managementCode = "InvalidParameter.Management"

// meanings are ACK's own codes. No page lists them all; they are those that
// the API pages, the SDK and the Terraform provider name. Codes that all
// products share, as Forbidden.RAM and Throttling, are explained there.
var meanings = sync.OnceValue(func() map[string]alicloud.Meaning {
	return map[string]alicloud.Meaning{
		"InvalidParameter.Format": {
			Kind:    providers.Invalid,
			Summary: forms.T("JSON inside the request is malformed", "请求中的 JSON 文本格式错误"),
			Remedy:  forms.T("correct the settings of the add-on", "请修改组件配置"),
		},
		managementCode: {
			Kind:    providers.Invalid,
			Summary: forms.Tf("a managed node pool needs the add-on %s", "托管节点池需要组件 %s", events),
			Remedy:  forms.T("choose to install the event center", "请安装事件中心组件"),
		},
		"ErrorClusterNotFound": {
			Kind:    providers.Absent,
			Summary: forms.T("the cluster does not exist in this region", "该地域没有此集群"),
			Remedy:  forms.T("check id and region", "请检查集群 ID 和地域"),
		},
		"ErrorTaskNotFound": {
			Kind:    providers.Absent,
			Summary: forms.T("the task does not exist in this region", "该地域没有此任务"),
			Remedy:  forms.T("check the region", "请检查地域"),
		},
		"ErrorClusterNameAlreadyExist": {
			Kind:    providers.Conflict,
			Summary: forms.T("a cluster of this name already exists", "集群名称已存在"),
			Remedy:  forms.T("choose another name, or follow the one that exists", "请更换名称，或查看已有集群"),
		},
		"ErrorClusterState": {
			Kind:    providers.Conflict,
			Summary: forms.T("the cluster's state does not allow this", "集群当前状态不允许此操作"),
			Remedy:  forms.T("wait until the other operation is over, then try again", "请等待其他操作完成后重试"),
		},
		"ErrorModifyDeletionProtectionFailed": {
			Kind:    providers.Conflict,
			Summary: forms.T("deletion protection could not be changed", "修改删除保护失败"),
			Remedy:  forms.T("try again, or change it in the ACK console", "请重试，或在 ACK 控制台修改"),
		},
		"ErrorCheckAcl": {
			Kind:    providers.Permission,
			Summary: forms.T("the RAM user or role has no permission for this cluster, or ACK lacks a service role", "RAM 用户或角色没有权限，或 ACK 服务角色未授权"),
			Remedy:  forms.T("have an administrator grant cs:CreateCluster and the ACK service roles", "请联系管理员授权 cs:CreateCluster，并完成 ACK 服务角色授权"),
		},
		"DependencyViolation.Resource": attached,
		"DependencyResourceExist":      attached,
		"AddonNotFound": {
			Kind:    providers.Invalid,
			Summary: forms.T("there is no such add-on for this cluster", "没有适用于该集群的此组件"),
			Remedy:  forms.T("choose an add-on from the list", "请从列表中选择组件"),
		},
		"InvalidVSwitchId.IpNotEnough": {
			Kind:    providers.Quota,
			Summary: forms.T("a vSwitch has too few free addresses", "交换机可用 IP 地址不足"),
			Remedy:  forms.T("choose a larger vSwitch, or another", "请选择更大或其他的交换机"),
		},
	}
})

var attached = alicloud.Meaning{
	Kind:    providers.Conflict,
	Summary: forms.T("resources are still attached to the cluster", "集群仍有关联资源"),
	Remedy:  forms.T("try again in a moment; release them if it lasts", "请稍后重试；仍失败时请先释放关联资源"),
}

// explain adds to a failure what only ACK's words tell, and the question that
// it is about. request may be empty; then only what the cloud named counts.
func explain(err error, request providers.Request) error {
	f := providers.FailureIn(err)
	if f == nil {
		return err
	}
	reword(f)
	if f.Field == "" {
		f.Field = fieldOf(f, request.Body)
	}
	return f
}

// reword reads the message where the code says too little.
func reword(f *providers.Failure) {
	message := strings.ToLower(f.Message)
	switch {
	case f.Kind != providers.Unclear && strings.Contains(message, "qps limit exceeded"):
		f.Kind = providers.Throttled
		f.Summary = forms.T("too many calls in a short time", "调用过于频繁")
		f.Remedy = forms.T("wait a moment, then try again", "请稍候重试")
	case f.Kind == providers.Invalid && strings.Contains(message, "dedicated cluster"):
		f.Summary = forms.T("ACK no longer creates dedicated clusters", "ACK 已停止新建专有版集群")
		f.Remedy = forms.T("choose a managed cluster", "请改为创建 ACK 托管集群")
		f.Field = "basics.cluster_type"
	case f.Kind == providers.Invalid && (strings.Contains(message, "deprecated") || strings.Contains(message, "no longer supported")):
		f.Summary = forms.T("ACK no longer accepts an old field", "ACK 已不支持某个旧字段")
		f.Remedy = forms.T("create a managed cluster, or choose the current request layout", "请创建托管集群，或将请求格式改为现行格式")
	}
}

// fieldOf finds the answer that a failure is about, "" when it is none or
// when it cannot be told.
func fieldOf(f *providers.Failure, body *forms.Body) forms.Path {
	switch f.Code {
	case "ErrorClusterNameAlreadyExist":
		return "basics.name"
	case managementCode:
		return "addons.events"
	}
	return alicloud.FieldOf(f, form(), body)
}
