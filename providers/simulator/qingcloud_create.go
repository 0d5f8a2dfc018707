package simulator

import (
	"regexp"
	"slices"
	"strings"
)

// The world of QingCloud, in every zone: the ids of the page's examples and of
// the shipped profile.
var (
	qingZones = []string{"jinan1a", "jinan1", "jn1a"}
	qingUsers = []qingUser{{"usr-demo1234", "demo", 44730}, {"usr-00000001", "first", 40001}, {"usr-IuZxPyn2", "second", 44731}}
	// qingNetworks; the last is in no VPC and cannot be used.
	qingNetworks = []qingNetwork{{"vxnet-abc1234", "hpc", "rtr-demo1234"}, {"vxnet-0000001", "example", "rtr-demo1234"}, {"vxnet-0basic00", "basic", ""}}
	qingMounts   = []string{"nas-0a1b2c3d", "jqxefcnp", "nasid001"}
)

type qingUser struct {
	id, name string
	number   int // Of user and group.
}

type qingNetwork struct{ id, name, router string }

// qingRequest is a cluster as it was asked for, without its password.
type qingRequest struct {
	Kind, Name, Version, Owner, Zone string
	Deploy, Paid                     string
	Duration                         int
	Network, NAS, Path               string
	UID, GID                         int
	Nodes                            []qingNodes
}

// qingNodes are the nodes of a role.
type qingNodes struct {
	Role               string
	Count, CPU, Memory int // Memory in MB.
	Mount              string
}

var (
	qingCores    = []int{1, 2, 4, 8, 12, 26}
	qingMemories = []int{2048, 4096, 12288, 24576, 40960, 81920}
	// qingPeriods are months; 70 stands for five years.
	qingPeriods = []int{1, 3, 6, 12, 36, 70}
)

// qingLeftovers are parameters of the page's table that say nothing to a
// creation: what belongs to answers, and what other members tell. They are
// checked for their type and forgotten.
var qingLeftovers = []struct {
	kind  kind
	names []string
}{
	{text, []string{
		"account_service", "cluster_id", "create_time", "instance_id", "instance_image", "nas_id", "nas_path", "password", "pqueue_name",
		"scheduler_type", "software_info", "status", "status_time", "user_name",
	}},
	{number, []string{"cur_cpu", "tasks_running", "tasks_total"}},
}

var qingVersion = regexp.MustCompile(`^appv-[a-z0-9]{8}$`).MatchString

// qingNumber is the largest user or group number.
const qingNumber = 1<<31 - 1

// readQingCluster reads and checks the body of createCluster.
func readQingCluster(o *object) qingRequest {
	r := qingRequest{
		Kind: o.needText("cluster_type", oneOf("hpc", "ehpc")), Version: o.needText("version_id", qingVersion),
		Owner: o.needText("owner", prefixed("usr-")), Zone: o.needText("zone", oneOf(qingZones...)),
		Name: o.text("cluster_name"), Deploy: o.text("deploy_mode", oneOf("1", "2")),
	}
	o.need("gid_number")
	r.GID = o.integer("gid_number", 1, qingNumber)
	o.need("uid_number")
	r.UID = o.integer("uid_number", 1, qingNumber)
	if user := o.text("user_id"); user != "" && user != r.Owner {
		o.fail("user_id")
	}
	if r.Deploy == "2" && r.Kind == "hpc" { // Shared clusters have the standard mode only.
		o.fail("deploy_mode")
	}
	r.readBilling(o)
	o.text("app_id", prefixed("app-"))
	o.text("pqueue_type_id", prefixed("hpcqt-"))
	for _, left := range qingLeftovers {
		for _, name := range left.names {
			if v := o.take(name); v.kind != absent && v.kind != left.kind {
				o.fail(name)
			}
		}
	}
	o.needObject("cluster_conf", r.readConf)
	o.finish()
	if o.sheet.refused == nil {
		r.checkWorld(o)
	}
	return r
}

// readBilling wants period and renewal with a reservation and none without.
func (r *qingRequest) readBilling(o *object) {
	r.Paid = o.text("paid_type", oneOf("PayForUsed", "Reserved"))
	if r.Paid == "" {
		r.Paid = "PayForUsed"
	}
	r.Duration = max(0, o.integer("duration", 0, 70))
	renewal := max(0, o.integer("is_auto_renewal", 0, 1))
	if r.Paid == "Reserved" {
		o.need("duration")
		o.need("is_auto_renewal")
		if !slices.Contains(qingPeriods, r.Duration) {
			o.fail("duration")
		}
		return
	}
	if r.Duration != 0 {
		o.fail("duration")
	}
	if renewal != 0 {
		o.fail("is_auto_renewal")
	}
}

// readConf reads cluster_conf. The version stands beside the cluster, or inside
// it as in the page's older form.
func (r *qingRequest) readConf(o *object) {
	told := o.text("version")
	o.needObject("cluster", func(o *object) {
		if inside := o.text("version"); told == "" {
			told = inside
		}
		name := o.needText("name") // The pages tell no rule of names.
		if r.Name != "" && name != r.Name {
			o.fail("name")
		}
		r.Name = name
		r.Network = o.needText("vxnet", prefixed("vxnet-"))
		r.NAS = o.needText("nas_id")
		r.readNodes(o)
	})
	switch told {
	case "":
		o.reject(o.at("version"), true)
	case r.Version:
	default:
		o.fail("version")
	}
	o.needObject("env", r.readEnv)
}

// readNodes reads the roles that kind and mode ask for. A shared cluster has
// login nodes only; the simple mode needs no controller.
func (r *qingRequest) readNodes(o *object) {
	for _, role := range []string{"login", "controller", "compute"} {
		if o.has(role) && r.Kind == "hpc" && role != "login" {
			o.fail(role)
		}
		if role == "login" || r.Kind == "ehpc" && (role == "compute" || r.Deploy != "2") {
			o.need(role)
		}
		o.object(role, func(o *object) { r.Nodes = append(r.Nodes, readQingNodes(o, role)) })
	}
}

// maxQingNodes bounds what is laid out here; no page tells a largest number.
const maxQingNodes = 1000

func readQingNodes(o *object, role string) qingNodes {
	most, cores, memory := maxQingNodes, 1, 2048
	switch role {
	case "controller":
		most = 1
	case "compute":
		cores, memory = 2, 4096
	}
	o.need("count")
	o.need("cpu")
	o.need("memory")
	n := qingNodes{
		Role: role, Count: o.integer("count", 1, most), CPU: o.integer("cpu", cores, 26), Memory: o.integer("memory", memory, 81920),
		Mount: o.needText("nas_mount_point", absolute),
	}
	if !slices.Contains(qingCores, n.CPU) {
		o.fail("cpu")
	}
	if !slices.Contains(qingMemories, n.Memory) {
		o.fail("memory")
	}
	return n
}

// readEnv reads names that hold dots. The password is forgotten.
func (r *qingRequest) readEnv(o *object) {
	o.needText("admin.user")
	o.needText("admin.password")
	for _, id := range []struct {
		name string
		want int
	}{{"admin.user_id", r.UID}, {"admin.group_id", r.GID}} {
		o.need(id.name)
		if o.integer(id.name, 1, qingNumber) != id.want {
			o.fail(id.name)
		}
	}
	r.Path = o.needText("nas_path")
	o.need("nfs_need")
	shared := o.integer("nfs_need", 0, 1) == 1
	o.need("start_hook_on")
	o.integer("start_hook_on", 0, 1)
	for _, name := range []string{"nfs_dns", "nfs_export", "nfs_local", "nfs_network"} {
		if shared {
			o.needText(name)
		}
		o.free(name)
	}
}

// checkWorld refuses what does not exist.
func (r *qingRequest) checkWorld(o *object) {
	network := slices.IndexFunc(qingNetworks, func(n qingNetwork) bool { return n.id == r.Network })
	switch {
	case !slices.ContainsFunc(qingUsers, func(u qingUser) bool { return u.id == r.Owner }):
		o.refuse(qingRefuse("2100", r.Owner))
	case network < 0:
		o.refuse(qingRefuse("2100", r.Network))
	case qingNetworks[network].router == "":
		o.refuse(qingRefuse("1400", "vxnet ["+r.Network+"] is not in a VPC"))
	case !slices.Contains(qingMounts, r.NAS):
		o.refuse(qingRefuse("2100", r.NAS))
	}
}

// qingIDs reads a list in a query: one id, several with commas, or JSON.
func qingIDs(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(strings.NewReplacer(`"`, "", "[", "", "]", "", " ", "").Replace(s), ",")
}
