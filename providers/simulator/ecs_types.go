package simulator

import (
	"bytes"
	"slices"
	"sync"
)

// typeFacts keeps what never changes about instance types as finished JSON:
// the whole list is most of a megabyte and is asked for by every wizard.
type typeFacts struct {
	world *world
	items func() [][]byte // By index of world.types, encoded at the first use.

	mu    sync.Mutex
	zones map[string]*zoneStock
}

// zoneStock is what a zone offers.
type zoneStock struct {
	standing []stock  // By index of world.types.
	items    [][]byte // Encoded; nil when not offered.
}

type typeView struct {
	InstanceTypeID              string `json:"InstanceTypeId"`
	InstanceTypeFamily          string
	InstanceCategory            string
	CPUCoreCount                int     `json:"CpuCoreCount"`
	MemorySize                  float64 // GiB.
	GPUAmount                   int
	GPUSpec                     string
	CPUArchitecture             string `json:"CpuArchitecture"`
	EriQuantity                 int
	EniQuantity                 int
	EniPrivateIPAddressQuantity int `json:"EniPrivateIpAddressQuantity"`
	NvmeSupport                 string
}

func newTypeFacts(w *world) *typeFacts {
	return &typeFacts{
		world: w,
		items: sync.OnceValue(func() [][]byte {
			out := make([][]byte, len(w.types))
			for i := range w.types {
				out[i] = encode(w.types[i].view())
			}
			return out
		}),
		zones: map[string]*zoneStock{},
	}
}

// cpu is the name of the type's architecture in ECS filters.
func (t *instanceType) cpu() string {
	if t.arm {
		return "ARM"
	}
	return "X86"
}

func (t *instanceType) view() typeView {
	return typeView{
		InstanceTypeID: t.id, InstanceTypeFamily: t.family, InstanceCategory: t.category,
		CPUCoreCount: t.cores, MemorySize: t.memory, GPUAmount: t.gpus, GPUSpec: t.gpu, CPUArchitecture: t.cpu(),
		EriQuantity: t.eri, EniQuantity: min(2+t.cores/8, 15), EniPrivateIPAddressQuantity: min(6+t.cores/4, 50),
		NvmeSupport: "unsupported",
	}
}

// typeFilter is what DescribeInstanceTypes can ask for; zero values ask for
// nothing.
type typeFilter struct {
	ids, families      []string
	minCores, maxCores int
	minMemory, minGPUs int
	architecture       string
}

func (f typeFilter) empty() bool {
	return len(f.ids) == 0 && len(f.families) == 0 && f.minCores == notGiven && f.maxCores == notGiven &&
		f.minMemory == notGiven && f.minGPUs == notGiven && f.architecture == ""
}

func (f typeFilter) passes(t *instanceType) bool {
	return (len(f.ids) == 0 || slices.Contains(f.ids, t.id)) &&
		(len(f.families) == 0 || slices.Contains(f.families, t.family)) &&
		t.cores >= f.minCores && (f.maxCores == notGiven || t.cores <= f.maxCores) &&
		t.memory >= float64(f.minMemory) && t.gpus >= f.minGPUs &&
		(f.architecture == "" || f.architecture == t.cpu())
}

// instanceTypes is the call DescribeInstanceTypes. Facts are the same in every
// region; RegionId is accepted and ignored.
func (e *ecs) instanceTypes(c *call) (answer, *refusal) {
	p := c.params
	f := typeFilter{
		ids: p.indexed("InstanceTypes", 10), families: p.indexed("InstanceTypeFamilies", 10),
		minCores: p.integer("MinimumCpuCoreCount", 1, 1000), maxCores: p.integer("MaximumCpuCoreCount", 1, 1000),
		minMemory: p.integer("MinimumMemorySize", 0, 1<<20), minGPUs: p.integer("MinimumGPUAmount", 0, 100),
		architecture: p.text("CpuArchitecture", oneOf("X86", "ARM")),
	}
	at := readCursor(p, "DescribeInstanceTypes", 1600, 1600)
	if c.bad() {
		return nil, nil
	}
	items := e.facts.items()
	if !f.empty() {
		var kept [][]byte
		for i := range e.sim.world.types {
			if f.passes(&e.sim.world.types[i]) {
				kept = append(kept, items[i])
			}
		}
		items = kept
	}
	from, to, next := at.slice(len(items))
	return rawAnswer(answer{"RequestId": c.requestID, "NextToken": next}, "InstanceTypes", "InstanceType", items[from:to]), nil
}

// rawAnswer puts finished items into {head, name: {inner: [items]}} without
// encoding them again.
func rawAnswer(head answer, name, inner string, items [][]byte) answer {
	size := 200
	for _, i := range items {
		size += len(i) + 1
	}
	var b bytes.Buffer
	b.Grow(size)
	b.Write(bytes.TrimSuffix(encode(head), []byte("}")))
	b.WriteString(`,"` + name + `":{"` + inner + `":[`)
	for n, i := range items {
		if n > 0 {
			b.WriteByte(',')
		}
		b.Write(i)
	}
	b.WriteString("]}}")
	return answer{"raw": b.Bytes()}
}

// zone is the stock of a zone, laid out at the first use.
func (f *typeFacts) zone(z *zone) *zoneStock {
	f.mu.Lock()
	defer f.mu.Unlock()
	if known := f.zones[z.id]; known != nil {
		return known
	}
	types := f.world.types
	made := &zoneStock{standing: make([]stock, len(types)), items: make([][]byte, len(types))}
	for i := range types {
		made.standing[i] = f.world.stock(z, &types[i])
		switch made.standing[i] {
		case inStock:
			made.items[i] = encode(resourceView{Value: types[i].id, Status: "Available", StatusCategory: "WithStock"})
		case soldOut:
			made.items[i] = encode(resourceView{Value: types[i].id, Status: "SoldOut", StatusCategory: "WithoutStock"})
		case notOffered:
		}
	}
	f.zones[z.id] = made
	return made
}
