package batchcompute

import (
	"math"
	"net/netip"

	"clusterwiz/providers/simulator/engine"
)

func (b *reader) configs(o *engine.Object) {
	o.Object("Disks", readDisks)
	o.Object("Mounts", readMounts)
	o.Object("Networks", b.networks)
}

func readDisks(o *engine.Object) {
	o.Object("SystemDisk", readDisk)
	o.Object("DataDisk", func(o *engine.Object) {
		readDisk(o)
		o.NeedText("MountPoint")
	})
}

// readDisk reads type and size. Which types there are no page closes, and which
// sizes one page tells, no error does: ECS, which makes the disks, has others.
func readDisk(o *engine.Object) {
	o.Free("Type")
	o.Need("Size")
	o.Integer("Size", 1, 1<<20)
}

// readMounts reads mounts and forgets the credentials of OSS, whose token older
// clients call AccessSecurityToken. What the machines make of a source or a place
// comes to light when they mount it.
func readMounts(o *engine.Object) {
	for _, name := range []string{"Locale", "RefreshStrategy", "RefreshTopicName"} {
		o.Free(name)
	}
	o.Boolean("Lock", false)
	o.Boolean("CacheSupport", true)
	o.Boolean("NasMetaCache", false)
	for _, name := range []string{"CacheBlockSize", "CacheTotalSize", "RefreshTimeOut"} {
		o.Integer(name, 0, math.MaxInt)
	}
	o.Object("OSS", func(o *engine.Object) {
		for _, name := range []string{"AccessKeyId", "AccessKeySecret", "SecurityToken", "AccessSecurityToken"} {
			o.Free(name)
		}
	})
	o.Object("NAS", func(o *engine.Object) {
		o.Texts("AccessGroup", 0, engine.AnyNumber)
		o.Texts("FileSystem", 0, engine.AnyNumber)
	})
	o.Objects("Entries", 0, engine.AnyNumber, func(o *engine.Object) {
		o.NeedText("Source")
		o.NeedText("Destination")
		o.Need("WriteSupport")
		o.Boolean("WriteSupport", false)
	})
}

// networks reads VPC and Classic, which one page has exclude each other.
func (b *reader) networks(o *engine.Object) {
	o.Object("VPC", b.vpc)
	o.Object("Classic", func(o *engine.Object) {
		for _, name := range []string{"AllowIpAddress", "AllowIpAddressEgress", "AllowSecurityGroup", "AllowSecurityGroupEgress"} {
			o.Texts(name, 0, engine.AnyNumber)
		}
	})
}

func (b *reader) vpc(o *engine.Object) {
	block := o.Free("CidrBlock")
	id := o.Free("VpcId")
	if block != "" && !cidrBlock(block) || block == "" && id != "" {
		o.Refuse(refuse("InvalidCidrBlock", ""))
	}
	if id != "" && !b.vpcs(id) {
		o.Fail("VpcId")
	}
	opposite, wanted := map[string]string{}, false
	for _, name := range []string{"OppositeRouterId", "OppositeAccessPointId", "OppositeRegionId", "OppositeRouterType", "OppositeInterfaceId", "ExpressConnectSpec"} {
		opposite[name] = o.Free(name)
		wanted = wanted || opposite[name] != ""
	}
	for _, name := range []string{"OppositeRouterId", "OppositeAccessPointId", "OppositeRegionId"} {
		if wanted && opposite[name] == "" {
			o.Refuse(refuseMissing(o.At(name)))
		}
	}
}

// cidrBlock wants an address block. Which ones, private networks with masks of 12 to
// 24, one page says; the error's text does not.
func cidrBlock(s string) bool {
	p, err := netip.ParsePrefix(s)
	return err == nil && p.Masked() == p
}
