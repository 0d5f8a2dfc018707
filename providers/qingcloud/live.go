package qingcloud

import (
	"cmp"
	"context"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/mirror"
)

// Paths of the request.
const (
	inCluster = "cluster_conf.cluster."
	inEnv     = "cluster_conf.env."
)

// Live implements [providers.Reader]: the cluster as the list shows it, its nodes and
// its users. The env of a node is never read: the password stands in it.
func (c *Client) Live(ctx context.Context, receipt providers.Receipt) (providers.Live, error) {
	told, thing, err := c.clusterTree(ctx, receipt)
	if err != nil {
		return providers.Live{}, err
	}
	d := mirror.New(nil)
	kind := told.Text("cluster_type")
	for _, name := range []string{"cluster_name", "cluster_type"} {
		d.Put(name, told.Get(name))
	}
	if kind == typeEHPC { // Of shared clusters it is a name for people.
		d.Put("scheduler_type", told.Get("scheduler_type"))
	}
	payment(d, told.Text("paid_type"))
	d.Put("owner", thing.Receipt.Owner)
	d.Put(inCluster+"nas_id", told.Get("nas_id"))
	d.Put(inEnv+"nas_path", told.Get("nas_path"))
	c.addOwner(ctx, d, receipt.ID, thing.Receipt.Owner)
	c.addRoles(ctx, d, receipt.ID, told)
	d.Withhold(inEnv+`admin\.password`, forms.Text{})
	d.Missing(forms.Text{}, inEnv+`admin\.user`, "duration", "is_auto_renewal", "account_service", "pqueue_name", "pqueue_type_id",
		inEnv+"nfs_need", inEnv+"start_hook_on", inEnv+"nfs_dns", inEnv+"nfs_export", inEnv+"nfs_local", inEnv+"nfs_network")
	if err := ctx.Err(); err != nil {
		return providers.Live{}, err
	}
	return d.Live(form(), thing)
}

// payment reads paid_type, which the pages spell in several ways.
func payment(d *mirror.Draft, told string) {
	switch lower := strings.ToLower(told); {
	case strings.Contains(lower, "reserv"):
		d.Put("paid_type", "Reserved")
	case strings.Contains(lower, "payfor"):
		d.Put("paid_type", "PayForUsed")
	default:
		d.Missing(forms.Text{}, "paid_type")
	}
}

// addOwner reads the numbers of the owner, who is one of the cluster's users.
func (c *Client) addOwner(ctx context.Context, d *mirror.Draft, id, owner string) {
	var reply struct {
		Users []user `json:"users_set"`
	}
	if err := c.do(ctx, c.get("listUser", "/user", "cluster_id", id), &reply); err != nil {
		d.Unread(err, "uid_number", "gid_number")
		return
	}
	for _, one := range reply.Users {
		if string(one.ID) == owner {
			d.Put("uid_number", string(one.UID))
			d.Put("gid_number", string(one.GID))
			return
		}
	}
	d.Missing(forms.T("the owner is not among the cluster's users", "集群用户中没有所有者"), "uid_number", "gid_number")
}

// shape is what nodes of a role have in common.
type shape struct{ cpu, memory, mount string }

// addRoles counts the nodes by role and takes the most frequent size of each. Without
// a controller the cluster is of the simplified kind.
func (c *Client) addRoles(ctx context.Context, d *mirror.Draft, id string, told mirror.Tree) {
	type reply struct {
		Nodes []mirror.Tree `json:"hpc_app_nodes_set"`
		Total *text         `json:"total_count"`
	}
	nodes, err := all(ctx, c, c.get("listNodes", "/cluster/listNodes", "cluster_id", id), func(r *reply) ([]mirror.Tree, *text) { return r.Nodes, r.Total })
	if err != nil {
		d.Unread(err, "version_id", "deploy_mode", "cluster_conf.cluster")
		return
	}
	counts := map[string]int{}
	sizes := map[string]map[shape]int{}
	for _, n := range nodes {
		role := n.Text("role")
		if sizes[role] == nil {
			sizes[role] = map[shape]int{}
		}
		counts[role]++
		sizes[role][shape{n.Text("cpu"), n.Text("memory"), cmp.Or(n.Text("nas_mount_point"), told.Text("nas_mount_point"))}]++
		d.Put("version_id", cmp.Or(n.Text("app_version"), told.Text("app_version")))
		d.Put(inCluster+"vxnet", cmp.Or(n.Text("vxnet_id"), told.Text("vxnet_id")))
	}
	for _, r := range roles {
		if counts[r.wire] == 0 {
			continue
		}
		usual := frequent(sizes[r.wire])
		at := inCluster + r.wire + "."
		d.Put(at+"count", counts[r.wire])
		d.Put(at+"cpu", usual.cpu)
		d.Put(at+"memory", usual.memory)
		d.Put(at+"nas_mount_point", usual.mount)
		if len(sizes[r.wire]) > 1 {
			d.Note(forms.Tf("%s: the nodes are of several sizes, and the most frequent was taken", "%s：节点规格不一，已取数量最多的一种", r.label))
		}
	}
	if told.Text("cluster_type") == typeEHPC && len(nodes) > 0 {
		mode := standard
		if counts["controller"] == 0 {
			mode = simplified
		}
		d.Guess("deploy_mode", mode, forms.T("by whether there is a controller node", "根据有无管控节点推断"))
	}
}

// frequent is the shape that most nodes have; of as many, the first in order.
func frequent(sizes map[shape]int) shape {
	var best shape
	for one, n := range sizes {
		if n > sizes[best] || n == sizes[best] && (one.cpu+one.memory+one.mount < best.cpu+best.memory+best.mount) {
			best = one
		}
	}
	return best
}
