package ehpc

import (
	"fmt"
	"slices"
	"time"

	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/engine"
)

// States of a component. The pages show Running alone; the others are in its
// manner.
const (
	addonInstalling = "Installing"
	addonRunning    = "Running"
	addonFailed     = "Exception"
	addonReleasing  = "Releasing"
)

// installed is a component of a cluster at one moment. Its address comes with its
// first step, its state with the last.
type installed struct {
	addon
	cluster *cluster
	number  int
	status  string
	at      time.Time // When it began to be installed.
	bound   bool      // It has its public address, if it gets one.
	node    bool      // Its node was started.
}

// components are those of a cluster that were begun.
func (c *cluster) components(now time.Time) []installed {
	begins, reached := c.course.Begins(stageAddon)
	if !reached || c.age(now) < begins {
		return nil
	}
	i := slices.IndexFunc(c.course.Stages, func(s engine.Stage) bool { return s.Name == stageAddon })
	var steps [3]engine.Method
	var out []installed
	for n, a := range c.request.Addons {
		all := c.course.Stages[i].Methods
		if n*len(steps) >= len(all) {
			break // The course broke off before.
		}
		copied := copy(steps[:], all[n*len(steps):])
		if c.age(now) < steps[0].Start {
			break
		}
		over := func(step int) bool { return step < copied && !steps[step].Failed && c.age(now) >= steps[step].End }
		one := installed{addon: a, cluster: c, number: n, status: addonInstalling, at: c.pace.Wall(c.created, steps[0].Start), bound: over(0), node: over(1)}
		switch {
		case c.released != nil:
			one.status = addonReleasing
		case over(2):
			one.status = addonRunning
		case c.status(now) == statusException:
			one.status = addonFailed
		}
		out = append(out, one)
	}
	return out
}

func (a installed) random(of string) uint64 {
	return engine.Digest(int64(a.cluster.random), "addon", of, engine.Number10(a.number)) //nolint:gosec // Bits.
}

func (a installed) id() string {
	return a.Name + "-" + a.Version + "-" + engine.Letters(a.random("id"), 4, engine.MixedAlnum)
}

// wantsAddress tells whether the component gets a public address. One without
// resources of its own is as the template, which has one.
func (a installed) wantsAddress() bool {
	return a.Resources == nil || a.Resources.NewAddress || a.Resources.Address != ""
}

// address is the public one; "" before it is bound, and where there is none.
func (a installed) address() string {
	if !a.wantsAddress() || !a.bound {
		return ""
	}
	return "198.51.100." + engine.Number10(engine.Between(a.random("eip"), 1, 254))
}

// eip is EipResource. The bandwidth is text here, as nowhere else.
func (a installed) eip() engine.Answer {
	if !a.wantsAddress() {
		return engine.Answer{"AutoCreate": false}
	}
	r := addonResources{NewAddress: true, Bandwidth: 10, ChargeType: "PostPaid", TrafficCharge: "PayByTraffic"}
	if a.Resources != nil {
		r = *a.Resources
	}
	id := r.Address
	if id == "" && a.bound {
		id = "eip-bp1" + engine.Letters(a.random("eip id"), 17, engine.LowerAlnum)
	}
	return engine.Answer{
		"AutoCreate": r.NewAddress, "Bandwidth": engine.Number10(r.Bandwidth), "InstanceChargeType": r.ChargeType, "InternetChargeType": r.TrafficCharge,
		"EipInstanceId": id, "EipAddress": a.address(),
	}
}

// machines is EcsResources; a component without nodes of its own has the
// template's one.
func (a installed) machines() []engine.Answer {
	nodes := []node{{InstanceType: a.cluster.request.Manager.InstanceType, Image: a.cluster.request.Manager.Image, ChargeType: "PostPaid"}}
	if a.Resources != nil && len(a.Resources.Nodes) > 0 {
		nodes = a.Resources.Nodes
	}
	resources, _ := a.spec("ResourcesSpec").(map[string]any)
	sent := engine.Answer(resources).Each("EcsResources")
	out := []engine.Answer{}
	for i, n := range nodes {
		instance, private := "", ""
		if a.node {
			instance = "i-" + engine.Letters(a.random("ecs")+uint64(i), 20, engine.LowerAlnum)
			private = a.cluster.request.VSwitch.Address(3000 + a.number*10 + i)
		}
		one := engine.Answer{}
		if i < len(sent) {
			one = sent[i]
		}
		one["InstanceId"], one["PrivateIpAddress"] = instance, private
		out = append(out, template(one.Filled(engine.Answer{
			"InstanceType": n.InstanceType.ID, "ImageId": n.Image, "InstanceChargeType": n.ChargeType, "EnableHT": n.HyperThreads,
		})))
	}
	return out
}

// services is ServicesSpec: without any the template's. An address of a page comes
// with the component's own.
func (a installed) services() []engine.Answer {
	all := a.Services
	if all == nil {
		everyone := func(port int) []accessRule { return []accessRule{{"TCP", port, "0.0.0.0/0"}} }
		all = []addonService{{Name: "SSH", Rules: everyone(22)}, {Name: "VNC", Rules: everyone(12016)}, {Name: "CLIENT", Access: "URL", Rules: everyone(12011)}}
	}
	sent, _ := a.spec("ServicesSpec").([]any)
	out := []engine.Answer{}
	for i, s := range all {
		rules := []engine.Answer{}
		for _, r := range s.Rules {
			rules = append(rules, engine.Answer{"IpProtocol": r.Protocol, "Port": float64(r.Port), "SourceCidrIp": r.Source})
		}
		url := s.URL
		if s.Access == "URL" && len(s.Rules) > 0 && a.address() != "" && a.status == addonRunning {
			url = fmt.Sprintf("https://%s:%d", a.address(), s.Rules[0].Port)
		}
		one := engine.Answer{"ServiceName": s.Name, "ServiceAccessType": s.Access, "ServiceAccessUrl": url, "NetworkACL": rules}
		if i < len(sent) {
			if had, ok := sent[i].(map[string]any); ok && had["InputParams"] != nil {
				one["InputParams"] = had["InputParams"]
			}
		}
		out = append(out, one)
	}
	return out
}

// summary is an item of ListAddons.
func (a installed) summary() engine.Answer {
	template := addonNamed(a.Name)
	return engine.Answer{
		"AddonId": a.id(), "Name": a.Name, "Version": a.Version, "Status": a.status, "Label": template.label, "Description": template.description,
		"InstallTime": engine.UTC(a.at),
	}
}

// addonSummaries are the components in an item of ListClusters.
func (c *cluster) addonSummaries(now time.Time) []engine.Answer {
	out := []engine.Answer{}
	for _, a := range c.components(now) {
		services := []engine.Answer{}
		for _, s := range a.services() {
			services = append(services, engine.Answer{"ServiceName": s["ServiceName"], "ServiceAccessUrl": s["ServiceAccessUrl"]})
		}
		eip, _ := a.eip()["EipInstanceId"].(string)
		out = append(out, engine.Answer{
			"Name": a.Name, "Status": a.status, "ServicesSpec": services,
			"ResourcesSpec": engine.Answer{"EcsInstanceId": a.machines()[0]["InstanceId"], "EipInstanceId": eip},
		})
	}
	return out
}

// addons is the call ListAddons.
func (e *api) addons(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	id, ids := c.Params.NeedText("ClusterId"), c.Params.Texts("AddonIds", 0, 20)
	page := engine.ReadPage(c.Params, 10, 1, 100)
	return e.about(c, id, func(found *cluster) (engine.Answer, *engine.Refusal) {
		views := []engine.Answer{}
		for _, one := range found.components(c.Now) {
			if engine.Passes(ids, one.id()) {
				views = append(views, one.summary())
			}
		}
		return page.Numbers(engine.Answer{"Addons": engine.Cut(page, views)}, len(views)), nil
	})
}

// addon is the call GetAddon, in which the specs are objects.
func (e *api) addon(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	id, wanted := c.Params.NeedText("ClusterId"), c.Params.NeedText("AddonId")
	return e.about(c, id, func(found *cluster) (engine.Answer, *engine.Refusal) {
		for _, one := range found.components(c.Now) {
			if one.id() == wanted {
				view := one.summary()
				view["ResourcesSpec"] = engine.Answer{"EipResource": one.eip(), "EcsResources": one.machines()}
				view["ServicesSpec"] = one.services()
				return engine.Answer{"Addon": view}, nil
			}
		}
		return nil, gateway.Refuse("InvalidParams", "AddonId")
	})
}
