package simulator

import "time"

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

// ehpcStages are those that a fault may name, in their order.
var ehpcStages = []string{
	stageNetwork, stageManager, stageScheduler, stageStorage, stageSoftware, stageQueues, stageAddon, stageScript,
}

// failureReasons are what the log says when a fault ends a creation there.
var failureReasons = map[string]string{
	stageNetwork:   "QuotaExceed.SecurityGroup: the maximum number of security groups in the account has been reached.",
	stageManager:   "OperationDenied.NoStock: the requested resource is sold out in the specified zone; try another instance type or zone.",
	stageScheduler: "scheduler service did not start within 300 seconds on the manager node.",
	stageStorage:   "mount.nfs: Connection timed out; check the permission group of the mount target.",
	stageSoftware:  "package repository not reachable from the manager node.",
	stageQueues:    "OperationDenied.NoStock: the requested resource is sold out in the specified zone; no compute node could be created.",
	stageAddon:     "QuotaExceeded.Eip: the maximum number of elastic IP addresses in the account has been reached.",
	stageScript:    "post-install script ended with exit status 1.",
}

// planCreation lays out the creation of a cluster: four to nine simulated
// minutes, more with many nodes.
func planCreation(r createCluster, random uint64, failing string) course {
	p := planner{random: random}
	p.course.visible = p.seconds(2, 5)
	planNetwork(&p, r)
	p.stage(stageManager)
	p.step("CreateInstance", r.Manager.InstanceType.id, "manager node ordered", 45, 60)
	p.step("StartInstance", r.Manager.Image, "manager node started", 35, 50)
	p.step("InstallAgent", "manager", "E-HPC agent installed", 35, 45)
	p.stage(stageScheduler)
	if r.DNS.Kind != "" {
		p.step("ConfigDNS", r.DNS.Kind, "domain name service ready", 10, 15)
	}
	if r.Login.Kind != "" {
		p.step("ConfigDirectoryService", r.Login.Kind, "directory service ready", 10, 20)
	}
	p.step("InstallScheduler", r.Scheduler.Kind+" "+r.Scheduler.Version, "scheduler running", 80, 95)
	p.stage(stageStorage)
	for _, s := range r.Storages {
		p.step("MountFileSystem", s.Directory, "mounted "+s.Target, 8, 12)
	}
	if len(r.Packages) > 0 {
		p.stage(stageSoftware)
	}
	for _, s := range r.Packages {
		p.step("InstallPackage", s.Name+" "+s.Version, "package installed", 8, 14)
	}
	planQueues(&p, r)
	planExtras(&p, r)
	last := p.course.stages[len(p.course.stages)-1].name
	if _, needed := p.course.begins(failing); !needed && failing != "" {
		failing = last
	}
	return p.finish(failing, failureReasons[failing])
}

func planNetwork(p *planner, r createCluster) {
	p.stage(stageNetwork)
	p.step("CheckVSwitch", r.VSwitch.id, "vSwitch has free addresses", 3, 5)
	if r.SecurityGroup == "" {
		p.step("CreateSecurityGroup", r.VPC.id, "security group created", 6, 10)
	}
	p.step("AuthorizeSecurityGroup", r.VPC.id, "rules of the security group set", 5, 8)
}

// planQueues gives the nodes their time: they start one after the other, at
// most four seconds apart, all of them within five minutes.
func planQueues(p *planner, r createCluster) {
	if len(r.Queues) == 0 {
		return
	}
	p.stage(stageQueues)
	for _, q := range r.Queues {
		p.step("CreateQueue", q.Name, "queue created", 4, 8)
	}
	if n := r.startingNodes(); n > 0 {
		p.stretch("AddNodes", "compute nodes", "all compute nodes have joined", nodeSpacing(n)*time.Duration(n)+nodeBoot+nodeBootSpread)
	}
}

const (
	nodeBoot       = 50 * time.Second
	nodeBootSpread = 20 * time.Second
)

func nodeSpacing(n int) time.Duration {
	return min(4*time.Second, 5*time.Minute/time.Duration(n))
}

func planExtras(p *planner, r createCluster) {
	if len(r.Addons) > 0 {
		p.stage(stageAddon)
	}
	for _, a := range r.Addons {
		p.step("AllocateEip", a.Name, "public address bound", 5, 8)
		p.step("CreateInstance", a.Name, "node of the component started", 30, 45)
		p.step("InstallAddon", a.Name+" "+a.Version, "component running", 12, 20)
	}
	if r.Script {
		p.stage(stageScript)
		p.step("RunScript", "manager", "script ended with exit status 0", 10, 25)
	}
}

// planRelease lays out the deletion of a cluster.
func planRelease(c *cluster) course {
	p := planner{random: mix(c.random)}
	p.stage("ReleaseNodes")
	p.step("DeleteInstances", c.id, "nodes released", 25, 50)
	p.stage("ReleaseNetwork")
	p.step("DeleteSecurityGroup", c.securityGroup, "network released", 8, 15)
	return p.finish("", "")
}
