package ack

// addon is a component that clusters can be given.
type addon struct {
	name, version, category string
	byDefault               bool // Installed unless it is disabled.
}

// Categories of addons.
const (
	networkAddon = "network"
	storageAddon = "storage"
)

// addons are the components of every region and version.
var addons = []addon{
	{"flannel", "v0.15.1.22-20a397e6-aliyun", networkAddon, false},
	{"terway-eniip", "v1.12.0", networkAddon, false},
	{"terway-controlplane", "v1.12.0", "core", false},
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
	{"managed-arms-prometheus", "1.1.27", "monitor", false},
	{"metrics-server", "v0.3.9.12-9de4e3c-aliyun", "monitor", true},
	{"coredns", "v1.11.3.5-5321daf49-aliyun", "core", true},
	{"kube-flannel-ds-windows", "v0.13.0", "core", false},
	{"ack-node-local-dns", "1.6.1", "core", false},
	{"cloud-controller-manager", "v2.10.0", "core", true},
	{"security-inspector", "v0.10.1.2-g0ca7ddb-aliyun", "security", false},
	{"ack-kube-queue", "1.21.4", "scheduling", false},
	{"ack-arena", "0.14.0", "scheduling", false},
	{"managed-coredns", "v1.11.3.5-5321daf49-aliyun", "core", false},
	{"managed-metrics-server", "v0.3.9.12-9de4e3c-aliyun", "monitor", false},
	{"managed-security-inspector", "v0.10.1.2-g0ca7ddb-aliyun", "security", false},
	{"managed-aliyun-acr-credential-helper", "v24.09.27", "security", false},
	{"alicloud-monitor-controller", "v1.8.7-fc4c8d65-aliyun", "monitor", false},
	{"alibaba-log-controller", "v0.5.2-ab9ff2d-aliyun", "logs", false},
	{"ack-cost-exporter", "1.0.26-22b6f63-aliyun", "monitor", false},
	{"gatekeeper", "v3.15.1.22-gdd8e8b5-aliyun", "security", false},
}

func addonNamed(name string) *addon {
	for i := range addons {
		if addons[i].name == name {
			return &addons[i]
		}
	}
	return nil
}
