package world

import (
	"math"
	"strconv"
	"sync"
)

// InstanceType holds the facts of one ECS instance type.
type InstanceType struct {
	ID, Family, Category string
	Cores, GPUs          int
	Memory               float64 // GiB.
	GPU                  string
	Arm, bare            bool
	Eri                  int // eRDMA interfaces; 0 means none.
}

// sizes are the usual steps of a family with their vCPUs.
var sizes = []struct {
	name  string
	cores int
}{
	{"large", 2},
	{"xlarge", 4},
	{"2xlarge", 8},
	{"3xlarge", 12},
	{"4xlarge", 16},
	{"6xlarge", 24},
	{"8xlarge", 32},
	{"12xlarge", 48},
	{"13xlarge", 52},
	{"16xlarge", 64},
	{"24xlarge", 96},
	{"26xlarge", 104},
	{"32xlarge", 128},
}

// ratios are the GiB of memory per vCPU that the first letter of a family stands for.
var ratios = []struct {
	letter, category string
	memory           float64
}{
	{"c", "Compute-optimized", 2}, {"g", "General-purpose", 4}, {"r", "Memory-optimized", 8},
}

// generations are the suffixes of the c, g and r families.
var generations = []string{
	"5", "5ne", "6", "6a", "6e", "6h", "6r", "6t", "7", "7a", "7h", "7ne", "7nex", "7p", "7re", "7se", "7t",
	"8a", "8ae", "8ea", "8h", "8i", "8ine", "8ise", "8y", "9a", "9ae", "9i", "9ie",
}

// rdmaGenerations have eRDMA interfaces.
var rdmaGenerations = sync.OnceValue(func() map[string]bool {
	return map[string]bool{"8a": true, "8ae": true, "8i": true, "8ine": true, "8y": true, "9a": true, "9ae": true, "9i": true, "9ie": true}
})

// instanceTypes lists the facts of all types; the same for every seed.
func instanceTypes() []InstanceType {
	var out []InstanceType
	for _, r := range ratios {
		for _, g := range generations {
			out = appendFamily(out, InstanceType{
				Family: "ecs." + r.letter + g, Category: r.category,
				Arm: g == "6r" || g == "8y", Eri: eri(g),
			}, r.memory, len(sizes))
		}
		for _, g := range []string{"5", "6", "7", "8i"} {
			out = appendFamily(out, InstanceType{Family: "ecs.hf" + r.letter + g, Category: "High Clock Speed"}, r.memory, 10)
		}
		out = appendBareMetal(out, r.letter, r.memory)
	}
	out = appendShared(out)
	for _, local := range []struct {
		family, category string
		memory           float64
	}{
		{"i2", "Local SSDs", 8},
		{"i3", "Local SSDs", 8},
		{"i4", "Local SSDs", 8},
		{"i4g", "Local SSDs", 4},
		{"d2c", "Big Data", 4},
		{"d2s", "Big Data", 4},
		{"d3c", "Big Data", 4},
		{"d3s", "Big Data", 4},
		{"re6", "Memory-optimized", 15},
		{"re7", "Memory-optimized", 15},
		{"d1ne", "Big Data", 4},
		{"n4", "Shared", 2},
	} {
		out = appendFamily(out, InstanceType{Family: "ecs." + local.family, Category: local.category}, local.memory, 10)
	}
	// The vendor's own tests put it into queues on eRDMA; as many cores as its name says.
	out = append(out, InstanceType{ID: "ecs.hpc8ae.32xlarge", Family: "ecs.hpc8ae", Category: "High Performance Computing", Cores: 128, Memory: 512, Eri: 1})
	return appendGPU(out)
}

func eri(generation string) int {
	if rdmaGenerations()[generation] {
		return 1
	}
	return 0
}

func appendFamily(out []InstanceType, common InstanceType, perCore float64, n int) []InstanceType {
	for _, s := range sizes[:n] {
		t := common
		t.ID, t.Cores, t.Memory = t.Family+"."+s.name, s.cores, float64(s.cores)*perCore
		out = append(out, t)
	}
	return out
}

func appendBareMetal(out []InstanceType, letter string, perCore float64) []InstanceType {
	for _, g := range []struct {
		suffix, size string
		cores        int
	}{
		{"5s", "24xlarge", 96},
		{"6", "26xlarge", 104},
		{"6a", "64xlarge", 256},
		{"6e", "26xlarge", 104},
		{"7", "32xlarge", 128},
		{"7a", "64xlarge", 256},
		{"8a", "64xlarge", 256},
		{"8i", "48xlarge", 192},
		{"8y", "32xlarge", 128},
	} {
		out = append(out, InstanceType{
			ID: "ecs.ebm" + letter + g.suffix + "." + g.size, Family: "ecs.ebm" + letter + g.suffix, Category: "ECS Bare Metal",
			Cores: g.cores, Memory: float64(g.cores) * perCore, bare: true, Arm: g.suffix == "8y", Eri: eri(g.suffix),
		})
	}
	return out
}

// appendShared adds the families whose names tell the memory ratio.
func appendShared(out []InstanceType) []InstanceType {
	for _, f := range []struct {
		family, category string
		sizes            int
	}{
		{"u1", "Shared", 11}, {"u2a", "Shared", 10}, {"u2i", "Shared", 10}, {"e", "Shared", 5}, {"t6", "Burstable", 5},
	} {
		for _, ratio := range []int{1, 2, 4, 8} {
			for _, s := range sizes[:f.sizes] {
				out = append(out, InstanceType{
					ID:     "ecs." + f.family + "-c1m" + strconv.Itoa(ratio) + "." + s.name,
					Family: "ecs." + f.family, Category: f.category, Cores: s.cores, Memory: float64(s.cores * ratio),
				})
			}
		}
	}
	return out
}

// appendGPU adds the GPU families; their sizes count vCPUs (c) and GPUs (g).
func appendGPU(out []InstanceType) []InstanceType {
	for _, f := range []struct {
		family, gpu string
		memory      float64
		eri         int
		steps       [][2]int // vCPUs, GPUs.
	}{
		{"gn5i", "NVIDIA P4", 4, 0, [][2]int{{2, 1}, {4, 1}, {8, 1}, {16, 1}, {16, 2}, {28, 1}, {56, 2}}},
		{"gn6i", "NVIDIA T4", 3.875, 0, [][2]int{{4, 1}, {8, 1}, {16, 1}, {24, 1}, {40, 2}, {48, 2}, {96, 4}}},
		{"gn6e", "NVIDIA V100", 7.67, 0, [][2]int{{12, 1}, {24, 2}, {48, 4}, {96, 8}}},
		{"gn6v", "NVIDIA V100", 4, 0, [][2]int{{8, 1}, {16, 2}, {32, 4}, {64, 8}, {82, 8}}},
		{"gn7", "NVIDIA A100", 7.75, 1, [][2]int{{12, 1}, {24, 2}, {48, 4}, {96, 8}}},
		{"gn7e", "NVIDIA A100 80G", 7.8125, 1, [][2]int{{16, 1}, {32, 2}, {64, 4}, {128, 8}}},
		{"gn7i", "NVIDIA A10", 3.75, 1, [][2]int{{8, 1}, {16, 1}, {32, 1}, {48, 1}, {56, 2}, {64, 2}, {128, 4}}},
		{"gn7s", "NVIDIA A30", 7.8125, 1, [][2]int{{8, 1}, {16, 1}, {32, 1}, {48, 1}, {56, 2}, {64, 2}}},
		{"gn8is", "NVIDIA L20", 8, 1, [][2]int{{8, 1}, {16, 1}, {32, 2}, {64, 4}, {128, 8}}},
		{"gn8v", "NVIDIA H20", 6, 1, [][2]int{{16, 1}, {24, 1}, {48, 2}, {96, 4}, {192, 8}}},
		{"ebmgn7", "NVIDIA A100", 7.38, 1, [][2]int{{104, 8}}},
		{"ebmgn7e", "NVIDIA A100 80G", 8, 1, [][2]int{{128, 8}}},
		{"ebmgn7i", "NVIDIA A10", 6, 1, [][2]int{{128, 4}}},
	} {
		for _, step := range f.steps {
			size := "-c" + strconv.Itoa(step[0]) + "g" + strconv.Itoa(step[1]) + "." + strconv.Itoa(max(1, step[0]/4)) + "xlarge"
			out = append(out, InstanceType{
				ID: "ecs." + f.family + size, Family: "ecs." + f.family, Category: "GPU-accelerated compute-optimized",
				Cores: step[0], Memory: math.Round(float64(step[0]) * f.memory), GPUs: step[1], GPU: f.gpu,
				Eri: f.eri, bare: step[0] > 100 && f.family[0] == 'e',
			})
		}
	}
	return out
}

// Stock is how a zone stands with an instance type.
type Stock uint8

// How a zone can stand with it.
const (
	NotOffered Stock = iota
	SoldOut
	InStock
)

// Stock follows from seed, zone and type: seven of ten in stock, one in eight
// sold out, the rest not offered.
func (w *World) Stock(z *Zone, t *InstanceType) Stock {
	if alwaysInStock()[t.ID] {
		return InStock
	}
	switch h := w.Random("stock", z.ID, t.ID) % 1000; {
	case h < 700:
		return InStock
	case h < 825:
		return SoldOut
	}
	return NotOffered
}

// Architecture is the image architecture that a type boots.
func (t *InstanceType) Architecture() string {
	if t.Arm {
		return "arm64"
	}
	return "x86_64"
}

// CPU is the name of the type's architecture in ECS filters.
func (t *InstanceType) CPU() string {
	if t.Arm {
		return "ARM"
	}
	return "X86"
}
