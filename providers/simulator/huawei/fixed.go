package huawei

import (
	"slices"

	"clusterwiz/providers/simulator/engine"
)

// The fixed part of Huawei Cloud is the same for every seed, because the
// example of the API page and the shipped profile refer to it.

const (
	fixedRegion  = "cn-north-4"
	fixedProject = "0123456789abcdef0123456789abcdef"
)

// fixedFlavors are offered in the zones a and b of every region.
var fixedFlavors = []flavor{
	{id: "modelarts.vm.cpu.16u64g.d", kind: "Dedicate", arch: "x86", cpu: 16, memory: "64Gi", billing: []int{0, 1}},
	{id: "modelarts.vm.gpu.t4u8", kind: "Dedicate", arch: "x86", cpu: 8, memory: "32Gi", gpu: "nvidia-t4", accelerators: 1, billing: []int{0, 1}},
	{id: "modelarts.vm.2u4g.dcc", kind: "Dedicate", arch: "x86", cpu: 2, memory: "4Gi", billing: []int{0}},
}

// seededFlavors are in stock or sold out as the seed has it.
var seededFlavors = []flavor{
	{id: "modelarts.vm.cpu.8ud", kind: "Dedicate", arch: "x86", cpu: 8, memory: "32Gi", billing: []int{0, 1}},
	{id: "modelarts.vm.gpu.v100u8", kind: "Dedicate", arch: "x86", cpu: 8, memory: "64Gi", gpu: "nvidia-v100", accelerators: 1, billing: []int{0, 1}},
	{id: "modelarts.bm.gpu.8v100", kind: "Dedicate", arch: "x86", cpu: 72, memory: "512Gi", gpu: "nvidia-v100", accelerators: 8, billing: []int{1}},
	{id: "modelarts.bm.npu.arm.8snt9b", kind: "Dedicate", arch: "arm64", cpu: 192, memory: "1536Gi", npu: "ascend-snt9b", accelerators: 8, billing: []int{1}},
	{id: "modelarts.bm.npu.arm.8snt9b23", kind: "Dedicate", arch: "arm64", cpu: 320, memory: "2048Gi", npu: "ascend-snt9b23", accelerators: 8, billing: []int{0, 1}},
	{id: "modelarts.vm.cpu.2u", kind: "Logical", arch: "x86", cpu: 2, memory: "8Gi", billing: []int{0}},
}

// addFlavors gives a region its flavours.
func (w *world) addFlavors(r *region) {
	for _, f := range fixedFlavors {
		f.sold = map[string]bool{r.zones[0]: false, r.zones[1]: false}
		r.flavors = append(r.flavors, &f)
	}
	for _, f := range seededFlavors {
		f.sold = map[string]bool{}
		for _, z := range r.zones {
			f.sold[z] = engine.Digest(w.seed, "flavor", z, f.id)%4 == 0
		}
		r.flavors = append(r.flavors, &f)
	}
}

// addFixed puts the fixed part first.
func addFixed(p *project) {
	r := p.region
	lite := &network{"3b9a4c1e-8f0d-4a57-9c55-6a3f1d2e7b10", "vpc-lite", "10.0.0.0/16"}
	// The VPC of the page's example.
	example := &network{"277e9abc-0e6b-431a-9232-cfd25d5fc566", "vpc-example", "10.1.0.0/16"}
	r.vpcs = []*network{lite, example}
	r.addSubnet(lite, "7c1d2e3f-4a5b-4c6d-8e7f-90a1b2c3d4e5", "subnet-lite", 0)
	r.addSubnet(example, "03796378-c356-4c14-826b-e4913aa9c8b9", "subnet-example", 1)
	r.groups = []*group{
		{"5f6e7d8c-9b0a-4c1d-a2e3-f4a5b6c7d8e9", "sg-lite"},
		{"0a15b48d-06f1-41e4-b782-ade90087bf59", "sg-example"},
	}
	r.pools = []*resourcePool{
		{
			id: "pool-lite-a1b2", title: "lite-training", project: p, privileged: true, vpc: lite, subnet: r.subnets[0], group: r.groups[0],
			initial: []initialPool{{"nodepool-0", fixedFlavors[0].id, "0", 2}, {"nodepool-year", fixedFlavors[1].id, "1", 1}},
		},
		{
			id: "pool-std-c3d4", title: "standard-training", project: p,
			initial: []initialPool{{fixedFlavors[0].id + "-default", fixedFlavors[0].id, "0", 2}},
		},
	}
}

// offered are the zones that have a flavour in stock.
func (f *flavor) offered() []string {
	var out []string
	for z, sold := range f.sold {
		if !sold {
			out = append(out, z)
		}
	}
	slices.Sort(out)
	return out
}
