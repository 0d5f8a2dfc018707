package ack

import "strings"

// kubernetesVersion is one that clusters can be made of.
type kubernetesVersion struct {
	id         string
	minor      int // 31 of 1.31.
	released   string
	runtimes   []runtimeVersion // The default first.
	imageTypes []string
	retired    bool // Only for the dedicated clusters that are no longer made.
	edge       bool // Only for edge clusters.
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
	{"1.36.2-aliyun.1", 36, "2026-08-10", []runtimeVersion{{containerd, "1.6.39"}, {containerd, "1.6.28"}}, newImageTypes, false, false},
	{"1.33.3-aliyun.1", 33, "2025-09-01", []runtimeVersion{{containerd, "1.6.39"}, {containerd, "1.6.28"}}, newImageTypes, false, false},
	{"1.32.7-aliyun.1", 32, "2025-08-04", []runtimeVersion{{containerd, "1.6.39"}, {containerd, "1.6.28"}}, newImageTypes, false, false},
	{"1.31.1-aliyun.1", 31, "2024-11-04", []runtimeVersion{{containerd, "1.6.28"}}, newImageTypes, false, false},
	{"1.30.7-aliyun.1", 30, "2024-09-10", []runtimeVersion{{containerd, "1.6.28"}}, newImageTypes, false, false},
	{"1.28.15-aliyun.1", 28, "2024-12-02", []runtimeVersion{{containerd, "1.6.28"}, {containerd, "1.5.13"}}, midImageTypes, false, false},
	{"1.28.9-aliyun.1", 28, "2024-05-20", []runtimeVersion{{containerd, "1.6.20"}}, midImageTypes, false, false},
	{"1.26.3-aliyun.1", 26, "2023-05-30", []runtimeVersion{{containerd, "1.6.20"}}, midImageTypes, false, false},
	{"1.22.15-aliyun.1", 22, "2022-11-08", []runtimeVersion{{containerd, "1.5.13"}, {docker, "19.03.15"}, {sandbox, "2.2.0"}}, oldImageTypes, false, false},
	{"1.22.15-aliyunedge.1", 22, "2022-12-20", []runtimeVersion{{containerd, "1.6.28"}, {containerd, "1.5.13"}, {docker, "19.03.15"}}, oldImageTypes, false, true},
	{"1.22.3-aliyun.1", 22, "2022-02-15", []runtimeVersion{{containerd, "1.4.8"}, {docker, "19.03.15"}, {sandbox, "2.2.0"}}, oldImageTypes, false, false},
	{"1.20.11-aliyunedge.1", 20, "2022-01-18", []runtimeVersion{{docker, "19.03.15"}, {containerd, "1.4.8"}}, oldImageTypes, false, true},
	{"1.18.8-aliyun.1", 18, "2020-11-16", []runtimeVersion{{docker, "19.03.5"}, {containerd, "1.4.4"}, {sandbox, "2.0.0"}}, oldImageTypes, true, false},
	{"1.16.9-aliyun.1", 16, "2020-07-06", []runtimeVersion{{docker, "19.03.5"}, {sandbox, "1.1.0"}}, oldImageTypes, true, false},
}

// Image types by the age of the version; the first is the default.
var (
	newImageTypes = []string{
		"AliyunLinux3", "AliyunLinux3Arm64", "AliyunLinux3ContainerOptimized", "AliyunLinux4", "AliyunLinux4Arm64", "AliyunLinux4ContainerOptimized",
		"AliyunLinux4ContainerOptimizedArm64", "AliyunLinux4Security", "AliyunLinux", "AliyunLinuxUEFI", "AliyunLinuxSecurity", "ContainerOS", "Ubuntu",
		"Windows", "WindowsCore", "Custom",
	}
	midImageTypes = []string{
		"AliyunLinux3", "AliyunLinux3Arm64", "AliyunLinux3ContainerOptimized", "AliyunLinux", "AliyunLinuxUEFI", "AliyunLinuxSecurity", "ContainerOS", "CentOS",
		"Ubuntu", "Windows", "WindowsCore", "Custom",
	}
	oldImageTypes = []string{"CentOS", "AliyunLinux", "AliyunLinux Qboot", "AliyunLinuxUEFI", "AliyunLinux3", "AliyunLinux3Arm64", "ContainerOS", "Windows", "WindowsCore"}
)

// isArm tells whether images of a type are for ARM.
func isArm(imageType string) bool { return strings.HasSuffix(imageType, "Arm64") }

func kubernetesNamed(id string, retired bool) *kubernetesVersion {
	for i := range kubernetesVersions {
		if v := &kubernetesVersions[i]; v.id == id && (retired || !v.retired) {
			return v
		}
	}
	return nil
}
