package world

import (
	"fmt"
	"slices"
	"time"

	"clusterwiz/providers/simulator/engine"
)

// World is everything that exists before the first call. What the products make
// stands in their own books.
type World struct {
	seed           int64
	Regions        []*Region
	Types          []InstanceType
	TypeIndex      map[string]int
	ResourceGroups []ResourceGroup
	// Machines and Gateways are what products have made by a moment: instances of ECS in a
	// region, and NAT gateways in a VPC. Each is set by the product that makes them.
	Machines func(*Region, time.Time) []Machine
	Gateways func(vpc string, now time.Time) []string
}

// Machine is an instance of ECS that a product has made.
type Machine struct {
	ID, Name, KeyPair string
	Type, Image       string
	VSwitch           *VSwitch
}

// Region is a place with all that there is in it.
type Region struct {
	ID, English, Chinese string
	Code                 string // As in cluster ids: ehpc-hz-...
	Zones                []*Zone
	Vpcs                 []*VPC
	VSwitches            []*VSwitch
	Groups               []*SecurityGroup
	KeyPairs             []KeyPair
	Images               []Image
	FileSystems          []*FileSystem
}

// Zone is one of a region.
type Zone struct {
	ID     string
	Letter byte
}

// VPC is a network of the account.
type VPC struct {
	ID, Name, CIDR string
	Secondary      []string // More blocks.
	IsDefault      bool
}

// VSwitch is a part of a VPC in one zone.
type VSwitch struct {
	ID, Name, CIDR string
	VPC            *VPC
	Zone           *Zone
	Free           int // Addresses.
	IsDefault      bool
}

// SecurityGroup is one of a VPC.
type SecurityGroup struct {
	ID, Name   string
	VPC        *VPC
	Enterprise bool
	Managed    bool // By a service; users cannot put their own instances into it.
}

// KeyPair is what machines are logged in to with.
type KeyPair struct{ Name, Fingerprint, Created string }

// ResourceGroup is one of the account.
type ResourceGroup struct{ ID, Name, DisplayName string }

// cities are the regions of the world with their number of zones.
var cities = []struct {
	id, code, english, chinese string
	zones                      int
}{
	{"cn-hangzhou", "hz", "China (Hangzhou)", "华东1(杭州)", 8},
	{"cn-shanghai", "sh", "China (Shanghai)", "华东2(上海)", 8},
	{"cn-beijing", "bj", "China (Beijing)", "华北2(北京)", 8},
	{"cn-shenzhen", "sz", "China (Shenzhen)", "华南1(深圳)", 5},
	{"cn-hongkong", "hk", "China (Hong Kong)", "中国香港", 3},
	{"ap-southeast-1", "sg", "Singapore", "新加坡", 3},
	{"cn-zhangjiakou", "zb", "China (Zhangjiakou)", "华北3(张家口)", 3},
}

// New makes the world of a seed.
func New(seed int64) *World {
	w := &World{seed: seed, Types: instanceTypes()}
	w.TypeIndex = make(map[string]int, len(w.Types))
	for i := range w.Types {
		w.TypeIndex[w.Types[i].ID] = i
	}
	w.ResourceGroups = newResourceGroups(seed)
	for _, city := range cities {
		r := &Region{ID: city.id, Code: city.code, English: city.english, Chinese: city.chinese}
		w.addZones(r, city.zones)
		w.addNetwork(r)
		w.addAccess(r)
		w.addStorage(r)
		r.Images = w.newImages(r)
		w.Regions = append(w.Regions, r)
	}
	addFixed(w.Regions[0])
	w.addZhangjiakou(w.Region("cn-zhangjiakou"))
	return w
}

// addZones letters the zones from a, or from b in Hangzhou, whose i and j the
// fixed part needs.
func (w *World) addZones(r *Region, n int) {
	first := byte('a')
	if r.Code == "hz" {
		first = 'c'
	}
	for i := range n {
		letter := first + byte(i)
		r.Zones = append(r.Zones, &Zone{ID: fmt.Sprintf("%s-%c", r.ID, letter), Letter: letter})
	}
}

// Random gives bits that depend on the seed and the words alone.
func (w *World) Random(words ...string) uint64 { return engine.Digest(w.seed, words...) }

// Region is the one with an id; nil for none.
func (w *World) Region(id string) *Region {
	for _, r := range w.Regions {
		if r.ID == id {
			return r
		}
	}
	return nil
}

// RegionOfVPC finds where a VPC lies; nil when nowhere.
func (w *World) RegionOfVPC(id string) *Region {
	for _, r := range w.Regions {
		if r.VPC(id) != nil {
			return r
		}
	}
	return nil
}

// InstanceType is the one with an id; nil for none.
func (w *World) InstanceType(id string) *InstanceType {
	if i, ok := w.TypeIndex[id]; ok {
		return &w.Types[i]
	}
	return nil
}

// ResourceGroup tells whether there is one with an id.
func (w *World) ResourceGroup(id string) bool {
	return slices.ContainsFunc(w.ResourceGroups, func(g ResourceGroup) bool { return g.ID == id })
}

func newResourceGroups(seed int64) []ResourceGroup {
	groups := []ResourceGroup{{"rg-acfmxazb4ph6aiy", "default", "default resource group"}}
	groups = append(groups, exampleGroups...)
	for _, name := range []string{"cfd", "genomics", "teaching"} {
		groups = append(groups, ResourceGroup{"rg-" + engine.Letters(engine.Digest(seed, "rg", name), 15, engine.LowerAlnum), name, name})
	}
	return groups
}

// Zone is the one with an id; nil for none.
func (r *Region) Zone(id string) *Zone {
	return engine.First(r.Zones, func(z *Zone) bool { return z.ID == id })
}

// VPC is the one with an id; nil for none.
func (r *Region) VPC(id string) *VPC {
	return engine.First(r.Vpcs, func(v *VPC) bool { return v.ID == id })
}

// VSwitch is the one with an id; nil for none.
func (r *Region) VSwitch(id string) *VSwitch {
	return engine.First(r.VSwitches, func(v *VSwitch) bool { return v.ID == id })
}

// Group is the security group with an id; nil for none.
func (r *Region) Group(id string) *SecurityGroup {
	return engine.First(r.Groups, func(g *SecurityGroup) bool { return g.ID == id })
}

// HasKeyPair tells whether there is one of a name.
func (r *Region) HasKeyPair(name string) bool {
	return slices.ContainsFunc(r.KeyPairs, func(k KeyPair) bool { return k.Name == name })
}

// FileSystem is the one with an id; nil for none.
func (r *Region) FileSystem(id string) *FileSystem {
	return engine.First(r.FileSystems, func(f *FileSystem) bool { return f.ID == id })
}

// Local is the region's name in one of two languages.
func (r *Region) Local(english bool) string {
	if english {
		return r.English
	}
	return r.Chinese
}
