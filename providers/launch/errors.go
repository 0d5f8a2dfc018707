package launch

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// What a run can end with besides success and a [providers.Failure].
var (
	// ErrNotSent: stopped before the first byte left, or before the cloud did
	// anything; nothing exists.
	ErrNotSent = errors.New("nothing was sent")
	// ErrDetached: nobody waits any longer, the work goes on in the cloud.
	ErrDetached = errors.New("detached, still running")
	// ErrUnclear: the request may have been executed, and nothing was found.
	ErrUnclear = errors.New("outcome unclear")
	// ErrWhose is the cause of a refusal: an earlier run may have made a thing of
	// the name, and whether it was by the same account is not known. A person may
	// say that it was not: [Plan.Apart].
	ErrWhose = errors.New("it is not known whose the earlier run was")
)

var errLimit = errors.New("the time limit for following is over")

// failureOf returns the Failure in err. What is not one came from the way to
// the cloud and not from the cloud.
func failureOf(err error) *providers.Failure {
	var failure *providers.Failure
	switch {
	case errors.As(err, &failure):
		return failure
	case errors.Is(err, context.DeadlineExceeded):
		return &providers.Failure{
			Kind: providers.Unavailable, Cause: err,
			Summary: forms.T("the cloud did not answer in time", "云端未在限定时间内应答"),
			Remedy:  forms.T("check the network and the endpoint", "请检查网络和接入地址"),
		}
	}
	return providers.AsFailure(err)
}

func journalFailure(dir string, err error) *providers.Failure {
	if errors.Is(err, errNoLocks) {
		return &providers.Failure{
			Kind: providers.Internal, Cause: err,
			Summary: forms.Tf("the file system of %s does not support locks, so nothing was sent", "%s 所在的文件系统不支持文件锁，因此未发送任何请求", dir),
			Remedy:  forms.T("set XDG_STATE_HOME to a directory on a local disk", "请将 XDG_STATE_HOME 设为本地磁盘上的目录"),
		}
	}
	return &providers.Failure{
		Kind: providers.Internal, Cause: err,
		Summary: forms.Tf("the journal in %s cannot be written, so nothing was sent",
			"无法写入 %s 中的运行记录，因此未发送任何请求", dir),
		Remedy: forms.T("free some space there or make the directory writable, then start again",
			"请清理磁盘空间或使该目录可写，然后重新开始"),
	}
}

func damagedJournal(id string) *providers.Failure {
	return &providers.Failure{
		Kind:    providers.Unclear,
		Summary: forms.Tf("the journal of run %s is damaged", "运行 %s 的记录已损坏", id),
		Remedy:  forms.T("look in the cloud's console for what it created", "请到云控制台查看它创建的资源"),
	}
}

// illegibleEnd is the failure of a run that may have been sent: what came after
// the intent is lost.
func illegibleEnd(id string) *providers.Failure {
	return &providers.Failure{
		Kind:    providers.Unclear,
		Summary: forms.Tf("the end of the journal of run %s cannot be read, so it may have been sent", "运行 %s 的记录末尾无法读取，请求可能已发送", id),
		Remedy:  forms.Tf("look for it with: clusterwiz watch %s", "请查找：clusterwiz watch %s", id),
	}
}

func newerJournal(id string) *providers.Failure {
	return &providers.Failure{
		Kind:    providers.Unclear,
		Summary: forms.Tf("run %s was written by a newer clusterwiz", "运行 %s 由更新版本的 clusterwiz 写入", id),
		Remedy:  forms.T("use that version", "请使用该版本"),
	}
}

func nameTaken(name string, found providers.Receipt) *providers.Failure {
	return &providers.Failure{
		Kind: providers.Conflict, Field: "",
		Summary: forms.Tf("%q already exists: %s; nothing was sent", "%q 已存在：%s；未发送请求", name, found.ID),
		Remedy:  forms.T("choose another name, or delete that one first", "请换一个名称，或先删除已有的"),
	}
}

func nameBusy(name string) *providers.Failure {
	return &providers.Failure{
		Kind: providers.Conflict,
		Summary: forms.Tf("another clusterwiz on this machine is creating %q right now; nothing was sent",
			"本机另一个 clusterwiz 正在创建 %q；未发送请求", name),
		Remedy: forms.T("wait for it, see: clusterwiz runs", "请等它完成，可用 clusterwiz runs 查看"),
	}
}

// maybeDone replaces what the client said when the reply was lost or unreadable.
func maybeDone(failure *providers.Failure) *providers.Failure {
	if failure.Kind == providers.Unclear {
		return failure
	}
	out := *failure
	out.Kind = providers.Unclear
	out.Summary = forms.Tf("no usable answer came (%s); the request may have been executed",
		"未收到可用的应答（%s）；请求可能已被执行", failure.Summary)
	out.Remedy = forms.T("look again with: clusterwiz watch", "请用 clusterwiz watch 再次查找")
	return &out
}

// contradicted replaces the word that something is in the way where the look
// before found nothing, or where an earlier attempt may have made it.
func contradicted(failure *providers.Failure) *providers.Failure {
	out := *failure
	out.Kind, out.Field = providers.Unclear, ""
	out.Summary = forms.Tf("%s; it may be what this run has just created", "%s；它可能就是本次运行刚刚创建的", failure.Summary)
	out.Remedy = forms.T("look again with: clusterwiz watch", "请用 clusterwiz watch 再次查找")
	return &out
}

// withoutID is the failure of an acceptance that cannot be followed.
func withoutID(receipt providers.Receipt) *providers.Failure {
	return &providers.Failure{
		Kind: providers.Unclear, RequestID: receipt.RequestID,
		Summary: forms.T("the cloud accepted the request but gave no ID", "云端已接受，但未返回 ID"),
		Remedy:  forms.T("look again with: clusterwiz watch", "请用 clusterwiz watch 再次查找"),
	}
}

// stillUnclear is what the refusal of a repeated request comes to.
func stillUnclear(refused *providers.Failure) *providers.Failure {
	out := *refused
	out.Kind = providers.Unclear
	out.Summary = forms.Tf("sending again did nothing (%s), which does not show what became of the first request",
		"再次发送未生效（%s），但这不能说明首次请求的结果", refused.Summary)
	out.Remedy = forms.T("look again with: clusterwiz watch", "请用 clusterwiz watch 再次查找")
	return &out
}

func vanished(r Record) *providers.Failure {
	return &providers.Failure{
		Kind:    providers.Absent,
		Summary: forms.Tf("%s no longer exists in the cloud, which neither knows nor lists it", "云端已不存在 %s：查询和列表中都没有", r.Receipt.ID),
		Remedy: forms.Tf("somebody or the cloud deleted it; ask again with: clusterwiz watch %s, or create it again if you still need it",
			"它已被他人或云端删除；可用 clusterwiz watch %s 再次查询，如仍需要请重新创建", r.Called()),
	}
}

// notSeen is the failure where another account than the one that made the thing
// does not know it, which tells nothing of the thing.
func notSeen(r Record, asked providers.Account) *providers.Failure {
	return &providers.Failure{
		Kind: providers.Auth,
		Summary: forms.Tf("the account %[1]s does not see %[2]s, which the account %[3]s created; it is not known whether it exists",
			"账号 %[1]s 看不到由账号 %[3]s 创建的 %[2]s；无法判断其是否存在", asked.ID, r.Receipt.ID, cmp.Or(r.Account, "?")),
		Remedy: forms.Tf("ask with: --account %s", "请使用 --account %s", r.Account),
	}
}

// unheard is the failure of a following in which the cloud never answered.
func unheard(r Record, trouble *providers.Failure) *providers.Failure {
	failure := &providers.Failure{
		Kind:    providers.Unclear,
		Summary: forms.Tf("no longer watching; there was no answer, so the state of %s is not known", "已停止跟踪；未得到应答，%s 的状态不明", r.Receipt.ID),
		Remedy:  forms.Tf("ask again with: clusterwiz watch %s", "可用 clusterwiz watch %s 再次查询", r.Called()),
	}
	if trouble != nil {
		failure.Code, failure.Message, failure.RequestID = trouble.Code, trouble.Message, trouble.RequestID
		failure.Summary = forms.Tf("%s (%s)", "%s（%s）", failure.Summary, trouble.Summary)
	}
	return failure
}

// notBegun is the failure of a deletion that was let go before the cloud was seen
// at it.
func notBegun(r Record, state string) *providers.Failure {
	return &providers.Failure{
		Kind:    providers.Unclear,
		Summary: forms.Tf("no longer watching; the cloud has not begun to delete %s (%s)", "已停止跟踪；云端尚未开始删除 %s（%s）", r.Receipt.ID, state),
		Remedy:  forms.Tf("ask for it again with: clusterwiz delete %s", "可再次执行：clusterwiz delete %s", r.Called()),
	}
}

// untouched is the failure of a deletion that the cloud took and did not begin.
func untouched(id string) *providers.Failure {
	return &providers.Failure{
		Kind:    providers.Conflict,
		Summary: forms.Tf("the cloud accepted the request but does not delete %s", "云端接受了请求，但没有删除 %s", id),
		Remedy:  forms.T("look in the cloud's console for what keeps it from being deleted", "请到云控制台查看阻止删除的原因"),
	}
}

// stoppedThere is the failure of a following that found the thing stopped.
func stoppedThere(id, state string) *providers.Failure {
	return &providers.Failure{
		Kind:    providers.Conflict,
		Summary: forms.Tf("%s is stopped in the cloud (%s) and does nothing until it is started", "%s 在云端处于停机状态（%s），启动前不会有进展", id, state),
		Remedy:  forms.T("start it in the cloud's console", "请到云控制台启动它"),
	}
}

func failedWithoutReason(state string) *providers.Failure {
	return &providers.Failure{
		Kind:    providers.Internal,
		Code:    state,
		Summary: forms.T("the cloud reports a failed state without a reason", "云端报告失败状态，但未给出原因"),
		Remedy:  forms.T("look at the log in the cloud's console, then delete what is left", "请查看云控制台日志，然后删除残留资源"),
	}
}

func nothingToDelete(r Record) *providers.Failure {
	failure := &providers.Failure{
		Kind:    providers.Absent,
		Summary: forms.Tf("run %s created nothing, so there is nothing to delete", "运行 %s 未创建任何资源，无需删除", r.ID),
		Remedy:  forms.T("see: clusterwiz runs", "可用 clusterwiz runs 查看"),
	}
	if r.Phase == Sending || r.Phase == Unclear {
		failure.Kind = providers.Unclear
		failure.Summary = forms.Tf("it is not known whether run %s created anything", "尚不清楚运行 %s 是否创建了资源", r.ID)
		failure.Remedy = forms.Tf("look first with: clusterwiz watch %s", "请先查找：clusterwiz watch %s", r.Called())
	}
	return failure
}

func because(sentinel, cause error) error {
	if cause == nil {
		return sentinel
	}
	return fmt.Errorf("%w: %w", sentinel, cause)
}
