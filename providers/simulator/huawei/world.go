package huawei

import (
	"fmt"
	"strings"

	"clusterwiz/providers/simulator/engine"
)

// world is what exists at Huawei Cloud before the first call. It is never
// changed.
type world struct {
	seed     int64
	regions  []*region
	projects []*project
}

type region struct {
	id, english, chinese string
	zones                []string
	flavors              []*flavor
	pools                []*resourcePool // Of the region's own project.
	vpcs                 []*network
	subnets              []*subnet
	groups               []*group
}

// project is a region's own project or one below it.
type project struct {
	id, name string
	parent   *project // Nil for a region's own.
	region   *region
	pools    []*resourcePool
}

// resourcePool is a dedicated resource pool. A privileged one (Lite Cluster) has
// a network of the user's; a standard one has ModelArts' own.
type resourcePool struct {
	id, title  string
	project    *project
	privileged bool
	vpc        *network
	subnet     *subnet
	group      *group
	initial    []initialPool
}

// initialPool is a node pool that exists from the start.
type initialPool struct {
	name, flavor, billing string
	count                 int
}

// flavor is a resource flavour. Sold tells for each zone whether it is sold out.
type flavor struct {
	id, kind, arch, memory string
	cpu                    int
	gpu, npu               string // Type; "" for none.
	accelerators           int
	billing                []int
	sold                   map[string]bool
}

type network struct{ id, name, cidr string }

type subnet struct {
	id, name, cidr, gateway, neutron string
	vpc                              *network
	zone                             string
	free                             int
}

type group struct{ id, name string }

// regions are the regions in which ModelArts has an endpoint.
var regions = []struct{ id, english, chinese string }{
	{"cn-north-4", "CN North-Beijing4", "华北-北京四"},
	{"cn-north-1", "CN North-Beijing1", "华北-北京一"},
	{"cn-north-2", "CN North-Beijing2", "华北-北京二"},
	{"cn-north-9", "CN North-Ulanqab1", "华北-乌兰察布一"},
	{"cn-north-11", "CN North-Ulanqab-11", "华北-乌兰察布-11"},
	{"cn-north-12", "CN North-Ulanqab-12", "华北-乌兰察布-12"},
	{"cn-east-3", "CN East-Shanghai1", "华东-上海一"},
	{"cn-east-4", "CN East 2", "华东二"},
	{"cn-south-1", "CN South-Guangzhou", "华南-广州"},
	{"cn-southwest-2", "CN Southwest-Guiyang1", "西南-贵阳一"},
	{"cn-southwest-3", "CN Southwest-Guiyang3", "西南-贵阳三"},
	{"ap-southeast-1", "CN-Hong Kong", "中国-香港"},
	{"ap-southeast-2", "AP-Bangkok", "亚太-曼谷"},
	{"ap-southeast-3", "AP-Singapore", "亚太-新加坡"},
	{"ap-southeast-4", "AP-Jakarta", "亚太-雅加达"},
	{"me-east-1", "ME-Riyadh", "中东-利雅得"},
	{"af-south-1", "AF-Johannesburg", "非洲-约翰内斯堡"},
	{"af-north-1", "AF-Cairo", "非洲-开罗"},
	{"tr-west-1", "TR-Istanbul", "土耳其-伊斯坦布尔"},
	{"la-north-2", "LA-Mexico City2", "拉美-墨西哥城二"},
	{"la-south-2", "LA-Santiago", "拉美-圣地亚哥"},
	{"sa-brazil-1", "LA-Sao Paulo1", "拉美-圣保罗一"},
}

func newWorld(seed int64) *world {
	w := &world{seed: seed}
	for _, told := range regions {
		r := &region{id: told.id, english: told.english, chinese: told.chinese}
		for _, letter := range "abc" {
			r.zones = append(r.zones, fmt.Sprintf("%s%c", r.id, letter))
		}
		w.addFlavors(r)
		own := &project{id: w.hex("project", r.id), name: r.id, region: r}
		w.projects = append(w.projects, own)
		w.regions = append(w.regions, r)
		if r.id == fixedRegion {
			own.id = fixedProject
			addFixed(own)
			w.projects = append(w.projects, &project{id: w.hex("project", r.id, "hpc"), name: r.id + "_hpc", parent: own, region: r})
		}
		w.addNetwork(r)
		w.addPools(own)
	}
	return w
}

// hex is an id of 32 hexadecimal digits.
func (w *world) hex(words ...string) string {
	return engine.Letters(engine.Digest(w.seed, append(words, "huawei")...), 32, engine.HexDigits)
}

// uuid is an id in the form of Huawei's resources.
func (w *world) uuid(words ...string) string {
	return strings.ToLower(engine.UUID(engine.Digest(w.seed, append(words, "huawei")...)))
}

func (w *world) addNetwork(r *region) {
	for i, name := range []string{"default", "training"} {
		v := &network{w.uuid("vpc", r.id, name), "vpc-" + name, fmt.Sprintf("192.168.%d.0/18", 64*i)}
		r.vpcs = append(r.vpcs, v)
		r.addSubnet(v, w.uuid("subnet", r.id, name), "subnet-"+name, i)
		r.groups = append(r.groups, &group{w.uuid("group", r.id, name), "sg-" + name})
	}
}

func (r *region) addSubnet(v *network, id, name string, n int) {
	base, _, _ := strings.Cut(v.cidr, "/")
	gateway := strings.TrimSuffix(base, "0") + "1"
	neutron := strings.ToLower(engine.UUID(engine.Digest(int64(n), id)))
	r.subnets = append(r.subnets, &subnet{id, name, base + "/20", gateway, neutron, v, r.zones[n%2], 4000 - n})
}

// addPools gives each region pools of both kinds, after the fixed ones.
func (w *world) addPools(p *project) {
	r := p.region
	last := len(r.vpcs) - 1
	for _, kind := range []string{"lite", "standard"} {
		pool := &resourcePool{id: "pool-" + w.hex("pool", r.id, kind)[:4] + "-" + w.hex("pool", r.id, kind), title: kind + "-" + r.id, project: p}
		if kind == "lite" {
			pool.privileged = true
			pool.vpc, pool.subnet, pool.group = r.vpcs[last], r.subnets[len(r.subnets)-1], r.groups[len(r.groups)-1]
		}
		pool.initial = []initialPool{{fixedFlavors[0].id + "-default", fixedFlavors[0].id, "0", 1}}
		r.pools = append(r.pools, pool)
	}
	p.pools = r.pools
}

func (w *world) region(id string) *region {
	return engine.First(w.regions, func(r *region) bool { return r.id == id })
}

func (w *world) project(id string) *project {
	return engine.First(w.projects, func(p *project) bool { return p.id == id })
}

func (w *world) pool(id string) *resourcePool {
	for _, p := range w.projects {
		if found := p.pool(id); found != nil {
			return found
		}
	}
	return nil
}

func (p *project) pool(id string) *resourcePool {
	return engine.First(p.pools, func(one *resourcePool) bool { return one.id == id })
}

func (r *region) flavor(id string) *flavor {
	return engine.First(r.flavors, func(f *flavor) bool { return f.id == id })
}

func (r *region) vpc(id string) *network {
	return engine.First(r.vpcs, func(v *network) bool { return v.id == id })
}

func (r *region) subnet(id string) *subnet {
	return engine.First(r.subnets, func(s *subnet) bool { return s.id == id })
}

func (r *region) group(id string) *group {
	return engine.First(r.groups, func(g *group) bool { return g.id == id })
}
