package ack

// The request of ACK CreateCluster (CS 2015-12-15) as this side of the wire
// reads it. Only what is shown or needed later is kept. Credentials and certificates
// never are; user data and the configuration of addons stay out of the state file.

import "clusterwiz/providers/simulator/engine"

type request struct {
	Name          string         `json:"name"`
	Type          string         `json:"cluster_type"`
	Spec          string         `json:"cluster_spec,omitempty"`
	Profile       string         `json:"profile,omitempty"`
	AutoMode      bool           `json:"auto_mode,omitempty"`
	Version       string         `json:"kubernetes_version"`
	Runtime       runtimeVersion `json:"runtime"`
	ResourceGroup string         `json:"resource_group_id,omitempty"`
	VPC           string         `json:"vpcid,omitempty"` // "" when one is to be made.
	VSwitches     []string       `json:"vswitch_ids,omitempty"`
	Zones         []string       `json:"zone_ids,omitempty"`
	PodVSwitches  []string       `json:"pod_vswitch_ids,omitempty"`
	Plugin        string         `json:"plugin,omitempty"`
	Container     string         `json:"container_cidr,omitempty"`
	Service       string         `json:"service_cidr"`
	NodeMask      string         `json:"node_cidr_mask,omitempty"`
	IPStack       string         `json:"ip_stack"`
	SecurityGroup string         `json:"security_group_id,omitempty"` // "" when one is to be made.
	SNAT          bool           `json:"snat_entry"`
	Public        bool           `json:"endpoint_public_access"`
	LoadBalancer  string         `json:"load_balancer_id,omitempty"`
	Timezone      string         `json:"timezone,omitempty"`
	ProxyMode     string         `json:"proxy_mode"`
	Domain        string         `json:"cluster_domain"`
	Tags          []tag          `json:"tags,omitempty"`
	Masters       *masters       `json:"masters,omitempty"` // Nil for a managed cluster.
	Addons        []installed    `json:"addons,omitempty"`
	Pools         []nodePool     `json:"nodepools,omitempty"`
	Sent          engine.Kept    `json:"sent,omitzero"` // What look-ups tell again.
}

// tag has the lower-case names of this API.
type tag struct {
	Key   string `json:"key"`
	Value string `json:"value"`
}

// masters are the control plane of a dedicated cluster.
type masters struct {
	Count      int      `json:"size"`
	Types      []string `json:"instance_types"`
	VSwitches  []string `json:"vswitch_ids"`
	Disk       disk     `json:"system_disk"`
	ChargeType string   `json:"charge_type"`
	ImageType  string   `json:"image_type"`
}

type disk struct {
	Category string `json:"category"`
	Size     int    `json:"size"` // GiB.
	Level    string `json:"performance_level,omitempty"`
}

// installed is an addon of a cluster.
type installed struct {
	Name     string `json:"name"`
	Version  string `json:"version"`
	Disabled bool   `json:"disabled,omitempty"`
}

type nodePool struct {
	Name          string         `json:"name"`
	Type          string         `json:"type"`
	ResourceGroup string         `json:"resource_group_id,omitempty"`
	Types         []string       `json:"instance_types"`
	VSwitches     []string       `json:"vswitch_ids,omitempty"`
	Size          int            `json:"desired_size"`
	Scaling       bool           `json:"auto_scaling,omitempty"`
	Min           int            `json:"min_instances,omitempty"`
	Max           int            `json:"max_instances,omitempty"`
	ImageType     string         `json:"image_type"`
	ChargeType    string         `json:"instance_charge_type"`
	Disk          disk           `json:"system_disk"`
	Runtime       runtimeVersion `json:"runtime"`
	Managed       bool           `json:"managed,omitempty"`
	Spot          bool           `json:"spot,omitempty"`
	password      bool           // Whether nodes have one; of no use after the check.
}

// nodes is how many a pool starts with.
func (p nodePool) nodes() int {
	if p.Scaling {
		return max(p.Min, min(p.Size, p.Max))
	}
	return p.Size
}

// masterNodes counts the masters that are nodes of the account.
func (r *request) masterNodes() int {
	if r.Masters == nil {
		return 0
	}
	return r.Masters.Count
}

// nodes counts all that come up with the cluster.
func (r *request) nodes() int {
	n := r.masterNodes()
	for _, p := range r.Pools {
		n += p.nodes()
	}
	return n
}

func (r *request) managed() bool { return r.Type == managedKubernetes }

// Cluster types that can be made here.
const (
	dedicatedKubernetes = "Kubernetes"
	managedKubernetes   = "ManagedKubernetes"
)
