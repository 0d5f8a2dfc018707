package simulator

type image struct {
	id, name, system string // system: OSName in English.
	platform         string
	arch             string // x86_64 or arm64.
	owner            string // system, self or others.
	size             int    // GiB.
	windows          bool
}

// publicImages exist in every region; the first two are those of the E-HPC
// pages' examples.
var publicImages = []image{
	{id: "aliyun_3_x64_20G_alibase_20221102.vhd", system: "Alibaba Cloud Linux 3.2104 LTS 64 bit", platform: "Aliyun", arch: "x86_64", size: 20},
	{id: "centos_7_6_x64_20G_alibase_20211130.vhd", system: "CentOS 7.6 64 bit", platform: "CentOS", arch: "x86_64", size: 20},
	{id: "aliyun_3_x64_20G_alibase_20240528.vhd", system: "Alibaba Cloud Linux 3.2104 LTS 64 bit", platform: "Aliyun", arch: "x86_64", size: 20},
	{id: "aliyun_2_1903_x64_20G_alibase_20240628.vhd", system: "Alibaba Cloud Linux 2.1903 LTS 64 bit", platform: "Aliyun", arch: "x86_64", size: 20},
	{id: "centos_7_9_x64_20G_alibase_20240628.vhd", system: "CentOS 7.9 64 bit", platform: "CentOS", arch: "x86_64", size: 20},
	{id: "rockylinux_8_9_x64_20G_alibase_20240221.vhd", system: "Rocky Linux 8.9 64 bit", platform: "Rocky Linux", arch: "x86_64", size: 20},
	{id: "almalinux_8_9_x64_20G_alibase_20240119.vhd", system: "AlmaLinux 8.9 64 bit", platform: "AlmaLinux", arch: "x86_64", size: 20},
	{id: "ubuntu_22_04_x64_20G_alibase_20240530.vhd", system: "Ubuntu 22.04 64 bit", platform: "Ubuntu", arch: "x86_64", size: 20},
	{id: "ubuntu_20_04_x64_20G_alibase_20240530.vhd", system: "Ubuntu 20.04 64 bit", platform: "Ubuntu", arch: "x86_64", size: 20},
	{id: "aliyun_3_arm64_20G_alibase_20240528.vhd", system: "Alibaba Cloud Linux 3.2104 LTS 64 bit ARM", platform: "Aliyun", arch: "arm64", size: 20},
	{id: "centos_8_4_arm64_20G_alibase_20220322.vhd", system: "CentOS 8.4 64 bit ARM", platform: "CentOS", arch: "arm64", size: 20},
	{id: "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd", system: "Windows Server 2019 Data Center 64 bit Chinese", platform: "Windows Server 2019", arch: "x86_64", size: 40, windows: true},
	{id: "win2022_21H2_x64_dtc_en-us_40G_alibase_20240515.vhd", system: "Windows Server 2022 Data Center 64 bit English", platform: "Windows Server 2022", arch: "x86_64", size: 40, windows: true},
}

// newImages is the public images and the account's own of a region.
func (w *world) newImages(r *region) []image {
	out := make([]image, 0, len(publicImages)+3)
	for _, i := range publicImages {
		i.name, i.owner = i.id, "system"
		out = append(out, i)
	}
	for _, own := range []struct{ name, owner string }{{"hpc-openfoam", "self"}, {"hpc-gromacs", "self"}, {"shared-baseline", "others"}} {
		out = append(out, image{
			id: w.newID(r, "m", own.name), name: own.name, system: "CentOS 7.9 64 bit", platform: "CentOS",
			arch: "x86_64", owner: own.owner, size: 40,
		})
	}
	return out
}

// hpcImage tells whether E-HPC can use an image: those of its own list are all
// Linux.
func (r *region) hpcImage(id string) bool {
	for _, i := range r.images {
		if i.id == id {
			return !i.windows
		}
	}
	return false
}
