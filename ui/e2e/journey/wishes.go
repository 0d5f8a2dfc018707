package journey

import "clusterwiz/forms"

// The moments of a journey that decide: on each of them a person makes up their mind.
const (
	Start    = "start"
	Form     = "form"
	Picker   = "picker"
	Review   = "review"
	Yes      = "yes"
	Progress = "progress"
	Created  = "created"
)

// Moments are all of them, in the order of a journey.
var Moments = []string{Start, Form, Picker, Review, Yes, Progress, Created}

// beginning is the start screen, before any key.
var beginning = press("", "What would you like to do?", "要做什么？").at(Start)

// ending is the way from the last question to what was created.
func ending(steps ...Step) []Step {
	review := Step{Press: "ctrl+n", See: []forms.Text{forms.T("[Plan]", "[方案]"), forms.T("Press s to submit", "按 s 提交")}, Moment: Review}
	return append(steps,
		review,
		press("s", "Create this now?", "立即创建？").at(Yes),
		press("y", "✓ created", "✓ 创建成功").at(Created),
	)
}

// Wishes are the journeys: what is usual in each cloud, for somebody who has no more
// than its name in mind, and its password where one is needed.
func Wishes() []Journey {
	return []Journey{slurm(), kubernetes(), training(), batch(), hpc()}
}

// Slip is a journey that is not gone to its end: a vSwitch of another VPC is refused
// while it is typed.
func Slip() Journey {
	const other = "vsw-bp1s5fnvk4gn2tws0"
	steps := slurm().Steps
	for i, s := range steps {
		if s.Moment == Form {
			return Journey{Wish: "a vSwitch of another network", Cloud: "ehpc", Name: "cfd", Steps: append(steps[:i],
				press(s.Press, "▸ vSwitch", "▸ 交换机"),
				press(other, "/ "+other, "/ "+other),
				press("enter", "▸ Security group", "▸ 安全组"),
				press("shift+tab", "✗ "+other, "✗ "+other).at(Form),
			)}
		}
	}
	panic("there is no " + Form)
}

func slurm() Journey {
	return Journey{Wish: "a SLURM cluster with one queue", Cloud: "ehpc", Name: "cfd", Most: 30, Steps: ending(
		beginning,
		press("slurm", "▸ small SLURM", "▸ 小型 SLURM"),
		press("enter", "▸ Cluster name", "▸ 集群名称"),
		own("cfd", "▸ Cluster name", "▸ 集群名称"),
		press("ctrl+n", "▸ VPC", "▸ 专有网络").and("choose among 6", "从 6 项中选择"),
		press("prod", "▸ prod", "▸ prod"),
		press("enter", "▸ vSwitch", "▸ 交换机").at(Form),
		press("enter", "▸ prod-i", "▸ prod-i").at(Picker),
		press("enter", "▸ Security group", "▸ 安全组"),
		press("ctrl+n", "press a to add it", "按 a 添加"),
		press("a", "▸ File system", "▸ 文件系统"),
		press("enter", "▸ 008b648bcb", "▸ 008b648bcb"),
		press("enter", "▸ Mount target", "▸ 挂载点"),
		press("ctrl+n", "▸ Mount directory", "▸ 本地挂载目录"),
		press("right", "▸ Mount directory    /home", "▸ 本地挂载目录   /home"),
		press("ctrl+n", "▸ Key pair", "▸ 密钥对"),
		press("enter", "▸ ali0824", "▸ ali0824"),
		press("enter", "▸ or Password of root", "▸ 或 root 密码"),
	)}
}

func kubernetes() Journey {
	return Journey{Wish: "managed Kubernetes with one pool", Cloud: "ack", Name: "k8s", Most: 30, Steps: ending(
		beginning,
		press("try", "▸ small Kubernetes", "▸ 试用的小型 Kubernetes"),
		press("enter", "▸ Cluster name", "▸ 集群名称"),
		own("k8s", "▸ Cluster name", "▸ 集群名称"),
		press("ctrl+n", "▸ VPC", "▸ 专有网络"),
		press("enter", "▸ default", "▸ default"),
		press("enter", "▸ Control vSwitches", "▸ 控制面交换机").at(Form),
		press("enter", "▸ default-c", "▸ default-c").at(Picker),
		press("enter", "▸ Security group", "▸ 安全组"),
		press("ctrl+n", "▸ vSwitches", "▸ 节点交换机"),
		press("enter", "▸ default-c", "▸ default-c"),
		press("enter", "▸ Nodes", "▸ 节点数"),
	)}
}

func training() Journey {
	return Journey{Wish: "a training pool", Cloud: "modelarts", Name: "pool", Most: 20, Steps: ending(
		beginning,
		press("train", "▸ training pool", "▸ 训练节点池"),
		press("enter", "▸ Resource pool", "▸ 资源池"),
		press("enter", "▸ lite-training", "▸ lite-training"),
		press("enter", "▸ Kind of pool", "▸ 资源池类型"),
		press("ctrl+n", "▸ Node pool name", "▸ 节点池名称"),
		own("pool", "▸ Node pool name", "▸ 节点池名称"),
		press("ctrl+n", "▸ Flavor", "▸ 资源规格").at(Form),
		press("enter", "▸ modelarts.vm", "▸ modelarts.vm").at(Picker),
		press("enter", "▸ Nodes", "▸ 节点数"),
	)}
}

func batch() Journey {
	return Journey{Wish: "a batch cluster", Cloud: "batchcompute", Name: "render", Most: 15, Steps: ending(
		beginning,
		press("batch:", "▸ batch", "▸ 批处理集群"),
		press("enter", "▸ Cluster name", "▸ 集群名称").at(Form),
		own("render", "▸ Cluster name", "▸ 集群名称"),
	)}
}

func hpc() Journey {
	password := own("Canary-2026", "▸ Admin password   ***", "▸ 管理员密码     ***")
	password.Hidden = true
	return Journey{Wish: "an HPC cluster on QingCloud", Cloud: "qingcloud", Name: "hpc", Most: 20, Steps: ending(
		beginning,
		press("login", "▸ small HPC", "▸ 小型 HPC 集群"),
		press("enter", "▸ Cluster name", "▸ 集群名称"),
		own("hpc", "▸ Cluster name", "▸ 集群名称"),
		press("ctrl+n", "▸ Cluster version", "▸ 集群版本"),
		press("enter", "▸ appv-", "▸ appv-"),
		press("enter", "▸ Owner", "▸ 所属者"),
		press("enter", "▸ demo", "▸ demo").at(Picker),
		press("enter", "▸ HPC user number", "▸ HPC 用户编号"),
		press("ctrl+n", "▸ Vxnet", "▸ 私有网络").at(Form),
		press("enter", "▸ hpc", "▸ hpc"),
		press("enter", "▸ Mount", "▸ 挂载点"),
		press("ctrl+n", "▸ Admin password", "▸ 管理员密码"),
		password,
	)}
}
