package ehpc

import (
	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// readAddon reads a service component. Its two specs are strings that hold
// JSON; their shapes are those that DescribeAddonTemplate shows.
func readAddon(o *engine.Object, at world.Place) addon {
	a := addon{Name: o.NeedText("Name"), Version: o.NeedText("Version")}
	known := addonNamed(a.Name)
	if known == nil {
		o.Fail("Name")
	} else if known.version != a.Version {
		o.Fail("Version")
	}
	if v, ok := embedded(o, "ServicesSpec", engine.List); ok {
		a.Services = []addonService{}
		o.ReadItems("ServicesSpec", v, 0, engine.AnyNumber, func(o *engine.Object) { a.Services = append(a.Services, readAddonService(o)) })
	}
	if v, ok := embedded(o, "ResourcesSpec", engine.Composite); ok {
		o.ReadMember("ResourcesSpec", v, func(spec *engine.Object) { a.Resources = readAddonResources(spec, at) })
	}
	return a
}

// embedded reads a spec; Terraform sends an empty text for none.
func embedded(o *engine.Object, name string, kind engine.Kind) (engine.Value, bool) {
	if v := o.Take(name); v.Kind == engine.Text && v.Text == "" {
		return engine.Value{}, false
	}
	return o.Embedded(name, kind)
}

func readAddonService(o *engine.Object) addonService {
	s := addonService{Name: o.NeedText("ServiceName")}
	if o.Nullable("ServiceAccessType") {
		s.Access = o.Text("ServiceAccessType")
	}
	if o.Nullable("ServiceAccessUrl") {
		s.URL = o.Free("ServiceAccessUrl")
	}
	o.Objects("NetworkACL", 0, engine.AnyNumber, func(rule *engine.Object) {
		one := accessRule{Protocol: rule.NeedText("IpProtocol")}
		rule.Need("Port")
		one.Port = rule.Integer("Port", 1, 65535)
		one.Source = rule.NeedText("SourceCidrIp", engine.CIDR)
		s.Rules = append(s.Rules, one)
	})
	o.Objects("InputParams", 0, engine.AnyNumber, func(param *engine.Object) {
		param.NeedText("Name")
		for _, name := range []string{"Label", "Type", "Value", "HelpText"} {
			if param.Nullable(name) {
				param.Scalar(name)
			}
		}
	})
	return s
}

// readAddonResources reads the public address and the nodes of a component.
func readAddonResources(o *engine.Object, at world.Place) *addonResources {
	r := &addonResources{}
	o.Object("EipResource", func(eip *engine.Object) {
		r.NewAddress = eip.Boolean("AutoCreate", false)
		r.Bandwidth = max(0, eip.Integer("Bandwidth", 0, most))
		if eip.Nullable("EipInstanceId") {
			r.Address = eip.Text("EipInstanceId")
		}
		r.ChargeType = eip.Text("InstanceChargeType")
		r.TrafficCharge = eip.Text("InternetChargeType")
	})
	o.Objects("EcsResources", 0, engine.AnyNumber, func(n *engine.Object) {
		one := readInstance(n, at)
		one.Spot = readBilling(n)
		r.Nodes = append(r.Nodes, one)
		// The page's example leaves these out, although the SDK marks the
		// names of the system as required.
		n.Text("OsName")
		n.Text("OsNameEN")
		n.Free("InstanceId")
		n.Free("PrivateIpAddress")
		n.Object("SystemDisk", readDisk)
		n.Objects("DataDisks", 0, engine.AnyNumber, readDataDisk)
	})
	return r
}
