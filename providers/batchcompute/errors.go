package batchcompute

import (
	"errors"
	"strings"
	"sync"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

// tokenMismatch refuses a token that came before with other parameters. As each
// run makes its own, an earlier attempt of the run did come through.
const tokenMismatch = "IdempotentTokenMismatch"

// meanings are the codes that do not name a parameter ("Common error codes",
// help page, and the error table of the creation, API page). Missing… and
// Invalid… name one; see [fieldOf].
var meanings = sync.OnceValue(func() map[string]alicloud.Meaning {
	return map[string]alicloud.Meaning{
		tokenMismatch: {
			Kind:    providers.Unclear,
			Summary: forms.T("the request token was used before, for another request", "该请求令牌已用于其他请求"),
			Remedy:  forms.T("look for the cluster by name, then start again", "请先按名称确认集群是否存在，再重新开始"),
		},
		"InvalidDate":        alicloud.WrongClock,
		"InvalidJsonFormat":  malformed,
		"InvalidHttpBody":    malformed,
		"InvalidUrlPattern":  malformed,
		"InvalidQueryString": malformed,
		"MethodNotAllowed":   malformed,
		"InvalidResource.AlreadyExisting": {
			Kind:    providers.Conflict,
			Summary: forms.T("it already exists", "资源已存在"),
			Remedy:  forms.T("choose another name", "请更换名称"),
		},
		"InvalidResource.NotFound": {
			Kind:    providers.Absent,
			Summary: forms.T("it does not exist", "资源不存在"),
			Remedy:  forms.T("check id and region", "请检查 ID 和地域"),
		},
		"QuotaExhausted": quota("a quota of the account is used up", "账号配额已用尽"),
		"QuotaExhausted.MaxClusterCount": quota("the account has as many clusters as its quota allows",
			"集群数量已达配额上限"),
		"QuotaExhausted.MaxClusterGroupCount": quota("there are more groups than the quota allows",
			"实例组数量超过配额"),
		"QuotaExhausted.MaxClusterGroupDesiredVMCount": quota("a group has more machines than the quota allows",
			"实例组的期望机器数超过配额"),
		"QuotaExhausted.Configs.Networks.VPC.OppositeRouterType": quota("the type of the peer router is not allowed",
			"不允许使用该对端路由器类型"),
		"StateConflict": {
			Kind:    providers.Conflict,
			Summary: forms.T("the present state of the cluster does not allow this", "集群当前状态不允许此操作"),
			Remedy:  forms.T("wait, then try again", "请稍候重试"),
		},
	}
})

var malformed = alicloud.Meaning{
	Kind:    providers.Invalid,
	Summary: forms.T("BatchCompute cannot read the request", "批量计算无法解析请求"),
	Remedy:  forms.T("run again with --debug and keep the log", "请加 --debug 重试并保留日志"),
}

func quota(en, zh string) alicloud.Meaning {
	return alicloud.Meaning{
		Kind: providers.Quota, Summary: forms.T(en, zh),
		Remedy: forms.T("release something, or ask for a larger quota; the message has the limit", "请释放资源或申请提升配额；上限见错误信息"),
	}
}

// explain adds to a failure the question that it is about. request may be
// empty.
func explain(err error, request providers.Request) error {
	f := providers.FailureIn(err)
	if f == nil {
		return err
	}
	if f.Code == tokenMismatch {
		f.Cause = errors.Join(providers.ErrTokenTaken, f.Cause)
	}
	if name, missing := strings.CutPrefix(f.Code, "Missing"); missing && f.Kind == providers.Invalid {
		f.Summary, f.Remedy = forms.Tf("%s is missing", "缺少 %s", name), forms.T("enter it", "请填写")
	}
	if f.Field == "" && f.Code != "" {
		f.Field = fieldOf(f, request.Body)
	}
	return err
}

// fieldOf returns the answer that a failure is about, "" for none or when
// several may be meant.
func fieldOf(f *providers.Failure, body *forms.Body) forms.Path {
	switch f.Code {
	case "QuotaExhausted.MaxClusterGroupCount":
		return "node_pools"
	case "QuotaExhausted.MaxClusterGroupDesiredVMCount":
		return form().Locate(body, "Groups.DesiredVMCount")
	}
	if _, known := meanings()[f.Code]; known {
		return ""
	}
	if name, missing := strings.CutPrefix(f.Code, "Missing"); missing {
		return form().Locate(body, name)
	}
	name, invalid := strings.CutPrefix(f.Code, "Invalid")
	switch {
	case !invalid && f.Kind.MayBeAnswer():
		return form().Mentioned(body, f.Message)
	case !invalid:
		return ""
	}
	name = strings.TrimPrefix(name, "Parameter.")
	if strings.Contains(name, ".") {
		return form().Locate(body, name)
	}
	// The same name may be that of the cluster and that of a group.
	return form().Locate(body, name, "Groups."+name)
}
