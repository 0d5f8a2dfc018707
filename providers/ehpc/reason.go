package ehpc

import (
	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

// reason is the last error of the log as a failure.
func reason(stages []logStage, id string) *providers.Failure {
	f := &providers.Failure{
		RequestID: id,
		Summary:   forms.T("E-HPC could not finish the cluster", "E-HPC 未能完成集群创建"),
		Remedy:    forms.T("delete the cluster, remove the cause and create it again", "请删除该集群，排除原因后重新创建"),
	}
	for _, stage := range stages {
		for _, line := range stage.Stages {
			if line.LogLevel != "ERROR" && line.Status != "Failed" {
				continue
			}
			f.Message = string(line.Message)
			f.Summary = forms.Tf("E-HPC failed in stage %s, %s", "E-HPC 在阶段 %s 失败：%s", stage.StageName, line.Method)
		}
	}
	f.Kind = alicloud.KindIn(f.Message)
	return f
}
