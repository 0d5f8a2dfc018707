package qingcloud

import "clusterwiz/forms"

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
			Rules: []forms.Rule{noBlank, forms.Advice{Rule: forms.Password{Min: 8, Max: 64, Classes: 3, Specials: specials}}},
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
			Label: forms.T("Shared library", "共享软件库"), Help: forms.T("Mounts the platform's installed software.", "挂载平台预装软件。"),
		},
		forms.Field{
			Key: "software.start_hook", Wire: "cluster_conf.env.start_hook_on", Kind: forms.Boolean, Encoding: forms.AsBit, Required: true, Default: true, Advanced: true,
			Label: forms.T("Start hook", "启动钩子"), When: forms.Is("software.shared", "true"),
		},
		shared("nfs_dns", "nfs_dns", forms.T("DNS server", "DNS 服务器"), "10.104.100.99",
			forms.Match(`(\d{1,3}\.){3}\d{1,3}`, forms.T("must be an IPv4 address", "须为 IPv4 地址"))),
		shared("nfs_export", "nfs_export", forms.T("NFS export", "NFS 导出路径"), "qingyun.nsccjn.com:/shanhe",
			forms.Match(`[^\s:]+:/\S*`, forms.T("must be host:/path", "须写作 host:/path 的形式"))),
		shared("nfs_local", "nfs_local", forms.T("Mounted at", "本地挂载目录"), "/es01/software", absolutePath),
		shared("nfs_network", "nfs_network", forms.T("NFS network", "NFS 网段"), "10.104.0.0/16", forms.CIDR{MinBits: 8, MaxBits: 32}),
	)
}

// scheduler asks for what the page names without values; the queue only makes
// sense on the shared cluster.
func scheduler() []forms.Field {
	hpc := forms.Is("basics.type", typeHPC)
	return forms.OnStep(forms.Scheduler,
		forms.Field{
			Key: "scheduler.type", Wire: "scheduler_type", Kind: forms.String,
			Label: forms.T("Scheduler", "调度器类型"), Help: forms.T("Left empty: that of the cluster type.", "留空则由集群类型决定。"),
			Example: "slurm", Options: forms.Words("slurm"), Rules: []forms.Rule{noBlank},
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
			Label: forms.T("Queue type", "私有队列类型"), Example: "hpcqt-12345678", Rules: []forms.Rule{forms.Prefix{"hpcqt-"}},
			Source: forms.Source{Name: "queue_types", By: []string{ownerKey + "?"}}, RequiredWhen: forms.IsSet("queue.name"),
		},
	)
}

// The answers about billing, in the words that the clouds share.
const (
	onDemand = "PostPaid"
	reserved = "PrePaid"
)

// billing sends the spellings that work; the two revisions of the page have
// four. Five years are left out: the page writes 70 for them.
func billing() []forms.Field {
	kinds := forms.Options(onDemand, "pay as you go", "按需计费", reserved, "by the month", "包年包月")
	kinds[0].Sends, kinds[1].Sends = `"PayForUsed"`, `"Reserved"`
	kinds[1].Binds = true
	prepaid := forms.Is("billing.charge_type", reserved)
	return forms.OnStep(forms.Billing,
		forms.Field{
			Key: "billing.charge_type", SameAs: "billing.mode", Wire: "paid_type", Kind: forms.Choice, Required: true, Default: onDemand,
			Label: forms.T("Billing", "支付类型"), Options: kinds,
			Help: forms.T("Deleting a cluster gives no refund.", "删除集群不退费。"),
		},
		forms.Field{
			// A key of its own, not taken over: others count in units that they ask
			// for, and 2 years must not become 2 months by a change of cloud.
			Key: "billing.months", Wire: "duration", Kind: forms.Integer, Required: true, When: prepaid,
			Label: forms.T("Period", "购买时长"), Unit: forms.T("months", "个月"), Example: "1",
			Options: numbers([]int64{1, 3, 6, 12, 36}, 1, forms.T(" months", " 个月")), Rules: []forms.Rule{forms.OneOfNumbers(1, 3, 6, 12, 36)},
		},
		forms.Field{
			Key: "billing.auto_renew", SameAs: "billing.auto_renew", Wire: "is_auto_renewal", Kind: forms.Boolean, Encoding: forms.AsBit, Required: true, Default: false, When: prepaid,
			Label: forms.T("Auto-renew", "自动续费"), Help: forms.T("For the same period.", "按相同时长续费。"),
		},
	)
}
