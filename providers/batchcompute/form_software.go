package batchcompute

import "clusterwiz/forms"

func software() []forms.Field {
	return forms.OnStep(forms.Software,
		forms.Field{
			Key: "software.bootstrap", Wire: "Bootstrap", Kind: forms.LongText, MayHide: true,
			Label: forms.T("Start-up command", "启动命令"), Example: "yum install -y gcc",
			Help: forms.T("Runs on each machine when it starts; it is not the program of a job.", "每台机器启动时运行；不是作业程序。"),
		},
		forms.Field{
			Key: "software.user_data", Wire: "UserData", Kind: forms.Map, Max: 64, Sizes: forms.Says(errorTable),
			Label: forms.T("User data", "用户数据"), Example: "key1=value1",
			Help:  forms.T("Can be read on the machines from the ECS metadata service; not a place for secrets.", "可在机器上通过 ECS 元数据服务读取；请勿存放密钥。"),
			Rules: []forms.Rule{forms.Entries{Name: forms.By(forms.Length{Min: 1, Max: 128}, errorTable), Value: forms.By(forms.Length{Max: 1024}, errorTable)}},
		},
		forms.Field{
			Key: "software.env_vars", Wire: "EnvVars", Kind: forms.Map, Max: maxEntries, Sizes: forms.Ours, MayHide: true,
			Label: forms.T("Environment", "环境变量"), Example: "key3=value3",
		},
		forms.Field{
			Key: "software.isv_service", Wire: "DependencyIsvService", Kind: forms.Choice, Advanced: true,
			Label: forms.T("ISV service", "依赖的 ISV 服务"), Options: forms.Words("GTX"), Listed: []forms.Cite{createPage},
		},
	)
}

func password() []forms.Field {
	return forms.OnStep(forms.Software, forms.Field{
		Key: "access.inherit_password", Wire: "PasswordInherit", Kind: forms.Boolean, ServerDefault: false,
		Label: forms.T("Use the image's password", "使用镜像密码"), Help: forms.T("The machines have the password of their image.", "机器沿用镜像中的密码。"),
	})
}

// notification asks for Notification.Topic.
func notification() []forms.Field {
	return forms.OnStep(forms.Advanced, forms.Field{
		Key: "notification", Wire: "Notification.Topic", Kind: forms.Object,
		Label: forms.T("Notification", "消息通知"),
		Help:  forms.T("Messages to an MNS topic; BatchCompute must be authorised for it in the console.", "发送到 MNS 主题；须先在控制台授权批量计算使用。"),
		Fields: []forms.Field{
			{
				Key: "topic", Wire: "Name", Kind: forms.String, Required: true,
				Label: forms.T("MNS topic", "MNS 主题"), Example: "test-topic", Rules: []forms.Rule{noBlank},
			},
			{
				Key: "endpoint", Wire: "Endpoint", Kind: forms.String, Required: true,
				Label: forms.T("MNS endpoint", "MNS Endpoint"), Help: forms.T("Must be the private endpoint.", "须为私网 Endpoint。"),
				Example: "http://1234567890123456.mns.cn-hangzhou.aliyuncs.com/",
				Rules:   []forms.Rule{forms.URL{Schemes: []string{"http", "https"}}},
			},
			{
				Key: "events", Wire: "Events", Kind: forms.Strings, Max: maxEntries, Sizes: forms.Ours,
				Label:   forms.T("Events", "事件"),
				Options: forms.Words(clusterEvents...), Rules: []forms.Rule{forms.By(forms.OneOf(clusterEvents), topicPage)},
			},
		},
	})
}

// clusterEvents are those of clusters; the others belong to jobs.
var clusterEvents = []string{"OnClusterDeleted", "OnInstanceCreated", "OnInstanceActive"}
