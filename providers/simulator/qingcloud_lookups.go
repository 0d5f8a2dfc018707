package simulator

import (
	"strings"
)

// users is the call user; numbers are strings in its answer.
func (q *qingClusters) users(c *restCall) (any, *refusal) {
	q.mu.RLock()
	defer q.mu.RUnlock()
	l := readQingList(c)
	one := q.ofCluster(c)
	if c.bad() {
		return nil, nil
	}
	items := []answer{}
	for i, u := range qingUsers {
		items = append(items, answer{
			"user_id": u.id, "username": u.name, "gid_number": number10(u.number), "uid_number": number10(u.number),
			"role": []string{"boss", "admin", "member"}[i], "hpcuser_id": "hpcu-" + letters(digest(0, u.id), 8, lowerAlnum), "nas_mount_point": one.Request.Nodes[0].Mount,
		})
	}
	return l.answer("HpcUserListUser", "users_set", items), nil
}

// queues is the call queue/getCurrentQueue, which has a name of its own for
// the zone.
func (q *qingClusters) queues(c *restCall) (any, *refusal) {
	q.mu.RLock()
	defer q.mu.RUnlock()
	if zone := c.query.text("zone_id", oneOf(qingZones...)); zone != "" && zone != c.region {
		c.query.fail("zone_id")
	}
	id := c.query.text("id")
	q.ofCluster(c)
	if c.bad() {
		return nil, nil
	}
	views := []answer{}
	for i, name := range []string{"share-cpu", "private-cpu"} {
		kind := "hpcqt-" + letters(digest(0, "queue", name), 8, lowerAlnum)
		if id != "" && id != kind {
			continue
		}
		views = append(views, answer{
			"name": name, "type_id": kind, "belong": i, "categories": []string{"share_queue", "private_queue"}[i], "is_bind": i == 0, "paid_type": "PayForUsed", "price": "0.12",
			"spec_detail": answer{"cpu_num": 28, "mem_size": 131072, "gpu_num": 0, "node_num": 64, "unit_cpu_num": 28, "unit_mem_size": 131072},
		})
	}
	return answer{"action": "HpcQueueGetCurrentQueueResponse", "queues_set": views, "total_count": len(views), "ret_code": 0}, nil
}

// networks is the general API's DescribeVxnets.
func (q *qingClusters) networks(c *restCall) (any, *refusal) {
	o := c.query
	wanted := o.indexed("vxnets", 100)
	if id := o.text("vxnets.0"); id != "" { // The official SDKs count from either.
		wanted = append(wanted, id)
	}
	word, kind := o.text("search_word"), o.text("vxnet_type", oneOf("0", "1", "2"))
	o.text("owner")
	o.integer("verbose", 0, 1)
	limit, offset := min(o.integerOr("limit", 0, 1<<20, 20), 100), o.integerOr("offset", 0, 1<<20, 0)
	if c.bad() {
		return nil, nil
	}
	items := []answer{}
	for _, n := range qingNetworks {
		if passes(wanted, n.id) && strings.Contains(n.name+n.id, word) && (kind == "" || kind == "1") {
			items = append(items, answer{
				"vxnet_id": n.id, "vxnet_name": n.name, "vxnet_type": 1, "vpc_router_id": n.router, "available_ip_count": 250, "zone_id": c.region,
				"owner": qingUsers[0].id, "description": "",
			})
		}
	}
	return qingList{limit: limit, offset: offset}.answer("DescribeVxnets", "vxnet_set", items), nil
}

// zones is the general API's DescribeZones.
func (q *qingClusters) zones(c *restCall) (any, *refusal) {
	wanted := c.query.indexed("zones", 100)
	status := c.query.text("status", oneOf("active", "faulty", "defunct"))
	if c.bad() {
		return nil, nil
	}
	items := []answer{}
	for _, z := range qingZones {
		if passes(wanted, z) && (status == "" || status == "active") {
			items = append(items, answer{"zone_id": z, "status": "active"})
		}
	}
	return qingList{limit: 100}.answer("DescribeZones", "zone_set", items), nil
}
