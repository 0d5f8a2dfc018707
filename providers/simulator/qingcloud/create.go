package qingcloud

import (
	"cmp"
	"slices"
	"strings"

	"clusterwiz/providers/simulator/engine"
)

// The world of QingCloud, in every zone: the ids of the page's examples and of
// the shipped profile.
var (
	zones = []string{"jinan1a", "jinan1", "jn1a"}
	users = []user{{"usr-demo1234", "demo", 44730}, {"usr-00000001", "first", 40001}, {"usr-IuZxPyn2", "second", 44731}}
	// vxnets; the last is in no VPC and cannot be used.
	vxnets = []vxnet{
		{"vxnet-abc1234", "hpc", "rtr-demo1234"},
		{"vxnet-0000001", "example", "rtr-demo1234"},
		{"vxnet-8r12vbl", "page", "rtr-demo1234"},
		{"vxnet-0basic00", "basic", ""},
	}
	mounts = []string{"nas-0a1b2c3d", "jqxefcnp", "nasid001"}
)

type user struct {
	id, name string
	number   int // Of user and group.
}

type vxnet struct{ id, name, router string }

// request is a cluster as it was asked for, without its password.
type request struct {
	Kind, Name, Version, Owner, Zone string
	Deploy, Paid                     string
	Duration                         int
	Network, NAS, Path               string
	UID, GID                         int
	Nodes                            []nodeGroup
}

// nodeGroup are the nodes of a role.
type nodeGroup struct {
	Role               string
	Count, CPU, Memory int // Memory in MB.
	Mount              string
}

// leftovers are parameters of the page's table that say nothing to a
// creation: what belongs to answers, and what other members tell. They are
// checked for their type and forgotten.
var leftovers = []struct {
	kind  engine.Kind
	names []string
}{
	{engine.Text, []string{
		"account_service", "cluster_id", "create_time", "instance_id", "instance_image", "nas_id", "nas_path", "password", "pqueue_name",
		"scheduler_type", "software_info", "status", "status_time", "user_name",
	}},
	{engine.Number, []string{"cur_cpu", "tasks_running", "tasks_total"}},
}

// maxNumber is the largest user or group number.
const maxNumber = 1<<31 - 1

// readCluster reads and checks the body of createCluster: what the page requires, the
// types that it names, and what must exist. Sizes, periods and modes are lists of
// which no page says that they are closed, and the copies of a value are taken as
// they come.
func readCluster(o *engine.Object) request {
	r := request{
		Kind: o.NeedText("cluster_type", engine.OneOf("hpc", "ehpc")), Version: o.NeedText("version_id"),
		Owner: o.NeedText("owner"), Zone: o.NeedText("zone", engine.OneOf(zones...)),
		Name: o.Text("cluster_name"), Deploy: o.Text("deploy_mode"),
	}
	o.Need("gid_number")
	r.GID = o.Integer("gid_number", 1, maxNumber)
	o.Need("uid_number")
	r.UID = o.Integer("uid_number", 1, maxNumber)
	o.Text("user_id")
	if r.Deploy == "2" && r.Kind == "hpc" { // Shared clusters have the standard mode only.
		o.Fail("deploy_mode")
	}
	r.readBilling(o)
	o.Text("app_id")
	o.Text("pqueue_type_id")
	for _, left := range leftovers {
		for _, name := range left.names {
			if v := o.Take(name); v.Kind != engine.Absent && v.Kind != left.kind {
				o.Fail(name)
			}
		}
	}
	o.NeedObject("cluster_conf", r.readConf)
	o.Finish()
	if o.Sheet.Refused == nil {
		r.checkWorld(o)
	}
	return r
}

// readBilling wants period and renewal with a reservation. The vendor's client calls
// the kind of payment charge_mode.
func (r *request) readBilling(o *engine.Object) {
	word := o.Text("charge_mode", paid)
	r.Paid = cmp.Or(o.Text("paid_type", paid), word, "PayForUsed")
	r.Duration = max(0, o.Integer("duration", 0, maxNumber))
	o.Integer("is_auto_renewal", 0, 1)
	if r.Paid == "Reserved" {
		o.Need("duration")
		o.Need("is_auto_renewal")
		if o.Has("duration") && r.Duration == 0 {
			o.Fail("duration")
		}
	}
}

var paid = engine.OneOf("PayForUsed", "Reserved")

// readConf reads cluster_conf. The version stands beside the cluster, or inside
// it as in the page's older form.
func (r *request) readConf(o *engine.Object) {
	told := o.Text("version")
	o.NeedObject("cluster", func(o *engine.Object) {
		if inside := o.Text("version"); told == "" {
			told = inside
		}
		r.Name = cmp.Or(r.Name, o.NeedText("name")) // The pages tell no rule of names.
		r.Network = o.NeedText("vxnet")             // Of whatever form: what there is not is not found.
		r.NAS = o.NeedText("nas_id")
		r.readNodes(o)
	})
	if told == "" {
		o.Reject(o.At("version"), true)
	}
	o.NeedObject("env", r.readEnv)
}

// readNodes reads the roles that kind and mode ask for. A shared cluster has
// login nodes only; the simple mode needs no controller.
func (r *request) readNodes(o *engine.Object) {
	for _, role := range []string{"login", "controller", "compute"} {
		if o.Has(role) && r.Kind == "hpc" && role != "login" {
			o.Fail(role)
		}
		if role == "login" || r.Kind == "ehpc" && (role == "compute" || r.Deploy == "" || r.Deploy == "1") {
			o.Need(role)
		}
		o.Object(role, func(o *engine.Object) { r.Nodes = append(r.Nodes, readNodes(o, role)) })
	}
}

// maxNodes bounds what is laid out here; no page tells a largest number.
const maxNodes = 1000

// readNodes reads the nodes of a role. "compute: 2 cores and 4096 at least" stands on
// one page, and in no table of errors.
func readNodes(o *engine.Object, role string) nodeGroup {
	o.Need("count")
	o.Need("cpu")
	o.Need("memory")
	return nodeGroup{
		Role: role, Count: o.Integer("count", 1, maxNodes), CPU: o.Integer("cpu", 1, maxNumber), Memory: o.Integer("memory", 1, maxNumber),
		Mount: o.NeedText("nas_mount_point"),
	}
}

// readEnv reads names that hold dots. The password is forgotten.
func (r *request) readEnv(o *engine.Object) {
	o.NeedText("admin.user")
	o.NeedText("admin.password")
	for _, id := range []string{"admin.user_id", "admin.group_id"} {
		o.Need(id)
		o.Integer(id, 1, maxNumber)
	}
	r.Path = o.NeedText("nas_path")
	o.Need("nfs_need")
	o.Integer("nfs_need", 0, 1)
	o.Need("start_hook_on")
	o.Integer("start_hook_on", 0, 1)
	for _, name := range []string{"nfs_dns", "nfs_export", "nfs_local", "nfs_network"} {
		o.Free(name)
	}
}

// checkWorld refuses what does not exist.
func (r *request) checkWorld(o *engine.Object) {
	network := slices.IndexFunc(vxnets, func(n vxnet) bool { return n.id == r.Network })
	switch {
	case !slices.ContainsFunc(users, func(u user) bool { return u.id == r.Owner }):
		o.Refuse(refuse("2100", r.Owner))
	case network < 0:
		o.Refuse(refuse("2100", r.Network))
	case vxnets[network].router == "":
		o.Refuse(refuse("1400", "vxnet ["+r.Network+"] is not in a VPC"))
	case !slices.Contains(mounts, r.NAS):
		o.Refuse(refuse("2100", r.NAS))
	}
}

// splitIDs reads a list in a query: one id, several with commas, or JSON.
func splitIDs(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(strings.NewReplacer(`"`, "", "[", "", "]", "", " ", "").Replace(s), ",")
}
