package batchcompute

import (
	"slices"
	"sync"

	"clusterwiz/forms"
)

// form returns every question of the creation; always the same pointer. The
// API page lost its column of what is required, so that follows its table of
// errors.
var form = sync.OnceValue(func() *forms.Form {
	return &forms.Form{
		Steps: []forms.Step{
			{ID: forms.Basics, Label: forms.T("Basics", "基本信息")},
			{ID: forms.Network, Label: forms.T("Network", "网络")},
			{ID: forms.NodePools, Label: forms.T("Groups", "实例组")},
			{ID: forms.Storage, Label: forms.T("Disks and mounts", "磁盘与挂载")},
			{ID: forms.Software, Label: forms.T("Start-up", "启动配置")},
			{ID: forms.Advanced, Label: forms.T("Notification", "消息通知")},
		},
		Fields: slices.Concat(basics(), network(), groups(), disks(), mounts(), software(), password(), notification()),
		Checks: slices.Concat(networkChecks(), groupsChecks(), machineChecks("nodes.instance_type", ""), disksChecks(), placeChecks("", "data_disk.mount_dir"), mountsChecks()),
		Parts:  parts(), Unusual: unusual(),
	}
})

// noBlank is the rule of ids whose form no page gives.
var noBlank = forms.NoBlanks()
