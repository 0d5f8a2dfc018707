package modelarts

import (
	"context"

	"clusterwiz/providers"
)

// Status implements [providers.Client]: the counters of the node pool, then the
// events of its pool as far as they can be had.
func (c *Client) Status(ctx context.Context, receipt providers.Receipt) (providers.Status, error) {
	at := placeOf(receipt.ID)
	now, err := c.look(ctx, at)
	if err != nil {
		if f := providers.AsFailure(err); f.Kind == providers.Absent {
			return providers.Status{Phase: receipt.Unlisted(deleting, c.now())}, nil
		}
		return providers.Status{}, err
	}
	counts := now.Status.Resources
	status := providers.Status{
		State: now.state(),
		Nodes: providers.Nodes{
			Wanted: int(now.Spec.Resources.Count), Creating: int(counts.Creating), Running: int(counts.Available), Abnormal: int(counts.Abnormal),
		},
	}
	status.Events = c.events(ctx, at, receipt)
	status.Phase = phaseOf(now)
	c.fail(ctx, &status, at, receipt)
	return status, ctx.Err()
}

// look asks for the node pool. A 400 stands for one that does not exist as well
// as for a bad request; the list tells which.
func (c *Client) look(ctx context.Context, at nodePoolRef) (nodePool, error) {
	one, err := c.nodePool(ctx, at)
	f := providers.FailureIn(err)
	if f == nil || f.Kind != providers.Invalid {
		return one, err
	}
	all, listErr := c.nodePools(ctx, at)
	if listErr != nil {
		return nodePool{}, listErr
	}
	if one, there := pick(all, at.name); there {
		return one, nil
	}
	f.Kind = providers.Absent
	return nodePool{}, f
}

// phaseOf reads the counters. Nodes that are abnormal count as a failure only
// when no other is being made.
func phaseOf(n nodePool) providers.Phase {
	counts := n.Status.Resources
	switch n.state() {
	case deleting:
		return providers.Deleting
	case creating:
		return providers.Working
	case abnormal:
		return providers.Failed
	case available:
		return providers.Ready
	}
	if counts.Available > 0 {
		return providers.Working
	}
	return providers.Pending
}
