package simulator

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// ackForm reads one CreateCluster. Fields whose page marks them required
// although it gives a default (runtime, runtime_version and
// instance_charge_type of a pool) may be left out.
type ackForm struct {
	ackRequest

	sim       *Simulator
	at        place
	managed   bool
	kube      *kubernetesVersion
	blocks    []block // Taken address blocks of the VPC.
	protected bool
}

// read checks the whole body. What is already taken in the account is the
// caller's matter.
func (f *ackForm) read(c *call) {
	o := c.body
	f.Name = o.needText("name", ackName)
	f.Type = o.needText("cluster_type", oneOf(dedicatedKubernetes, managedKubernetes, "ExternalKubernetes"))
	f.managed = f.Type == managedKubernetes
	switch {
	case f.Type == "ExternalKubernetes":
		o.wrong("cluster_type", "registered clusters are not among what this simulator can make")
	case f.Type == dedicatedKubernetes && !f.sim.retired:
		o.wrong("cluster_type", "dedicated clusters are no longer supported, creation ended on 2024-08-21; use ManagedKubernetes")
	}
	f.readRegion(c)
	for _, old := range ackOldFields {
		f.old(o, old.name, old.instead)
	}
	if o.sheet.refused != nil {
		return
	}
	f.readVersion(o)
	f.readNetwork(o)
	f.readAccess(o)
	f.readAdvanced(o)
	if f.managed {
		f.readManagedOnly(o)
	} else {
		f.readDedicatedOnly(o)
	}
	f.readAddons(o)
	f.readPools(o)
	if o.sheet.refused == nil {
		f.checkNetwork(o)
	}
}

// ackName is the rule of cluster names: the page's, and the SDK's for the
// first character.
func ackName(s string) bool {
	return length(1, 63)(s) && !strings.HasPrefix(s, "_") && !strings.HasPrefix(s, "-") &&
		!strings.ContainsFunc(s, func(r rune) bool {
			return !unicode.Is(unicode.Han, r) && (r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '_')
		})
}

// readRegion finds the region, in which the host must lie.
func (f *ackForm) readRegion(c *call) {
	id := c.body.needText("region_id")
	f.at = place{world: f.sim.world, region: f.sim.world.region(id)}
	if f.at.region == nil {
		c.body.wrong("region_id", "there is no such region")
	} else if c.region != nil && c.region != f.at.region {
		c.body.wrong("region_id", "it is another one than the endpoint's")
	}
}

// readVersion reads version and, for dedicated clusters, runtime.
func (f *ackForm) readVersion(o *object) {
	retired := f.sim.retired && !f.managed
	f.Version = cmp.Or(o.text("kubernetes_version"), kubernetesVersions[0].id)
	f.kube = kubernetesNamed(f.Version, retired)
	if f.kube == nil {
		o.wrong("kubernetes_version", "clusters of this version cannot be created")
		f.kube = &kubernetesVersions[0]
	}
	f.Runtime = f.kube.runtimes[0]
	o.object("runtime", func(r *object) { f.Runtime = f.readRuntime(r, "name", "version") })
	f.ResourceGroup = o.text("resource_group_id", prefixed("rg-"), f.sim.world.resourceGroup)
}

// readRuntime reads a runtime's name and version, either of which may be left
// out, and looks for them in what the Kubernetes version offers.
func (f *ackForm) readRuntime(o *object, nameField, versionField string) runtimeVersion {
	name := cmp.Or(o.text(nameField, oneOf(containerd, docker, sandbox)), f.Runtime.Name)
	wanted := o.text(versionField)
	for _, r := range f.kube.runtimes {
		if r.Name == name && (wanted == "" || wanted == r.Version) {
			return r
		}
	}
	if slices.ContainsFunc(f.kube.runtimes, func(r runtimeVersion) bool { return r.Name == name }) {
		o.wrong(versionField, name+" "+"of this version is not offered for Kubernetes "+f.kube.id)
	} else {
		o.wrong(nameField, name+" is not offered for Kubernetes "+f.kube.id)
	}
	return f.kube.runtimes[0]
}

// readAccess reads security group and API server.
func (f *ackForm) readAccess(o *object) {
	f.SecurityGroup = o.text("security_group_id", prefixed("sg-"))
	if f.SecurityGroup != "" && !f.hasGroup(f.SecurityGroup) {
		o.wrong("security_group_id", "there is no such security group in the VPC")
	}
	// Beside a group's id this has no effect.
	o.boolean("is_enterprise_security_group", true)
	f.SNAT = o.boolean("snat_entry", true)
	// The page says true, the SDK false; the SDK is newer.
	f.Public = o.boolean("endpoint_public_access", false)
	o.text("load_balancer_spec", oneOf("slb.s1.small", "slb.s2.small", "slb.s2.medium", "slb.s3.small", "slb.s3.medium", "slb.s3.large"))
	f.LoadBalancer = o.text("load_balancer_id", prefixed("lb-"))
	f.protected = o.boolean("deletion_protection", false)
}

// hasGroup tells whether a group exists in the VPC and takes nodes.
func (f *ackForm) hasGroup(id string) bool {
	g := f.at.region.group(id)
	return g != nil && g.vpc == f.at.vpc && !g.managed
}
