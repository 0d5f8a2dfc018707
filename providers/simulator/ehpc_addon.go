package simulator

// readAddon reads a service component. Its two specs are strings that hold
// JSON; their shapes are those that DescribeAddonTemplate shows.
func readAddon(o *object, at place) addon {
	a := addon{o.needText("Name"), o.needText("Version", version)}
	known := addonNamed(a.Name)
	if known == nil {
		o.fail("Name")
	} else if known.version != a.Version {
		o.fail("Version")
	}
	if v, ok := o.embedded("ServicesSpec", list); ok {
		o.readItems("ServicesSpec", v, 0, 20, readAddonService)
	}
	if v, ok := o.embedded("ResourcesSpec", composite); ok {
		o.readMember("ResourcesSpec", v, func(spec *object) { readAddonResources(spec, at) })
	}
	return a
}

func readAddonService(o *object) {
	o.needText("ServiceName")
	if o.nullable("ServiceAccessType") {
		o.text("ServiceAccessType", oneOf("URL"))
	}
	if o.nullable("ServiceAccessUrl") {
		o.free("ServiceAccessUrl")
	}
	o.objects("NetworkACL", 0, anyNumber, func(rule *object) {
		rule.needText("IpProtocol", oneOf("TCP", "UDP", "ICMP", "ALL"))
		rule.need("Port")
		rule.integer("Port", 1, 65535)
		rule.needText("SourceCidrIp", cidr)
	})
	o.objects("InputParams", 0, anyNumber, func(param *object) {
		param.needText("Name")
		for _, name := range []string{"Label", "Type", "Value", "HelpText"} {
			if param.nullable(name) {
				param.scalar(name)
			}
		}
	})
}

// readAddonResources reads the public address and the nodes of a component.
func readAddonResources(o *object, at place) {
	o.object("EipResource", func(eip *object) {
		eip.boolean("AutoCreate", false)
		eip.integer("Bandwidth", 1, 1000)
		if eip.nullable("EipInstanceId") {
			eip.text("EipInstanceId", prefixed("eip-"))
		}
		eip.text("InstanceChargeType", oneOf("PostPaid", "PrePaid"))
		eip.text("InternetChargeType", oneOf("PayByTraffic", "PayByBandwidth"))
	})
	o.objects("EcsResources", 0, anyNumber, func(n *object) {
		readInstance(n, at)
		readBilling(n)
		// The page's example leaves these out, although the SDK marks the
		// names of the system as required.
		n.text("OsName")
		n.text("OsNameEN")
		n.free("InstanceId")
		n.free("PrivateIpAddress")
		n.object("SystemDisk", readSystemDisk)
		n.objects("DataDisks", 0, 16, readDataDisk)
	})
}
