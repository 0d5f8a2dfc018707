package modelarts

import (
	"net/http"
	"regexp"
	"strings"
	"sync"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// meaning is what an error stands for, with the answer that it is about where
// that is sure.
type meaning struct {
	kind            providers.Kind
	field           forms.Path
	summary, remedy forms.Text
}

// meaningOf sorts an error: first by status, since some codes come with several
// of them, then by what the message says, then by code.
func meaningOf(status int, e envelope) meaning {
	code := strings.Replace(e.code, "APIG.", "APIGW.", 1)
	m, known := codes()[code]
	if status == http.StatusTooManyRequests || code == "APIGW.0308" {
		return throttled
	}
	if status >= http.StatusInternalServerError {
		return down
	}
	if status == http.StatusBadRequest || status == http.StatusConflict {
		for _, w := range wordings() {
			if w.pattern.MatchString(e.message) {
				return w.meaning
			}
		}
	}
	if !known {
		m = byStatus(status)
	}
	return m
}

func byStatus(status int) meaning {
	switch status {
	case http.StatusUnauthorized:
		return badKeys
	case http.StatusForbidden:
		return forbidden
	case http.StatusNotFound:
		return meaning{
			kind: providers.Absent, summary: forms.T("it does not exist", "资源不存在"),
			remedy: forms.T("check name, project and region", "请检查名称、项目和区域"),
		}
	case http.StatusConflict:
		return busy
	}
	return refusal
}

var (
	refusal = meaning{
		kind: providers.Invalid, summary: forms.T("ModelArts does not accept the request", "ModelArts 不接受该请求"),
		remedy: forms.T("correct what the message names", "请根据错误信息修改"),
	}
	throttled = meaning{
		kind: providers.Throttled, summary: forms.T("too many calls", "调用过于频繁"), remedy: forms.T("wait a little", "请稍候重试"),
	}
	down = meaning{
		kind: providers.Unavailable, summary: forms.T("the service has an internal error", "服务内部错误"),
		remedy: forms.T("try again later, or open a ticket with the request ID", "请稍后重试，或凭请求 ID 提交工单"),
	}
	busy = meaning{
		kind: providers.Conflict, summary: forms.T("another operation on it is running", "资源正在执行其他操作"),
		remedy: forms.T("wait until it is over, then try again", "请稍候重试"),
	}
	badKeys = meaning{
		kind: providers.Auth, summary: forms.T("the keys or the signature are not accepted", "密钥或签名未通过校验"),
		remedy: forms.T("check the keys, their expiry and this machine's clock (15 minutes at most)", "请检查密钥及其有效期，以及本机时钟（误差不超过 15 分钟）"),
	}
	forbidden = meaning{
		kind: providers.Permission, summary: forms.T("the user has no permission for this", "用户没有该操作的权限"),
		remedy: forms.T("have an administrator grant modelarts:pool:create, update, get and list",
			"请联系管理员授权 modelarts:pool:create、update、get、list"),
	}
	noProject = meaning{
		kind: providers.Permission, field: "basics.project_id",
		summary: forms.T("the project does not match the keys or the region", "项目与密钥或区域不匹配"),
		remedy:  forms.T("check project and region", "请检查项目和区域"),
	}
	fullQuota = meaning{
		kind: providers.Quota, summary: forms.T("the quota does not suffice", "配额不足"),
		remedy: forms.T("use fewer nodes, or ask for a larger quota", "请减少节点数，或申请提升配额"),
	}
	// unlisted is a product that the price list does not have, in this region or in
	// this mode of billing.
	unlisted = meaning{
		kind: providers.Invalid, summary: forms.T("it is not in the price list", "价格表中没有该产品"), remedy: seeConsole,
	}
	seeConsole   = forms.T("look the price up in the cloud's console", "请在云控制台查询价格")
	wrongAddress = meaning{
		kind: providers.Invalid, summary: forms.T("the gateway does not know this call", "网关不识别该接口"),
		remedy: forms.T("check region and endpoint; ModelArts may not be sold there", "请检查区域和接入地址；该区域可能未开放 ModelArts"),
	}
)

// codes are those of the API pages of ModelArts and of the gateway. Older pages
// write the gateway's as APIG.
var codes = sync.OnceValue(func() map[string]meaning {
	return map[string]meaning{
		"ModelArts.50004000": refusal,
		"ModelArts.50004100": refusal,
		"ModelArts.50015001": {
			kind: providers.Absent, field: "pool.name", summary: forms.T("the resource pool does not exist", "资源池不存在"),
			remedy: forms.T("choose one from the list; enter its ID, not its name", "请从列表中选择；须填写资源池 ID 而非名称"),
		},
		"ModelArts.50015000": {
			kind: providers.Conflict, summary: forms.T("it already exists", "资源已存在"), remedy: forms.T("choose another name", "请换一个名称"),
		},
		"ModelArts.50001000": badKeys,
		"ModelArts.50005000": down,
		"ModelArts.50005101": {
			kind: providers.Invalid, field: "nodes.instance_type", summary: forms.T("the flavor does not exist here", "该区域没有此资源规格"),
			remedy: forms.T("choose another flavor", "请选择其他规格"),
		},
		"ModelArts.50025001": {
			kind: providers.Invalid, field: "network.vpc_id", summary: forms.T("the network does not exist", "网络不存在"),
			remedy: forms.T("choose another network", "请选择其他网络"),
		},
		"ModelArts.50025002": busy,
		"ModelArts.0118":     fullQuota,
		"ModelArts.0116":     fullQuota,
		"ModelArts.0104":     refusal,
		"ModelArts.0107":     refusal,
		"ModelArts.0204":     noProject,
		"ModelArts.0210":     noProject,
		"ModelArts.0207":     noProject,
		"ModelArts.0203":     badKeys,
		"ModelArts.0205":     badKeys,
		"ModelArts.0206":     badKeys,
		"ModelArts.0208":     badKeys,
		"ModelArts.0108":     forbidden,
		"ModelArts.0112":     forbidden,
		"ModelArts.0010":     down,

		"CBC.0100": {
			kind: providers.Invalid, summary: forms.T("the price inquiry is not accepted", "询价请求未被接受"), remedy: seeConsole,
		},
		"CBC.99006006": unlisted,
		"CBC.99006050": unlisted,
		"CBC.99006055": unlisted,
		"CBC.99006074": unlisted,
		"CBC.0151": {
			kind: providers.Permission, summary: forms.T("the user has no permission to look up prices", "用户没有询价权限"),
			remedy: forms.T("have an administrator grant bss:order:detail, bss:order:list and bss:measure:query",
				"请联系管理员授权 bss:order:detail、bss:order:list、bss:measure:query"),
		},
		"CBC.0250": throttled,
		"CBC.0999": down,

		"APIGW.0101": wrongAddress,
		"APIGW.0103": down, // What is behind the gateway is missing.
		"APIGW.0105": down,
		"APIGW.0201": refusal,
		"APIGW.0301": badKeys,
		"APIGW.0302": forbidden,
		"APIGW.0303": badKeys,
		"APIGW.0307": badKeys,
		"APIGW.0308": throttled,
		"APIGW.0310": noProject,
	}
})

// wording is a message and what it stands for.
type wording struct {
	pattern *regexp.Regexp
	meaning meaning
}

// wordings are messages that come with the general code of a refusal, in order;
// the first that fits counts.
var wordings = sync.OnceValue(func() []wording {
	return []wording{
		{regexp.MustCompile(`(?i)invalid nodepool name`), meaning{
			// Also the answer for a node pool that does not exist.
			kind: providers.Invalid, field: "basics.name", summary: forms.T("the node pool's name is not accepted", "节点池名称无效"),
			remedy: forms.T("choose another name", "请换一个名称"),
		}},
		{regexp.MustCompile(`(?i)maxCount`), meaning{
			kind: providers.Invalid, field: "nodes.max_count", summary: forms.T("the elastic maximum must equal the number of nodes here", "此处弹性上限须等于节点数"),
			remedy: forms.T("leave it empty", "请留空"),
		}},
		{regexp.MustCompile(`(?i)\bcount must`), meaning{
			kind: providers.Invalid, field: "nodes.count", summary: forms.T("the number of nodes is not accepted", "节点数无效"),
			remedy: forms.T("use at least one", "至少为 1"),
		}},
		{regexp.MustCompile(`(?i)billing`), meaning{
			kind: providers.Invalid, field: "billing.charge_type", summary: forms.T("the billing mode is not accepted", "不接受该计费模式"),
			remedy: forms.T("choose another one", "请更换计费模式"),
		}},
		{regexp.MustCompile(`(?i)sold ?out|insufficient (resource|capacity)`), meaning{
			kind: providers.Quota, field: "nodes.instance_type", summary: forms.T("the flavor is sold out", "资源规格已售罄"),
			remedy: forms.T("choose another flavor or zone", "请选择其他规格或可用区"),
		}},
		{regexp.MustCompile(`(?i)quota`), fullQuota},
		{regexp.MustCompile(`(?i)already exist|duplicate`), meaning{
			kind: providers.Conflict, field: "basics.name", summary: forms.T("the pool has a node pool of this name", "资源池中已有同名节点池"),
			remedy: forms.T("choose another name", "请换一个名称"),
		}},
	}
})

// explain adds to a refused creation the answer that it is about.
func explain(err error, body *forms.Body) error {
	if f := providers.FailureIn(err); f != nil && f.Field == "" && f.Kind.MayBeAnswer() {
		f.Field = form().Mentioned(body, f.Message)
	}
	return err
}
