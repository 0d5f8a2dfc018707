package lookups

import (
	"bytes"
	"slices"
	"sync"

	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// typeFacts keeps what never changes about instance types as finished JSON:
// the whole list is most of a megabyte and is asked for by every wizard.
type typeFacts struct {
	world *world.World
	items func() [][]byte // By index of world.types, encoded at the first use.

	mu    sync.Mutex
	zones map[string]*zoneStock
}

// zoneStock is what a zone offers.
type zoneStock struct {
	standing []world.Stock // By index of world.types.
	items    [][]byte      // Encoded; nil when not offered.
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

func newTypeFacts(w *world.World) *typeFacts {
	return &typeFacts{
		world: w,
		items: sync.OnceValue(func() [][]byte {
			out := make([][]byte, len(w.Types))
			for i := range w.Types {
				out[i] = engine.Encode(viewOfType(&w.Types[i]))
			}
			return out
		}),
		zones: map[string]*zoneStock{},
	}
}

func viewOfType(t *world.InstanceType) typeView {
	return typeView{
		InstanceTypeID: t.ID, InstanceTypeFamily: t.Family, InstanceCategory: t.Category,
		CPUCoreCount: t.Cores, MemorySize: t.Memory, GPUAmount: t.GPUs, GPUSpec: t.GPU, CPUArchitecture: t.CPU(),
		EriQuantity: t.Eri, EniQuantity: min(2+t.Cores/8, 15), EniPrivateIPAddressQuantity: min(6+t.Cores/4, 50),
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
	return len(f.ids) == 0 && len(f.families) == 0 && f.minCores == engine.NotGiven && f.maxCores == engine.NotGiven &&
		f.minMemory == engine.NotGiven && f.minGPUs == engine.NotGiven && f.architecture == ""
}

func (f typeFilter) passes(t *world.InstanceType) bool {
	return (len(f.ids) == 0 || slices.Contains(f.ids, t.ID)) &&
		(len(f.families) == 0 || slices.Contains(f.families, t.Family)) &&
		t.Cores >= f.minCores && (f.maxCores == engine.NotGiven || t.Cores <= f.maxCores) &&
		t.Memory >= float64(f.minMemory) && t.GPUs >= f.minGPUs &&
		(f.architecture == "" || f.architecture == t.CPU())
}

// instanceTypes is the call DescribeInstanceTypes. Facts are the same in every
// region; RegionId is accepted and ignored.
func (e *ecs) instanceTypes(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	p := c.Params
	f := typeFilter{
		ids: p.Indexed("InstanceTypes", 10), families: p.Indexed("InstanceTypeFamilies", 10),
		minCores: p.Integer("MinimumCpuCoreCount", 1, 1000), maxCores: p.Integer("MaximumCpuCoreCount", 1, 1000),
		minMemory: p.Integer("MinimumMemorySize", 0, 1<<20), minGPUs: p.Integer("MinimumGPUAmount", 0, 100),
		architecture: p.Text("CpuArchitecture", engine.OneOf("X86", "ARM")),
	}
	at := engine.ReadCursor(p, "DescribeInstanceTypes", 1600, 1600)
	if c.Bad() {
		return nil, nil
	}
	items := e.facts.items()
	if !f.empty() {
		var kept [][]byte
		for i := range e.world.Types {
			if f.passes(&e.world.Types[i]) {
				kept = append(kept, items[i])
			}
		}
		items = kept
	}
	from, to, next := at.Slice(len(items))
	return rawAnswer(engine.Answer{"RequestId": c.RequestID, "NextToken": next}, "InstanceTypes", "InstanceType", items[from:to]), nil
}

// rawAnswer puts finished items into {head, name: {inner: [items]}} without
// encoding them again.
func rawAnswer(head engine.Answer, name, inner string, items [][]byte) engine.Answer {
	size := 200
	for _, i := range items {
		size += len(i) + 1
	}
	var b bytes.Buffer
	b.Grow(size)
	b.Write(bytes.TrimSuffix(engine.Encode(head), []byte("}")))
	b.WriteString(`,"` + name + `":{"` + inner + `":[`)
	for n, i := range items {
		if n > 0 {
			b.WriteByte(',')
		}
		b.Write(i)
	}
	b.WriteString("]}}")
	return engine.Answer{"raw": b.Bytes()}
}

// zone is the stock of a zone, laid out at the first use.
func (f *typeFacts) zone(z *world.Zone) *zoneStock {
	f.mu.Lock()
	defer f.mu.Unlock()
	if known := f.zones[z.ID]; known != nil {
		return known
	}
	types := f.world.Types
	made := &zoneStock{standing: make([]world.Stock, len(types)), items: make([][]byte, len(types))}
	for i := range types {
		made.standing[i] = f.world.Stock(z, &types[i])
		switch made.standing[i] {
		case world.InStock:
			made.items[i] = engine.Encode(resourceView{Value: types[i].ID, Status: "Available", StatusCategory: "WithStock"})
		case world.SoldOut:
			made.items[i] = engine.Encode(resourceView{Value: types[i].ID, Status: "SoldOut", StatusCategory: "WithoutStock"})
		case world.NotOffered:
		}
	}
	f.zones[z.ID] = made
	return made
}
