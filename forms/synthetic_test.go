package forms_test

import (
	"testing"

	"clusterwiz/forms"
)

// synthetic declares a form with every kind, encoding and way to nest.
func synthetic() *forms.Form {
	return &forms.Form{
		Steps: []forms.Step{
			{ID: forms.Basics, Label: forms.T("Basics", "基本信息"), Help: forms.T("Name and mode.", "名称与模式。")},
			{ID: forms.Network, Label: forms.T("Network", "网络")},
			{ID: forms.Queues, Label: forms.T("Queues", "队列"), When: forms.IsNot("basics.mode", "single")},
			{ID: forms.Access, Label: forms.T("Access", "访问")},
		},
		Fields: append(append(basicsFields(), networkFields()...), append(queueFields(), accessFields()...)...),
		Checks: []forms.Check{
			forms.ExactlyOneOf{Fields: []string{"access.password", "access.key_pair"}},
			forms.FactEquals{Field: "network.subnet_id", Fact: "vpc_id", Other: "network.vpc_id"},
			forms.Disjoint{Fields: []string{"network.pods", "network.services"}},
			forms.Unique{List: "queues", Key: "name"},
			forms.Unique{List: "groups", Key: "name"},
			forms.SumAtMost{List: "queues", Key: "max_count", Limit: "limits.max_count"},
			forms.RuleWhen{When: forms.Is("basics.mode", "large"), Field: "limits.max_count", Rule: forms.AtLeast(10)},
		},
	}
}

func basicsFields() []forms.Field {
	return []forms.Field{
		{
			Key: "basics.name", Wire: "Name", Kind: forms.String, Step: forms.Basics, Required: true,
			Label: forms.T("Name", "名称"), Help: forms.T("Shown in the console.", "显示在控制台。"), Example: "cfd-prod",
			Rules: []forms.Rule{
				forms.Length{Min: 2, Max: 8},
				forms.Advice{Rule: forms.Without{"."}},
			},
		},
		{
			Key: "basics.mode", Kind: forms.Choice, Step: forms.Basics, Label: forms.T("Mode", "模式"), Default: "small",
			Options: []forms.Option{
				{Value: "small", Label: forms.T("few nodes", "少量节点")},
				{Value: "large", Label: forms.T("many nodes", "大量节点")},
				{Value: "single"},
			},
		},
		{
			Key: "basics.protect", Wire: "Protection", Kind: forms.Boolean, Encoding: forms.AsText, Step: forms.Basics,
			Label: forms.T("Protection", "保护"), ServerDefault: false, Advanced: true,
		},
		{
			Key: "basics.labels", Wire: `metadata.annotations.example\.com/labels`, Kind: forms.Map, Step: forms.Basics, Max: 2,
			Label: forms.T("Labels", "标签"), Example: "team=cfd", Encoding: forms.JSONText,
		},
		{
			Key: "basics.script", Wire: "UserData", Kind: forms.LongText, Encoding: forms.Base64ed, Step: forms.Basics,
			Label: forms.T("Script", "脚本"),
		},
		{
			Key: "basics.extra", Wire: "Extra", Kind: forms.LongText, Encoding: forms.Literal, Step: forms.Basics,
			Label: forms.T("Extra", "其他"), Rules: []forms.Rule{forms.JSON{Shape: "object"}}, Example: `{"a": 1}`,
		},
		{
			Key: "limits.max_count", Wire: "MaxCount", Kind: forms.Integer, Step: forms.Basics, Default: int64(4),
			Label: forms.T("Most nodes", "节点数上限"), Unit: forms.T("nodes", "个"), Rules: []forms.Rule{forms.Range{Min: 1, Max: 100}},
		},
		{
			Key: "limits.price", Wire: "Price", Kind: forms.Decimal, Step: forms.Basics,
			Label: forms.T("Price", "价格"), Rules: []forms.Rule{forms.Positive{Places: 3}},
			When: forms.All(forms.Is("basics.mode", "large"), forms.IsSet("basics.name")),
		},
	}
}

func networkFields() []forms.Field {
	return []forms.Field{
		{
			Key: "network.vpc_id", Wire: "Net.VpcId", Kind: forms.String, Step: forms.Network, Label: forms.T("VPC", "专有网络"),
			Rules: []forms.Rule{forms.Prefix{"vpc-"}}, Source: forms.Source{Name: "vpcs"}, RequiredWhen: forms.Is("basics.mode", "large"),
		},
		{
			Key: "network.subnet_id", Wire: "Net.SubnetId", Kind: forms.String, Step: forms.Network, Label: forms.T("Subnet", "子网"),
			Source: forms.Source{Name: "subnets", By: []string{"network.vpc_id", "basics.mode?"}, Exhaustive: true},
		},
		{
			Key: "network.pods", Wire: "Pods", Kind: forms.String, Step: forms.Network, Label: forms.T("Pod block", "容器网段"),
			Rules: []forms.Rule{forms.CIDR{MinBits: 8, MaxBits: 24}}, Example: "10.0.0.0/16",
		},
		{
			Key: "network.services", Wire: "Services", Kind: forms.Strings, Step: forms.Network, Max: 2,
			Label: forms.T("Service blocks", "服务网段"), Rules: []forms.Rule{forms.CIDR{MinBits: 8, MaxBits: 24}},
		},
		{
			Key: "network.proxy", Wire: "Net.Proxy", Kind: forms.Object, Step: forms.Network, Label: forms.T("Proxy", "代理"),
			Fields: []forms.Field{
				{Key: "host", Wire: "Host", Kind: forms.String, Required: true, Label: forms.T("Host", "主机")},
				{
					Key: "port", Wire: "Port", Kind: forms.Integer, Encoding: forms.AsText, Default: int64(80),
					Label: forms.T("Port", "端口"), Rules: []forms.Rule{forms.Range{Min: 1, Max: 65535}},
				},
				{
					Key: "reason", Wire: "Reason", Kind: forms.String, Label: forms.T("Reason", "原因"),
					When: forms.All(forms.Is("port", "443"), forms.Is("../basics.mode", "large"), forms.IsSet("/basics.name")),
				},
			},
			Checks: []forms.Check{forms.RuleWhen{When: forms.Is("port", "443"), Field: "host", Rule: forms.Length{Min: 3, Max: 9}}},
		},
	}
}

func queueFields() []forms.Field {
	return []forms.Field{
		{
			Key: "queues", Wire: "Queues", Kind: forms.List, Step: forms.Queues, Min: 1, Max: 3,
			Label: forms.T("Queues", "队列"), Item: forms.T("queue", "队列"),
			Fields: []forms.Field{
				{Key: "name", Wire: "QueueName", Kind: forms.String, Required: true, Label: forms.T("Name", "名称")},
				{Key: "min_count", Wire: "Count.Min", Kind: forms.Integer, Label: forms.T("Least nodes", "最少节点数")},
				{Key: "max_count", Wire: "Count.Max", Kind: forms.Integer, Label: forms.T("Most nodes", "最多节点数")},
				{
					Key: "nodes", Wire: "Nodes", Kind: forms.List, Max: 2, Label: forms.T("Nodes", "节点"), Item: forms.T("node", "节点"),
					Fields: []forms.Field{
						{Key: "type", Wire: "InstanceType", Kind: forms.String, Required: true, Label: forms.T("Type", "规格")},
						{
							Key: "bid", Wire: "Bid", Kind: forms.Decimal, Label: forms.T("Bid", "出价"),
							When: forms.Any(forms.Is("../min_count", "0"), forms.Is("/basics.mode", "large")),
						},
						{
							Key: "disk", Wire: "Disk", Kind: forms.Object, Required: true, Label: forms.T("Disk", "磁盘"),
							Fields: []forms.Field{
								{Key: "size", Wire: "Size", Kind: forms.Integer, Required: true, Label: forms.T("Size", "大小"), Unit: forms.Same("GiB")},
								{
									Key: "speed", Wire: "Speed", Kind: forms.Integer, Label: forms.T("Speed", "速度"),
									When: forms.Is("../type", "fast"),
								},
							},
						},
					},
				},
			},
			Checks: []forms.Check{forms.LessOrEqual{Low: "min_count", High: "max_count"}},
		},
		{
			Key: "groups", Wire: "Groups", Kind: forms.List, Step: forms.Queues, Max: 3, KeyedBy: "name",
			Label: forms.T("Groups", "组"), Item: forms.T("group", "组"),
			Fields: []forms.Field{
				{Key: "name", Wire: "Name", Kind: forms.String, Required: true, Label: forms.T("Name", "名称")},
				{Key: "count", Wire: "Count", Kind: forms.Integer, Label: forms.T("Count", "数量")},
			},
		},
	}
}

func accessFields() []forms.Field {
	return []forms.Field{
		{
			Key: "access.password", Wire: "Login.Password", Kind: forms.Hidden, Step: forms.Access, Label: forms.T("Password", "密码"),
			Rules: []forms.Rule{forms.Password{Min: 8, Max: 30, Classes: 3, Specials: "!@#"}},
		},
		{Key: "access.key_pair", Wire: "Login.KeyPair", Kind: forms.String, Step: forms.Access, Label: forms.T("Key pair", "密钥对")},
		{
			Key: "access.token", Wire: "Token", Kind: forms.Hidden, Encoding: forms.Base64ed, Step: forms.Access,
			Label: forms.T("Token", "令牌"),
		},
		{
			Key: "access.more", Kind: forms.Object, Step: forms.Access, Label: forms.T("More", "更多"),
			Fields: []forms.Field{
				{Key: "shell", Wire: "Shell", Kind: forms.String, Label: forms.T("Shell", "命令行")},
				{Key: "home", Wire: "Home", Kind: forms.String, Default: "/home", Label: forms.T("Home", "主目录")},
			},
		},
	}
}

// said makes answers from paths and values, in the order given.
func said(t testing.TB, pairs ...any) *forms.Answers {
	t.Helper()
	answers := &forms.Answers{}
	say(t, answers, pairs...)
	return answers
}

func say(t testing.TB, answers *forms.Answers, pairs ...any) {
	t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		if err := answers.Set(forms.Path(pairs[i].(string)), pairs[i+1]); err != nil {
			t.Fatalf("set %s: %v", pairs[i], err)
		}
	}
}

// valid are answers that the synthetic form has nothing to say about.
func valid(t testing.TB, pairs ...any) *forms.Answers {
	t.Helper()
	answers := said(t,
		"basics.name", "cfd",
		"queues[0].name", "comp",
		"queues[0].nodes[0].type", "c7",
		"queues[0].nodes[0].disk.size", int64(40),
		"access.key_pair", "ali0824",
	)
	say(t, answers, pairs...)
	return answers
}
