package batchcompute

import "clusterwiz/forms"

func basics() []forms.Field {
	return forms.OnStep(forms.Basics,
		forms.Field{
			Key: "basics.name", Wire: "Name", Kind: forms.String,
			Label:   forms.T("Cluster name", "集群名称"),
			Help:    forms.T("Need not be unique; but if the connection breaks, a unique name is how the cluster is found again.", "可以重复；但连接中断时，靠独有的名称才能找回集群。"),
			Example: "test-cluster", Required: true,
			// The table of errors is what the server says; the table of fields has
			// other rules beside it, of which those that differ only warn.
			Rules: []forms.Rule{
				forms.By(forms.Length{Min: 1, Max: 64}, errorTable),
				forms.By(forms.Match(`[A-Za-z_-][A-Za-z0-9_-]*`,
					forms.T("may contain only letters, digits, _ and -, and must not begin with a digit", "只能含英文字母、数字、下划线（_）和短划线（-），且不能以数字开头")), errorTable),
				// The page says 2 to 128; of its longer names the table refuses those above 64.
				forms.By(forms.Length{Min: 2, Max: 64}, createPage),
				forms.By(startsAsAName, createPage),
			},
		},
		forms.Field{
			Key: "basics.description", Wire: "Description", Kind: forms.String,
			Label: forms.T("Description", "集群描述"), Example: "demo",
			Rules: []forms.Rule{
				forms.By(forms.Length{Max: 1024}, errorTable),
				forms.By(forms.Length{Min: 2, Max: 256}, createPage),
				forms.By(startsAsAName, createPage),
				forms.By(forms.NoPrefix{"http://", "https://"}, createPage),
			},
		},
	)
}

// startsAsAName is the same for name and description.
var startsAsAName = forms.Match(`[A-Za-z\p{Han}](?s:.*)`,
	forms.T("must begin with a letter or a Chinese character", "须以英文字母或中文开头"))
