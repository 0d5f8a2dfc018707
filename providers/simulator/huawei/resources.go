package huawei

import (
	"slices"

	"clusterwiz/providers/simulator/engine"
)

func (r *nodePoolRequest) readResources(o *engine.Object) {
	r.readSize(o)
	if name := o.Text("nodePool"); name != "" && name != r.name {
		o.Fail("nodePool")
	}
	for _, name := range []string{"taints", "tags", "network"} {
		if o.Has(name) && !r.pool.privileged {
			o.Refuse(badRequest(name + " can only be specified for a privileged pool"))
		}
	}
	o.Objects("taints", 0, engine.AnyNumber, func(o *engine.Object) {
		o.NeedText("key", engine.LabelKey)
		o.Free("value")
		o.NeedText("effect")
	})
	o.TextMap("labels", func(key, val string) bool { return engine.LabelKey(key) && engine.LabelValue(val) })
	o.Objects("tags", 0, engine.AnyNumber, func(o *engine.Object) {
		o.NeedText("key")
		o.Need("value")
		o.Free("value")
	})
	o.Object("network", func(o *engine.Object) { readNodeNetwork(o, r.pool.project.region) })
	r.readExtended(o)
	readVolumes(o)
	o.Object("os", func(o *engine.Object) {
		o.Text("name")
		o.Text("imageId", uuidForm)
		o.Free("imageType")
		o.Text("autoMatch")
	})
}

var uuidForm = engine.Pattern(`^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$`)

// readSize reads flavour, counts, batches and zones.
func (r *nodePoolRequest) readSize(o *engine.Object) {
	r.flavor = r.pool.project.region.flavor(o.NeedText("flavor"))
	o.Need("count")
	r.count = o.Integer("count", 0, 1<<20)
	o.Need("maxCount")
	most := o.Integer("maxCount", 0, 1<<20)
	o.Object("creatingStep", func(o *engine.Object) {
		o.Integer("step", 1, 1<<20)
		o.Text("type")
	})
	switch {
	case o.Sheet.Refused != nil:
		return
	case r.flavor == nil:
		o.Refuse(refuse(codeFlavor, ""))
	case r.flavor.kind != "Dedicate":
		o.Fail("flavor")
	case r.count == 0 && r.notes[billingMode] != "":
		o.Refuse(badRequest("billing annotation must be empty while there is no resources addition"))
	case r.count == 0:
		o.Refuse(badRequest("count must greater than 1")) // The service's own words.
	case most > r.count:
		o.Refuse(badRequest("pool does not support maxCount more than count now"))
	case most < r.count:
		o.Fail("maxCount")
	case !slices.Contains(r.flavor.billing, int(r.billing[0]-'0')):
		o.Refuse(badRequest("flavor " + r.flavor.id + " does not support billing mode " + r.billing))
	default:
		r.readZones(o)
		return
	}
	o.Take("azs")
}

// readZones reads where the nodes go. Without azs a zone with stock is chosen.
func (r *nodePoolRequest) readZones(o *engine.Object) {
	sum := 0
	o.Objects("azs", 1, engine.AnyNumber, func(o *engine.Object) {
		zone := o.NeedText("az")
		o.Need("count")
		n := max(0, o.Integer("count", 1, 1<<20))
		sold, known := r.flavor.sold[zone]
		switch {
		case !known:
			o.Fail("az")
		case sold:
			o.Refuse(badRequest("flavor " + r.flavor.id + " is sold out in " + zone))
		}
		sum += n
		r.zones = append(r.zones, zoneCount{zone, n})
	})
	if o.Has("azs") {
		if sum != r.count { // No page says which of them counts.
			r.zones = []zoneCount{{r.zones[0].Zone, r.count}}
		}
		return
	}
	offered := r.flavor.offered()
	if len(offered) == 0 {
		o.Refuse(badRequest("flavor " + r.flavor.id + " is sold out"))
		return
	}
	r.zones = []zoneCount{{offered[len(r.name)%len(offered)], r.count}}
}

// readNodeNetwork wants a VPC for a subnet and a subnet for security groups.
func readNodeNetwork(o *engine.Object, r *region) {
	need := func(name string, wanted bool) string {
		if wanted {
			return o.NeedText(name)
		}
		return o.Text(name)
	}
	vpcID := need("vpc", o.Has("subnet") || o.Has("securityGroups"))
	subnetID := need("subnet", o.Has("securityGroups"))
	groups := o.Texts("securityGroups", 0, engine.AnyNumber)
	if o.Sheet.Refused != nil {
		return
	}
	if vpcID != "" && r.vpc(vpcID) == nil {
		o.Refuse(badRequest("vpc " + vpcID + " not found"))
	}
	if s := r.subnet(subnetID); subnetID != "" && (s == nil || s.vpc.id != vpcID) {
		o.Refuse(badRequest("subnet " + subnetID + " not found in vpc " + vpcID))
	}
	for _, id := range groups {
		if r.group(id) == nil {
			o.Refuse(badRequest("security group " + id + " not found"))
		}
	}
}

// readExtended reads extendParams: strings, of which some are known.
func (r *nodePoolRequest) readExtended(o *engine.Object) {
	rules := map[string]func(string) bool{
		"dockerBaseSize": func(s string) bool {
			_, ok := engine.Quantity(s, "")
			return s == "0" || ok
		},
		"postInstall":           engine.Base64Text,
		"XParameterPlaneSubnet": func(s string) bool { return r.pool.project.region.subnet(s) != nil },
		"nodePoolName":          nodePoolName,
	}
	o.TextMap("extendParams", func(key, val string) bool { return rules[key] == nil || rules[key](val) })
}
