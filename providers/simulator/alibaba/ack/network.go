package ack

import (
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// block is a range of addresses and whose it is.
type block struct {
	prefix netip.Prefix
	owner  string
}

// readNetwork reads VPC, vSwitches and address blocks.
func (f *form) readNetwork(o *engine.Object) {
	f.readAutoMode(o)
	f.VPC = optional(o, "vpcid", engine.Prefixed("vpc-"))
	if f.VPC != "" {
		if f.at.VPC = f.at.Region.VPC(f.VPC); f.at.VPC == nil {
			wrong(o, "vpcid", "there is no such VPC in the region")
		}
	} else if !f.managed || !f.AutoMode && !f.nodeless() && !given(o, "zone_ids") && !given(o, "zone_id") {
		o.Reject(o.At("vpcid"), true)
	}
	f.VSwitches = f.readSwitches(o, "vswitch_ids", 0, engine.AnyNumber) // Three are usual; a closed bound nobody tells.
	if f.managed {
		f.readZones(o)
	}
	f.PodVSwitches = f.readSwitches(o, "pod_vswitch_ids", 1, engine.AnyNumber)
	f.NodeMask = o.Text("node_cidr_mask", engine.OneOf("24", "25", "26", "27", "28"))
	f.IPStack = "ipv4"
	// "ipv6" was the word of older SDK texts.
	if stack := optional(o, "ip_stack", word); stack != "" && stack != "ipv4" {
		f.IPStack = "dual"
	}
	f.Container = o.Text("container_cidr", containerBlock)
	f.Service = o.Text("service_cidr", serviceBlock)
	if f.Service == "" {
		f.Service = "172.19.0.0/20"
	}
}

// readAutoMode reads whether ACK shall choose the network itself.
func (f *form) readAutoMode(o *engine.Object) {
	if !f.managed {
		return
	}
	o.Object("auto_mode", func(a *engine.Object) { f.AutoMode = a.Boolean("enable", false) })
	if f.AutoMode && !proSpec(o.Take("cluster_spec").Text) {
		wrong(o, "auto_mode", "only Pro clusters have it")
	}
}

// readZones reads where ACK shall make a VPC.
func (f *form) readZones(o *engine.Object) {
	if old := o.Text("zone_id", func(id string) bool { return f.at.Region.Zone(id) != nil }); old != "" {
		f.Zones = []string{old}
	}
	if !given(o, "zone_ids") {
		return
	}
	if given(o, "vswitch_ids") || given(o, "vpcid") {
		wrong(o, "zone_ids", "it goes with neither vpcid nor vswitch_ids")
	}
	f.Zones = o.Texts("zone_ids", 1, engine.AnyNumber, func(id string) bool { return f.at.Region.Zone(id) != nil })
	for _, id := range f.Zones {
		if z := f.at.Region.Zone(id); z != nil {
			f.at.Zones = append(f.at.Zones, z)
		}
	}
}

// readSwitches reads ids of vSwitches of the VPC.
func (f *form) readSwitches(o *engine.Object, name string, lo, hi int) []string {
	ids := o.Texts(name, lo, hi, engine.Prefixed("vsw-"))
	for i, id := range ids {
		if f.vSwitch(id) == nil {
			wrong(o, name+"."+strconv.Itoa(i), "there is no such vSwitch in the VPC")
		}
	}
	return ids
}

func (f *form) vSwitch(id string) *world.VSwitch {
	if f.at.VPC == nil {
		return nil
	}
	return f.at.VSwitch(id)
}

// private are the blocks that pods and services may take.
var private = []netip.Prefix{
	netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("172.16.0.0/12"), netip.MustParsePrefix("192.168.0.0/16"),
}

// privateBlock tells whether s is a block within the private ones with a mask
// of at most 24 bits, written by its first address.
func privateBlock(s string, shortest int) bool {
	p, err := netip.ParsePrefix(s)
	return err == nil && p == p.Masked() && p.Bits() >= shortest && p.Bits() <= 24 &&
		slices.ContainsFunc(private, func(all netip.Prefix) bool { return all.Bits() <= p.Bits() && all.Contains(p.Addr()) })
}

func containerBlock(s string) bool { return privateBlock(s, 8) }
func serviceBlock(s string) bool   { return privateBlock(s, 16) }

// checkNetwork checks what goes over several fields once all are read. Without
// nodes only vswitch_ids tells where a managed cluster lies.
func (f *form) checkNetwork(o *engine.Object) {
	if f.managed && !f.AutoMode && !f.nodeless() && len(f.Zones) == 0 && f.nodes() == 0 && !given(o, "vswitch_ids") {
		o.Reject(o.At("vswitch_ids"), true)
	}
	if f.Plugin == terway {
		f.checkTerway(o)
	} else if f.Plugin == flannel && f.Container == "" {
		if f.VPC != "" {
			o.Need("container_cidr")
		}
		f.Container = "172.16.0.0/16"
	}
	if f.Container != "" && f.NodeMask != "" {
		mask, _ := strconv.Atoi(f.NodeMask)
		if p, err := netip.ParsePrefix(f.Container); err == nil && p.Bits() > mask {
			wrong(o, "node_cidr_mask", "a node would get more addresses than container_cidr has")
		}
	}
	if f.at.VPC != nil {
		f.take(f.at.VPC.CIDR, "the VPC")
		for _, more := range f.at.VPC.Secondary {
			f.take(more, "the VPC")
		}
	}
	if f.Container != "" {
		f.disjoint(o, "container_cidr", f.Container)
		f.take(f.Container, "container_cidr")
	}
	f.disjoint(o, "service_cidr", f.Service)
}

// take adds a block that nothing else may overlap.
func (f *form) take(text, owner string) {
	if p, err := netip.ParsePrefix(text); err == nil {
		f.blocks = append(f.blocks, block{p, owner})
	}
}

func (f *form) disjoint(o *engine.Object, name, text string) {
	p, err := netip.ParsePrefix(text)
	if err != nil {
		return
	}
	for _, b := range f.blocks {
		if b.prefix.Overlaps(p) {
			wrong(o, name, text+" overlaps "+b.prefix.String()+" of "+b.owner)
		}
	}
}

// checkTerway wants vSwitches for the pods in every zone that has nodes.
func (f *form) checkTerway(o *engine.Object) {
	if o.Has("container_cidr") {
		wrong(o, "container_cidr", "it is Flannel's; pods get addresses of their vSwitches with Terway")
	}
	if len(f.PodVSwitches) == 0 {
		if f.VPC != "" && f.standard() {
			wrong(o, "addons", "terway-eniip needs PodVswitchId in its config")
		}
		return
	}
	zones := map[*world.Zone]bool{}
	nodes := f.nodeSwitches()
	for _, id := range f.PodVSwitches {
		v := f.vSwitch(id)
		if v == nil {
			continue
		}
		if p, err := netip.ParsePrefix(v.CIDR); err == nil && p.Bits() > 25 {
			wrong(o, "addons", "the pod vSwitch "+id+" has too few addresses, its mask is longer than /25")
		}
		zones[v.Zone] = true
	}
	for _, id := range nodes {
		if v := f.vSwitch(id); v != nil && !zones[v.Zone] {
			wrong(o, "addons", "there is no pod vSwitch in zone "+v.Zone.ID+" of the node vSwitch "+id)
		}
	}
}

// standard tells whether the cluster is one whose needs the pages tell; of other
// profiles, and of auto mode, they tell none.
func (f *form) standard() bool { return !f.AutoMode && (f.Profile == "" || f.Profile == "Default") }

// nodeless tells whether the cluster has no nodes of the account.
func (f *form) nodeless() bool { return f.Profile == profileServerless || f.Profile == "Acs" }

// Profiles that make a difference.
const (
	profileEdge       = "Edge"
	profileServerless = "Serverless"
)

// proSpec tells whether an edition is one of Pro.
func proSpec(spec string) bool { return strings.HasPrefix(spec, "ack.pro.") }

// nodeSwitches are the vSwitches in which nodes of the account start.
func (f *form) nodeSwitches() []string {
	var out []string
	if f.Masters != nil {
		out = append(out, f.Masters.VSwitches...)
	}
	for _, p := range f.Pools {
		out = append(out, p.VSwitches...)
	}
	return out
}
