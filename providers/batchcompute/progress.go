package batchcompute

import (
	"context"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

// The states that the pages name, besides Error, which only the names of
// events hint at.
const (
	stateActive   = "Active"
	stateDeleting = "Deleting"
	stateDeleted  = "Deleted"
	stateError    = "Error"
)

// cluster is what GetCluster and ListClusters say. A group's machines count as
// there once it has as many as it wants.
type cluster struct {
	ID            alicloud.Text `json:"Id"`
	Name, State   alicloud.Text
	CreationTime  alicloud.Text
	ErrorCode     alicloud.Text
	UserData      map[string]alicloud.Text
	Groups        map[string]group
	Metrics       metrics
	Metric        metrics // The older name.
	OperationLogs []alicloud.Text
}

type group struct{ DesiredVMCount, ActualVMCount alicloud.Int }

type metrics struct{ StartingCount, RunningCount, StoppingCount, StoppedCount alicloud.Int }

func (c *Client) cluster(ctx context.Context, id string) (cluster, error) {
	var reply cluster
	err := c.read(ctx, reading("GetCluster", clusterPath(id)), &reply)
	if reply.Metrics == (metrics{}) {
		reply.Metrics = reply.Metric
	}
	return reply, err
}

// Status implements [providers.Client].
func (c *Client) Status(ctx context.Context, receipt providers.Receipt) (providers.Status, error) {
	now, err := c.cluster(ctx, receipt.ID)
	if err != nil {
		if f := providers.FailureIn(err); f != nil && f.Kind == providers.Absent {
			return providers.Status{Phase: receipt.Unlisted(stateDeleting, c.now())}, nil
		}
		return providers.Status{}, err
	}
	status := providers.Status{Phase: now.phase(), State: string(now.State), Events: now.events()}
	now.count(&status)
	if status.Phase == providers.Working {
		if err := c.addInstances(ctx, &status, now, receipt.ID); err != nil {
			return providers.Status{}, err
		}
		status.Trouble = now.trouble(status)
	}
	if status.Phase == providers.Failed {
		status.Failure = now.reason()
	}
	return status, nil
}

// phase judges by the machines: a cluster is Active as soon as it exists.
func (c cluster) phase() providers.Phase {
	switch string(c.State) {
	case stateDeleting:
		return providers.Deleting
	case stateDeleted:
		return providers.Gone
	case stateError:
		return providers.Failed
	case stateActive:
		if c.complete() {
			return providers.Ready
		}
	}
	return providers.Working
}

func (c cluster) complete() bool {
	if len(c.Groups) == 0 {
		return false
	}
	wanted, every := alicloud.Int(0), true
	for _, g := range c.Groups {
		wanted += g.DesiredVMCount
		every = every && g.ActualVMCount >= g.DesiredVMCount
	}
	return every || c.Metrics.RunningCount >= wanted
}

// count makes a stage of each group, which is as far as the API tells; a
// deletion has none.
func (c cluster) count(status *providers.Status) {
	actual := 0
	for _, name := range slices.Sorted(maps.Keys(c.Groups)) {
		g := c.Groups[name]
		status.Nodes.Wanted += int(g.DesiredVMCount)
		actual += int(g.ActualVMCount)
		if status.Phase == providers.Deleting {
			continue
		}
		status.Total++
		stage := providers.Stage{Name: name, Phase: providers.Working}
		if g.ActualVMCount >= g.DesiredVMCount || status.Phase == providers.Ready {
			stage.Phase = providers.Ready
			status.Done++
		}
		status.Stages = append(status.Stages, stage)
	}
	status.Nodes.Creating = int(c.Metrics.StartingCount)
	status.Nodes.Running = max(int(c.Metrics.RunningCount), actual)
}

// instance is a machine. The API also gives its password, which is not read.
type instance struct {
	ID                                   alicloud.Text `json:"Id"`
	State, Hint, ErrorMessage, ErrorCode alicloud.Text
	CreationTime                         alicloud.Text
}

// addInstances tells of machines in trouble: of each group that is not
// complete, the first hundred are looked at.
func (c *Client) addInstances(ctx context.Context, status *providers.Status, now cluster, id string) error {
	for _, name := range slices.Sorted(maps.Keys(now.Groups)) {
		if g := now.Groups[name]; g.ActualVMCount >= g.DesiredVMCount {
			continue
		}
		var part page[instance]
		path := clusterPath(id) + "/groups/" + url.PathEscape(name) + "/instances"
		if err := c.read(ctx, reading("ListClusterInstances", path, "MaxItemCount", strconv.Itoa(pageSize)), &part); err != nil {
			return ctx.Err() // What this call cannot tell must not hide the state.
		}
		for _, one := range part.Items {
			if one.ErrorMessage != "" || (one.ErrorCode != "" && one.ErrorCode != "0") {
				status.Nodes.Abnormal++
				status.Events = append(status.Events, one.event(name))
			}
		}
	}
	return nil
}

func (i instance) event(group string) providers.Event {
	at, _ := time.Parse(time.RFC3339, string(i.CreationTime))
	text := strings.Join(slices.DeleteFunc([]string{group, string(i.ID), string(i.ErrorCode), string(i.ErrorMessage), string(i.Hint)},
		func(part string) bool { return part == "" }), " ")
	return providers.Event{ID: text, Time: at, Level: providers.Fault, Text: text}
}
