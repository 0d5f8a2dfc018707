package simulator

import "time"

// cluster is an accepted CreateCluster. settings, modified and released change
// under the store's lock, the rest never does.
type cluster struct {
	id            string
	region        *region
	request       createCluster
	securityGroup string
	created       time.Time
	random        uint64
	course        course

	settings settings
	modified time.Time
	released *release
}

// settings are what UpdateCluster replaces.
type settings struct {
	name, clientVersion        string
	maxCount, maxCoreCount     int
	growInterval, idleInterval int
	scaleOut, scaleIn          bool
	protected                  bool
	loadMonitor, topology      bool
}

// release is an accepted DeleteCluster.
type release struct {
	began  time.Time
	course course
}

// States of clusters and services, as GetCluster spells them; statusGone is
// our word for a cluster that look-ups do not know.
const (
	statusGone      = ""
	statusUninit    = "uninit"
	statusCreating  = "creating"
	statusIniting   = "initing"
	statusRunning   = "running"
	statusException = "exception"
	statusReleasing = "releasing"
)

// age is the simulated time since the creation was accepted.
func (c *cluster) age(s *Simulator, now time.Time) time.Duration {
	return s.simulated(now.Sub(c.created))
}

// status reads the cluster's state off the clock.
func (c *cluster) status(s *Simulator, now time.Time) string {
	if c.released != nil {
		if s.simulated(now.Sub(c.released.began)) >= c.released.course.end {
			return statusGone
		}
		return statusReleasing
	}
	age := c.age(s, now)
	initing, reached := c.course.begins(stageScheduler)
	switch {
	case age < c.course.visible:
		return statusGone
	case age >= c.course.end && c.course.failed:
		return statusException
	case age >= c.course.end:
		return statusRunning
	case reached && age >= initing:
		return statusIniting
	}
	return statusCreating
}

// serviceStatus is the state of scheduler, DNS and directory, which come up
// with the scheduler's stage.
func (c *cluster) serviceStatus(s *Simulator, now time.Time) string {
	age := c.age(s, now)
	begins, reached := c.course.begins(stageScheduler)
	if !reached || age < begins {
		return statusUninit
	}
	ends, survived := c.course.ends(stageScheduler)
	switch {
	case survived && age >= ends:
		return statusRunning
	case age >= c.course.end:
		return statusException
	}
	return statusIniting
}

// serviceView is a service in GetCluster's answer.
type serviceView struct{ Type, Version, Status string }

// managerNodeView is the manager node in GetCluster's answer.
type managerNodeView struct {
	InstanceID         string `json:"InstanceId"`
	InstanceType       string
	ImageID            string `json:"ImageId"`
	InstanceChargeType string
	EnableHT           bool
	ExpiredTime        string
}

// describe is the answer of GetCluster, with its strings for numbers and
// booleans. The description never comes back.
func (c *cluster) describe(s *Simulator, now time.Time) answer {
	r, set := c.request, c.settings
	services := c.serviceStatus(s, now)
	manager := answer{
		"Scheduler":        serviceView{schedulerShown(r.scheduler.kind, r.scheduler.version), r.scheduler.version, services},
		"DNS":              serviceView{r.dns.kind, r.dns.version, services},
		"DirectoryService": serviceView{r.login.kind, r.login.version, services},
	}
	if ready, ok := c.course.ends(stageManager); ok && c.age(s, now) >= ready {
		manager["ManagerNode"] = managerNodeView{
			InstanceID: "i-" + letters(c.random, 20, lowerAlnum), InstanceType: r.manager.instanceType.id,
			ImageID: r.manager.image, InstanceChargeType: r.manager.chargeType, EnableHT: r.manager.hyperThreads,
			ExpiredTime: "2099-12-31T15:59:59Z",
		}
	}
	return answer{
		"ClusterId": c.id, "ClusterName": set.name, "ClusterStatus": c.status(s, now),
		"ClusterCategory": r.category, "ClusterMode": r.mode,
		"ClusterCreateTime": utc(c.created), "ClusterModifyTime": utc(c.modified),
		"ClusterVpcId": r.vpc.id, "ClusterVSwitchId": r.vSwitch.id, "SecurityGroupId": c.securityGroup,
		"ResourceGroupId":  r.resourceGroup,
		"DeleteProtection": textBool(set.protected), "MaxCount": optionalNumber(set.maxCount), "MaxCoreCount": optionalNumber(set.maxCoreCount),
		"EhpcVersion": "2.0.0", "ClientVersion": set.clientVersion,
		"EnableScaleIn": set.scaleIn, "EnableScaleOut": set.scaleOut,
		"GrowInterval": set.growInterval, "IdleInterval": set.idleInterval,
		"Manager":       manager,
		"MonitorSpec":   answer{"EnableComputeLoadMonitor": set.loadMonitor},
		"SchedulerSpec": answer{"EnableTopologyAwareness": set.topology, "EnablePowerSaving": false},
	}
}

func textBool(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

func optionalNumber(n int) string {
	if n == notGiven {
		return ""
	}
	return number10(n)
}

// clusterSummary is an item of ListClusters.
type clusterSummary struct {
	ClusterID          string `json:"ClusterId"`
	ClusterName        string
	ClusterStatus      string
	ClusterCategory    string
	ClusterMode        string
	ClusterCreateTime  string
	ClusterVpcID       string `json:"ClusterVpcId"`
	ClusterVSwitchID   string `json:"ClusterVSwitchId"`
	DeletionProtection bool
	Nodes              clusterCounts
}

type clusterCounts struct{ CreatingCounts, RunningCounts, AbnormalCounts int }

func (c *cluster) summary(s *Simulator, now time.Time) clusterSummary {
	var counts clusterCounts
	for i := range c.request.queues {
		q := c.countNodes(i, s, now)
		counts.CreatingCounts += q.CreatingCounts
		counts.RunningCounts += q.RunningCounts
		counts.AbnormalCounts += q.ExceptionCounts
	}
	return clusterSummary{
		ClusterID: c.id, ClusterName: c.settings.name, ClusterStatus: c.status(s, now),
		ClusterCategory: c.request.category, ClusterMode: c.request.mode, ClusterCreateTime: utc(c.created),
		ClusterVpcID: c.request.vpc.id, ClusterVSwitchID: c.request.vSwitch.id,
		DeletionProtection: c.settings.protected, Nodes: counts,
	}
}
