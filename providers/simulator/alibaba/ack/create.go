package ack

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// form reads one CreateCluster. Fields whose page marks them required
// although it gives a default (runtime, runtime_version and
// instance_charge_type of a pool) may be left out.
type form struct {
	request

	retired   bool // Whether dedicated clusters can be made.
	world     *world.World
	at        world.Place
	managed   bool
	kube      *kubernetesVersion
	blocks    []block // Taken address blocks of the VPC.
	protected bool
}

// read checks the whole body. What is already taken in the account is the
// caller's matter.
func (f *form) read(c *gateway.Call) {
	o := c.Body
	f.Name = o.NeedText("name", clusterName)
	f.Type = o.NeedText("cluster_type", engine.OneOf(dedicatedKubernetes, managedKubernetes, "ExternalKubernetes"))
	f.managed = f.Type == managedKubernetes
	switch {
	case f.Type == "ExternalKubernetes":
		wrong(o, "cluster_type", "registered clusters are not among what this simulator can make")
	case f.Type == dedicatedKubernetes && !f.retired:
		wrong(o, "cluster_type", "dedicated clusters are no longer supported, creation ended on 2024-08-21; use ManagedKubernetes")
	}
	f.readRegion(c)
	for _, old := range oldFields {
		f.old(o, old.name, old.instead)
	}
	if o.Sheet.Refused != nil {
		return
	}
	f.readVersion(o)
	if f.managed {
		f.Profile = cmp.Or(optional(o, "profile", word), "Default")
	}
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
	if o.Sheet.Refused == nil {
		f.checkNetwork(o)
	}
}

// clusterName is the rule of cluster names: the page's, and the SDK's for the
// first character.
func clusterName(s string) bool {
	return engine.Length(1, 63)(s) && !strings.HasPrefix(s, "_") && !strings.HasPrefix(s, "-") &&
		!strings.ContainsFunc(s, func(r rune) bool {
			return !unicode.Is(unicode.Han, r) && (r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '_')
		})
}

// readRegion finds the region, in which the host must lie.
func (f *form) readRegion(c *gateway.Call) {
	id := c.Body.NeedText("region_id")
	f.at = world.Place{World: f.world, Region: f.world.Region(id)}
	if f.at.Region == nil {
		wrong(c.Body, "region_id", "there is no such region")
	} else if c.Region != nil && c.Region != f.at.Region {
		wrong(c.Body, "region_id", "it is another one than the endpoint's")
	}
}

// readVersion reads version and, for dedicated clusters, runtime.
func (f *form) readVersion(o *engine.Object) {
	retired := f.retired && !f.managed
	f.Version = cmp.Or(o.Free("kubernetes_version"), kubernetesVersions[0].id)
	f.kube = kubernetesNamed(f.Version, retired)
	if f.kube == nil {
		wrong(o, "kubernetes_version", "clusters of this version cannot be created")
		f.kube = &kubernetesVersions[0]
	}
	f.Runtime = f.kube.runtimes[0]
	o.Object("runtime", func(r *engine.Object) { f.Runtime = f.readRuntime(r, "name", "version") })
	f.ResourceGroup = optional(o, "resource_group_id", engine.Prefixed("rg-"), f.world.ResourceGroup)
}

// readRuntime reads a runtime's name and version, either of which may be left
// out, and looks for them in what the Kubernetes version offers.
func (f *form) readRuntime(o *engine.Object, nameField, versionField string) runtimeVersion {
	name := cmp.Or(o.Text(nameField, word), f.Runtime.Name)
	wanted := o.Text(versionField)
	if !slices.Contains(runtimeNames, name) {
		return runtimeVersion{name, wanted}
	}
	for _, r := range f.kube.runtimes {
		if r.Name == name && (wanted == "" || wanted == r.Version) {
			return r
		}
	}
	if slices.ContainsFunc(f.kube.runtimes, func(r runtimeVersion) bool { return r.Name == name }) {
		wrong(o, versionField, name+" "+"of this version is not offered for Kubernetes "+f.kube.id)
	} else {
		wrong(o, nameField, name+" is not offered for Kubernetes "+f.kube.id)
	}
	return f.kube.runtimes[0]
}

// runtimeNames are those of which it is told what they go with.
var runtimeNames = []string{containerd, docker, sandbox}

// runtimeNamed tells whether a runtime goes with the version, as far as is told.
func (f *form) runtimeNamed(name string) bool {
	return !slices.Contains(runtimeNames, name) || slices.ContainsFunc(f.kube.runtimes, func(r runtimeVersion) bool { return r.Name == name })
}

// readAccess reads security group and API server.
func (f *form) readAccess(o *engine.Object) {
	f.SecurityGroup = optional(o, "security_group_id", engine.Prefixed("sg-"))
	if f.SecurityGroup != "" && !f.hasGroup(f.SecurityGroup) {
		wrong(o, "security_group_id", "there is no such security group in the VPC")
	}
	// Beside a group's id this has no effect.
	o.Boolean("is_enterprise_security_group", true)
	f.SNAT = o.Boolean("snat_entry", o.Boolean("nat_gateway", true)) // The second is its old name, which Terraform sends beside it.
	// The page says true, the SDK false; the SDK is newer.
	f.Public = o.Boolean("endpoint_public_access", false)
	o.Text("load_balancer_spec", word) // Without effect.
	f.LoadBalancer = o.Text("load_balancer_id", engine.Prefixed("lb-"))
	f.protected = o.Boolean("deletion_protection", false)
}

// hasGroup tells whether a group exists in the VPC and takes nodes.
func (f *form) hasGroup(id string) bool {
	g := f.at.Region.Group(id)
	return g != nil && g.VPC == f.at.VPC && !g.Managed
}
