package simulator

// The fixed part of Hangzhou is the same for every seed, because the examples
// of the API pages and the shipped profile refer to it.

// addFixed puts the fixed part before what the seed made.
func addFixed(r *region) {
	prod := &vpc{id: "vpc-m5efjevmclc0xdmys", name: "prod", cidr: "10.0.0.0/8"}
	lab := &vpc{id: "vpc-bp1aevy8sofi8mh1q", name: "lab", cidr: "172.16.0.0/12", secondary: []string{"192.168.240.0/20"}}
	i, j := r.zone(r.id+"-i"), r.zone(r.id+"-j")
	r.vpcs = append([]*vpc{prod, lab}, r.vpcs...)
	r.vSwitches = append([]*vSwitch{
		{id: "vsw-f8za5p0mwzgdu3wgx", name: "prod-i", cidr: "10.0.0.0/20", vpc: prod, zone: i, free: 4012},
		{id: "vsw-f8za5p0mwzgdu3wgy", name: "prod-j", cidr: "10.0.16.0/20", vpc: prod, zone: j, free: 3890},
		{id: "vsw-f8za5p0mwzgdupodi", name: "prod-pods-i", cidr: "10.1.0.0/16", vpc: prod, zone: i, free: 65480},
		{id: "vsw-f8za5p0mwzgdupodj", name: "prod-pods-j", cidr: "10.2.0.0/16", vpc: prod, zone: j, free: 65502},
		{id: "vsw-bp1s5fnvk4gn2tws0", name: "lab-i", cidr: "172.16.0.0/20", vpc: lab, zone: i, free: 4091},
	}, r.vSwitches...)
	r.groups = append([]*securityGroup{
		{id: "sg-bp13n61xsydodfyg", name: "prod-hpc", vpc: prod},
		{id: "sg-bp1enterprise0001", name: "prod-enterprise", vpc: prod, enterprise: true},
		{id: "sg-bp1lab00000000001", name: "lab", vpc: lab},
	}, r.groups...)
	r.keyPairs = append([]keyPair{
		{name: "ali0824", fingerprint: "89f0ba62ac4a2dd0f1d3a6f8b1c7e5a4", created: "2023-08-24T07:30:00Z"},
	}, r.keyPairs...)
	standard := &fileSystem{
		id: "008b648bcb", kind: "standard", protocol: "NFS", storage: "Capacity", zone: i, description: "prod home",
	}
	standard.targets = []mountTarget{{domain: "008b648bcb-sbs93.cn-hangzhou.nas.aliyuncs.com", vSwitch: r.vSwitches[0]}}
	r.fileSystems = append([]*fileSystem{standard}, r.fileSystems...)
}

// alwaysInStock lists the types of the API pages' examples, offered in every
// zone of every region.
var alwaysInStock = map[string]bool{
	"ecs.c6.large": true, "ecs.c6.xlarge": true, "ecs.c7.large": true, "ecs.c7.xlarge": true, "ecs.c7.2xlarge": true,
	"ecs.g6.xlarge": true, "ecs.g7.xlarge": true, "ecs.g7.2xlarge": true, "ecs.r7.2xlarge": true,
	"ecs.gn7i-c8g1.2xlarge": true, "ecs.d1ne.2xlarge": true, "ecs.n4.xlarge": true,
}
