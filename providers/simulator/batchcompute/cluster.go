package batchcompute

import (
	"fmt"
	"sort"
	"strconv"
	"sync"
	"time"

	"clusterwiz/providers/simulator/engine"
)

// cluster is an accepted POST /clusters. Only Released ever changes.
type cluster struct {
	ID, Region string
	Token      string `json:",omitempty"` // IdempotentToken; "" for none.
	Body       string // Digest of the body that came with the token.
	Request    clusterRequest
	Created    time.Time
	Random     uint64
	Pace       engine.Pace
	Failing    string     `json:",omitempty"`
	Released   *time.Time `json:",omitempty"`
}

// Stages at which a fault can end a creation. The service tells of machines
// that cannot be had in the log alone and stays Active; when machines start and
// do not come up the cluster is in Error.
const (
	stageCreateInstance = "CreateInstance"
	stageStartInstance  = "StartInstance"
)

var stages = []string{stageCreateInstance, stageStartInstance}

// Codes and words with which a failed creation is told.
var reasons = sync.OnceValue(func() map[string][2]string {
	return map[string][2]string{
		stageCreateInstance: {"OperationDenied.NoStock", "The resource is out of stock in the region; the instance was not created."},
		stageStartInstance:  {"InstanceStartFailed", "The instance did not report within 10 minutes: Bootstrap ended with exit status 1."},
	}
})

// Simulated times.
const (
	machineOrder   = 40 * time.Second
	machineStart   = 60 * time.Second // After that it starts, which takes
	machineBoot    = 90 * time.Second // so long and
	machineSpread  = 45               // at most so many seconds more.
	clusterRelease = 60 * time.Second
)

func (c *cluster) age(now time.Time) time.Duration { return c.Pace.Simulated(now.Sub(c.Created)) }

func (c *cluster) gone(now time.Time) bool {
	return now.Before(c.Created) || c.Released != nil && c.Pace.Simulated(now.Sub(*c.Released)) >= clusterRelease
}

// machine is one instance of a group: when it appears, starts and settles.
type machine struct {
	group                int
	number               int // In the whole cluster.
	appears, starts, end time.Duration
	fails                bool
}

// machines lays out the instances of all groups, one after the other.
func (c *cluster) machines() []machine {
	total := 0
	for _, g := range c.Request.Groups {
		total += g.Count
	}
	var out []machine
	for i, g := range c.Request.Groups {
		for k := range g.Count {
			m := machine{group: i, number: len(out), fails: c.Failing != "" && k >= g.Count/2}
			spread := engine.Between(engine.Mix(c.Random+uint64(m.number)), 0, machineSpread) //nolint:gosec // Not negative.
			m.appears = machineOrder + engine.NodeSpacing(total)*time.Duration(m.number)
			m.starts = m.appears + machineStart
			m.end = m.starts + machineBoot + time.Duration(spread)*time.Second
			out = append(out, m)
		}
	}
	return out
}

// state reads an instance's state off the clock; "" while there is none.
func (c *cluster) state(m machine, now time.Time) string {
	age := c.age(now)
	noStock := m.fails && c.Failing == stageCreateInstance
	switch {
	case age < m.appears || noStock && age >= m.starts:
		return ""
	case c.Released != nil:
		return "Deleting"
	case age < m.starts:
		return "Pending"
	case age < m.end || m.fails: // One that fails goes on starting for good.
		return "Starting"
	}
	return "Running"
}

// failedAt is when a failing creation has failed; false before.
func (c *cluster) failedAt(now time.Time) (time.Duration, bool) {
	for _, m := range c.machines() {
		at := m.end
		if c.Failing == stageCreateInstance {
			at = m.starts
		}
		if m.fails && c.age(now) >= at {
			return at, true
		}
	}
	return 0, false
}

// logs are lines of the form [time][group]text.
func (c *cluster) logs(now time.Time) []string {
	type entry struct {
		at   time.Duration
		text string
	}
	entries := []entry{{0, "Cluster is created."}}
	for _, m := range c.machines() {
		group := "[" + c.Request.Groups[m.group].Name + "]"
		name := c.machineID(m)
		if !m.fails || c.Failing != stageCreateInstance {
			entries = append(entries, entry{m.appears, group + "Instance " + name + " is created."})
		}
		if !m.fails {
			entries = append(entries, entry{m.end, group + "Instance " + name + " is running."})
			continue
		}
		reason, at := reasons()[c.Failing], m.end
		if c.Failing == stageCreateInstance {
			at = m.starts
		}
		entries = append(entries, entry{at, group + "Instance " + name + " failed: " + reason[0] + ": " + reason[1]})
	}
	sort.SliceStable(entries, func(i, j int) bool { return entries[i].at < entries[j].at })
	out := []string{}
	for _, e := range entries {
		if e.at <= c.age(now) {
			separator := ""
			if e.text[0] != '[' {
				separator = " "
			}
			out = append(out, "["+stamp(c.Pace.Wall(c.Created, e.at))+"]"+separator+e.text)
		}
	}
	return out
}

func (c *cluster) machineID(m machine) string {
	return "ins-" + engine.Letters(engine.Mix(c.Random^uint64(m.number+1)), 16, engine.LowerAlnum) //nolint:gosec // Not negative.
}

// view is the answer of GetCluster. The state is Active as soon as the cluster
// exists, long before machines run.
func (c *cluster) view(now time.Time) engine.Answer {
	actual := make([]int, len(c.Request.Groups))
	metrics := map[string]int{}
	for _, m := range c.machines() {
		state := c.state(m, now)
		metrics[state]++
		if state == "Running" {
			actual[m.group]++
		}
	}
	groups := engine.Answer{}
	for i, g := range c.Request.Groups {
		limit, _ := strconv.ParseFloat(g.Limit, 64)
		groups[g.Name] = engine.Answer{
			"DesiredVMCount": g.Count, "ActualVMCount": actual[i], "InstanceType": g.Type, "ResourceType": g.Billing, "ImageId": g.Image,
			"HostnamePrefix": g.Prefix, "SpotStrategy": g.Strategy, "SpotPriceLimit": limit,
		}
	}
	state, code := "Active", ""
	if _, failed := c.failedAt(now); failed {
		code = reasons()[c.Failing][0]
		if c.Failing == stageStartInstance {
			state = "Error"
		}
	}
	if c.Released != nil {
		state = "Deleting"
	}
	out := engine.Answer{
		"Id": c.ID, "Name": c.Request.Name, "OwnerId": 1234567890123456, "ImageId": c.Request.Image, "CreationTime": stamp(c.Created),
		"State": state, "ErrorCode": code, "Groups": groups, "OperationLogs": c.logs(now), "SecurityGroups": []string{},
		"Metrics": engine.Answer{"StartingCount": metrics["Pending"] + metrics["Starting"], "RunningCount": metrics["Running"], "StoppingCount": metrics["Deleting"], "StoppedCount": 0},
	}
	for name, text := range c.Request.Echo {
		out[name] = text
	}
	return out
}

// instance is an item of the instances' list.
func (c *cluster) instance(m machine, now time.Time) engine.Answer {
	state, address := c.state(m, now), ""
	if state == "Running" {
		address = fmt.Sprintf("192.168.%d.%d", m.number/250, m.number%250+2)
	}
	out := engine.Answer{
		"Id": c.machineID(m), "State": state, "IpAddress": address, "HostName": c.machineID(m), "Hint": "",
		"CreationTime": stamp(c.Pace.Wall(c.Created, m.appears)), "EcsInstanceId": "i-" + c.machineID(m)[4:], "ErrorCode": 0, "ErrorMessage": "",
	}
	if m.fails && c.age(now) >= m.end {
		out["ErrorCode"], out["ErrorMessage"] = 10006, reasons()[c.Failing][1]
	}
	return out
}
