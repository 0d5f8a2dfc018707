package ehpc

import (
	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// readAddon reads a service component. Its two specs are strings that hold
// JSON; their shapes are those that DescribeAddonTemplate shows.
func readAddon(o *engine.Object, at world.Place) addon {
	a := addon{o.NeedText("Name"), o.NeedText("Version")}
	known := addonNamed(a.Name)
	if known == nil {
		o.Fail("Name")
	} else if known.version != a.Version {
		o.Fail("Version")
	}
	if v, ok := o.Embedded("ServicesSpec", engine.List); ok {
		o.ReadItems("ServicesSpec", v, 0, engine.AnyNumber, readAddonService)
	}
	if v, ok := o.Embedded("ResourcesSpec", engine.Composite); ok {
		o.ReadMember("ResourcesSpec", v, func(spec *engine.Object) { readAddonResources(spec, at) })
	}
	return a
}

func readAddonService(o *engine.Object) {
	o.NeedText("ServiceName")
	if o.Nullable("ServiceAccessType") {
		o.Text("ServiceAccessType")
	}
	if o.Nullable("ServiceAccessUrl") {
		o.Free("ServiceAccessUrl")
	}
	o.Objects("NetworkACL", 0, engine.AnyNumber, func(rule *engine.Object) {
		rule.NeedText("IpProtocol")
		rule.Need("Port")
		rule.Integer("Port", 1, 65535)
		rule.NeedText("SourceCidrIp", engine.CIDR)
	})
	o.Objects("InputParams", 0, engine.AnyNumber, func(param *engine.Object) {
		param.NeedText("Name")
		for _, name := range []string{"Label", "Type", "Value", "HelpText"} {
			if param.Nullable(name) {
				param.Scalar(name)
			}
		}
	})
}

// readAddonResources reads the public address and the nodes of a component.
func readAddonResources(o *engine.Object, at world.Place) {
	o.Object("EipResource", func(eip *engine.Object) {
		eip.Boolean("AutoCreate", false)
		eip.Integer("Bandwidth", 0, most)
		if eip.Nullable("EipInstanceId") {
			eip.Text("EipInstanceId")
		}
		eip.Text("InstanceChargeType")
		eip.Text("InternetChargeType")
	})
	o.Objects("EcsResources", 0, engine.AnyNumber, func(n *engine.Object) {
		readInstance(n, at)
		readBilling(n)
		// The page's example leaves these out, although the SDK marks the
		// names of the system as required.
		n.Text("OsName")
		n.Text("OsNameEN")
		n.Free("InstanceId")
		n.Free("PrivateIpAddress")
		n.Object("SystemDisk", readDisk)
		n.Objects("DataDisks", 0, engine.AnyNumber, readDataDisk)
	})
}
