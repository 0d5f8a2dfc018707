package ehpc

import (
	"context"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/mirror"
)

// addCredentials tells which kind there is. A password the cloud keeps; the name of a key
// pair ECS tells, of the machine that the manager is.
func (c *Client) addCredentials(ctx context.Context, d *mirror.Draft, summary mirror.Tree, manager string) {
	const key = "ClusterCredentials.KeyPairName"
	kinds := summary.Texts("ClusterCredentials")
	switch {
	case len(kinds) == 0:
		d.Missing(forms.Text{}, "ClusterCredentials")
		return
	case strings.EqualFold(kinds[0], "password"):
		d.Withhold("ClusterCredentials.Password", forms.Text{})
		return
	}
	only := forms.T("E-HPC tells that there is a key pair and not which", "E-HPC 只说明使用了密钥对而不给出名称")
	if manager == "" {
		d.Missing(only, key)
		return
	}
	name, err := c.cloud.KeyPairOf(ctx, manager)
	switch failure := providers.FailureIn(err); {
	case failure != nil:
		d.Missing(forms.Tf("%s; ECS has the name, and its instance %s could not be read: %s", "%s；名称见 ECS，而实例 %s 读取失败：%s", only, forms.Same(manager), failure.Summary), key)
	case name == "":
		d.Missing(forms.Tf("%s, and ECS has none for the instance %s", "%s，ECS 实例 %s 也没有密钥对", only, forms.Same(manager)), key)
	default:
		d.Infer(key, name, forms.Tf("ECS has it for the manager, the instance %s", "取自 ECS：管理节点实例 %s 的密钥对", forms.Same(manager)))
	}
}
