package simulator

import (
	"regexp"
	"slices"
	"strings"
)

func (r *nodePoolRequest) readResources(o *object) {
	r.readSize(o)
	if name := o.text("nodePool"); name != "" && name != r.name {
		o.fail("nodePool")
	}
	for _, name := range []string{"taints", "tags", "network"} {
		if o.has(name) && !r.pool.privileged {
			o.refuse(badRequest(name + " can only be specified for a privileged pool"))
		}
	}
	o.objects("taints", 0, anyNumber, func(o *object) {
		o.needText("key", labelKey)
		o.free("value")
		o.needText("effect", oneOf("NoSchedule", "PreferNoSchedule", "NoExecute"))
	})
	o.textMap("labels", func(key, val string) bool { return labelKey(key) && labelValue(val) })
	o.objects("tags", 0, 20, func(o *object) {
		o.needText("key", func(s string) bool {
			return !strings.HasPrefix(s, "CCE-") && !strings.HasPrefix(s, "__type_baremetal")
		})
		o.need("value")
		o.free("value")
	})
	o.object("network", func(o *object) { readNodeNetwork(o, r.pool.project.region) })
	r.readExtended(o)
	readVolumes(o)
	o.object("os", func(o *object) {
		o.text("name")
		image := o.text("imageId", uuidForm)
		kind := o.free("imageType")
		if kind != "" && kind != "private" || kind == "private" && image == "" {
			o.fail("imageType")
		}
		o.text("autoMatch")
	})
}

var uuidForm = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$`).MatchString

// readSize reads flavour, counts, batches and zones.
func (r *nodePoolRequest) readSize(o *object) {
	r.flavor = r.pool.project.region.flavor(o.needText("flavor"))
	o.need("count")
	r.count = o.integer("count", 0, 1<<20)
	o.need("maxCount")
	most := o.integer("maxCount", 0, 1<<20)
	step := 1
	o.object("creatingStep", func(o *object) {
		step = max(1, o.integer("step", 1, 1<<20))
		o.text("type", oneOf("hyperinstance", "rack"))
	})
	switch {
	case o.sheet.refused != nil:
		return
	case r.flavor == nil:
		o.refuse(huaweiRefuse(codeFlavor, ""))
	case r.flavor.kind != "Dedicate":
		o.fail("flavor")
	case r.count == 0 && r.notes[billingMode] != "":
		o.refuse(badRequest("billing annotation must be empty while there is no resources addition"))
	case r.count == 0:
		o.refuse(badRequest("count must greater than 1")) // The service's own words.
	case most > r.count:
		o.refuse(badRequest("pool does not support maxCount more than count now"))
	case most < r.count:
		o.fail("maxCount")
	case r.count%step != 0:
		o.refuse(badRequest("count must be a multiple of creatingStep.step"))
	case !slices.Contains(r.flavor.billing, int(r.billing[0]-'0')):
		o.refuse(badRequest("flavor " + r.flavor.id + " does not support billing mode " + r.billing))
	default:
		r.readZones(o)
		return
	}
	o.take("azs")
}

// readZones reads where the nodes go. Without azs a zone with stock is chosen.
func (r *nodePoolRequest) readZones(o *object) {
	sum := 0
	o.objects("azs", 1, anyNumber, func(o *object) {
		zone := o.needText("az")
		o.need("count")
		n := max(0, o.integer("count", 1, 1<<20))
		sold, known := r.flavor.sold[zone]
		switch {
		case !known:
			o.fail("az")
		case sold:
			o.refuse(badRequest("flavor " + r.flavor.id + " is sold out in " + zone))
		}
		sum += n
		r.zones = append(r.zones, zoneCount{zone, n})
	})
	if o.has("azs") {
		if sum != r.count {
			o.refuse(badRequest("the sum of azs count must be equal to count"))
		}
		return
	}
	offered := r.flavor.offered()
	if len(offered) == 0 {
		o.refuse(badRequest("flavor " + r.flavor.id + " is sold out"))
		return
	}
	r.zones = []zoneCount{{offered[len(r.name)%len(offered)], r.count}}
}

// readNodeNetwork wants a VPC for a subnet and a subnet for security groups.
func readNodeNetwork(o *object, r *huaweiRegion) {
	need := func(name string, wanted bool) string {
		if wanted {
			return o.needText(name)
		}
		return o.text(name)
	}
	vpcID := need("vpc", o.has("subnet") || o.has("securityGroups"))
	subnetID := need("subnet", o.has("securityGroups"))
	groups := o.texts("securityGroups", 0, anyNumber)
	if o.sheet.refused != nil {
		return
	}
	if vpcID != "" && r.vpc(vpcID) == nil {
		o.refuse(badRequest("vpc " + vpcID + " not found"))
	}
	if s := r.subnet(subnetID); subnetID != "" && (s == nil || s.vpc.id != vpcID) {
		o.refuse(badRequest("subnet " + subnetID + " not found in vpc " + vpcID))
	}
	for _, id := range groups {
		if r.group(id) == nil {
			o.refuse(badRequest("security group " + id + " not found"))
		}
	}
}

// readExtended reads extendParams: strings, of which some are known.
func (r *nodePoolRequest) readExtended(o *object) {
	policy := oneOf("", "refresh", "ignore")
	nodes := o.value.member("network", "subnet").text
	if nodes == "" && r.pool.subnet != nil {
		nodes = r.pool.subnet.id
	}
	rules := map[string]func(string) bool{
		"dockerBaseSize": func(s string) bool {
			n, ok := quantity(s, "")
			return s == "0" || ok && n >= 50 && n <= 500
		},
		"postInstall":                base64Text,
		"runtime":                    oneOf("docker", "containerd"),
		"labelPolicyOnExistingNodes": policy,
		"taintPolicyOnExistingNodes": policy,
		"tagPolicyOnExistingNodes":   policy,
		"XParameterPlaneSubnet":      func(s string) bool { return s != nodes && r.pool.project.region.subnet(s) != nil },
		"nodePoolName":               func(s string) bool { return nodePoolName(s) && notDefault(s) },
	}
	o.textMap("extendParams", func(key, val string) bool { return rules[key] == nil || rules[key](val) })
}
