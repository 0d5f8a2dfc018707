package qingcloud

import (
	"context"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

var _ providers.Afterward = (*Client)(nil)

// consolePage is the list of clusters; that of one is documented nowhere.
const consolePage = "https://console.qingcloud.com/hpc/clusters"

// roleLogin is the role of nodes that people log in to.
const roleLogin = "login"

// Next implements [providers.Afterward]. The creation binds no public address, and
// the HPC API has no call for it: that is done by hand.
func (c *Client) Next(ctx context.Context, receipt providers.Receipt) providers.Next {
	next := providers.Next{Console: consolePage, IDs: []providers.Named{{Key: "cluster_id", Label: forms.T("cluster", "集群"), Value: receipt.ID}}}
	nodes, err := c.nodes(ctx, receipt.ID)
	if err != nil {
		next.Steps = append(next.Steps, providers.Unknown(forms.T("the nodes", "节点"), err))
	}
	next.Count = len(nodes)
	public, private := "", ""
	for _, n := range nodes {
		if n.Role == roleLogin && public == "" {
			public, private = string(n.EIP), string(n.PrivateIP)
		}
		if len(next.Nodes) < providers.MostNodes {
			next.Nodes = append(next.Nodes, providers.Machine{
				ID: string(n.ID), Name: string(n.Name), Role: string(n.Role), State: string(n.Status), Private: string(n.PrivateIP), Public: string(n.EIP),
			})
		}
	}
	if public != "" {
		next.Addresses = []providers.Named{{Key: "login_node", Label: forms.T("login node", "登录节点"), Value: public}}
		next.Steps = append(next.Steps, providers.Step{Text: forms.Tf("log in as the administrator that you chose: ssh admin@%s", "以所设置的管理员登录：ssh admin@%s", forms.Same(public))})
		return next
	}
	if private != "" {
		next.Addresses = []providers.Named{{Key: "login_node_private", Label: forms.T("login node, within the network", "登录节点（私网）"), Value: private}}
	}
	next.Steps = append(next.Steps,
		providers.Step{Text: forms.T("by hand: apply for a public IP (binding mode external) and bind it to the login node, in its list of nodes", "手动：申请公网 IP（外部绑定），并在节点列表中绑定到登录节点")},
		providers.Step{Text: forms.T("by hand: open port 22 in the cluster's security group; with the binding all nodes get the default firewall", "手动：在集群的安全组中放行 22 端口；绑定后所有节点将使用默认防火墙")},
		providers.Step{Text: forms.T("then: ssh admin@ADDRESS; until then WebSSH or VNC in the console", "之后：ssh admin@地址；在此之前可用控制台的 WebSSH 或 VNC")})
	return next
}
