package ehpc

import (
	"sync"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

// meanings are the codes of E-HPC: the error tables of CreateCluster and
// DeleteCluster 2024-07-30, and those of the 2018-04-12 pages that this
// version still answers with. Statuses are left out, since they say little:
// DbError and the order errors come with 406, a missing permission with 407.
var meanings = sync.OnceValue(func() map[string]alicloud.Meaning {
	return map[string]alicloud.Meaning{
		"InvalidParams": {
			Kind:    providers.Invalid,
			Summary: forms.T("E-HPC does not accept one of the values", "E-HPC 不接受某项参数"),
			Remedy:  forms.T("correct the value that the message names", "请修改错误信息中指出的参数"),
		},
		"OrderError.Arrearage": money("the balance is below CNY 100", "账户余额不足 100 元", "top up the account", "请充值后重试"),
		"OrderError.InsufficientBalance": money("the balance does not suffice", "账户已欠费或余额不足",
			"top up the account", "请充值后重试"),
		"OrderError.InstHasUnpaidOrder": money("the account has an unpaid order", "账户存在未支付订单",
			"pay or cancel the order in the console", "请在控制台支付或取消该订单"),
		"OrderError.InvalidPayMethod": money("the account has no valid default payment method", "账户没有有效的默认支付方式",
			"set one in the console, or choose pay-as-you-go", "请在控制台设置支付方式，或改用按量付费"),
		"OrderError.NoCard": money("no card is bound to the account", "账户未绑定银行卡",
			"bind one in the console", "请在控制台绑定"),
		"OrderError.NoRealNameAuthentication": money("the account's identity is not verified", "账户未完成实名认证",
			"verify it in the console", "请在控制台完成实名认证"),
		"OrderError.NoRealNameRegistration": money("regions in mainland China need real-name registration", "购买中国内地地域资源须完成实名登记",
			"register in the console, or choose another region", "请在控制台完成实名登记，或选择其他地域"),
		"OrderError.UserProfileIncomplete": money("the account's profile is incomplete", "账户资料不完整",
			"complete it in the console", "请在控制台补全资料"),
		"OrderError": money("the order did not go through", "下单失败",
			"read the message, then try again", "请根据错误信息处理后重试"),
		"Cluster.NotSupported": {
			Kind:    providers.Invalid,
			Summary: forms.T("the cluster does not support this", "当前集群不支持该操作"),
			Remedy:  forms.T("check edition and deployment", "请检查集群系列和部署模式"),
		},
		"ConflictOpt":          busy,
		"InvalidClusterStatus": busy,
		"TooManyClusters": {
			Kind:    providers.Quota,
			Summary: forms.T("the account has as many clusters as its quota allows", "集群数量已达配额上限"),
			Remedy:  forms.T("delete one, or ask for a larger quota", "请删除不用的集群，或申请提升配额"),
		},
		"KeyPairNotFound": {
			Kind:    providers.Invalid,
			Summary: forms.T("the key pair does not exist in this region", "该地域没有此密钥对"),
			Remedy:  forms.T("choose another key pair", "请选择其他密钥对"),
		},
		"ImageNotFound": {
			Kind:    providers.Invalid,
			Summary: forms.T("an image does not exist, or E-HPC does not support it", "镜像不存在，或 E-HPC 不支持"),
			Remedy:  forms.T("choose another image", "请选择其他镜像"),
		},
		"ClusterNotFound": {
			Kind:    providers.Absent,
			Summary: forms.T("the cluster does not exist", "集群不存在"),
			Remedy:  forms.T("check id and region", "请检查集群 ID 和地域"),
		},
		"DbError":      internalError,
		"UnknownError": internalError,
		"AliyunError": {
			Kind:    providers.Quota,
			Summary: forms.T("another Alibaba Cloud product refused", "依赖的阿里云产品返回错误"),
			Remedy:  forms.T("the message says which: stock, quota or permission", "请根据错误信息检查库存、配额或权限"),
		},
		"NotAuthorized": {
			Kind:    providers.Permission,
			Summary: forms.T("the RAM user or role has no permission for E-HPC", "RAM 用户或角色没有 E-HPC 权限"),
			Remedy: forms.T("have an administrator grant ehpc:CreateCluster and the role AliyunServiceRoleForEHPC",
				"请联系管理员授权 ehpc:CreateCluster，并创建服务关联角色 AliyunServiceRoleForEHPC"),
		},
	}
})

func money(en, zh, remedyEn, remedyZh string) alicloud.Meaning {
	return alicloud.Meaning{Kind: providers.Money, Summary: forms.T(en, zh), Remedy: forms.T(remedyEn, remedyZh)}
}

var busy = alicloud.Meaning{
	Kind:    providers.Conflict,
	Summary: forms.T("another operation on the cluster is running", "集群正在执行其他操作"),
	Remedy:  forms.T("wait until it is over, then try again", "请稍候重试"),
}

var internalError = alicloud.Meaning{
	Kind:    providers.Unavailable,
	Summary: forms.T("E-HPC has an internal error", "E-HPC 服务内部错误"),
	Remedy:  forms.T("try again later, or open a ticket with the request ID", "请稍后重试，或凭请求 ID 提交工单"),
}

// explain adds to a failure the question that it is about. request may be
// empty; then only parameters that the cloud named count.
func explain(err error, request providers.Request) error {
	f := providers.FailureIn(err)
	if f == nil {
		return err
	}
	if f.Field == "" {
		f.Field = fieldOf(f, request.Body)
	}
	return f
}

// fieldOf finds the answer that a failure is about, "" when it is none or when
// several could be meant.
func fieldOf(f *providers.Failure, body *forms.Body) forms.Path {
	switch f.Code {
	case "KeyPairNotFound":
		return form().Locate(body, "KeyPairName")
	case "ImageNotFound":
		return form().Locate(body, "ImageId")
	}
	return alicloud.FieldOf(f, form(), body)
}
