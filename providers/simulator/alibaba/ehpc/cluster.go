package ehpc

import (
	"strconv"
	"time"

	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// cluster is an accepted CreateCluster. released changes under the books'
// lock, the rest never does.
type cluster struct {
	id            string
	region        *world.Region
	request       createCluster
	securityGroup string
	created       time.Time
	random        uint64
	pace          engine.Pace
	failing       ending
	course        engine.Course

	settings settings
	modified time.Time
	released *release
}

// ending is the stage at which a creation ends in failure, by a fault or for want
// of what it needs; the zero value is success.
type ending struct {
	stage string
	why   world.Cause // None where a fault ends it.
}

// reason is what the log says of it at a stage.
func (e ending) reason(stage string) string {
	if e.why != world.NoCause {
		why := e.why.Why()
		return why.Code + ": " + why.Message
	}
	return failureReasons()[stage]
}

// What a cluster scales by unless it is told otherwise.
const (
	defaultGrowInterval = 2
	defaultIdleInterval = 6
)

// settings are what the cloud lets one change later; here they stay as they
// were created.
type settings struct {
	Name, ClientVersion        string
	MaxCount, MaxCoreCount     int
	GrowInterval, IdleInterval int
	ScaleOut, ScaleIn          bool
	Protected                  bool
	LoadMonitor, Topology      bool
}

// release is an accepted DeleteCluster.
type release struct {
	began  time.Time
	course engine.Course
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
func (c *cluster) age(now time.Time) time.Duration {
	return c.pace.Simulated(now.Sub(c.created))
}

// status reads the cluster's state off the clock.
func (c *cluster) status(now time.Time) string {
	if now.Before(c.created) {
		return statusGone
	}
	if c.released != nil {
		if c.pace.Simulated(now.Sub(c.released.began)) >= c.released.course.End {
			return statusGone
		}
		return statusReleasing
	}
	age := c.age(now)
	initing, reached := c.course.Begins(stageScheduler)
	switch {
	case age < c.course.Visible:
		return statusGone
	case age >= c.course.End && c.course.Failed:
		return statusException
	case age >= c.course.End:
		return statusRunning
	case reached && age >= initing:
		return statusIniting
	}
	return statusCreating
}

// serviceStatus is the state of scheduler, DNS and directory, which come up
// with the scheduler's stage.
func (c *cluster) serviceStatus(now time.Time) string {
	age := c.age(now)
	begins, reached := c.course.Begins(stageScheduler)
	if !reached || age < begins {
		return statusUninit
	}
	ends, survived := c.course.Ends(stageScheduler)
	switch {
	case survived && age >= ends:
		return statusRunning
	case age >= c.course.End:
		return statusException
	}
	return statusIniting
}

// serviceView is a service in GetCluster's answer.
type serviceView struct{ Type, Version, Status string }

// describe is the answer of GetCluster, with its strings for numbers and
// booleans. The description comes back in ListClusters alone, tags nowhere.
func (c *cluster) describe(now time.Time) engine.Answer {
	r, set := c.request, c.settings
	services := c.serviceStatus(now)
	manager := engine.Answer{
		"Scheduler":        serviceView{schedulerShown(r.Scheduler.Kind, r.Scheduler.Version), r.Scheduler.Version, services},
		"DNS":              serviceView{r.DNS.Kind, r.DNS.Version, services},
		"DirectoryService": serviceView{r.Login.Kind, r.Login.Version, services},
	}
	if ready, ok := c.course.Ends(stageManager); ok && c.age(now) >= ready {
		manager["ManagerNode"] = c.manager()
	}
	return engine.Answer{
		"ClusterId": c.id, "ClusterName": set.Name, "ClusterStatus": c.status(now),
		"ClusterCategory": r.Category, "ClusterMode": r.Mode,
		"ClusterCreateTime": minute(c.created), "ClusterModifyTime": minute(c.modified),
		"ClusterVpcId": r.VPC.ID, "ClusterVSwitchId": r.VSwitch.ID, "SecurityGroupId": c.securityGroup,
		"ResourceGroupId":  r.ResourceGroup,
		"DeleteProtection": strconv.FormatBool(set.Protected), "MaxCount": optionalNumber(set.MaxCount), "MaxCoreCount": optionalNumber(set.MaxCoreCount),
		"EhpcVersion": ehpcVersion, "ClientVersion": set.ClientVersion,
		"EnableScaleIn": set.ScaleIn, "EnableScaleOut": set.ScaleOut,
		"GrowInterval": set.GrowInterval, "IdleInterval": set.IdleInterval,
		"Manager":       manager,
		"MonitorSpec":   engine.Answer{"EnableComputeLoadMonitor": set.LoadMonitor},
		"SchedulerSpec": engine.Answer{"EnableTopologyAwareness": set.Topology, "EnablePowerSaving": false},

		"ClusterCustomConfiguration": c.told().Within("ClusterCustomConfiguration"),
	}
}

// ehpcVersion is that of every cluster that this API makes.
const ehpcVersion = "2.0.0"

// minute is the form of times in answers about clusters; it tells no seconds.
func minute(t time.Time) string { return t.UTC().Format("2006-01-02T15:04Z") }

func optionalNumber(n int) string {
	if n == engine.NotGiven {
		return ""
	}
	return engine.Number10(n)
}

// clusterSummary is an item of ListClusters.
type clusterSummary struct {
	ClusterID          string `json:"ClusterId"`
	ClusterName        string
	ClusterDescription string
	ClusterStatus      string
	ClusterCategory    string
	ClusterMode        string
	ClusterCreateTime  string
	ClusterVpcID       string `json:"ClusterVpcId"`
	ClusterVSwitchID   string `json:"ClusterVSwitchId"`
	EhpcVersion        string
	DeletionProtection bool
	MaxCount           int `json:",omitempty"` // Numbers here, text in GetCluster.
	MaxCoreCount       int `json:",omitempty"`
	Nodes              clusterCounts
	Addons             []engine.Answer
	AdditionalPackages []engine.Answer
	ClusterCredentials []string
}

type clusterCounts struct{ CreatingCounts, RunningCounts, AbnormalCounts int }

func (c *cluster) summary(now time.Time) clusterSummary {
	var counts clusterCounts
	for i := range c.request.Queues {
		q := c.countNodes(i, now)
		counts.CreatingCounts += q.CreatingCounts
		counts.RunningCounts += q.RunningCounts
		counts.AbnormalCounts += q.ExceptionCounts
	}
	return clusterSummary{
		ClusterID: c.id, ClusterName: c.settings.Name, ClusterDescription: c.request.Description, ClusterStatus: c.status(now),
		ClusterCategory: c.request.Category, ClusterMode: c.request.Mode, ClusterCreateTime: minute(c.created),
		ClusterVpcID: c.request.VPC.ID, ClusterVSwitchID: c.request.VSwitch.ID,
		EhpcVersion: ehpcVersion, DeletionProtection: c.settings.Protected, MaxCount: max(c.settings.MaxCount, 0), MaxCoreCount: max(c.settings.MaxCoreCount, 0),
		Nodes: counts, Addons: c.addonSummaries(now), AdditionalPackages: c.packages(), ClusterCredentials: c.credentials(),
	}
}
