package world

import "sync"

// The fixed part of Hangzhou is the same for every seed, because the examples
// of the API pages and the shipped profile refer to it.

// addFixed puts the fixed part before what the seed made.
func addFixed(r *Region) {
	prod := &VPC{ID: "vpc-m5efjevmclc0xdmys", Name: "prod", CIDR: "10.0.0.0/10", Secondary: []string{"10.64.0.0/16"}}
	lab := &VPC{ID: "vpc-bp1aevy8sofi8mh1q", Name: "lab", CIDR: "172.16.0.0/12", Secondary: []string{"192.168.240.0/20"}}
	i, j := r.Zone(r.ID+"-i"), r.Zone(r.ID+"-j")
	r.Vpcs = append([]*VPC{prod, lab}, r.Vpcs...)
	r.VSwitches = append([]*VSwitch{
		{ID: "vsw-f8za5p0mwzgdu3wgx", Name: "prod-i", CIDR: "10.0.0.0/20", VPC: prod, Zone: i, Free: 4012},
		{ID: "vsw-f8za5p0mwzgdu3wgy", Name: "prod-j", CIDR: "10.0.16.0/20", VPC: prod, Zone: j, Free: 3890},
		{ID: "vsw-f8za5p0mwzgdupodi", Name: "prod-pods-i", CIDR: "10.1.0.0/16", VPC: prod, Zone: i, Free: 65480},
		{ID: "vsw-f8za5p0mwzgdupodj", Name: "prod-pods-j", CIDR: "10.2.0.0/16", VPC: prod, Zone: j, Free: 65502},
		{ID: "vsw-bp1s5fnvk4gn2tws0", Name: "lab-i", CIDR: "172.16.0.0/20", VPC: lab, Zone: i, Free: 4091},
	}, r.VSwitches...)
	r.Groups = append([]*SecurityGroup{
		{ID: "sg-bp13n61xsydodfyg", Name: "prod-hpc", VPC: prod},
		{ID: "sg-bp1enterprise0001", Name: "prod-enterprise", VPC: prod, Enterprise: true},
		{ID: "sg-bp1lab00000000001", Name: "lab", VPC: lab},
	}, r.Groups...)
	r.KeyPairs = append([]KeyPair{
		{Name: "ali0824", Fingerprint: "89f0ba62ac4a2dd0f1d3a6f8b1c7e5a4", Created: "2023-08-24T07:30:00Z"},
	}, r.KeyPairs...)
	standard := &FileSystem{
		ID: "008b648bcb", Kind: "standard", Protocol: "NFS", Storage: "Capacity", Zone: i, Description: "prod home",
	}
	standard.Targets = []MountTarget{{Domain: "008b648bcb-sbs93.cn-hangzhou.nas.aliyuncs.com", VSwitch: r.VSwitches[0]}}
	r.FileSystems = append([]*FileSystem{standard}, r.FileSystems...)
}

// alwaysInStock lists the types of the API pages' examples, offered in every
// zone of every region.
var alwaysInStock = sync.OnceValue(func() map[string]bool {
	return map[string]bool{
		"ecs.c6.large": true, "ecs.c6.xlarge": true, "ecs.c7.large": true, "ecs.c7.xlarge": true, "ecs.c7.2xlarge": true,
		"ecs.g6.xlarge": true, "ecs.g7.xlarge": true, "ecs.g7.2xlarge": true, "ecs.r7.2xlarge": true,
		"ecs.gn7i-c8g1.2xlarge": true, "ecs.d1ne.2xlarge": true, "ecs.n4.xlarge": true,
		"ecs.hpc8ae.32xlarge": true,
	}
})
