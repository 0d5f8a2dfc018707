package ack

import (
	"cmp"
	"slices"
	"sync"
	"time"

	"clusterwiz/providers/simulator/engine"
)

// Stages of a creation. The pages name none; two of these are seen in a sample
// of the ACK team, the others are made in their manner.
const (
	stageCheck    = "check_params"
	stageVPC      = "prepare_vpc"
	stageGroup    = "prepare_security_group"
	stageEndpoint = "prepare_slb"
	stageMaster   = "init_master"
	stageAddons   = "install_addons"
	stagePools    = "create_nodepools"
	stageReady    = "wait_cluster_ready"
)

// Stages are those that a fault may name, in their order.
var Stages = []string{
	stageCheck, stageVPC, stageGroup, stageEndpoint, stageMaster, stageAddons, stagePools, stageReady,
}

// failures are what the task's error says when a fault ends a creation there.
var failures = sync.OnceValue(func() map[string]engine.Refusal {
	return map[string]engine.Refusal{
		stageCheck:    {Code: "InvalidParameter.Precheck", Message: "the pre-check of the cluster found that the account lacks the service role AliyunCSManagedNetworkRole"},
		stageVPC:      {Code: "InvalidVSwitchId.IpNotEnough", Message: "The specified VSwitch does not have enough IP addresses."},
		stageGroup:    {Code: "QuotaExceeded.SecurityGroup", Message: "The maximum number of security groups in the account has been reached."},
		stageEndpoint: {Code: "QuotaExceeded.Eip", Message: "The maximum number of elastic IP addresses in the account has been reached."},
		stageMaster:   {Code: "OperationDenied.NoStock", Message: "The requested resource is sold out in the specified zone; try another instance type or zone."},
		stageAddons:   {Code: "AddonOperationFailed", Message: "Addon csi-plugin did not become ready: timed out waiting for the condition."},
		stagePools:    {Code: "OperationDenied.NoStock", Message: "The requested resource is sold out in the specified zone; no node could be added to the node pool."},
		stageReady:    {Code: "ErrorClusterNotReady", Message: "The API server did not answer its health check within 10 minutes."},
	}
})

// planCreation lays out the creation of a cluster: eight to twenty simulated
// minutes.
func planCreation(r *request, random uint64, failing, reason string) engine.Course {
	p := engine.Planner{Random: random}
	p.Stage(stageCheck)
	p.Step("PreCheck", r.Name, "parameters and quotas are in order", 5, 10)
	p.Stage(stageVPC)
	if r.VPC == "" {
		p.Step("CreateVpc", r.Name, "VPC and vSwitches created", 20, 35)
	}
	if r.SNAT {
		p.Step("CreateNatGateway", r.VPC, "NAT gateway and SNAT entries created", 60, 80)
	}
	p.Step("CheckVSwitch", r.VPC, "vSwitches have free addresses", 5, 10)
	p.Stage(stageGroup)
	p.Step("PrepareSecurityGroup", r.SecurityGroup, "rules of the security group set", 8, 14)
	p.Stage(stageEndpoint)
	p.Step("CreateSLB", "apiserver", "load balancer of the API server created", 25, 40)
	if r.Public {
		p.Step("BindEip", "apiserver", "public address bound to the API server", 10, 16)
	}
	p.Stage(stageMaster)
	if r.Masters != nil {
		p.Step("CreateMasters", r.Masters.Types[0], "master nodes started", 120, 160)
	}
	p.Step("InitControlPlane", r.Version, "control plane running", 330, 380)
	p.Stage(stageAddons)
	for _, a := range r.Addons {
		if !a.Disabled {
			p.Step("InstallAddon", a.Name, "addon "+a.Name+" installed", 8, 16)
		}
	}
	planPools(&p, r)
	p.Stage(stageReady)
	p.Step("HealthCheck", r.Name, "cluster is healthy", 60, 90)
	p.Course.Stages = slices.DeleteFunc(p.Course.Stages, func(s engine.Stage) bool { return len(s.Methods) == 0 })
	if _, needed := p.Course.Begins(failing); !needed && failing != "" {
		failing = stageReady
	}
	return p.Finish(failing, cmp.Or(reason, failures()[failing].Message))
}

// planPools gives the nodes their time, as those of E-HPC's queues have it.
func planPools(p *engine.Planner, r *request) {
	if len(r.Pools) == 0 {
		return
	}
	p.Stage(stagePools)
	for _, pool := range r.Pools {
		p.Step("CreateNodePool", pool.Name, "node pool "+pool.Name+" created", 6, 12)
	}
	if n := r.nodes() - r.masterNodes(); n > 0 {
		p.Stretch("AddNodes", "nodes", "all nodes have joined", engine.NodeSpacing(n)*time.Duration(n)+engine.NodeBoot+engine.NodeBootSpread)
	}
}

// planDeletion lays out a deletion: three to ten simulated minutes.
func planDeletion(c *cluster, random uint64) engine.Course {
	p := engine.Planner{Random: random}
	p.Stage("drain_nodes")
	p.Step("DeleteNodePools", c.ID, "node pools released", 90, 200)
	p.Stage("release_resources")
	p.Step("DeleteResources", c.ID, "load balancer, NAT gateway and network released", 80, 180)
	p.Stage("delete_cluster")
	p.Step("DeleteControlPlane", c.ID, "cluster deleted", 30, 60)
	return p.Finish("", "")
}
