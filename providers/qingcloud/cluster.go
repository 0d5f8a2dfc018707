package qingcloud

import (
	"cmp"
	"context"
	"encoding/json"
)

// cluster is a cluster as the list shows it. Where the example of the page has
// the fields one level deeper, they are read there.
type cluster struct{ clusterFields }

type clusterFields struct {
	ID         text `json:"cluster_id"`
	Name       text `json:"cluster_name"`
	State      text `json:"cluster_status"`
	Type       text `json:"cluster_type"`
	CreateTime text `json:"create_time"`
	NASID      text `json:"nas_id"`
	NASPath    text `json:"nas_path"`
	MountPoint text `json:"nas_mount_point"`
	NodeCount  text `json:"total_node_count"`
	Owner      text `json:"owner"`
}

// UnmarshalJSON implements json.Unmarshaler.
func (c *cluster) UnmarshalJSON(data []byte) error {
	var raw struct {
		clusterFields
		App json.RawMessage `json:"app_cluster"`
	}
	if err := json.Unmarshal(data, &raw); err != nil {
		return err //nolint:wrapcheck // The reader wraps it.
	}
	var app clusterFields
	_ = json.Unmarshal(raw.App, &app) // Anything may stand there.
	c.clusterFields = raw.clusterFields
	for _, pair := range [][2]*text{
		{&c.ID, &app.ID},
		{&c.Name, &app.Name},
		{&c.State, &app.State},
		{&c.Type, &app.Type},
		{&c.CreateTime, &app.CreateTime},
		{&c.NASID, &app.NASID},
		{&c.NASPath, &app.NASPath},
		{&c.MountPoint, &app.MountPoint},
		{&c.NodeCount, &app.NodeCount},
		{&c.Owner, &app.Owner},
	} {
		*pair[0] = cmp.Or(*pair[0], *pair[1])
	}
	return nil
}

// clusters lists those of an owner, whom the page marks as required; "" is the
// user whose the key is.
func (c *Client) clusters(ctx context.Context, owner string, pairs ...string) ([]cluster, error) {
	type reply struct {
		Clusters []cluster `json:"cluster_set"`
		Total    *text     `json:"total_count"`
	}
	if owner == "" {
		owner = c.user(ctx)
	}
	list := c.get("listCluster", "/cluster/list", append(pairs, "owner", owner)...)
	return all(ctx, c, list, func(r *reply) ([]cluster, *text) { return r.Clusters, r.Total })
}
