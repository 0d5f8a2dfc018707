package simulator

import (
	"fmt"
	"slices"
	"strconv"
)

// world is everything that exists before the first call. It is never changed.
type world struct {
	seed           int64
	regions        []*region
	types          []instanceType
	typeIndex      map[string]int
	resourceGroups []resourceGroup
}

type region struct {
	id, english, chinese string
	code                 string // As in cluster ids: ehpc-hz-...
	zones                []*zone
	vpcs                 []*vpc
	vSwitches            []*vSwitch
	groups               []*securityGroup
	keyPairs             []keyPair
	images               []image
	fileSystems          []*fileSystem
}

type zone struct {
	id     string
	letter byte
}

type vpc struct {
	id, name, cidr string
	secondary      []string // More blocks.
	isDefault      bool
}

type vSwitch struct {
	id, name, cidr string
	vpc            *vpc
	zone           *zone
	free           int // Addresses.
	isDefault      bool
}

type securityGroup struct {
	id, name   string
	vpc        *vpc
	enterprise bool
	managed    bool // By a service; users cannot put their own instances into it.
}

type keyPair struct{ name, fingerprint, created string }

type resourceGroup struct{ id, name, displayName string }

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

func newWorld(seed int64) *world {
	w := &world{seed: seed, types: instanceTypes()}
	w.typeIndex = make(map[string]int, len(w.types))
	for i := range w.types {
		w.typeIndex[w.types[i].id] = i
	}
	w.resourceGroups = newResourceGroups(seed)
	for _, city := range cities {
		r := &region{id: city.id, code: city.code, english: city.english, chinese: city.chinese}
		w.addZones(r, city.zones)
		w.addNetwork(r)
		w.addAccess(r)
		w.addStorage(r)
		r.images = w.newImages(r)
		w.regions = append(w.regions, r)
	}
	addFixed(w.regions[0])
	w.addZhangjiakou(w.region("cn-zhangjiakou"))
	return w
}

// addZones letters the zones from a, or from b in Hangzhou, whose i and j the
// fixed part needs.
func (w *world) addZones(r *region, n int) {
	first := byte('a')
	if r.code == "hz" {
		first = 'c'
	}
	for i := range n {
		letter := first + byte(i)
		r.zones = append(r.zones, &zone{id: fmt.Sprintf("%s-%c", r.id, letter), letter: letter})
	}
}

// random gives bits that depend on the seed and the words alone.
func (w *world) random(words ...string) uint64 { return digest(w.seed, words...) }

func (w *world) region(id string) *region {
	for _, r := range w.regions {
		if r.id == id {
			return r
		}
	}
	return nil
}

// regionOfVPC finds where a VPC lies; nil when nowhere.
func (w *world) regionOfVPC(id string) *region {
	for _, r := range w.regions {
		if r.vpc(id) != nil {
			return r
		}
	}
	return nil
}

func (w *world) instanceType(id string) *instanceType {
	if i, ok := w.typeIndex[id]; ok {
		return &w.types[i]
	}
	return nil
}

func (w *world) resourceGroup(id string) bool {
	return slices.ContainsFunc(w.resourceGroups, func(g resourceGroup) bool { return g.id == id })
}

func newResourceGroups(seed int64) []resourceGroup {
	groups := []resourceGroup{{"rg-acfmxazb4ph6aiy", "default", "default resource group"}}
	groups = append(groups, ackResourceGroups...)
	for _, name := range []string{"cfd", "genomics", "teaching"} {
		groups = append(groups, resourceGroup{"rg-" + letters(digest(seed, "rg", name), 15, lowerAlnum), name, name})
	}
	return groups
}

func (r *region) zone(id string) *zone {
	return first(r.zones, func(z *zone) bool { return z.id == id })
}

func (r *region) vpc(id string) *vpc { return first(r.vpcs, func(v *vpc) bool { return v.id == id }) }

func (r *region) vSwitch(id string) *vSwitch {
	return first(r.vSwitches, func(v *vSwitch) bool { return v.id == id })
}

func (r *region) group(id string) *securityGroup {
	return first(r.groups, func(g *securityGroup) bool { return g.id == id })
}

func (r *region) hasKeyPair(name string) bool {
	return slices.ContainsFunc(r.keyPairs, func(k keyPair) bool { return k.name == name })
}

func (r *region) fileSystem(id string) *fileSystem {
	return first(r.fileSystems, func(f *fileSystem) bool { return f.id == id })
}

// first is the first item that fits, nil when none does.
func first[T any](items []*T, fits func(*T) bool) *T {
	for _, item := range items {
		if fits(item) {
			return item
		}
	}
	return nil
}

func number10(n int) string { return strconv.Itoa(n) }
