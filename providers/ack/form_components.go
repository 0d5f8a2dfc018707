package ack

import "clusterwiz/forms"

// nodeComponents asks for components of the nodes themselves, as the SDK of 2026
// has them: kubelet, containerd and the like.
func nodeComponents() forms.Field {
	return forms.Field{
		Key: "components", Wire: "node_components", Kind: forms.List, Max: 20, Sizes: forms.Ours, Advanced: true, When: forms.IsNot("/basics.layout", legacyLayout),
		Label: forms.T("Node components", "节点组件"), Item: forms.T("node component", "节点组件"),
		Fields: []forms.Field{
			{
				Key: "name", Wire: "name", Kind: forms.String, Required: true, Label: forms.T("Component", "节点组件名称"), Example: "kubelet",
				Rules: []forms.Rule{noBlanks},
			},
			{
				Key: "version", Wire: "version", Kind: forms.String, Label: forms.T("Version", "版本"), Example: "1.33.3-aliyun.1",
				Rules: []forms.Rule{noBlanks},
			},
			{
				Key: "config", Wire: "config.custom_config", Kind: forms.LongText, Encoding: forms.Literal,
				Label: forms.T("Settings", "组件配置"), Example: `{"cpuManagerPolicy": "static"}`,
				Help: forms.T("A JSON object with the component's own names.", "JSON 对象，键名与该组件配置一致。"), Rules: []forms.Rule{forms.JSON{Shape: "object"}},
			},
		},
	}
}
