package batchcompute

import (
	"math"
	"net/netip"
	"slices"
	"strings"

	"clusterwiz/providers/simulator/engine"
)

func (b *reader) configs(o *engine.Object) {
	o.Object("Disks", b.readDisks)
	vpcID := o.Value.Member("Networks", "VPC", "VpcId").Text
	o.Object("Mounts", func(o *engine.Object) { readMounts(o, vpcID != "") })
	o.Object("Networks", b.networks)
}

func (b *reader) readDisks(o *engine.Object) {
	var system, data string
	o.Object("SystemDisk", func(o *engine.Object) {
		system = readDisk(o)
		b.disks = append(b.disks, system)
	})
	o.Object("DataDisk", func(o *engine.Object) {
		data = readDisk(o)
		b.disks = append(b.disks, data)
		o.NeedText("MountPoint")
		if len(b.disks) == 2 && data != system {
			o.Fail("Type")
		}
	})
}

// readDisk reads type and size. Which types there are no page closes, and which
// sizes one page tells, no error does: ECS, which makes the disks, has others.
func readDisk(o *engine.Object) string {
	kind := o.Free("Type")
	o.Need("Size")
	o.Integer("Size", 1, 1<<20)
	return kind
}

// readMounts reads mounts and forgets the credentials of OSS, whose token older
// clients call AccessSecurityToken. What the machines make of a source or a place
// comes to light when they mount it.
func readMounts(o *engine.Object, inVPC bool) {
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
		source := o.NeedText("Source")
		share := strings.HasPrefix(source, "nas://")
		if !share && !strings.HasPrefix(source, "oss://") || share && !inVPC { // A NAS is mounted in its VPC only.
			o.Fail("Source")
		}
		o.NeedText("Destination")
		o.Need("WriteSupport")
		o.Boolean("WriteSupport", false)
	})
}

// networks reads VPC or Classic; the page's example has the empty form of the
// other beside the one.
func (b *reader) networks(o *engine.Object) {
	used := false
	o.Object("VPC", b.vpc)
	o.Object("Classic", func(o *engine.Object) {
		for _, name := range []string{"AllowIpAddress", "AllowIpAddressEgress", "AllowSecurityGroup", "AllowSecurityGroupEgress"} {
			used = len(o.Texts(name, 0, engine.AnyNumber)) > 0 || used
		}
	})
	if used && !b.bare {
		o.Fail("Classic")
	}
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

// cidrBlock wants a private network. That masks end at 24, and begin at 12, one page
// says; the error's text does not.
func cidrBlock(s string) bool {
	p, err := netip.ParsePrefix(s)
	if err != nil || p.Masked() != p {
		return false
	}
	return slices.ContainsFunc([]string{"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"}, func(private string) bool {
		within := netip.MustParsePrefix(private)
		return within.Contains(p.Addr()) && p.Bits() >= within.Bits()
	})
}
