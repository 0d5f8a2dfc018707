package qingcloud

import (
	"strings"

	"clusterwiz/providers/simulator/engine"
)

// users is the call user; numbers are strings in its answer.
func (q *service) users(c *engine.RestCall) (any, *engine.Refusal) {
	q.mu.RLock()
	defer q.mu.RUnlock()
	l := readListing(c)
	one := q.ofCluster(c)
	if c.Bad() {
		return nil, nil
	}
	items := []engine.Answer{}
	for i, u := range users {
		uid, gid := u.number, u.number
		if u.id == one.Request.Owner { // By the request; the others have what they have everywhere.
			uid, gid = one.Request.UID, one.Request.GID
		}
		items = append(items, engine.Answer{
			"user_id": u.id, "username": u.name, "gid_number": engine.Number10(gid), "uid_number": engine.Number10(uid),
			"role": []string{"boss", "admin", "member"}[i], "hpcuser_id": "hpcu-" + engine.Letters(engine.Digest(0, u.id), 8, engine.LowerAlnum), "nas_mount_point": one.Request.Nodes[0].Mount,
		})
	}
	return l.answer("HpcUserListUser", "users_set", items), nil
}

// queues is the call queue/getCurrentQueue, which has a name of its own for
// the zone.
func (q *service) queues(c *engine.RestCall) (any, *engine.Refusal) {
	q.mu.RLock()
	defer q.mu.RUnlock()
	if zone := c.Query.Text("zone_id", engine.OneOf(zones...)); zone != "" && zone != c.Region {
		c.Query.Fail("zone_id")
	}
	id := c.Query.Text("id")
	q.ofCluster(c)
	if c.Bad() {
		return nil, nil
	}
	views := []engine.Answer{}
	for i, name := range []string{"share-cpu", "private-cpu"} {
		kind := "hpcqt-" + engine.Letters(engine.Digest(0, "queue", name), 8, engine.LowerAlnum)
		if id != "" && id != kind {
			continue
		}
		views = append(views, engine.Answer{
			"name": name, "type_id": kind, "belong": i, "categories": []string{"share_queue", "private_queue"}[i], "is_bind": i == 0, "paid_type": "PayForUsed", "price": "0.12",
			"spec_detail": engine.Answer{"cpu_num": 28, "mem_size": 131072, "gpu_num": 0, "node_num": 64, "unit_cpu_num": 28, "unit_mem_size": 131072},
		})
	}
	return engine.Answer{"action": "HpcQueueGetCurrentQueueResponse", "queues_set": views, "total_count": len(views), "ret_code": 0}, nil
}

// networks is the general API's DescribeVxnets.
func (q *service) networks(c *engine.RestCall) (any, *engine.Refusal) {
	o := c.Query
	wanted := o.Indexed("vxnets", 100)
	if id := o.Text("vxnets.0"); id != "" { // The official SDKs count from either.
		wanted = append(wanted, id)
	}
	word, kind := o.Text("search_word"), o.Text("vxnet_type", engine.OneOf("0", "1", "2"))
	o.Text("owner")
	o.Integer("verbose", 0, 1)
	limit, offset := min(o.IntegerOr("limit", 0, 1<<20, 20), 100), o.IntegerOr("offset", 0, 1<<20, 0)
	if c.Bad() {
		return nil, nil
	}
	items := []engine.Answer{}
	for _, n := range vxnets {
		if engine.Passes(wanted, n.id) && strings.Contains(n.name+n.id, word) && (kind == "" || kind == "1") {
			items = append(items, engine.Answer{
				"vxnet_id": n.id, "vxnet_name": n.name, "vxnet_type": 1, "vpc_router_id": n.router, "available_ip_count": 250, "zone_id": c.Region,
				"owner": users[0].id, "description": "",
			})
		}
	}
	return listing{limit: limit, offset: offset}.answer("DescribeVxnets", "vxnet_set", items), nil
}

// accessKeys is the general API's DescribeAccessKeys: whose a key is. The secret
// does not come back.
func (q *service) accessKeys(c *engine.RestCall) (any, *engine.Refusal) {
	o := c.Query
	wanted := o.Indexed("access_keys", 100)
	if id := o.Text("access_keys.0"); id != "" {
		wanted = append(wanted, id)
	}
	owner, word := o.Text("owner"), o.Text("search_word")
	status := append(o.Indexed("status", 10), o.Text("status.0"))
	o.Integer("verbose", 0, 1)
	limit, offset := min(o.IntegerOr("limit", 0, 1<<20, 20), 100), o.IntegerOr("offset", 0, 1<<20, 0)
	if c.Bad() {
		return nil, nil
	}
	items := []engine.Answer{}
	const name = "simulator"
	one := engine.Answer{
		"access_key_id": engine.AccessKeyID, "access_key_name": name, "owner": users[0].id, "root_user_id": users[0].id, "controller": "self",
		"status": statusActive, "status_time": "2022-04-01T02:00:00Z", "create_time": "2022-04-01T02:00:00Z", "description": "", "ip_white_list": "",
	}
	asked := strings.Join(status, "")
	if engine.Passes(wanted, engine.AccessKeyID) && (owner == "" || owner == users[0].id) && strings.Contains(name, word) &&
		(asked == "" || strings.Contains(asked, statusActive)) {
		items = append(items, one)
	}
	return listing{limit: limit, offset: offset}.answer("DescribeAccessKeys", "access_key_set", items), nil
}

// zones is the general API's DescribeZones.
func (q *service) zones(c *engine.RestCall) (any, *engine.Refusal) {
	wanted := c.Query.Indexed("zones", 100)
	status := c.Query.Text("status", engine.OneOf("active", "faulty", "defunct"))
	if c.Bad() {
		return nil, nil
	}
	items := []engine.Answer{}
	for _, z := range zones {
		if engine.Passes(wanted, z) && (status == "" || status == "active") {
			items = append(items, engine.Answer{"zone_id": z, "status": "active"})
		}
	}
	return listing{limit: 100}.answer("DescribeZones", "zone_set", items), nil
}
