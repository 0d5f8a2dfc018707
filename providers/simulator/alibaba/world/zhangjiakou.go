package world

import "clusterwiz/providers/simulator/engine"

// addZhangjiakou makes what the example request of the page "Create a
// dedicated Kubernetes cluster" (ACK) refers to, masked ids and all.
func (w *World) addZhangjiakou(r *Region) {
	net := &VPC{ID: "vpc-8vbh3b9a2f38urhls****", Name: "ack-example", CIDR: "192.168.0.0/16"}
	a, b := r.Zones[0], r.Zones[1]
	r.Vpcs = append([]*VPC{net}, r.Vpcs...)
	r.VSwitches = append([]*VSwitch{
		{ID: "vsw-8vbmoffowsztjaawjtyzo", Name: "masters", CIDR: "192.168.0.0/20", VPC: net, Zone: a, Free: 4080},
		{ID: "vsw-wz9mfnhmssud6eicu****", Name: "workers", CIDR: "192.168.16.0/20", VPC: net, Zone: b, Free: 4076},
		{ID: "vsw-8vbo5fwyqiw0bbtlq0mc9", Name: "pods", CIDR: "192.168.32.0/19", VPC: net, Zone: a, Free: 8180},
	}, r.VSwitches...)
	r.Groups = append([]*SecurityGroup{
		{ID: "sg-8vb7grbyvlb10j0i****", Name: "cluster", VPC: net, Enterprise: true},
		{ID: "sg-wz9a8g2mt6x5llu0****", Name: "workers", VPC: net},
	}, r.Groups...)
	for _, name := range []string{"sin-name", "np-key-name", "security-key"} {
		r.KeyPairs = append(r.KeyPairs, KeyPair{
			Name: name, Fingerprint: engine.Letters(w.Random("fingerprint", r.ID, name), 32, engine.HexDigits), Created: "2023-11-02T06:40:12Z",
		})
	}
	r.Images = append(r.Images,
		Image{
			ID: "m-bp16z7xko3vvv8gt****", Name: "ack-node", System: "CentOS 7.9 64 bit", Platform: "CentOS",
			Arch: "x86_64", Owner: "self", Size: 40,
		},
		Image{
			ID: "aliyun_2_1903_x64_20G_alibase_20200529.vhd", Name: "aliyun_2_1903_x64_20G_alibase_20200529.vhd",
			System: "Alibaba Cloud Linux 2.1903 LTS 64 bit", Platform: "Aliyun", Arch: "x86_64", Owner: "system", Size: 20,
		})
}

// exampleGroups are those of the same example.
var exampleGroups = []ResourceGroup{
	{"rg-acfm3mkrure****", "ack", "ack clusters"},
	{"rg-acfmyvw3wjmb****", "ack-nodes", "ack node pools"},
}
