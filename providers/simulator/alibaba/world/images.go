package world

// Image is what machines start from.
type Image struct {
	ID, Name, System string // system: OSName in English.
	Platform         string
	Arch             string // x86_64 or arm64.
	Owner            string // system, self or others.
	Size             int    // GiB.
	Windows          bool
}

// PublicImages exist in every region; the first two are those of the E-HPC
// pages' examples.
var PublicImages = []Image{
	{ID: "aliyun_3_x64_20G_alibase_20221102.vhd", System: "Alibaba Cloud Linux 3.2104 LTS 64 bit", Platform: "Aliyun", Arch: "x86_64", Size: 20},
	{ID: "centos_7_6_x64_20G_alibase_20211130.vhd", System: "CentOS 7.6 64 bit", Platform: "CentOS", Arch: "x86_64", Size: 20},
	{ID: "aliyun_3_x64_20G_alibase_20240528.vhd", System: "Alibaba Cloud Linux 3.2104 LTS 64 bit", Platform: "Aliyun", Arch: "x86_64", Size: 20},
	{ID: "aliyun_2_1903_x64_20G_alibase_20240628.vhd", System: "Alibaba Cloud Linux 2.1903 LTS 64 bit", Platform: "Aliyun", Arch: "x86_64", Size: 20},
	{ID: "centos_7_9_x64_20G_alibase_20240628.vhd", System: "CentOS 7.9 64 bit", Platform: "CentOS", Arch: "x86_64", Size: 20},
	{ID: "rockylinux_8_9_x64_20G_alibase_20240221.vhd", System: "Rocky Linux 8.9 64 bit", Platform: "Rocky Linux", Arch: "x86_64", Size: 20},
	{ID: "almalinux_8_9_x64_20G_alibase_20240119.vhd", System: "AlmaLinux 8.9 64 bit", Platform: "AlmaLinux", Arch: "x86_64", Size: 20},
	{ID: "ubuntu_22_04_x64_20G_alibase_20240530.vhd", System: "Ubuntu 22.04 64 bit", Platform: "Ubuntu", Arch: "x86_64", Size: 20},
	{ID: "ubuntu_20_04_x64_20G_alibase_20240530.vhd", System: "Ubuntu 20.04 64 bit", Platform: "Ubuntu", Arch: "x86_64", Size: 20},
	{ID: "aliyun_3_arm64_20G_alibase_20240528.vhd", System: "Alibaba Cloud Linux 3.2104 LTS 64 bit ARM", Platform: "Aliyun", Arch: "arm64", Size: 20},
	{ID: "centos_8_4_arm64_20G_alibase_20220322.vhd", System: "CentOS 8.4 64 bit ARM", Platform: "CentOS", Arch: "arm64", Size: 20},
	{ID: "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd", System: "Windows Server 2019 Data Center 64 bit Chinese", Platform: "Windows Server 2019", Arch: "x86_64", Size: 40, Windows: true},
	{ID: "win2022_21H2_x64_dtc_en-us_40G_alibase_20240515.vhd", System: "Windows Server 2022 Data Center 64 bit English", Platform: "Windows Server 2022", Arch: "x86_64", Size: 40, Windows: true},
}

// newImages is the public images and the account's own of a region.
func (w *World) newImages(r *Region) []Image {
	out := make([]Image, 0, len(PublicImages)+3)
	for _, i := range PublicImages {
		i.Name, i.Owner = i.ID, "system"
		out = append(out, i)
	}
	for _, own := range []struct{ name, owner string }{{"hpc-openfoam", "self"}, {"hpc-gromacs", "self"}, {"shared-baseline", "others"}} {
		out = append(out, Image{
			ID: w.newID(r, "m", own.name), Name: own.name, System: "CentOS 7.9 64 bit", Platform: "CentOS",
			Arch: "x86_64", Owner: own.owner, Size: 40,
		})
	}
	return out
}

// HpcImage tells whether E-HPC can use an image: those of its own list are all
// Linux.
func (r *Region) HpcImage(id string) bool {
	for _, i := range r.Images {
		if i.ID == id {
			return !i.Windows
		}
	}
	return false
}
