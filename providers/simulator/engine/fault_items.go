package engine

import (
	"slices"
	"strings"
)

// Item is a part of a fault's text, told in both languages of the program.
type Item struct {
	Form   string // As it is written: "lost", "status=503".
	Effect Effect // What it chooses; "" for what stands beside another.
	En, Zh string
}

// items are all that there are, in the order in which lists tell them.
var items = []Item{
	{"lost", Lost, "executed, then the connection is cut", "执行后断开连接，不应答"},
	{"drop", Drop, "the connection is cut before the call is executed", "执行前断开连接"},
	{"throttle", Throttle, "refused as too fast, as the cloud does", "按云的方式以请求过快拒绝"},
	{"status=503", Refuse, "refused with this HTTP status before it is executed", "执行前以该 HTTP 状态码拒绝"},
	{"code=DbError", Refuse, "refused with this code; alone it takes the documented status", "以该错误码拒绝；单独使用时取文档中的状态码"},
	{"fail=STAGE", Fail, "accepted, but the work ends in failure at that stage, or at the last one", "接受请求，但任务在该阶段（无此阶段则在最后阶段）失败"},
	{"executed-then=403", Executed, "executed, then answered with this status and a foreign page; with code=, in the cloud's words; with own, by the good answer", "执行后以该状态码和外来网页应答；加 code= 则用云的错误体，加 own 则用成功的应答体"},
	{"proxy-page", ProxyPage, "a proxy's page of status 403, before the call is executed", "执行前由代理返回 403 网页"},
	{"twice", Twice, "the network delivers the call twice; with twice=second the second answer arrives", "网络将请求送达两次；twice=second 时返回第二次的应答"},
	{"empty", Empty, "executed, then answered with an empty object", "执行后返回空对象"},
	{"lag=60s", Lag, "lists and reads show a new thing only after so much simulated time", "新建的资源在该模拟时长之后才可查到"},
	{"forget=3", Forget, "for so many calls, or for 30s of simulated time, what was created is not found", "若干次调用内（或 30s 等模拟时长内）查不到已创建的资源"},
	{"foreign", Foreign, "somebody else creates one of that name just before; foreign=30s of simulated time ago", "他人恰在此前创建了同名资源；foreign=30s 表示在该模拟时长之前"},
	{"skew=5m", Skew, "the cloud's clock is so much ahead of ours; -5m behind", "云端时钟快这么多；-5m 表示慢"},
	{"denied", Denied, "refused for lack of a permission, as the cloud does", "按云的方式以无权限拒绝"},
	{"reshaped", Reshaped, "executed, then answered with the good answer in another shape", "执行后以另一种结构应答"},
	{"declined", Declined, "a price that is refused in an answer of status 200; with code=, by that code", "价格在状态码为 200 的应答体中被拒绝；加 code= 则为该错误码"},
	{"currency=USD", Currency, "prices in another currency, as of an account of the international site", "价格为另一币种，如国际站账号"},
	{"amounts=text", Amounts, "price amounts as text, negative, or absurd", "价格金额为文本（text）、负数（negative）或荒谬值（absurd）"},
	{"left=8", Left, "only so much is left of the limits or the balance that the call gives; creations are held to it", "该调用所示的配额或余额仅余这么多；创建时同样受限"},
	{"unmeasured", Unmeasured, "limits without how much of them is used", "只有配额上限，没有用量"},
	{"unverified", Unverified, "an account without real-name authentication; it cannot buy in mainland China", "未实名认证的账号；不能在中国内地购买"},
	{"delay=20s", "", "the answer is held back for real time; also beside another", "应答推迟这么久（真实时间）；可与其他项同用"},
	{"retry-after=10s", "", "the answer's header Retry-After; beside throttle the clouds' own rate headers, too", "应答带 Retry-After 头；与 throttle 同用时，云自己的限流头亦同"},
	{"own", "", "see executed-then", "见 executed-then"},
	{"param=NAME", "", "what the message of a code names", "错误码消息中的参数名"},
	{"times=3", "", "how often: 1 when left out, but always with lag=, skew= and those of prices and limits; 0 means always", "次数：省略为 1，lag=、skew= 及价格和配额类为始终；0 表示始终"},
	{"skip=2", "", "after so many matching calls went through", "先放过若干次匹配的调用"},
}

// Items are the parts that the text of a fault has after its action.
func Items() []Item { return slices.Clone(items) }

// word is the item's name.
func (i Item) word() string {
	name, _, _ := strings.Cut(i.Form, "=")
	return name
}

// itemNames lists the items by name, as errors tell them.
func itemNames(comma, or string) string {
	var names []string
	for _, i := range items {
		name, _, valued := strings.Cut(i.Form, "=")
		if valued {
			name += "="
		}
		names = append(names, name)
	}
	last := len(names) - 1
	return strings.Join(names[:last], comma) + or + names[last]
}
