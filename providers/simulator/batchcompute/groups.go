package batchcompute

import (
	"slices"
	"strconv"
	"strings"

	"clusterwiz/providers/simulator/engine"
)

// groups reads the machines' groups, whose names are the members' names.
func (b *reader) groups(fallback string) []machineGroup {
	if !b.Has("Groups") {
		b.Refuse(refuseMissing("Groups"))
	}
	v := b.Take("Groups")
	if v.Kind != engine.Absent && v.Kind != engine.Composite {
		b.Refuse(refuseInvalid("Groups", "Its type must be object."))
		return nil
	}
	if v.Kind == engine.Composite && len(v.Names) == 0 {
		b.Refuse(refuseInvalid("Groups", ""))
	}
	if len(v.Names) > maxGroups {
		b.Refuse(refuse("QuotaExhausted.MaxClusterGroupCount", engine.Number10(maxGroups)))
	}
	var out []machineGroup
	for i, name := range v.Names {
		path := "Groups." + name
		if n := len([]rune(name)); n < 1 || n > 64 {
			b.Refuse(refuseInvalid(path, "Its size must be in [1, 64]."))
		}
		if v.Items[i].Kind != engine.Composite {
			b.Refuse(refuseInvalid(path, "Its type must be object."))
			continue
		}
		b.ReadMember(path, v.Items[i], func(o *engine.Object) { out = append(out, b.group(o, name, fallback)) })
	}
	// That the service's own types have ephemeral disks and no VPC one page says, and
	// no error.
	return out
}

func (b *reader) group(o *engine.Object, name, fallback string) machineGroup {
	g := machineGroup{Name: name}
	count := o.Take("DesiredVMCount")
	n, err := strconv.Atoi(count.Text)
	switch {
	case count.Kind == engine.Absent:
		o.Refuse(refuseMissing("DesiredVMCount"))
	case count.Kind != engine.Number || strings.ContainsAny(count.Text, ".eE"):
		o.Refuse(refuseInvalid("DesiredVMCount", "Its type must be integer."))
	case err != nil || n < 0 || n > 65536: // The SDKs' own tests create with 0.
		o.Refuse(refuseInvalid("DesiredVMCount", "It must be in [1, 65536]."))
	case n > maxMachines:
		o.Refuse(refuse("QuotaExhausted.MaxClusterGroupDesiredVMCount", engine.Number10(maxMachines)))
	}
	g.Count = n
	if g.Type = o.Free("InstanceType"); g.Type == "" {
		g.Type = fallback
	}
	if g.Type == "" {
		o.Refuse(refuseMissing("InstanceType"))
	}
	b.kind(g.Type)
	if g.Billing = o.Free("ResourceType"); g.Billing == "" {
		o.Refuse(refuseMissing("ResourceType"))
	} else if g.Billing != bought && !slices.Contains(billing, g.Billing) {
		o.Refuse(refuseInvalid("ResourceType", ""))
	}
	if g.Image = o.Free("ImageId"); g.Image != "" {
		b.knownImage(g.Image)
	}
	g.Prefix = o.Free("HostnamePrefix")
	o.Free("Mode")
	g.readSpot(o)
	return g
}

// spotPrice has any number of decimals: that three are the most one page says, and no
// error.
var spotPrice = engine.Pattern(`^[0-9]{1,9}(\.[0-9]+)?$`)

// readSpot reads strategy and ceiling: only for Spot, and the ceiling only with
// the strategy that has one.
func (g *machineGroup) readSpot(o *engine.Object) {
	g.Strategy = o.Free("SpotStrategy")
	limit := o.Take("SpotPriceLimit")
	g.Limit = limit.Text
	zero := strings.Trim(limit.Text, "0.") == ""
	switch {
	case limit.Kind != engine.Absent && limit.Kind != engine.Number:
		o.Fail("SpotPriceLimit")
	case g.Strategy != "" && g.Billing != "Spot":
		o.Fail("SpotStrategy")
	case (g.Strategy == "SpotWithPriceLimit") == zero || !zero && !spotPrice(limit.Text):
		o.Fail("SpotPriceLimit")
	case g.Billing == "Spot" && machineTypeNamed(g.Type) != nil && !machineTypeNamed(g.Type).spot:
		o.Refuse(refuseInvalid("InstanceType", ""))
	}
}
