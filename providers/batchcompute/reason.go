package batchcompute

import (
	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

// code is the error code of the cluster, "" for none. No page says what it holds.
func (c cluster) code() string {
	if c.ErrorCode == "0" {
		return ""
	}
	return string(c.ErrorCode)
}

// reason is the last trouble of the log, since nothing else tells it.
func (c cluster) reason() *providers.Failure {
	f := &providers.Failure{
		Kind: providers.Unavailable, Code: c.code(),
		Summary: forms.T("BatchCompute could not finish the cluster", "批量计算未能完成集群创建"),
		Remedy:  forms.T("delete the cluster, remove the cause and create it again", "请删除该集群，排除原因后重新创建"),
	}
	for _, event := range c.log() {
		if event.Level == providers.Fault || f.Message == "" {
			f.Message = event.Text
		}
	}
	f.Kind = alicloud.KindIn(f.Message)
	return f
}

// trouble is what goes wrong with a cluster that the cloud still calls Active:
// the last words about a machine, else of the log. The cloud may still make up
// for it, so it is no failure.
func (c cluster) trouble(status providers.Status) *providers.Failure {
	wanted := forms.Count(status.Nodes.Wanted, "machine", "machines")
	f := &providers.Failure{
		Code: c.code(),
		Summary: forms.Tf("%d of %s running, and the cloud reports a problem", "%d/%s 台机器运行中，云端报告异常",
			status.Nodes.Running, wanted),
		Remedy: forms.T("wait, or delete the cluster and choose another instance type or fewer machines",
			"可等待，或删除该集群后更换机器类型、减少数量"),
	}
	if n := status.Nodes.Abnormal; n > 0 {
		f.Summary = forms.Tf("%d of %s running, %d failed", "%d/%s 台机器运行中，%d 台失败", status.Nodes.Running, wanted, n)
	}
	for _, event := range status.Events {
		if event.Level == providers.Fault && event.ID != codeID(f.Code) {
			f.Message = event.Text
		}
	}
	if f.Code == "" && f.Message == "" {
		return nil
	}
	f.Kind = alicloud.KindIn(f.Message)
	return f
}
