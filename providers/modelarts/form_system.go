package modelarts

import (
	"slices"

	"clusterwiz/forms"
)

const extendParams = "spec.resources.extendParams"

// asked are the keys of extendParams that have questions of their own.
var asked = []string{"dockerBaseSize", "runtime", "postInstall", "XParameterPlaneSubnet"}

func system() []forms.Field {
	return forms.OnStep(forms.Software, slices.Concat(
		forms.Under(forms.T("Image", "镜像"), image()...),
		forms.Under(forms.T("Containers", "容器"), container()...),
		forms.Under(forms.T("After installation", "安装后"), afterwards()...),
	)...)
}

func image() []forms.Field {
	return []forms.Field{
		{
			Key: "software.os_name", Wire: "spec.resources.os.name", Kind: forms.String,
			Label: forms.T("Operating system", "操作系统"), Example: "EulerOS 2.5",
			Help:    forms.T("Left empty: the flavor's image. Some regions require a name.", "留空则使用规格预置镜像；部分区域要求填写。"),
			Options: forms.Words("Huawei Cloud EulerOS 2.0", "EulerOS 2.5"), Rules: []forms.Rule{forms.Advice{Rule: forms.Length{Min: 1, Max: 128}}},
		},
		{
			Key: "nodes.image_id", Wire: "spec.resources.os.imageId", Kind: forms.String,
			Label: forms.T("Image ID", "镜像 ID"), Example: "c1a3f2d8-0d3b-4c0e-9d5f-2b7f0a1e6c44", Rules: []forms.Rule{uuid},
		},
		{
			Key: "nodes.image_type", Wire: "spec.resources.os.imageType", Kind: forms.Choice, When: forms.IsSet("nodes.image_id"),
			Label: forms.T("Image type", "镜像类型"), Help: forms.T("Left empty: a preset image.", "留空表示预置镜像。"),
			Options: forms.Options("private", "private image", "私有镜像"), Listed: []forms.Cite{sdk},
		},
		{
			Key: "software.os_match", Wire: "spec.resources.os.autoMatch", Kind: forms.String, Advanced: true,
			Label: forms.T("Match an image", "自动匹配镜像"), Example: "EulerOS 2.5",
			Help: forms.T("System and version; the image that fits the flavor best is used.", "填写系统及版本，自动选用最匹配的镜像。"),
		},
	}
}

func container() []forms.Field {
	return []forms.Field{
		{
			Key: "software.runtime", Wire: extendParams + ".runtime", Kind: forms.Choice,
			Label: forms.T("Runtime", "容器引擎"), Options: forms.Words("containerd", "docker"), Listed: []forms.Cite{sdk},
		},
		{
			Key: "software.container_size", Wire: extendParams + ".dockerBaseSize", Kind: forms.Integer, Encoding: forms.AsText,
			Label: forms.T("Container space", "单容器镜像空间"), Unit: forms.Same("GiB"), Example: "100",
			Help: forms.T("0: no limit, within the container disk.", "0 表示不限制，实际受容器盘大小约束。"), Rules: []forms.Rule{forms.By(containerSize{}, sdk)},
		},
	}
}

func afterwards() []forms.Field {
	return []forms.Field{
		{
			Key: "software.post_install", Wire: extendParams + ".postInstall", Kind: forms.LongText, Encoding: forms.Base64ed, Advanced: true, MayHide: true,
			Label: forms.T("Setup script", "安装后执行脚本"), Example: "echo ready",
			Help: forms.T("Runs after the installation. Type the script itself; it is sent in Base64.", "安装完成后执行。直接填写脚本内容，发送时转为 Base64。"),
		},
		{
			Key: "network.parameter_plane_subnet_id", Wire: extendParams + ".XParameterPlaneSubnet", Kind: forms.String, Advanced: true,
			Label: forms.T("Parameter plane subnet", "参数面子网"), Example: "9a8b7c6d-5e4f-4a3b-8c2d-1e0f9a8b7c6d",
			Help: forms.T("ID of a subnet that neither nodes nor containers use.", "不能与节点子网或容器子网相同。"), Rules: []forms.Rule{uuid},
		},
		{
			Key: "software.extend_params", Wire: extendParams, Kind: forms.Map, Max: 50, Sizes: forms.Ours, Advanced: true, MayHide: true,
			Label: forms.T("More parameters", "其他自定义配置"), Example: "labelPolicyOnExistingNodes=ignore",
			Help:  forms.T("Keys of extendParams that have no question here.", "此处未列出的 extendParams 参数。"),
			Rules: []forms.Rule{forms.Entries{Name: forms.Structural(notAsked{})}},
		},
	}
}

// containerSize is the range of dockerBaseSize.
type containerSize struct{}

// Kinds implements [forms.Rule].
func (containerSize) Kinds() []forms.Kind { return forms.NumberKinds }

// Describe implements [forms.Rule].
func (containerSize) Describe() forms.Text {
	return forms.T("must be 0 or 50-500", "须为 0 或 50-500")
}

// Check implements [forms.Rule].
func (r containerSize) Check(value any) forms.Text {
	if n, ok := value.(int64); ok && n != 0 && (n < 50 || n > 500) {
		return r.Describe()
	}
	return forms.Text{}
}

// notAsked keeps one parameter from being answered in two places.
type notAsked struct{}

// Kinds implements [forms.Rule].
func (notAsked) Kinds() []forms.Kind { return forms.TextKinds }

// Describe implements [forms.Rule].
func (notAsked) Describe() forms.Text {
	return forms.T("must not be one that is asked for above", "不能是上方已单独列出的参数")
}

// Check implements [forms.Rule].
func (r notAsked) Check(value any) forms.Text {
	if text, ok := value.(string); ok && slices.Contains(asked, text) {
		return r.Describe()
	}
	return forms.Text{}
}
