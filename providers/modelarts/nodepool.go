package modelarts

import (
	"context"
	"slices"
)

// nodePool is one as ShowNodePool and ListNodePools answer, and what a creation
// echoes.
type nodePool struct {
	Metadata struct {
		Name        text
		Labels      map[string]text
		Annotations map[string]text
		// Created is on other things of the API; a node pool may lack it.
		Created text `json:"creationTimestamp"`
	}
	Spec struct {
		Resources struct {
			Count  whole
			Labels map[string]text
		}
	}
	Status struct {
		Resources struct{ Creating, Available, Abnormal, Deleting counter }
	}
}

// prepaid tells whether the node pool is a subscription.
func (n nodePool) prepaid() bool {
	return n.Metadata.Annotations["os.modelarts/billing.mode"] == subscribed
}

// The names of the counters, which are the words for how a node pool is doing:
// it has no phase of its own.
const (
	creating  = "creating"
	available = "available"
	abnormal  = "abnormal"
	deleting  = "deleting"
)

// state is the counter that says most.
func (n nodePool) state() string {
	counts := n.Status.Resources
	switch {
	case counts.Deleting > 0:
		return deleting
	case counts.Creating > 0:
		return creating
	case counts.Abnormal > 0:
		return abnormal
	case counts.Available > 0 && int64(counts.Available) >= int64(n.Spec.Resources.Count):
		return available
	}
	return ""
}

// nodePools lists all node pools of a pool; the call has no paging.
func (c *Client) nodePools(ctx context.Context, at nodePoolRef) ([]nodePool, error) {
	asked := call{action: "ListNodePools", product: modelArts, path: at.pools(), project: at.project}
	return c.lists.Of(at.project+asked.path).Get(ctx, func(ctx context.Context) ([]nodePool, error) {
		var reply listOf[nodePool]
		err := c.read(ctx, asked, &reply)
		if err == nil && reply.partless() {
			err = c.partless(asked)
		}
		return reply.Items, err
	})
}

// nodePool asks for one.
func (c *Client) nodePool(ctx context.Context, at nodePoolRef) (nodePool, error) {
	var reply nodePool
	err := c.read(ctx, call{action: "ShowNodePool", product: modelArts, path: at.one(), project: at.project}, &reply)
	return reply, err
}

func pick(all []nodePool, name string) (nodePool, bool) {
	i := slices.IndexFunc(all, func(n nodePool) bool { return string(n.Metadata.Name) == name })
	if i < 0 {
		return nodePool{}, false
	}
	return all[i], true
}
