package ack

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

// Names of container runtimes.
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
