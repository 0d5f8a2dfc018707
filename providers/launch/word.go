package launch

import (
	"sync"

	"clusterwiz/forms"
)

// words are the kinds of event and the phases in Chinese, each of two
// characters, so that they line up.
var words = sync.OnceValue(func() map[string]string {
	return map[string]string{
		EventPlanned: "准备", EventSending: "发送", EventAccepted: "受理", EventStatus: "状态", EventLog: "日志",
		EventWaiting: "等待", EventFinding: "查找", EventWarning: "异常", EventNote: "提示", EventPrice: "价格", EventCreated: "完成", EventFailed: "失败",
		EventRejected: "拒绝", EventDetached: "离开", EventUnclear: "不明", EventDeleting: "删除", EventDeleted: "已删",
		EventExists: "已有", EventInterrupted: "中断", EventInvalid: "有误", EventRefused: "驳回", EventProblem: "问题", EventChecked: "检查", EventValid: "无误", EventDone: "完毕",
		string(Running): "创建",
	}
})

// Word is a kind of event or a phase in one word for a person.
func Word(kind string) forms.Text {
	if zh, ok := words()[kind]; ok {
		return forms.Foreign(kind, zh)
	}
	return forms.Same(kind)
}
