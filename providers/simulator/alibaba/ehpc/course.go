package ehpc

import (
	"sync"
	"time"

	"clusterwiz/providers/simulator/engine"
)

// Stages of a creation. The page shows ConfigNetwork; the others are named in
// its manner.
const (
	stageNetwork   = "ConfigNetwork"
	stageManager   = "CreateManager"
	stageScheduler = "InstallScheduler"
	stageStorage   = "MountSharedStorage"
	stageSoftware  = "InstallSoftware"
	stageQueues    = "CreateQueues"
	stageAddon     = "CreateAddon"
	stageScript    = "RunPostScript"
)

// Stages are those that a fault may name, in their order.
var Stages = []string{
	stageNetwork, stageManager, stageScheduler, stageStorage, stageSoftware, stageQueues, stageAddon, stageScript,
}

// failureReasons are what the log says when a fault ends a creation there.
var failureReasons = sync.OnceValue(func() map[string]string {
	return map[string]string{
		stageNetwork:   "QuotaExceed.SecurityGroup: the maximum number of security groups in the account has been reached.",
		stageManager:   "OperationDenied.NoStock: the requested resource is sold out in the specified zone; try another instance type or zone.",
		stageScheduler: "scheduler service did not start within 300 seconds on the manager node.",
		stageStorage:   "mount.nfs: Connection timed out; check the permission group of the mount target.",
		stageSoftware:  "package repository not reachable from the manager node.",
		stageQueues:    "OperationDenied.NoStock: the requested resource is sold out in the specified zone; no compute node could be created.",
		stageAddon:     "QuotaExceeded.Eip: the maximum number of elastic IP addresses in the account has been reached.",
		stageScript:    "post-install script ended with exit status 1.",
	}
})

// planCreation lays out the creation of a cluster: four to nine simulated
// minutes, more with many nodes.
func planCreation(r createCluster, random uint64, fate ending) engine.Course {
	p := engine.Planner{Random: random}
	p.Course.Visible = p.Seconds(2, 5)
	planNetwork(&p, r)
	p.Stage(stageManager)
	p.Step("CreateInstance", r.Manager.InstanceType.ID, "manager node ordered", 45, 60)
	p.Step("StartInstance", r.Manager.Image, "manager node started", 35, 50)
	p.Step("InstallAgent", "manager", "E-HPC agent installed", 35, 45)
	p.Stage(stageScheduler)
	if r.DNS.Kind != "" {
		p.Step("ConfigDNS", r.DNS.Kind, "domain name service ready", 10, 15)
	}
	if r.Login.Kind != "" {
		p.Step("ConfigDirectoryService", r.Login.Kind, "directory service ready", 10, 20)
	}
	p.Step("InstallScheduler", r.Scheduler.Kind+" "+r.Scheduler.Version, "scheduler running", 80, 95)
	p.Stage(stageStorage)
	for _, s := range r.Storages {
		p.Step("MountFileSystem", s.Directory, "mounted "+s.Target, 8, 12)
	}
	if len(r.Packages) > 0 {
		p.Stage(stageSoftware)
	}
	for _, s := range r.Packages {
		p.Step("InstallPackage", s.Name+" "+s.Version, "package installed", 8, 14)
	}
	planQueues(&p, r)
	planExtras(&p, r)
	last := p.Course.Stages[len(p.Course.Stages)-1].Name
	failing := fate.stage
	if _, needed := p.Course.Begins(failing); !needed && failing != "" {
		failing = last
	}
	return p.Finish(failing, fate.reason(failing))
}

func planNetwork(p *engine.Planner, r createCluster) {
	p.Stage(stageNetwork)
	p.Step("CheckVSwitch", r.VSwitch.ID, "vSwitch has free addresses", 3, 5)
	if r.SecurityGroup == "" {
		p.Step("CreateSecurityGroup", r.VPC.ID, "security group created", 6, 10)
	}
	p.Step("AuthorizeSecurityGroup", r.VPC.ID, "rules of the security group set", 5, 8)
}

// planQueues gives the nodes their time: they start one after the other, at
// most four seconds apart, all of them within five minutes.
func planQueues(p *engine.Planner, r createCluster) {
	if len(r.Queues) == 0 {
		return
	}
	p.Stage(stageQueues)
	for _, q := range r.Queues {
		p.Step("CreateQueue", q.Name, "queue created", 4, 8)
	}
	if n := r.startingNodes(); n > 0 {
		p.Stretch("AddNodes", "compute nodes", "all compute nodes have joined", engine.NodeSpacing(n)*time.Duration(n)+engine.NodeBoot+engine.NodeBootSpread)
	}
}

func planExtras(p *engine.Planner, r createCluster) {
	if len(r.Addons) > 0 {
		p.Stage(stageAddon)
	}
	for _, a := range r.Addons {
		p.Step("AllocateEip", a.Name, "public address bound", 5, 8)
		p.Step("CreateInstance", a.Name, "node of the component started", 30, 45)
		p.Step("InstallAddon", a.Name+" "+a.Version, "component running", 12, 20)
	}
	if r.Script {
		p.Stage(stageScript)
		p.Step("RunScript", "manager", "script ended with exit status 0", 10, 25)
	}
}

// planRelease lays out the deletion of a cluster.
func planRelease(c *cluster) engine.Course {
	p := engine.Planner{Random: engine.Mix(c.random)}
	p.Stage("ReleaseNodes")
	p.Step("DeleteInstances", c.id, "nodes released", 25, 50)
	p.Stage("ReleaseNetwork")
	p.Step("DeleteSecurityGroup", c.securityGroup, "network released", 8, 15)
	return p.Finish("", "")
}
