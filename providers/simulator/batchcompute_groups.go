package simulator

import (
	"regexp"
	"slices"
	"strings"
)

// groups reads the machines' groups, whose names are the members' names.
func (b *batchReader) groups(fallback string) []batchGroup {
	if !b.has("Groups") {
		b.refuse(missingBatch("Groups"))
	}
	v := b.take("Groups")
	if v.kind != absent && v.kind != composite {
		b.refuse(invalidBatch("Groups", "Its type must be object."))
		return nil
	}
	if v.kind == composite && len(v.names) == 0 {
		b.refuse(invalidBatch("Groups", ""))
	}
	if len(v.names) > maxBatchGroups {
		b.refuse(batchRefuse("QuotaExhausted.MaxClusterGroupCount", number10(maxBatchGroups)))
	}
	var out []batchGroup
	for i, name := range v.names {
		path := "Groups." + name
		if n := len([]rune(name)); n < 1 || n > 64 {
			b.refuse(invalidBatch(path, "Its size must be in [1, 64]."))
		}
		if v.items[i].kind != composite {
			b.refuse(invalidBatch(path, "Its type must be object."))
			continue
		}
		b.readMember(path, v.items[i], func(o *object) { out = append(out, b.group(o, name, fallback)) })
	}
	if b.own && !b.bare {
		// Machine types of the service's own do not work in a VPC.
		b.refuse(invalidBatch("InstanceType", ""))
	}
	if b.own && slices.ContainsFunc(b.disks, func(d string) bool { return d != "" && d != "ephemeral" }) {
		b.refuse(invalidBatch("Configs.Disks", ""))
	}
	return out
}

func (b *batchReader) group(o *object, name, fallback string) batchGroup {
	g := batchGroup{Name: name}
	count := o.take("DesiredVMCount")
	n, ok := quantity(count.text, "")
	switch {
	case count.kind == absent:
		o.refuse(missingBatch("DesiredVMCount"))
	case count.kind != number || strings.ContainsAny(count.text, ".eE"):
		o.refuse(invalidBatch("DesiredVMCount", "Its type must be integer."))
	case !ok || n > 65536:
		o.refuse(invalidBatch("DesiredVMCount", "It must be in [1, 65536]."))
	case n > maxBatchMachines:
		o.refuse(batchRefuse("QuotaExhausted.MaxClusterGroupDesiredVMCount", number10(maxBatchMachines)))
	}
	g.Count = n
	if g.Type = o.free("InstanceType"); g.Type == "" {
		g.Type = fallback
	}
	if g.Type == "" {
		o.refuse(missingBatch("InstanceType"))
	}
	b.kind(g.Type)
	if g.Billing = o.free("ResourceType"); g.Billing == "" {
		o.refuse(missingBatch("ResourceType"))
	} else if !slices.Contains(batchBilling, g.Billing) {
		o.refuse(invalidBatch("ResourceType", ""))
	}
	if g.Image = o.free("ImageId"); g.Image != "" {
		b.knownImage(g.Image)
	}
	g.Prefix = o.free("HostnamePrefix")
	g.readSpot(o)
	return g
}

var spotPrice = regexp.MustCompile(`^[0-9]{1,9}(\.[0-9]{1,3})?$`).MatchString

// readSpot reads strategy and ceiling: only for Spot, and the ceiling only with
// the strategy that has one.
func (g *batchGroup) readSpot(o *object) {
	g.Strategy = o.free("SpotStrategy")
	limit := o.take("SpotPriceLimit")
	g.Limit = limit.text
	zero := strings.Trim(limit.text, "0.") == ""
	switch {
	case limit.kind != absent && limit.kind != number:
		o.fail("SpotPriceLimit")
	case g.Strategy != "" && (g.Billing != "Spot" || g.Strategy != "SpotWithPriceLimit" && g.Strategy != "SpotAsPriceGo"):
		o.fail("SpotStrategy")
	case (g.Strategy == "SpotWithPriceLimit") == zero || !zero && !spotPrice(limit.text):
		o.fail("SpotPriceLimit")
	case g.Billing == "Spot" && batchTypeNamed(g.Type) != nil && !batchTypeNamed(g.Type).spot:
		o.refuse(invalidBatch("InstanceType", ""))
	}
}
