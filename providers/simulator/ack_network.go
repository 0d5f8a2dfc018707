package simulator

import (
	"net/netip"
	"regexp"
	"slices"
	"strconv"
)

// block is a range of addresses and whose it is.
type block struct {
	prefix netip.Prefix
	owner  string
}

// readNetwork reads VPC, vSwitches and address blocks.
func (f *ackForm) readNetwork(o *object) {
	f.readAutoMode(o)
	f.VPC = o.text("vpcid", prefixed("vpc-"))
	if f.VPC != "" {
		if f.at.vpc = f.at.region.vpc(f.VPC); f.at.vpc == nil {
			o.wrong("vpcid", "there is no such VPC in the region")
		}
	} else if !f.managed || !f.AutoMode && !o.has("zone_ids") {
		o.need("vpcid")
	}
	f.VSwitches = f.readSwitches(o, "vswitch_ids", 1, 3)
	if f.managed {
		f.readZones(o)
	}
	f.PodVSwitches = f.readSwitches(o, "pod_vswitch_ids", 1, anyNumber)
	f.NodeMask = o.text("node_cidr_mask", regexp.MustCompile(`^2[4-8]$`).MatchString)
	f.IPStack = "ipv4"
	if o.text("ip_stack", oneOf("ipv4", "ipv6")) != "" && o.take("ip_stack").text != "ipv4" {
		f.IPStack = "dual"
	}
	f.Container = o.text("container_cidr", containerBlock)
	f.Service = o.text("service_cidr", serviceBlock)
	if f.Service == "" {
		f.Service = "172.19.0.0/20"
	}
}

// readAutoMode reads whether ACK shall choose the network itself.
func (f *ackForm) readAutoMode(o *object) {
	if !f.managed {
		return
	}
	o.object("auto_mode", func(a *object) { f.AutoMode = a.boolean("enable", false) })
	if f.AutoMode && o.take("cluster_spec").text != "ack.pro.small" {
		o.wrong("auto_mode", "only Pro clusters have it")
	}
}

// readZones reads where ACK shall make a VPC.
func (f *ackForm) readZones(o *object) {
	if !o.has("zone_ids") {
		return
	}
	if o.has("vswitch_ids") || o.has("vpcid") {
		o.wrong("zone_ids", "it goes with neither vpcid nor vswitch_ids")
	}
	f.Zones = o.texts("zone_ids", 1, anyNumber, func(id string) bool { return f.at.region.zone(id) != nil })
	for _, id := range f.Zones {
		if z := f.at.region.zone(id); z != nil {
			f.at.zones = append(f.at.zones, z)
		}
	}
}

// readSwitches reads ids of vSwitches of the VPC.
func (f *ackForm) readSwitches(o *object, name string, lo, hi int) []string {
	ids := o.texts(name, lo, hi, prefixed("vsw-"))
	for i, id := range ids {
		if f.vSwitch(id) == nil {
			o.wrong(name+"."+strconv.Itoa(i), "there is no such vSwitch in the VPC")
		}
	}
	return ids
}

func (f *ackForm) vSwitch(id string) *vSwitch {
	if f.at.vpc == nil {
		return nil
	}
	return f.at.vSwitch(id)
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
func (f *ackForm) checkNetwork(o *object) {
	if f.managed && !f.AutoMode && len(f.Zones) == 0 && f.nodes() == 0 {
		o.need("vswitch_ids")
	}
	if f.Plugin == terway {
		f.checkTerway(o)
	} else if f.Plugin == flannel && f.Container == "" {
		if f.VPC != "" {
			o.need("container_cidr")
		}
		f.Container = "172.16.0.0/16"
	}
	if f.Container != "" && f.NodeMask != "" {
		mask, _ := strconv.Atoi(f.NodeMask)
		if p, err := netip.ParsePrefix(f.Container); err == nil && p.Bits() > mask {
			o.wrong("node_cidr_mask", "a node would get more addresses than container_cidr has")
		}
	}
	if f.at.vpc != nil {
		f.take(f.at.vpc.cidr, "the VPC")
		for _, more := range f.at.vpc.secondary {
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
func (f *ackForm) take(text, owner string) {
	if p, err := netip.ParsePrefix(text); err == nil {
		f.blocks = append(f.blocks, block{p, owner})
	}
}

func (f *ackForm) disjoint(o *object, name, text string) {
	p, err := netip.ParsePrefix(text)
	if err != nil {
		return
	}
	for _, b := range f.blocks {
		if b.prefix.Overlaps(p) {
			o.wrong(name, text+" overlaps "+b.prefix.String()+" of "+b.owner)
		}
	}
}

// checkTerway wants vSwitches for the pods in every zone that has nodes.
func (f *ackForm) checkTerway(o *object) {
	for _, without := range []string{"container_cidr", "node_cidr_mask"} {
		if o.has(without) {
			o.wrong(without, "it is Flannel's; pods get addresses of their vSwitches with Terway")
		}
	}
	if len(f.PodVSwitches) == 0 {
		if f.VPC != "" && !f.AutoMode {
			o.wrong("addons", "terway-eniip needs PodVswitchId in its config")
		}
		return
	}
	zones := map[*zone]bool{}
	nodes := f.nodeSwitches()
	for _, id := range f.PodVSwitches {
		v := f.vSwitch(id)
		if v == nil {
			continue
		}
		if p, err := netip.ParsePrefix(v.cidr); err == nil && p.Bits() > 25 {
			o.wrong("addons", "the pod vSwitch "+id+" has too few addresses, its mask is longer than /25")
		}
		if slices.Contains(nodes, id) {
			o.wrong("addons", "the pod vSwitch "+id+" is also one of nodes")
		}
		zones[v.zone] = true
	}
	for _, id := range nodes {
		if v := f.vSwitch(id); v != nil && !zones[v.zone] {
			o.wrong("addons", "there is no pod vSwitch in zone "+v.zone.id+" of the node vSwitch "+id)
		}
	}
}

// nodeSwitches are the vSwitches in which nodes of the account start.
func (f *ackForm) nodeSwitches() []string {
	var out []string
	if f.Masters != nil {
		out = append(out, f.Masters.VSwitches...)
	}
	for _, p := range f.Pools {
		out = append(out, p.VSwitches...)
	}
	return out
}
