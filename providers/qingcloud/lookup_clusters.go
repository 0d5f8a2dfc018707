package qingcloud

import (
	"cmp"
	"context"
	"slices"
	"sort"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// sampled is how many clusters are asked for what only clusters tell.
const sampled = 5

// there returns the clusters that are there: those of the owner, then those of who
// asks.
func (c *Client) there(ctx context.Context, owner string) ([]cluster, error) {
	found, err := c.clusters(ctx, owner, "verbose", "1")
	if err != nil || owner == "" || owner == c.user(ctx) {
		return found, err
	}
	mine, err := c.clusters(ctx, "", "verbose", "1")
	return append(found, mine...), err
}

// sample returns clusters to copy from, those of the kind first.
func (c *Client) sample(ctx context.Context, owner, kind string) ([]cluster, error) {
	found, err := c.there(ctx, owner)
	of := func(one cluster) bool { return kind == "" || string(one.Type) == kind }
	sort.SliceStable(found, func(i, j int) bool { return of(found[i]) && !of(found[j]) })
	return found[:min(len(found), sampled)], err
}

type user struct {
	ID   text `json:"user_id"`
	Name text `json:"username"`
	UID  text `json:"uid_number"`
	GID  text `json:"gid_number"`
	Role text `json:"role"`
}

// people are the users of the clusters that are there; the API wants a cluster.
func (c *Client) people(ctx context.Context) ([]user, error) {
	clusters, err := c.sample(ctx, "", "")
	if err != nil {
		return nil, err
	}
	var found []user
	for _, one := range clusters {
		var reply struct {
			Users []user `json:"users_set"`
		}
		if err := c.do(ctx, c.get("listUser", "/user", "cluster_id", string(one.ID)), &reply); err != nil {
			return nil, err
		}
		found = append(found, reply.Users...)
	}
	return found, nil
}

func (c *Client) users(ctx context.Context, _ forms.Query) ([]forms.Option, error) {
	found, err := c.people(ctx)
	return forms.OptionsOf(found, func(u user) forms.Option {
		return forms.Option{
			Value: string(u.ID), Label: forms.Same(string(cmp.Or(u.Name, u.ID))), Cells: []string{string(u.Role), string(u.UID)}, Columns: userColumns,
			Facts: map[string]string{"uid": string(u.UID), "gid": string(u.GID)},
		}
	}), err
}

var (
	userColumns = []forms.Column{providers.ColumnRole, providers.ColumnNumber}
	idColumns   = []forms.Column{providers.ColumnID}
)

// numbers are those of the chosen owner.
func (c *Client) numbers(ctx context.Context, q forms.Query, of func(user) text) ([]forms.Option, error) {
	found, err := c.people(ctx)
	owner := q.Args[ownerKey]
	found = slices.DeleteFunc(found, func(u user) bool { return owner != "" && string(u.ID) != owner })
	return forms.OptionsOf(found, func(u user) forms.Option {
		return forms.Option{
			Value: string(of(u)), Label: forms.Same(string(cmp.Or(u.Name, u.ID))), Cells: []string{string(u.ID)}, Columns: idColumns,
			Facts: map[string]string{"owner": string(u.ID)},
		}
	}), err
}

// versions are those that the nodes of the clusters have.
func (c *Client) versions(ctx context.Context, q forms.Query) ([]forms.Option, error) {
	kind := q.Args["basics.type"]
	clusters, err := c.sample(ctx, q.Args[ownerKey], kind)
	if err != nil {
		return nil, err
	}
	var options []forms.Option
	for _, one := range clusters {
		if kind != "" && string(one.Type) != kind {
			continue
		}
		nodes, err := c.nodes(ctx, string(one.ID))
		if err != nil {
			return nil, err
		}
		for _, n := range nodes {
			options = append(options, forms.Option{Value: string(n.Version), Note: forms.Tf("same as %s", "同 %s", one.Name)})
		}
	}
	return forms.OptionsOf(options, func(o forms.Option) forms.Option { return o }), nil
}

type queue struct {
	Name   text `json:"name"`
	TypeID text `json:"type_id"`
	Belong text `json:"belong"`
}

// queueTypes are those of the private queues of the hpc clusters.
func (c *Client) queueTypes(ctx context.Context, q forms.Query) ([]forms.Option, error) {
	clusters, err := c.sample(ctx, q.Args[ownerKey], typeHPC)
	if err != nil {
		return nil, err
	}
	var found []queue
	for _, one := range clusters {
		if string(one.Type) != typeHPC {
			continue
		}
		var reply struct {
			Queues []queue `json:"queues_set"`
		}
		// This call alone has another name for the zone.
		if err := c.do(ctx, c.get("getCurrentQueue", "/queue/getCurrentQueue", "cluster_id", string(one.ID), "zone_id", c.zone), &reply); err != nil {
			return nil, err
		}
		found = append(found, reply.Queues...)
	}
	return forms.OptionsOf(found, func(q queue) forms.Option {
		return forms.Option{Value: string(q.TypeID), Label: forms.Same(string(cmp.Or(q.Name, q.TypeID)))}
	}), nil
}

// used are values that clusters have, for the chosen mount.
func (c *Client) used(ctx context.Context, q forms.Query, of func(cluster) (value, beside text)) ([]forms.Option, error) {
	clusters, err := c.there(ctx, q.Args[ownerKey])
	mount := q.Args["storage.nas_id"]
	clusters = slices.DeleteFunc(clusters, func(one cluster) bool { return mount != "" && string(one.NASID) != mount })
	return forms.OptionsOf(clusters, func(one cluster) forms.Option {
		value, beside := of(one)
		return forms.Option{Value: string(value), Note: forms.Tf("same as %s", "同 %s", one.Name), Cells: []string{string(beside)}}
	}), err
}
