package ack

import (
	"slices"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

// reason is what the cloud says of a failed task, or the last error among the
// events.
func reason(status providers.Status, task *task, receipt providers.Receipt) *providers.Failure {
	f := &providers.Failure{
		Kind: providers.Unavailable, RequestID: receipt.RequestID,
		Summary: forms.T("ACK could not finish the cluster", "ACK 未能完成集群创建"),
		Remedy: forms.T("nothing is rolled back and its nodes cost money: read the reason, then delete the cluster",
			"集群不会自动回滚，其节点继续计费；请查看原因后删除该集群"),
	}
	if task != nil && task.Error != nil {
		f.Code, f.Message = string(task.Error.Code), string(task.Error.Message)
	}
	for _, event := range slices.Backward(status.Events) {
		if event.Level == providers.Fault && f.Message == "" {
			f.Message = event.Text
		}
	}
	if receipt.State == deleting {
		f.Summary = forms.T("ACK could not delete the cluster", "ACK 未能删除集群")
		f.Remedy = forms.T("release what is attached to it, then delete again", "请先释放其关联资源，再重新删除")
	} else if at := failedStage(status); at != "" {
		f.Summary = forms.Tf("ACK failed in stage %s", "ACK 在阶段 %s 失败", at)
	}
	sortFailure(f)
	return f
}

// sortFailure finds the kind of a failure from its code and words.
func sortFailure(f *providers.Failure) {
	if strings.HasPrefix(f.Code, "InvalidVSwitchId") {
		f.Field = "network.vswitch_ids"
	}
	if m, ok := product.Meaning(f.Code); ok {
		f.Kind = m.Kind
		f.Summary = forms.Tf("%s: %s", "%s：%s", f.Summary, m.Summary)
		return
	}
	f.Kind = alicloud.KindIn(f.Code + " " + f.Message)
}

func failedStage(status providers.Status) string {
	for _, s := range status.Stages {
		if s.Phase == providers.Failed {
			return s.Name
		}
	}
	return ""
}
