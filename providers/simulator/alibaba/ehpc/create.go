package ehpc

import (
	"slices"

	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// most is where counts and sizes end here, since where the service ends them only
// its page says: no error of its table and no tool that was seen at work.
const most = 1 << 30

// mostNodes is how many nodes of a queue this world can count.
const mostNodes = 100_000

// readCreateCluster reads and checks the parameters of CreateCluster. What the
// page marks optional but no cluster comes up without is demanded: name,
// category, mode, VPC, vSwitch, credentials, manager and shared storage. Words and
// bounds that stand on the page alone are not demanded: the service may know others.
func readCreateCluster(c *gateway.Call, w *world.World) (createCluster, *world.Region) {
	p := c.Params
	r := createCluster{
		Name:     p.NeedText("ClusterName"),
		Category: p.NeedText("ClusterCategory"),
		Mode:     p.NeedText("ClusterMode"),
	}
	r.Description = p.Text("ClusterDescription")
	at := r.readNetwork(c, w)
	if at.Region == nil {
		return r, nil
	}
	r.ClientVersion = p.Text("ClientVersion")
	p.Object("ClusterCustomConfiguration", func(o *engine.Object) { readScript(o); r.Script = true })
	p.NeedObject("ClusterCredentials", func(o *engine.Object) { readCredentials(o, at) })
	r.MaxCount = p.Integer("MaxCount", 0, most)
	r.MaxCoreCount = p.Integer("MaxCoreCount", 0, most)
	r.Protected = p.Boolean("DeletionProtection", false)
	r.ResourceGroup = p.Text("ResourceGroupId", engine.Prefixed("rg-"), w.ResourceGroup)
	r.readTags(p)
	p.NeedObject("Manager", func(o *engine.Object) { r.readManager(o, at) })
	r.readQueues(p, at)
	r.readStorages(p, at)
	r.readPackages(p)
	p.Objects("Addons", 0, engine.AnyNumber, func(o *engine.Object) { r.Addons = append(r.Addons, readAddon(o, at)) })
	// Accepted and ignored; another call of the cloud sets them.
	p.Integer("GrowInterval", 0, most)
	p.Integer("IdleInterval", 0, most)
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
	key := o.Text("KeyPairName")
	if key != "" && o.Sheet.Refused == nil && !at.Region.HasKeyPair(key) {
		o.Refuse(gateway.Refuse("KeyPairNotFound", ""))
	}
}

// specialSigns are those of ECS, whose error table has a code for other passwords.
const specialSigns = "()`~!@#$%^&*-_+=|{}[]:;'<>,.?/"

// password is 8-30 characters of at least three of the four classes.
func password(s string) bool {
	kinds, ok := engine.SignKinds(s, specialSigns)
	return ok && kinds >= 3 && len(s) >= 8 && len(s) <= 30
}

// readTags wants the lower-case names that the live service wants in JSON,
// although the page writes Key and Value, as do parameters of their own.
func (r *createCluster) readTags(p *engine.Object) {
	p.Objects("Tags", 0, engine.AnyNumber, func(o *engine.Object) {
		names := [2]string{"key", "value"}
		if o.Value.Member("Key").Kind == engine.Plain {
			names = [2]string{"Key", "Value"}
		}
		r.Tags = append(r.Tags, tag{o.NeedText(names[0]), o.Free(names[1])})
	})
}

func (r *createCluster) readManager(o *engine.Object, at world.Place) {
	o.NeedObject("Scheduler", func(o *engine.Object) { r.Scheduler = readService(o) })
	o.Object("DirectoryService", func(o *engine.Object) { r.Login = readService(o) })
	o.Object("DNS", func(o *engine.Object) { r.DNS = readService(o) })
	o.NeedObject("ManagerNode", func(o *engine.Object) { r.Manager = readNode(o, at) })
}

// readService reads Type and Version. No page lists the versions.
func readService(o *engine.Object) service {
	return service{o.NeedText("Type"), o.NeedText("Version")}
}

func (r *createCluster) readPackages(p *engine.Object) {
	p.Objects("AdditionalPackages", 0, engine.AnyNumber, func(o *engine.Object) {
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
