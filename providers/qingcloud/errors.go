package qingcloud

import (
	"slices"
	"strings"
	"unicode"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// meaning is what a ret_code stands for.
type meaning struct {
	kind            providers.Kind
	summary, remedy forms.Text
}

// row is a range of ret_codes ("Error codes", API page).
type row struct {
	first, last int
	meaning
}

var readMessage = forms.T("the cloud's own message says what to change", "请根据云端返回的信息处理")

var codes = []row{
	{1100, 1100, meaning{providers.Invalid, forms.T("a parameter is missing or badly formed", "参数缺失或格式错误"), readMessage}},
	{1101, 1101, meaning{providers.Invalid, forms.T("QingCloud does not accept a value", "青云不接受某项参数值"), readMessage}},
	{1200, 1200, meaning{
		providers.Auth, forms.T("the access key is unknown, or its secret is wrong", "访问密钥（access key）不存在或有误"),
		forms.T("check both halves, also for stray blanks", "请检查密钥，注意首尾空格"),
	}},
	{1300, 1300, meaning{
		providers.Auth, forms.T("the request came too late: this machine's clock is more than 60 seconds off", "请求已过期：本机时间相差超过 60 秒"),
		forms.T("set the clock, then try again", "请校准系统时间后重试"),
	}},
	{1400, 1400, meaning{providers.Permission, forms.T("not allowed: not yours, no permission, or its state forbids it", "拒绝访问：非本人资源、无权限或资源状态不允许"), readMessage}},
	{1500, 1520, meaning{providers.Auth, forms.T("something is wrong with the registration", "注册信息有误"), console}},
	{1600, 1661, meaning{providers.Auth, forms.T("login, password or user is not accepted", "登录、密码或用户有误"), console}},
	{1662, 1662, meaning{providers.Auth, forms.T("the user is blocked", "用户已被禁用"), console}},
	{2000, 2000, meaning{providers.Auth, forms.T("the session has expired", "会话已过期"), forms.T("try again", "请重试")}},
	{2100, 2100, meaning{providers.Absent, forms.T("it does not exist", "资源不存在"), forms.T("check id and region", "请检查 ID 和区域")}},
	{2110, 2110, meaning{providers.Conflict, forms.T("it already exists", "资源已存在"), forms.T("look at your clusters; a user can have one hpc cluster at most", "请查看已有集群；每个用户最多一个 hpc 集群")}},
	{2200, 2300, meaning{providers.Unavailable, forms.T("billing could not be started or stopped", "计费启停失败"), console}},
	{2400, 2400, meaning{providers.Money, forms.T("the balance does not suffice", "账户余额不足"), forms.T("top up the account", "请充值后重试")}},
	{2500, 2500, meaning{providers.Quota, forms.T("a quota is used up", "配额已用尽"), forms.T("release something, or ask for a larger quota", "请释放资源，或申请提升配额")}},
	{3300, 3300, meaning{providers.Invalid, forms.T("the API does not know this call", "API 模块无效"), forms.T("check the endpoint", "请检查接入地址")}},
	{4000, 4005, meaning{providers.Permission, forms.T("the platform's licence does not allow it", "平台许可证不允许"), forms.T("ask the platform's operator", "请联系平台管理员")}},
	{5000, 5000, internalError},
	{5100, 5100, internalError},
	{5200, 5200, meaning{providers.Quota, forms.T("the region has not enough capacity", "区域资源不足"), forms.T("choose fewer or smaller nodes, or another region", "请减少节点、缩小规格或更换区域")}},
	{5300, 5300, meaning{providers.Unavailable, forms.T("the service is being updated", "服务升级中"), forms.T("try again later", "请稍后重试")}},
	{5400, 5400, meaning{providers.Conflict, forms.T("something else depends on it", "存在依赖资源"), readMessage}},
	{5500, 5600, meaning{providers.Invalid, forms.T("the region does not offer this storage", "该区域不支持此存储"), forms.T("choose another mount or region", "请更换挂载点或区域")}},
	{8000, 8004, meaning{providers.Invalid, forms.T("the configuration is not accepted", "配置文件有误"), readMessage}},
}

var console = forms.T("look at the account in the console", "请在控制台检查账号")

// internalError is one inside, or no time: what became of the call is not said.
var internalError = meaning{providers.Unavailable, forms.T("QingCloud has an internal error or is busy", "青云内部错误或繁忙"), forms.T("try again later", "请稍后重试")}

// meaningOf finds out what an error stands for.
func meaningOf(code int, message string) meaning {
	m := meaning{providers.Invalid, forms.Tf("QingCloud answered with the error %d", "青云返回错误码 %d", code), readMessage}
	if code >= 5000 && code < 6000 {
		m = internalError
	}
	for _, row := range codes {
		if code >= row.first && code <= row.last {
			m = row.meaning
		}
	}
	lower := strings.ToLower(message)
	if code == 2500 && (strings.Contains(lower, "request") || strings.Contains(lower, "api")) {
		m = meaning{providers.Throttled, forms.T("too many calls", "API 调用次数超限"), forms.T("wait, then try again", "请稍候重试")}
	}
	return m
}

// explain adds to a refused creation the question that it is about.
func explain(err error, body *forms.Body) error {
	f := providers.FailureIn(err)
	if f == nil || f.Field != "" || f.Code == "" {
		return err
	}
	if f.Kind == providers.Absent {
		// What does not exist is something that the request names.
		f.Kind = providers.Invalid
		f.Summary = forms.T("something that the request names does not exist in the region", "请求中引用的资源在该区域不存在")
	}
	if f.Kind.MayBeAnswer() {
		f.Field = fieldOf(f.Message, body)
	}
	return err
}

// fieldOf finds the answer that a message is about: one whose value or whose
// parameter it quotes; "" for none, or when several could be meant.
func fieldOf(message string, body *forms.Body) forms.Path {
	if path := form().Mentioned(body, message); path != "" {
		return path
	}
	// The one parameter that is named in short and whose name is no other word.
	const short = "vxnet"
	if words := strings.FieldsFunc(message, between); slices.Contains(words, short) {
		return form().Locate(body, short)
	}
	return ""
}

// between tells whether r stands between words; ids and names are one word.
func between(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("_.-", r)
}
