package simulator

import "slices"

// hold changes a creation that still runs; other tasks cannot be held up here.
func (a *ack) hold(c *call, change func(*ackCluster, bool) bool) (answer, *refusal) {
	if c.bad() {
		return nil, nil
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	t, refused := a.findTask(c)
	if refused != nil {
		return nil, refused
	}
	if t != t.cluster.creation() || t.cluster.state(c.now) != ackInitial || !change(t.cluster, t.paused()) {
		return nil, ackRefuse("ErrorClusterState", "the task is over or cannot be held up")
	}
	t.cluster.Modified = c.now
	a.again(t.cluster, c)
	return answer{}, nil
}

// cancel is the call CancelTask. The cluster is then as after a failure.
func (a *ack) cancel(c *call) (answer, *refusal) {
	return a.hold(c, func(found *ackCluster, _ bool) bool {
		found.Cancelled = &c.now
		return true
	})
}

// pause is the call PauseTask.
func (a *ack) pause(c *call) (answer, *refusal) {
	return a.hold(c, func(found *ackCluster, paused bool) bool {
		if !paused {
			found.Pauses = append(slices.Clone(found.Pauses), ackPause{From: c.now})
		}
		return !paused
	})
}

// resume is the call ResumeTask.
func (a *ack) resume(c *call) (answer, *refusal) {
	return a.hold(c, func(found *ackCluster, paused bool) bool {
		if !paused {
			return false
		}
		found.Pauses = slices.Clone(found.Pauses)
		found.Pauses[len(found.Pauses)-1].Until = &c.now
		return true
	})
}
