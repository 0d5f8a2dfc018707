package ehpc

import (
	"slices"
	"strings"

	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// clusterName is the rule of names and descriptions. The dot is against the
// page's words but in its example.
var clusterName = []func(string) bool{engine.Length(2, 128), engine.Spelled("-_.")}

// readCreateCluster reads and checks the parameters of CreateCluster. What the
// page marks optional but no cluster comes up without is demanded: name,
// category, mode, VPC, vSwitch, credentials, manager and shared storage.
func readCreateCluster(c *gateway.Call, w *world.World) (createCluster, *world.Region) {
	p := c.Params
	r := createCluster{
		Name:     p.NeedText("ClusterName", clusterName...),
		Category: p.NeedText("ClusterCategory", engine.OneOf("Standard", "Serverless")),
		Mode:     p.NeedText("ClusterMode", engine.OneOf("Integrated", "Hybrid", "Custom")),
	}
	r.Description = p.Text("ClusterDescription", clusterName...)
	at := r.readNetwork(c, w)
	if at.Region == nil {
		return r, nil
	}
	r.ClientVersion = p.Text("ClientVersion", engine.Dotted)
	p.Object("ClusterCustomConfiguration", func(o *engine.Object) { readScript(o); r.Script = true })
	p.NeedObject("ClusterCredentials", func(o *engine.Object) { readCredentials(o, at) })
	r.MaxCount = p.Integer("MaxCount", 0, 5000)
	r.MaxCoreCount = p.Integer("MaxCoreCount", 0, 100000)
	r.Protected = p.Boolean("DeletionProtection", false)
	r.ResourceGroup = p.Text("ResourceGroupId", engine.Prefixed("rg-"), w.ResourceGroup)
	r.readTags(p)
	p.NeedObject("Manager", func(o *engine.Object) { r.readManager(o, at) })
	r.readQueues(p, at)
	r.readStorages(p, at)
	r.readPackages(p)
	p.Objects("Addons", 0, 1, func(o *engine.Object) { r.Addons = append(r.Addons, readAddon(o, at)) })
	// Accepted and ignored; another call of the cloud sets them.
	p.Integer("GrowInterval", 1, 1<<20)
	p.Integer("IdleInterval", 1, 1<<20)
	return r, at.Region
}

// readNetwork reads VPC, vSwitch and security group and finds the region.
func (r *createCluster) readNetwork(c *gateway.Call, w *world.World) world.Place {
	p := c.Params
	vpcID := p.NeedText("ClusterVpcId", engine.Prefixed("vpc-"))
	vSwitchID := p.NeedText("ClusterVSwitchId", engine.Prefixed("vsw-"))
	groupID := p.Text("SecurityGroupId", engine.Prefixed("sg-"))
	// Beside a group's id this has no effect.
	p.Boolean("IsEnterpriseSecurityGroup", false)
	at := world.Place{World: w, Region: c.Region}
	if at.Region == nil {
		at.Region = w.RegionOfVPC(vpcID)
	}
	if at.Region == nil {
		p.Fail("ClusterVpcId")
		return at
	}
	if at.VPC = at.Region.VPC(vpcID); at.VPC == nil {
		p.Fail("ClusterVpcId")
	}
	r.VPC, r.SecurityGroup = at.VPC, groupID
	if r.VSwitch = at.VSwitch(vSwitchID); r.VSwitch == nil {
		p.Fail("ClusterVSwitchId")
		return at
	}
	at.Zones = []*world.Zone{r.VSwitch.Zone}
	if g := at.Region.Group(groupID); groupID != "" && (g == nil || g.VPC != at.VPC || g.Managed) {
		p.Fail("SecurityGroupId")
	}
	return at
}

func readScript(o *engine.Object) {
	o.Text("Script", engine.WebAddress)
	o.Free("Args")
}

// readCredentials wants exactly one of key pair and password and keeps neither.
func readCredentials(o *engine.Object, at world.Place) {
	if o.Has("KeyPairName") == o.Has("Password") {
		o.Reject(o.Path, !o.Has("Password"))
	}
	o.Text("Password", password)
	key := o.Text("KeyPairName", engine.Length(2, 128), engine.Spelled(":_-"), engine.BeginsWithLetter, engine.NoLink)
	if key != "" && o.Sheet.Refused == nil && !at.Region.HasKeyPair(key) {
		o.Refuse(gateway.Refuse("KeyPairNotFound", ""))
	}
}

const specialSigns = "()~!@#$%^&*-=+{}[]:;'<>,.?/"

// password is 8-20 characters of at least three of the four classes.
func password(s string) bool {
	kinds, ok := engine.SignKinds(s, specialSigns)
	return ok && kinds >= 3 && len(s) >= 8 && len(s) <= 20
}

// readTags wants the lower-case names that the live service wants in JSON,
// although the page writes Key and Value, as do parameters of their own.
func (r *createCluster) readTags(p *engine.Object) {
	p.Objects("Tags", 0, 20, func(o *engine.Object) {
		names := [2]string{"key", "value"}
		if o.Value.Member("Key").Kind == engine.Plain {
			names = [2]string{"Key", "Value"}
		}
		key := o.NeedText(names[0], engine.Length(1, 128), engine.NoLink, func(s string) bool {
			return !strings.HasPrefix(s, "aliyun") && !strings.HasPrefix(s, "acs:")
		})
		val := o.Free(names[1])
		if !engine.Length(0, 128)(val) || !engine.NoLink(val) {
			o.Fail(names[1])
		}
		r.Tags = append(r.Tags, tag{key, val})
	})
}

func (r *createCluster) readManager(o *engine.Object, at world.Place) {
	o.NeedObject("Scheduler", func(o *engine.Object) {
		r.Scheduler = readService(o, "SLURM", "PBS", "OPENGRIDSCHEDULER", "LSF_PLUGIN", "PBS_PLUGIN")
	})
	// The page says NIS; the live service is sent nis.
	o.Object("DirectoryService", func(o *engine.Object) { r.Login = readService(o, "NIS", "nis") })
	o.Object("DNS", func(o *engine.Object) { r.DNS = readService(o, "NIS", "nis") })
	o.NeedObject("ManagerNode", func(o *engine.Object) { r.Manager = readNode(o, at) })
}

// readService reads Type and Version. No page lists the versions.
func readService(o *engine.Object, kinds ...string) service {
	return service{o.NeedText("Type", engine.OneOf(kinds...)), o.NeedText("Version", engine.Dotted)}
}

func (r *createCluster) readPackages(p *engine.Object) {
	p.Objects("AdditionalPackages", 0, 10, func(o *engine.Object) {
		known := softwareNamed(o.NeedText("Name"))
		if known == nil {
			o.Fail("Name")
			known = &softwares[0]
		}
		wanted := o.Text("Version", func(s string) bool { return slices.Contains(known.versions, s) })
		if wanted == "" {
			wanted = known.versions[0]
		}
		r.Packages = append(r.Packages, additionalPackage{known.name, wanted})
	})
}
