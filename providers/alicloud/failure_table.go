package alicloud

import (
	"net/http"
	"path"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// lookFirst is the advice after a writing call whose outcome is not known.
var lookFirst = forms.T("look whether it exists before you send again", "再次提交前，请先确认资源是否已创建")

// known is a row of the table of codes. Code may hold * for any text.
type known struct {
	code string
	Meaning
}

// common are the codes that all products share, most telling first (client
// error codes of ECS, VPC and E-HPC, API pages). A product's own go before.
var common = []known{
	{"InvalidAccessKeyId.Inactive", Meaning{
		providers.Auth,
		forms.T("the AccessKey is disabled", "AccessKey 已被禁用"),
		forms.T("enable it in the RAM console, or choose another account", "请在 RAM 控制台启用，或更换账号"),
	}},
	{"*InvalidAccessKeyId*", Meaning{
		providers.Auth,
		forms.T("the AccessKey id does not exist", "AccessKey ID 不存在"),
		forms.T("check the id: it may be mistyped or deleted", "请检查 AccessKey ID 是否有误或已被删除"),
	}},
	{"*Signature*", Meaning{
		providers.Auth,
		forms.T("the AccessKey secret does not belong to the id", "AccessKey Secret 与 AccessKey ID 不匹配"),
		forms.T("check the secret, also for stray blanks at its ends", "请检查 Secret，注意首尾空格"),
	}},
	{"InvalidTimeStamp*", WrongClock},
	{"*SecurityToken*", Meaning{
		providers.Auth,
		forms.T("the security token (STS) is expired or not of this key", "STS 安全令牌已过期或与密钥不匹配"),
		forms.T("get new temporary keys, then try again", "请重新获取临时密钥后重试"),
	}},
	{"*Throttling*", Meaning{
		providers.Throttled,
		forms.T("too many calls in a short time", "调用过于频繁"),
		forms.T("wait a moment, then try again", "请稍候重试"),
	}},
	{"*EnoughBalance*", noMoney},
	{"*InsufficientBalance*", noMoney},
	{"*Arrearage*", noMoney},
	{"*InDebt*", noMoney},
	{"*UnpaidOrder*", noMoney},
	{"*PayMethod*", noMoney},
	{"*NoCard*", noMoney},
	{"*RealName*", noMoney},
	{"OrderError.*", noMoney},
	{"Forbidden.*NotFound", absent},
	{"Forbidden*", noPermission},
	{"*NoPermission*", noPermission},
	{"NotAuthorized*", noPermission},
	{"*Unauthorized*", noPermission},
	{"*AccessDenied*", noPermission},
	{"StatusForbidden", noPermission},
	{"InvalidApi.NotFound", noAPI},
	{"InvalidAction.NotFound", noAPI},
	{"InvalidVersion*", noAPI},
	{"*Quota*", noQuota},
	{"*LimitExceed*", noQuota},
	{"*ExceedLimit*", noQuota},
	{"*NoStock*", noStock},
	{"*NotOnSale*", noStock},
	{"*SoldOut*", noStock},
	{"*OutOfStock*", noStock},
	{"*Incorrect*Status*", busy},
	{"Invalid*Status", busy},
	{"*OperationConflict*", busy},
	{"Conflict*", busy},
	{"*LastTokenProcessing*", busy},
	{"*TaskConflict*", busy},
	{"ServiceUnavailable*", Meaning{
		providers.Unavailable,
		forms.T("the service is unavailable for now", "服务暂时不可用"),
		forms.T("try again in a few minutes", "请几分钟后重试"),
	}},
}

// WrongClock is what a date means that the cloud does not take.
var WrongClock = Meaning{
	providers.Auth,
	forms.T("this machine's clock is more than 15 minutes off", "本机时间与标准时间相差超过 15 分钟"),
	forms.T("set the clock, then try again", "请校准系统时间后重试"),
}

var (
	absent = Meaning{
		providers.Invalid,
		forms.T("something that the call names does not exist in the region", "请求中引用的资源在该地域不存在"),
		forms.T("choose one that exists", "请选择已有的资源"),
	}
	noMoney = Meaning{
		providers.Money,
		forms.T("the account cannot pay for it", "账户无法支付"),
		forms.T("check balance, unpaid orders, payment method and identity in the console", "请在控制台检查余额、未支付订单、支付方式和实名认证"),
	}
	noPermission = Meaning{
		providers.Permission,
		forms.T("the RAM user or role has no permission for this", "RAM 用户或角色没有此操作的权限"),
		forms.T("have an administrator grant the action", "请联系管理员授权该操作"),
	}
	noAPI = Meaning{
		providers.Invalid,
		forms.T("the API does not offer this call in the region", "该地域的 API 不支持此操作"),
		forms.T("choose another region, or check the endpoint", "请更换地域，或检查接入地址"),
	}
	noQuota = Meaning{
		providers.Quota,
		forms.T("a quota of the account is used up", "账户配额已用尽"),
		forms.T("release something, or raise the quota in the Quota Center", "请释放资源，或在配额中心提升配额"),
	}
	noStock = Meaning{
		providers.Quota,
		forms.T("it is out of stock in the zone", "该可用区库存不足"),
		forms.T("choose another zone or instance type", "请更换可用区或实例规格"),
	}
	busy = Meaning{
		providers.Conflict,
		forms.T("its present state does not allow this", "当前状态不允许此操作"),
		forms.T("wait until the other operation is over, then try again", "请等待其他操作完成后重试"),
	}
)

// meaning finds out what a refusal stands for: the product's table, the common
// one, a named parameter, and last the HTTP status.
func (r report) meaning(e envelope, d *Detail) Meaning {
	code := string(e.Code)
	if m, ok := r.call.Product.own()[code]; ok {
		return m
	}
	if m, ok := shared(code); ok {
		return r.adjust(m, e)
	}
	if d.Parameter != "" && d.Status < 500 {
		if strings.HasSuffix(code, "NotFound") {
			return Meaning{providers.Invalid, forms.Tf("what %s names does not exist in the region", "%s 所指的资源在该地域不存在", d.Parameter), absent.Remedy}
		}
		return Meaning{
			providers.Invalid,
			forms.Tf("the cloud does not accept %s", "云端不接受参数 %s", d.Parameter),
			forms.T("correct it; the cloud's own message says how", "请根据云端返回的信息修改"),
		}
	}
	return r.adjust(r.byStatus(d.Status, code), e)
}

// Meaning explains a code wherever it stands, as in the error of a task; it
// reports whether the product's table or the common one has it.
func (p Product) Meaning(code string) (Meaning, bool) {
	if m, ok := p.own()[code]; ok {
		return m, true
	}
	return shared(code)
}

func shared(code string) (Meaning, bool) {
	for _, row := range common {
		if fits, _ := path.Match(row.code, code); fits {
			return row.Meaning, true
		}
	}
	return Meaning{}, false
}

// adjust fits a row of the table to the refusal, which may name the permission.
func (r report) adjust(m Meaning, e envelope) Meaning {
	detail := e.AccessDeniedDetail
	switch {
	case m.Kind == providers.Permission && detail.AuthAction != "" && detail.PrincipalName != "":
		m.Remedy = forms.Tf("have an administrator grant %s to %s", "请联系管理员将 %s 授权给 %s",
			r.clean(string(detail.AuthAction)), r.clean(string(detail.PrincipalName)))
	case m.Kind == providers.Permission && detail.AuthAction != "":
		m.Remedy = forms.Tf("have an administrator grant %s", "请联系管理员授权 %s", r.clean(string(detail.AuthAction)))
	case m.Remedy == noPermission.Remedy:
		m.Remedy = forms.Tf("have an administrator grant the action %s", "请联系管理员授权 %s 操作", r.call.right())
	}
	return m
}

// right is the action as policies name it: behind the product's code in small letters.
// A code of several words is a name for people, and the action stands alone.
func (c Call) right() string {
	if strings.Contains(c.Product.Code, " ") {
		return c.Action
	}
	return strings.ToLower(c.Product.Code) + ":" + c.Action
}

var tryAgain = forms.T("try again in a few minutes", "请几分钟后重试")

// byStatus judges a code that no table knows.
func (r report) byStatus(status int, code string) Meaning {
	refused := forms.Tf("%s answered with the error %s", "%s 返回错误 %s", r.call.Product.Code, code)
	read := forms.T("the cloud's own message says what to change", "请根据云端返回的信息处理")
	switch {
	case status >= http.StatusInternalServerError:
		return Meaning{providers.Unavailable, forms.Tf("%s reports an internal error: %s", "%s 内部错误：%s", r.call.Product.Code, code), tryAgain}
	case status == http.StatusUnauthorized:
		return Meaning{providers.Auth, refused, read}
	case status == http.StatusPaymentRequired:
		return Meaning{providers.Money, refused, noMoney.Remedy}
	case status == http.StatusForbidden:
		return Meaning{providers.Permission, refused, noPermission.Remedy}
	case status == http.StatusConflict:
		return Meaning{providers.Conflict, refused, busy.Remedy}
	case status == http.StatusTooManyRequests:
		return Meaning{providers.Throttled, refused, tryAgain}
	}
	return Meaning{providers.Invalid, refused, read}
}
