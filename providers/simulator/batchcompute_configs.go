package simulator

import (
	"net/netip"
	"regexp"
	"slices"
	"strings"
)

func (b *batchReader) configs(o *object) {
	o.object("Disks", b.readDisks)
	vpcID := o.value.member("Networks", "VPC", "VpcId").text
	o.object("Mounts", func(o *object) { b.readMounts(o, vpcID != "") })
	o.object("Networks", b.networks)
}

func (b *batchReader) readDisks(o *object) {
	var system, data string
	o.object("SystemDisk", func(o *object) {
		system = readDisk(o, 40, 500)
		b.disks = append(b.disks, system)
	})
	o.object("DataDisk", func(o *object) {
		data = readDisk(o, 5, 2000)
		b.disks = append(b.disks, data)
		b.place(o, "MountPoint")
		if len(b.disks) == 2 && data != system {
			o.fail("Type")
		}
	})
}

// readDisk reads type and size; an ephemeral disk has at most 1024 GB.
func readDisk(o *object, lo, hi int) string {
	kind := o.free("Type")
	if kind != "" && !slices.Contains(batchDisks, kind) {
		o.fail("Type")
	}
	if kind == "ephemeral" {
		hi = min(hi, 1024)
	}
	o.need("Size")
	o.integer("Size", lo, hi)
	return kind
}

var nasSource = regexp.MustCompile(`^nas://[A-Za-z0-9.-]+\.nas\.aliyuncs\.com:/.*$`).MatchString

// readMounts reads mounts and forgets the credentials of OSS.
func (b *batchReader) readMounts(o *object, inVPC bool) {
	if s := o.free("Locale"); s != "" && s != "GBK" && s != "UTF-8" {
		o.fail("Locale")
	}
	o.boolean("Lock", false)
	o.boolean("CacheSupport", true)
	o.integer("CacheBlockSize", 1, 1<<40)
	o.integer("CacheTotalSize", 1, 1<<50)
	o.object("OSS", func(o *object) {
		o.free("AccessKeyId")
		o.free("AccessKeySecret")
		o.free("SecurityToken")
	})
	o.object("NAS", func(o *object) {
		o.texts("AccessGroup", 0, anyNumber)
		o.texts("FileSystem", 0, anyNumber)
	})
	o.objects("Entries", 0, anyNumber, func(o *object) {
		source := o.needText("Source")
		switch {
		case o.sheet.refused != nil:
		case strings.HasPrefix(source, "oss://") && len(source) > len("oss://"):
		case nasSource(source) && inVPC:
			b.share(o, "Source", source)
		default: // A NAS is mounted in its VPC only.
			o.fail("Source")
		}
		b.place(o, "Destination")
		o.need("WriteSupport")
		o.boolean("WriteSupport", false)
	})
}

// networks reads VPC or Classic; the page's example has the empty form of the
// other beside the one.
func (b *batchReader) networks(o *object) {
	used := false
	o.object("VPC", b.vpc)
	o.object("Classic", func(o *object) {
		for _, name := range []string{"AllowIpAddress", "AllowIpAddressEgress", "AllowSecurityGroup", "AllowSecurityGroupEgress"} {
			used = len(o.texts(name, 0, anyNumber)) > 0 || used
		}
	})
	if used && !b.bare {
		o.fail("Classic")
	}
}

func (b *batchReader) vpc(o *object) {
	block := o.free("CidrBlock")
	id := o.free("VpcId")
	if block != "" && !batchCIDR(block) || block == "" && id != "" {
		o.refuse(batchRefuse("InvalidCidrBlock", ""))
	}
	if id != "" && !b.vpcs(id) {
		o.fail("VpcId")
	}
	opposite, wanted := map[string]string{}, false
	for _, name := range []string{"OppositeRouterId", "OppositeAccessPointId", "OppositeRegionId", "OppositeRouterType", "OppositeInterfaceId", "ExpressConnectSpec"} {
		opposite[name] = o.free(name)
		wanted = wanted || opposite[name] != ""
	}
	for _, name := range []string{"OppositeRouterId", "OppositeAccessPointId", "OppositeRegionId"} {
		if wanted && opposite[name] == "" {
			o.refuse(missingBatch(o.at(name)))
		}
	}
	if kind := opposite["OppositeRouterType"]; kind != "" && kind != "VRouter" {
		o.refuse(batchRefuse("QuotaExhausted."+o.at("OppositeRouterType"), kind))
	}
}

// batchCIDR wants a private network with a mask of 12 to 24, 16 to 24 in
// 192.168.0.0/16.
func batchCIDR(s string) bool {
	p, err := netip.ParsePrefix(s)
	if err != nil || p.Masked() != p {
		return false
	}
	for private, least := range map[string]int{"10.0.0.0/8": 12, "172.16.0.0/12": 12, "192.168.0.0/16": 16} {
		if netip.MustParsePrefix(private).Contains(p.Addr()) && p.Bits() >= least && p.Bits() <= 24 {
			return true
		}
	}
	return false
}
