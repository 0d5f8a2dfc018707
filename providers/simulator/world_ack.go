package simulator

// addZhangjiakou makes what the example request of the page "Create a
// dedicated Kubernetes cluster" (ACK) refers to, masked ids and all.
func (w *world) addZhangjiakou(r *region) {
	net := &vpc{id: "vpc-8vbh3b9a2f38urhls****", name: "ack-example", cidr: "192.168.0.0/16"}
	a, b := r.zones[0], r.zones[1]
	r.vpcs = append([]*vpc{net}, r.vpcs...)
	r.vSwitches = append([]*vSwitch{
		{id: "vsw-8vbmoffowsztjaawjtyzo", name: "masters", cidr: "192.168.0.0/20", vpc: net, zone: a, free: 4080},
		{id: "vsw-wz9mfnhmssud6eicu****", name: "workers", cidr: "192.168.16.0/20", vpc: net, zone: b, free: 4076},
		{id: "vsw-8vbo5fwyqiw0bbtlq0mc9", name: "pods", cidr: "192.168.32.0/19", vpc: net, zone: a, free: 8180},
	}, r.vSwitches...)
	r.groups = append([]*securityGroup{
		{id: "sg-8vb7grbyvlb10j0i****", name: "cluster", vpc: net, enterprise: true},
		{id: "sg-wz9a8g2mt6x5llu0****", name: "workers", vpc: net},
	}, r.groups...)
	for _, name := range []string{"sin-name", "np-key-name", "security-key"} {
		r.keyPairs = append(r.keyPairs, keyPair{
			name: name, fingerprint: letters(w.random("fingerprint", r.id, name), 32, hexDigits), created: "2023-11-02T06:40:12Z",
		})
	}
	r.images = append(r.images,
		image{
			id: "m-bp16z7xko3vvv8gt****", name: "ack-node", system: "CentOS 7.9 64 bit", platform: "CentOS",
			arch: "x86_64", owner: "self", size: 40,
		},
		image{
			id: "aliyun_2_1903_x64_20G_alibase_20200529.vhd", name: "aliyun_2_1903_x64_20G_alibase_20200529.vhd",
			system: "Alibaba Cloud Linux 2.1903 LTS 64 bit", platform: "Aliyun", arch: "x86_64", owner: "system", size: 20,
		})
}

// ackResourceGroups are those of the same example.
var ackResourceGroups = []resourceGroup{
	{"rg-acfm3mkrure****", "ack", "ack clusters"},
	{"rg-acfmyvw3wjmb****", "ack-nodes", "ack node pools"},
}

// kubernetesVersion is one that clusters can be made of.
type kubernetesVersion struct {
	id         string
	minor      int // 31 of 1.31.
	released   string
	runtimes   []runtimeVersion // The default first.
	imageTypes []string
	retired    bool // Only for the dedicated clusters that are no longer made.
}

// runtimeVersion is a container runtime in a request and in version metadata.
type runtimeVersion struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

const (
	containerd = "containerd"
	docker     = "docker"
	sandbox    = "Sandboxed-Container.runv"
)

// kubernetesVersions are those of every region, newest first.
var kubernetesVersions = []kubernetesVersion{
	{"1.31.1-aliyun.1", 31, "2024-11-04", []runtimeVersion{{containerd, "1.6.28"}}, newImageTypes, false},
	{"1.30.7-aliyun.1", 30, "2024-09-10", []runtimeVersion{{containerd, "1.6.28"}}, newImageTypes, false},
	{"1.28.15-aliyun.1", 28, "2024-12-02", []runtimeVersion{{containerd, "1.6.28"}, {containerd, "1.5.13"}}, midImageTypes, false},
	{"1.28.9-aliyun.1", 28, "2024-05-20", []runtimeVersion{{containerd, "1.6.20"}}, midImageTypes, false},
	{"1.22.15-aliyun.1", 22, "2022-11-08", []runtimeVersion{{containerd, "1.5.13"}, {docker, "19.03.15"}, {sandbox, "2.2.0"}}, oldImageTypes, false},
	{"1.22.3-aliyun.1", 22, "2022-02-15", []runtimeVersion{{containerd, "1.4.8"}, {docker, "19.03.15"}, {sandbox, "2.2.0"}}, oldImageTypes, false},
	{"1.18.8-aliyun.1", 18, "2020-11-16", []runtimeVersion{{docker, "19.03.5"}, {containerd, "1.4.4"}, {sandbox, "2.0.0"}}, oldImageTypes, true},
	{"1.16.9-aliyun.1", 16, "2020-07-06", []runtimeVersion{{docker, "19.03.5"}, {sandbox, "1.1.0"}}, oldImageTypes, true},
}

// Image types by the age of the version; the first is the default.
var (
	newImageTypes = []string{"AliyunLinux3", "AliyunLinux3Arm64", "ContainerOS", "Windows", "WindowsCore"}
	midImageTypes = []string{"AliyunLinux3", "AliyunLinux3Arm64", "AliyunLinux", "AliyunLinuxUEFI", "ContainerOS", "CentOS", "Windows", "WindowsCore"}
	oldImageTypes = []string{"CentOS", "AliyunLinux", "AliyunLinux Qboot", "AliyunLinuxUEFI", "AliyunLinux3", "AliyunLinux3Arm64", "ContainerOS", "Windows", "WindowsCore"}
)

func kubernetesNamed(id string, retired bool) *kubernetesVersion {
	for i := range kubernetesVersions {
		if v := &kubernetesVersions[i]; v.id == id && (retired || !v.retired) {
			return v
		}
	}
	return nil
}

// ackAddon is a component that clusters can be given.
type ackAddon struct {
	name, version, category string
	byDefault               bool // Installed unless it is disabled.
}

// Categories of addons.
const (
	networkAddon = "network"
	storageAddon = "storage"
)

// ackAddons are the components of every region and version.
var ackAddons = []ackAddon{
	{"flannel", "v0.15.1.22-20a397e6-aliyun", networkAddon, false},
	{"terway-eniip", "v1.12.0", networkAddon, false},
	{"csi-plugin", "v1.31.3-1d0ff05-aliyun", storageAddon, true},
	{"csi-provisioner", "v1.31.3-1d0ff05-aliyun", storageAddon, true},
	{"managed-csiprovisioner", "v1.31.3-1d0ff05-aliyun", storageAddon, false},
	{"flexvolume", "v1.14.8.109-649dc5a-aliyun", storageAddon, false},
	{"storage-operator", "v1.31.2-50e7e18-aliyun", storageAddon, false},
	{"logtail-ds", "v1.8.8.0-aliyun", "logs", false},
	{"loongcollector", "v3.0.4.0-aliyun", "logs", false},
	{"nginx-ingress-controller", "v1.11.5-aliyun.1", "ingress", true},
	{"alb-ingress-controller", "v2.16.1", "ingress", false},
	{"ack-node-problem-detector", "1.2.20", "monitor", true},
	{"arms-prometheus", "1.1.27", "monitor", false},
	{"metrics-server", "v0.3.9.12-9de4e3c-aliyun", "monitor", true},
	{"coredns", "v1.11.3.5-5321daf49-aliyun", "core", true},
	{"kube-flannel-ds-windows", "v0.13.0", "core", false},
	{"ack-node-local-dns", "1.6.1", "core", false},
	{"cloud-controller-manager", "v2.10.0", "core", true},
	{"security-inspector", "v0.10.1.2-g0ca7ddb-aliyun", "security", false},
	{"ack-kube-queue", "1.21.4", "scheduling", false},
	{"ack-arena", "0.14.0", "scheduling", false},
}

func ackAddonNamed(name string) *ackAddon {
	for i := range ackAddons {
		if ackAddons[i].name == name {
			return &ackAddons[i]
		}
	}
	return nil
}
