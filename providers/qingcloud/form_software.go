package qingcloud

import (
	"slices"
	"strconv"

	"clusterwiz/forms"
)

// specials are all the signs of ASCII; no page gives a rule.
const specials = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"

func access() []forms.Field {
	return forms.OnStep(forms.Access,
		forms.Field{
			Key: "access.admin_user", Wire: `cluster_conf.env.admin\.user`, Kind: forms.String, Required: true, Default: "admin",
			Label: forms.T("Admin user", "管理员用户名"), Example: "admin", Rules: []forms.Rule{noBlank},
		},
		forms.Field{
			Key: "access.password", Wire: `cluster_conf.env.admin\.password`, Kind: forms.Hidden, Required: true,
			Label: forms.T("Admin password", "管理员密码"), Help: forms.T("Never saved.", "不会被保存。"),
			Rules: []forms.Rule{forms.Advice{Rule: forms.Password{Min: 8, Max: 64, Classes: 3, Specials: specials}}},
		},
	)
}

// software asks for the shared library. The page calls its settings fixed; its
// two revisions differ in one of them, so that all can be changed.
func software() []forms.Field {
	shared := func(key, wire string, label forms.Text, usual string, rules ...forms.Rule) forms.Field {
		return forms.Field{
			Key: "software." + key, Wire: "cluster_conf.env." + wire, Kind: forms.String, Required: true, Default: usual, Advanced: true,
			Label: label, Example: usual, Rules: rules, When: forms.Is("software.shared", "true"),
		}
	}
	return forms.OnStep(forms.Software,
		forms.Field{
			Key: "software.shared", Wire: "cluster_conf.env.nfs_need", Kind: forms.Boolean, Encoding: forms.AsBit, Required: true, Default: true,
			Label: forms.T("Shared library", "共享软件库"), Help: forms.T("Mounts the software that the platform has installed.", "挂载平台预装软件。"),
		},
		forms.Field{
			Key: "software.start_hook", Wire: "cluster_conf.env.start_hook_on", Kind: forms.Boolean, Encoding: forms.AsBit, Required: true, Default: true, Advanced: true,
			Label: forms.T("Start hook", "启动钩子"), When: forms.Is("software.shared", "true"),
		},
		shared("nfs_dns", "nfs_dns", forms.T("DNS server", "DNS 服务器"), "10.104.100.99",
			forms.Advice{Rule: forms.Match(`(\d{1,3}\.){3}\d{1,3}`, forms.T("must be an IPv4 address", "须为 IPv4 地址"))}),
		shared("nfs_export", "nfs_export", forms.T("NFS export", "NFS 导出路径"), "qingyun.nsccjn.com:/shanhe",
			forms.Advice{Rule: forms.Match(`[^\s:]+:/\S*`, forms.T("must be host:/path", "须写作 host:/path 的形式"))}),
		shared("nfs_local", "nfs_local", forms.T("Mounted at", "本地挂载目录"), "/es01/software", absolutePath),
		shared("nfs_network", "nfs_network", forms.T("NFS network", "NFS 网段"), "10.104.0.0/16", forms.CIDR{MaxBits: 32}),
	)
}

// scheduler asks for what the page names without values; the queue only makes
// sense on the shared cluster.
func scheduler() []forms.Field {
	hpc := forms.Is("basics.type", typeHPC)
	return forms.OnStep(forms.Scheduler,
		forms.Field{
			// The list of clusters says slurm for ehpc, and of hpc that it has the
			// platform's own; createCluster names no values.
			Key: "scheduler.type", Wire: "scheduler_type", Kind: forms.String,
			Label: forms.T("Scheduler", "调度器类型"), Help: forms.T("Left empty: as the cluster type has it, slurm for ehpc.", "留空则由集群类型决定，EHPC 为 slurm。"),
			Example: "slurm", Options: forms.Words("slurm"), Rules: []forms.Rule{noBlank, forms.By(forms.OneOf{"slurm"}, listPage)},
		},
		forms.Field{
			Key: "directory.type", Wire: "account_service", Kind: forms.String, Advanced: true,
			Label: forms.T("Account service", "账户服务"), Example: "ldap", Options: forms.Words("ldap"), Rules: []forms.Rule{noBlank},
		},
		forms.Field{
			Key: "queue.name", Wire: "pqueue_name", Kind: forms.String, When: hpc,
			Label: forms.T("Private queue", "私有队列名称"), Help: forms.T("Can also be bound later.", "也可在创建后绑定。"), Example: "queue1",
			Rules: []forms.Rule{noBlank}, RequiredWhen: forms.IsSet("queue.type_id"),
		},
		forms.Field{
			Key: "queue.type_id", Wire: "pqueue_type_id", Kind: forms.String, When: hpc,
			Label: forms.T("Queue type", "私有队列类型"), Example: "hpcqt-12345678", Rules: []forms.Rule{noBlank, forms.By(forms.Prefix{"hpcqt-"}, createPage)},
			Source: forms.Source{Name: "queue_types", By: []string{ownerKey + "?"}}, RequiredWhen: forms.IsSet("queue.name"),
		},
	)
}

// schedulerChecks: an hpc cluster has the platform's own, by the list of clusters.
func schedulerChecks() []forms.Check {
	return []forms.Check{forms.RuleWhen{When: forms.Is("basics.type", typeHPC), Field: "scheduler.type", Rule: forms.By(notChosen{}, listPage)}}
}

// notChosen warns of an answer where there is nothing to choose.
type notChosen struct{}

// Kinds implements [forms.Rule].
func (notChosen) Kinds() []forms.Kind { return forms.WordKinds }

// Describe implements [forms.Rule].
func (notChosen) Describe() forms.Text {
	return forms.T("should be left empty: the platform's scheduler is used", "建议留空，使用平台的调度器")
}

// Check implements [forms.Rule].
func (r notChosen) Check(any) forms.Text { return r.Describe() }

// The answers about billing, in the words that the clouds share.
const (
	onDemand = "PostPaid"
	reserved = "PrePaid"
)

// fiveYears is what the page writes for them, where 60 would be expected.
const fiveYears = 70

// billing sends the spellings that work; the two revisions of the page have
// four.
func billing() []forms.Field {
	kinds := forms.Options(onDemand, "pay-as-you-go", "按需计费", reserved, "monthly subscription", "包年包月")
	kinds[0].Sends, kinds[1].Sends = `"PayForUsed"`, `"Reserved"`
	kinds[1].Binds = true
	prepaid := forms.Is("billing.charge_type", reserved)
	return forms.OnStep(forms.Billing,
		forms.Field{
			Key: "billing.charge_type", SameAs: "billing.mode", Wire: "paid_type", Kind: forms.Choice, Required: true, Default: onDemand,
			Label: forms.T("Billing", "支付类型"), Options: kinds, Closed: forms.T("the documentation spells the two words in four ways", "文档中这两个词有四种拼写"),
			Help: forms.T("Deleting a cluster gives no refund.", "删除集群不退费。"),
		},
		forms.Field{
			// A key of its own, not taken over: others count in units that they ask
			// for, and 2 years must not become 2 months by a change of cloud.
			Key: "billing.months", Wire: "duration", Kind: forms.Integer, Required: true, When: prepaid,
			Label: forms.T("Period", "购买时长"), Unit: forms.T("months", "个月"), Example: "1",
			Options: periods(), Rules: []forms.Rule{aboveZero, forms.By(forms.OneOfNumbers(append(slices.Clone(months), fiveYears)...), createPage), forms.Advice{Rule: writtenOdd{}}},
		},
		forms.Field{
			Key: "billing.auto_renew", SameAs: "billing.auto_renew", Wire: "is_auto_renewal", Kind: forms.Boolean, Encoding: forms.AsBit, Required: true, Default: false, When: prepaid,
			Label: forms.T("Auto-renew", "自动续费"), Help: forms.T("For the same period.", "按相同时长续费。"),
		},
	)
}

// months are the periods of the page up to three years.
var months = []int64{1, 3, 6, 12, 36}

func periods() []forms.Option {
	var list []forms.Option
	for _, n := range months {
		list = append(list, forms.Option{Value: strconv.FormatInt(n, 10), Label: forms.Tf("%s", "%s 个月", forms.Count(int(n), "month", "months"))})
	}
	return append(list, forms.Option{Value: strconv.Itoa(fiveYears), Label: forms.T("5 years, as the documentation writes it", "5 年（文档写法）")})
}

// writtenOdd warns of the number that the page has for five years.
type writtenOdd struct{}

// Kinds implements [forms.Rule].
func (writtenOdd) Kinds() []forms.Kind { return []forms.Kind{forms.Integer} }

// Describe implements [forms.Rule].
func (writtenOdd) Describe() forms.Text {
	return forms.Tf("is %d for 5 years, as the createCluster page writes it; 60 months would be expected, so check the price and the expiry", "5 年填 %d，为 createCluster 页面的写法；按月应为 60，请核对价格和到期时间", fiveYears)
}

// Check implements [forms.Rule].
func (r writtenOdd) Check(value any) forms.Text {
	if value != int64(fiveYears) {
		return forms.Text{}
	}
	return r.Describe()
}
