package ack

import (
	"context"
	"fmt"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers/mirror"
)

// addPools copies the node pools, whose members are those of the create call with a
// few of the service's own between them. group is the cluster's security group.
func (c *Client) addPools(ctx context.Context, d *mirror.Draft, id, group string) {
	var reply struct {
		Pools []mirror.Tree `json:"nodepools"`
	}
	if err := c.read(ctx, reading("DescribeClusterNodePools", of(id, "/nodepools")), &reply); err != nil {
		d.Unread(err, "nodepools")
		return
	}
	d.Put("nodepools", reply.Pools)
	for i, pool := range reply.Pools {
		size(d, i, pool)
		if pool.Text("nodepool_info.type") != "edge" {
			for _, name := range []string{"interconnect_mode", "interconnect_config", "max_nodes"} {
				delete(pool, name)
			}
		}
	}
	d.Items("nodepools[].scaling_group", func(g mirror.Tree) {
		unpaid(g, "instance_charge_type", "")
		for _, name := range []string{"platform", "cis_enabled"} { // Old, and told for every pool.
			delete(g, name)
		}
		if spot := g.Text("spot_strategy"); spot == "" || spot == "NoSpot" {
			delete(g, "spot_price_limit")
		}
		if !g.Bool("auto_renew") {
			delete(g, "auto_renew_period")
		}
	})
	for i, pool := range reply.Pools {
		if pool.Text("scaling_group.image_type") != "Custom" {
			d.Drop(fmt.Sprintf("nodepools[%d].scaling_group.image_id", i), forms.T("it follows from the image type", "由镜像类型决定"))
		}
	}
	d.Items("nodepools[].auto_scaling", func(a mirror.Tree) {
		if !a.Bool("enable") {
			delete(a, "min_instances")
			delete(a, "max_instances")
		}
	})
	const at = "nodepools[].scaling_group."
	made := forms.T("it was made for this cluster", "随该集群创建")
	d.DropIf(at+"security_group_id", func(v any) bool { return v == group }, theirs(group))
	d.DropIf(at+"security_group_ids", func(v any) bool { list, ok := v.([]any); return ok && len(list) == 1 && list[0] == group }, theirs(group))
	d.DropIf(at+"ram_role_name", func(v any) bool { s, _ := v.(string); return strings.HasPrefix(s, "KubernetesWorkerRole-") }, made)
	d.OmitItems("nodepools[].kubernetes_config.labels", systemLabel, forms.T("labels that ACK sets itself", "ACK 自动设置的标签"))
	d.OmitItems("nodepools[].scaling_group.tags", systemTag, forms.T("ACK's own tags", "ACK 的系统标签"))
	d.Unset("nodepools[].scaling_group.system_disk_provisioned_iops")
}

// size is how many nodes a pool is to have: with automatic scaling its bounds tell, and
// where nothing does, how many it has.
func size(d *mirror.Draft, i int, pool mirror.Tree) {
	group := pool.Tree("scaling_group")
	switch {
	case pool.Bool("auto_scaling.enable"):
		delete(group, "desired_size")
	case group != nil && group.Text("desired_size") == "" && pool.Text("status.total_nodes") != "":
		group["desired_size"] = pool.Get("status.total_nodes")
		d.Infer(fmt.Sprintf("nodepools[%d].scaling_group.desired_size", i), nil, forms.T("by the nodes that it has", "根据现有节点数推断"))
	}
}

func systemLabel(label mirror.Tree) bool {
	key := label.Text("key")
	return key == "ack.aliyun.com" || strings.HasPrefix(key, "alibabacloud.com/")
}
