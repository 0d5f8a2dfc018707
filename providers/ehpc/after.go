package ehpc

import (
	"context"
	"slices"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

// Both are asked once a cluster is there.
var (
	_ providers.Afterward = (*Client)(nil)
	_ providers.Loginer   = (*Client)(nil)
)

// consolePage is that of E-HPC 2.0; that of one cluster is documented nowhere.
const consolePage = "https://ehpcnext.console.aliyun.com"

const (
	// loginUser has the password or key of the request.
	loginUser = "root"
	sshPort   = 22
	everyone  = "0.0.0.0/0"
)

// component is a service component as GetAddon shows it.
type component struct {
	AddonID       alicloud.Text `json:"AddonId"`
	Name, Status  alicloud.Text
	ResourcesSpec struct {
		EipResource  struct{ EipAddress, EipInstanceID alicloud.Text }
		EcsResources []struct {
			InstanceID       alicloud.Text `json:"InstanceId"`
			PrivateIPAddress alicloud.Text `json:"PrivateIpAddress"`
		}
	}
	ServicesSpec []struct {
		ServiceName alicloud.Text
		NetworkACL  []struct {
			Port         alicloud.Decimal
			SourceCidrIP alicloud.Text `json:"SourceCidrIp"`
		}
	}
}

// loginComponent is the cluster's login node; nil where it has none.
func (c *Client) loginComponent(ctx context.Context, id string) (*component, error) {
	type list struct {
		Addons     []component
		TotalCount *alicloud.Int
	}
	all, err := alicloud.Numbered(ctx, c.cloud, reading("ListAddons", "ClusterId", id), 100,
		func(r *list) ([]component, *alicloud.Int) { return r.Addons, r.TotalCount })
	if err != nil {
		return nil, explain(err, providers.Request{})
	}
	i := slices.IndexFunc(all, func(a component) bool { return strings.EqualFold(string(a.Name), "Login") })
	if i < 0 {
		return nil, nil
	}
	var reply struct{ Addon component }
	if err := c.read(ctx, reading("GetAddon", "ClusterId", id, "AddonId", string(all[i].AddonID)), &reply); err != nil {
		return nil, err
	}
	if reply.Addon.Status == "" {
		reply.Addon.Status = all[i].Status
	}
	return &reply.Addon, nil
}

// sources are those that may reach SSH; told is false where no rules came.
func (a *component) sources() (from []string, told bool) {
	for _, service := range a.ServicesSpec {
		for _, rule := range service.NetworkACL {
			told = true
			if rule.Port == sshPort {
				from = append(from, string(rule.SourceCidrIP))
			}
		}
	}
	return from, told || len(a.ServicesSpec) > 0
}

// Login implements [providers.Loginer].
func (c *Client) Login(ctx context.Context, receipt providers.Receipt) (providers.Login, error) {
	node, err := c.loginComponent(ctx, receipt.ID)
	if err != nil {
		return providers.Login{}, err
	}
	if node == nil {
		return providers.Login{}, noLogin(forms.T("the cluster has no login node", "集群没有登录节点"),
			forms.T("add the component Login in the console, or log in to the manager from within the VPC", "请在控制台添加 Login 组件，或在 VPC 内登录管理节点"))
	}
	login := providers.Login{Host: string(node.ResourcesSpec.EipResource.EipAddress), Port: sshPort, User: loginUser}
	from, told := node.sources()
	switch {
	case told && len(from) == 0:
		return login, noLogin(forms.T("no rule of the login node opens port 22", "登录节点没有放行 22 端口的规则"),
			forms.T("open it in the security group for your own addresses", "请在安全组中为您的地址放行"))
	case login.Host == "" && !strings.EqualFold(string(node.Status), "Running"):
		return login, noLogin(forms.Tf("the login node is not ready: %s", "登录节点尚未就绪：%s", forms.Same(string(node.Status))),
			forms.T("try again in a minute", "请稍后重试"))
	}
	if login.Host == "" {
		for _, machine := range node.ResourcesSpec.EcsResources {
			if machine.PrivateIPAddress != "" {
				login.Host, login.Private = string(machine.PrivateIPAddress), true
				login.Remarks = append(login.Remarks, forms.T("it has no public address: this works only from within the VPC", "没有公网 IP：仅可在 VPC 内登录"))
				break
			}
		}
	}
	if login.Host == "" {
		return login, noLogin(forms.T("the login node has no address", "登录节点没有地址"),
			forms.T("bind an elastic IP address to it in the console", "请在控制台为其绑定弹性公网 IP"))
	}
	if slices.Contains(from, everyone) && !login.Private {
		login.Remarks = append(login.Remarks, forms.T("port 22 is open to the whole internet", "22 端口对整个互联网开放"))
	}
	return login, nil
}

func noLogin(why, remedy forms.Text) *providers.Failure {
	return &providers.Failure{Kind: providers.Absent, Summary: why, Remedy: remedy}
}

// Next implements [providers.Afterward].
func (c *Client) Next(ctx context.Context, receipt providers.Receipt) providers.Next {
	next := providers.Next{Console: consolePage, IDs: []providers.Named{{Key: "cluster_id", Label: forms.T("cluster", "集群"), Value: receipt.ID}}}
	login, err := c.Login(ctx, receipt)
	if err != nil {
		failure := providers.AsFailure(err)
		next.Steps = []providers.Step{{Text: forms.Tf("no way in by SSH: %s; %s", "无法通过 SSH 登录：%s；%s", failure.Summary, failure.Remedy)}}
		return next
	}
	next.Addresses = []providers.Named{{Key: "login_node", Label: forms.T("login node", "登录节点"), Value: login.Host}}
	next.Steps = []providers.Step{{Text: forms.T("log in", "登录"), Verb: "login"}}
	for _, remark := range login.Remarks {
		next.Steps = append(next.Steps, providers.Step{Text: remark})
	}
	return next
}
