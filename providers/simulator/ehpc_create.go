package simulator

import (
	"slices"
	"strings"
)

// clusterName is the rule of names and descriptions. The dot is against the
// page's words but in its example.
var clusterName = []func(string) bool{length(2, 128), spelled("-_.")}

// place is where a cluster is to be and what of the world it may use.
type place struct {
	world  *world
	region *region
	vpc    *vpc
	zones  []*zone // In which a node may start.
}

// readCreateCluster reads and checks the parameters of CreateCluster. What the
// page marks optional but no cluster comes up without is demanded: name,
// category, mode, VPC, vSwitch, credentials, manager and shared storage.
func readCreateCluster(c *call, w *world) (createCluster, *region) {
	p := c.params
	r := createCluster{
		Name:     p.needText("ClusterName", clusterName...),
		Category: p.needText("ClusterCategory", oneOf("Standard", "Serverless")),
		Mode:     p.needText("ClusterMode", oneOf("Integrated", "Hybrid", "Custom")),
	}
	p.text("ClusterDescription", clusterName...)
	at := r.readNetwork(c, w)
	if at.region == nil {
		return r, nil
	}
	r.ClientVersion = p.text("ClientVersion", version)
	p.object("ClusterCustomConfiguration", func(o *object) { readScript(o); r.Script = true })
	p.needObject("ClusterCredentials", func(o *object) { readCredentials(o, at) })
	r.MaxCount = p.integer("MaxCount", 0, 5000)
	r.MaxCoreCount = p.integer("MaxCoreCount", 0, 100000)
	r.Protected = p.boolean("DeletionProtection", false)
	r.ResourceGroup = p.text("ResourceGroupId", prefixed("rg-"), w.resourceGroup)
	r.readTags(p)
	p.needObject("Manager", func(o *object) { r.readManager(o, at) })
	r.readQueues(p, at)
	r.readStorages(p, at)
	r.readPackages(p)
	p.objects("Addons", 0, 1, func(o *object) { r.Addons = append(r.Addons, readAddon(o, at)) })
	// Accepted and ignored; another call of the cloud sets them.
	p.integer("GrowInterval", 1, 1<<20)
	p.integer("IdleInterval", 1, 1<<20)
	return r, at.region
}

// readNetwork reads VPC, vSwitch and security group and finds the region.
func (r *createCluster) readNetwork(c *call, w *world) place {
	p := c.params
	vpcID := p.needText("ClusterVpcId", prefixed("vpc-"))
	vSwitchID := p.needText("ClusterVSwitchId", prefixed("vsw-"))
	groupID := p.text("SecurityGroupId", prefixed("sg-"))
	// Beside a group's id this has no effect.
	p.boolean("IsEnterpriseSecurityGroup", false)
	at := place{world: w, region: c.region}
	if at.region == nil {
		at.region = w.regionOfVPC(vpcID)
	}
	if at.region == nil {
		p.fail("ClusterVpcId")
		return at
	}
	if at.vpc = at.region.vpc(vpcID); at.vpc == nil {
		p.fail("ClusterVpcId")
	}
	r.VPC, r.SecurityGroup = at.vpc, groupID
	if r.VSwitch = at.vSwitch(vSwitchID); r.VSwitch == nil {
		p.fail("ClusterVSwitchId")
		return at
	}
	at.zones = []*zone{r.VSwitch.zone}
	if g := at.region.group(groupID); groupID != "" && (g == nil || g.vpc != at.vpc || g.managed) {
		p.fail("SecurityGroupId")
	}
	return at
}

// vSwitch finds a vSwitch of the cluster's VPC.
func (at place) vSwitch(id string) *vSwitch {
	if v := at.region.vSwitch(id); v != nil && v.vpc == at.vpc {
		return v
	}
	return nil
}

// starts tells whether a type is in stock in one of the place's zones.
func (at place) starts(t *instanceType) bool {
	return slices.ContainsFunc(at.zones, func(z *zone) bool { return at.world.stock(z, t) == inStock })
}

func readScript(o *object) {
	o.text("Script", webAddress)
	o.free("Args")
}

// readCredentials wants exactly one of key pair and password and keeps neither.
func readCredentials(o *object, at place) {
	if o.has("KeyPairName") == o.has("Password") {
		o.reject(o.path, !o.has("Password"))
	}
	o.text("Password", password)
	key := o.text("KeyPairName", length(2, 128), spelled(":_-"), beginsWithLetter, noLink)
	if key != "" && o.sheet.refused == nil && !at.region.hasKeyPair(key) {
		o.refuse(refuse("KeyPairNotFound", ""))
	}
}

const specialSigns = "()~!@#$%^&*-=+{}[]:;'<>,.?/"

// password is 8-20 characters of at least three of the four classes.
func password(s string) bool {
	kinds, ok := signKinds(s, specialSigns)
	return ok && kinds >= 3 && len(s) >= 8 && len(s) <= 20
}

// signKinds counts which of upper-case letters, lower-case letters, digits and
// the special signs a text has; false when it has anything else.
func signKinds(s, special string) (kinds int, ok bool) {
	var upper, lower, digit, sign int
	for _, r := range s {
		switch {
		case r >= 'A' && r <= 'Z':
			upper = 1
		case r >= 'a' && r <= 'z':
			lower = 1
		case r >= '0' && r <= '9':
			digit = 1
		case strings.ContainsRune(special, r):
			sign = 1
		default:
			return 0, false
		}
	}
	return upper + lower + digit + sign, true
}

// readTags wants the lower-case names that the live service wants, although
// the page writes Key and Value.
func (r *createCluster) readTags(p *object) {
	p.objects("Tags", 0, 20, func(o *object) {
		key := o.needText("key", length(1, 128), noLink, func(s string) bool {
			return !strings.HasPrefix(s, "aliyun") && !strings.HasPrefix(s, "acs:")
		})
		val := o.free("value")
		if !length(0, 128)(val) || !noLink(val) {
			o.fail("value")
		}
		r.Tags = append(r.Tags, tag{key, val})
	})
}

func (r *createCluster) readManager(o *object, at place) {
	o.needObject("Scheduler", func(o *object) {
		r.Scheduler = readService(o, "SLURM", "PBS", "OPENGRIDSCHEDULER", "LSF_PLUGIN", "PBS_PLUGIN")
	})
	// The page says NIS; the live service is sent nis.
	o.object("DirectoryService", func(o *object) { r.Login = readService(o, "NIS", "nis") })
	o.object("DNS", func(o *object) { r.DNS = readService(o, "NIS", "nis") })
	o.needObject("ManagerNode", func(o *object) { r.Manager = readNode(o, at) })
}

// readService reads Type and Version. No page lists the versions.
func readService(o *object, kinds ...string) service {
	return service{o.needText("Type", oneOf(kinds...)), o.needText("Version", version)}
}

func (r *createCluster) readPackages(p *object) {
	p.objects("AdditionalPackages", 0, 10, func(o *object) {
		known := softwareNamed(o.needText("Name"))
		if known == nil {
			o.fail("Name")
			known = &softwares[0]
		}
		wanted := o.text("Version", func(s string) bool { return slices.Contains(known.versions, s) })
		if wanted == "" {
			wanted = known.versions[0]
		}
		r.Packages = append(r.Packages, additionalPackage{known.name, wanted})
	})
}
