package batchcompute

import "clusterwiz/forms"

func basics() []forms.Field {
	return forms.OnStep(forms.Basics,
		forms.Field{
			Key: "basics.name", Wire: "Name", Kind: forms.String,
			Label:   forms.T("Cluster name", "集群名称"),
			Help:    forms.T("Names need not be unique; one of its own finds the cluster again.", "名称可以重复；使用独有的名称便于查找集群。"),
			Example: "test-cluster", Required: true,
			// What the table of fields and that of errors both take: 2-128 with
			// Chinese there, 1-64 of these characters here.
			Rules: []forms.Rule{
				forms.Length{Min: 2, Max: 64},
				forms.Match(`[A-Za-z][A-Za-z0-9_-]*`,
					forms.T("must begin with a letter; then also digits, _ and -", "须以英文字母开头，可含数字、下划线（_）和短划线（-）")),
			},
		},
		forms.Field{
			Key: "basics.description", Wire: "Description", Kind: forms.String,
			Label: forms.T("Description", "集群描述"), Example: "demo",
			Rules: []forms.Rule{
				forms.Length{Max: 1024},
				forms.Advice{Rule: forms.Length{Min: 2, Max: 256}},
			},
		},
	)
}
