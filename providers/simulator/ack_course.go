package simulator

import (
	"slices"
	"time"
)

// Stages of a creation. The pages name none; two of these are seen in a sample
// of the ACK team, the others are made in their manner.
const (
	ackStageCheck    = "check_params"
	ackStageVPC      = "prepare_vpc"
	ackStageGroup    = "prepare_security_group"
	ackStageEndpoint = "prepare_slb"
	ackStageMaster   = "init_master"
	ackStageAddons   = "install_addons"
	ackStagePools    = "create_nodepools"
	ackStageReady    = "wait_cluster_ready"
)

// ackStages are those that a fault may name, in their order.
var ackStages = []string{
	ackStageCheck, ackStageVPC, ackStageGroup, ackStageEndpoint, ackStageMaster, ackStageAddons, ackStagePools, ackStageReady,
}

// ackFailures are what the task's error says when a fault ends a creation there.
var ackFailures = map[string]refusal{
	ackStageCheck:    {code: "InvalidParameter.Precheck", message: "the pre-check of the cluster found that the account lacks the service role AliyunCSManagedNetworkRole"},
	ackStageVPC:      {code: "InvalidVSwitchId.IpNotEnough", message: "The specified VSwitch does not have enough IP addresses."},
	ackStageGroup:    {code: "QuotaExceeded.SecurityGroup", message: "The maximum number of security groups in the account has been reached."},
	ackStageEndpoint: {code: "QuotaExceeded.Eip", message: "The maximum number of elastic IP addresses in the account has been reached."},
	ackStageMaster:   {code: "OperationDenied.NoStock", message: "The requested resource is sold out in the specified zone; try another instance type or zone."},
	ackStageAddons:   {code: "AddonOperationFailed", message: "Addon csi-plugin did not become ready: timed out waiting for the condition."},
	ackStagePools:    {code: "OperationDenied.NoStock", message: "The requested resource is sold out in the specified zone; no node could be added to the node pool."},
	ackStageReady:    {code: "ErrorClusterNotReady", message: "The API server did not answer its health check within 10 minutes."},
}

// planACK lays out the creation of a cluster: eight to twenty simulated
// minutes.
func planACK(r *ackRequest, random uint64, failing string) course {
	p := planner{random: random}
	p.stage(ackStageCheck)
	p.step("PreCheck", r.Name, "parameters and quotas are in order", 5, 10)
	p.stage(ackStageVPC)
	if r.VPC == "" {
		p.step("CreateVpc", r.Name, "VPC and vSwitches created", 20, 35)
	}
	if r.SNAT {
		p.step("CreateNatGateway", r.VPC, "NAT gateway and SNAT entries created", 60, 80)
	}
	p.step("CheckVSwitch", r.VPC, "vSwitches have free addresses", 5, 10)
	p.stage(ackStageGroup)
	p.step("PrepareSecurityGroup", r.SecurityGroup, "rules of the security group set", 8, 14)
	p.stage(ackStageEndpoint)
	p.step("CreateSLB", "apiserver", "load balancer of the API server created", 25, 40)
	if r.Public {
		p.step("BindEip", "apiserver", "public address bound to the API server", 10, 16)
	}
	p.stage(ackStageMaster)
	if r.Masters != nil {
		p.step("CreateMasters", r.Masters.Types[0], "master nodes started", 120, 160)
	}
	p.step("InitControlPlane", r.Version, "control plane running", 330, 380)
	p.stage(ackStageAddons)
	for _, a := range r.Addons {
		if !a.Disabled {
			p.step("InstallAddon", a.Name, "addon "+a.Name+" installed", 8, 16)
		}
	}
	planPools(&p, r)
	p.stage(ackStageReady)
	p.step("HealthCheck", r.Name, "cluster is healthy", 60, 90)
	p.course.stages = slices.DeleteFunc(p.course.stages, func(s stage) bool { return len(s.methods) == 0 })
	if _, needed := p.course.begins(failing); !needed && failing != "" {
		failing = ackStageReady
	}
	return p.finish(failing, ackFailures[failing].message)
}

// planPools gives the nodes their time, as those of E-HPC's queues have it.
func planPools(p *planner, r *ackRequest) {
	if len(r.Pools) == 0 {
		return
	}
	p.stage(ackStagePools)
	for _, pool := range r.Pools {
		p.step("CreateNodePool", pool.Name, "node pool "+pool.Name+" created", 6, 12)
	}
	if n := r.nodes() - r.masterNodes(); n > 0 {
		p.stretch("AddNodes", "nodes", "all nodes have joined", nodeSpacing(n)*time.Duration(n)+nodeBoot+nodeBootSpread)
	}
}

// planACKDeletion lays out a deletion: three to ten simulated minutes.
func planACKDeletion(c *ackCluster, random uint64) course {
	p := planner{random: random}
	p.stage("drain_nodes")
	p.step("DeleteNodePools", c.ID, "node pools released", 90, 200)
	p.stage("release_resources")
	p.step("DeleteResources", c.ID, "load balancer, NAT gateway and network released", 80, 180)
	p.stage("delete_cluster")
	p.step("DeleteControlPlane", c.ID, "cluster deleted", 30, 60)
	return p.finish("", "")
}

// failedStage is the name of the stage in which a course ends in failure.
func (c course) failedStage() string {
	if !c.failed {
		return ""
	}
	return c.stages[len(c.stages)-1].name
}
