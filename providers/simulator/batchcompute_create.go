package simulator

import (
	"net/netip"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// batchRequest is a cluster as it was asked for. Credentials of OSS are not in
// it.
type batchRequest struct {
	Name, Image string
	Groups      []batchGroup
	// What GetCluster gives back as it came, for the rest.
	Echo map[string]raw
}

type batchGroup struct {
	Name            string
	Count           int
	Type, Billing   string
	Strategy, Image string
	Limit, Prefix   string // The limit as it was written.
}

// readBatchCluster reads and checks the body of POST /clusters. Empty strings,
// zeros and empty lists count as left out: the page's example is full of them.
func readBatchCluster(o *object, vpcs func(string) bool) batchRequest {
	b := batchReader{object: o, vpcs: vpcs}
	r := batchRequest{Echo: map[string]raw{}}
	r.Name = b.name()
	b.described("Description", 0, 1024)
	r.Image = b.image()
	kind := o.free("InstanceType")
	b.kind(kind)
	if s := o.free("DependencyIsvService"); s != "" && s != "GTX" {
		o.fail("DependencyIsvService")
	}
	o.free("Bootstrap")
	b.userData()
	o.textMap("EnvVars", func(string, string) bool { return true })
	o.object("Notification", func(o *object) { o.object("Topic", readTopic) })
	b.bare = o.value.member("Configs", "Networks", "VPC", "CidrBlock").text == ""
	o.object("Configs", b.configs)
	o.boolean("PasswordInherit", false)
	r.Groups = b.groups(kind)
	for i, name := range o.value.names {
		item := o.value.items[i]
		switch name {
		case "Name", "ImageId", "InstanceType", "Groups":
			continue
		case "Configs":
			item = item.withoutOSS()
		}
		r.Echo[name] = item.json()
	}
	o.finish()
	return r
}

// withoutOSS drops the credentials of OSS.
func (v value) withoutOSS() value {
	out := value{kind: v.kind}
	for i, name := range v.names {
		item := v.items[i]
		if name == "Mounts" {
			item = item.without("OSS")
		}
		out.names, out.items = append(out.names, name), append(out.items, item)
	}
	return out
}

// batchReader adds the messages of the error table to an object's reading.
type batchReader struct {
	*object
	vpcs  func(string) bool
	bare  bool // Without a CIDR block, so not in a VPC.
	own   bool // A type of the service's own among the machines.
	disks []string
}

// string reads text whose type has a message of its own.
func (b *batchReader) string(name string) (string, bool) {
	v := b.take(name)
	if v.kind != absent && v.kind != text {
		b.refuse(invalidBatch(name, "Its type must be string."))
	}
	return v.text, v.kind == text
}

func (b *batchReader) sized(name string, n, lo, hi int) {
	if n < lo || n > hi {
		b.refuse(invalidBatch(name, "Its length must be in ["+number10(lo)+", "+number10(hi)+"]."))
	}
}

// described reads optional text of bounded length.
func (b *batchReader) described(name string, lo, hi int) {
	if s, ok := b.string(name); ok {
		b.sized(name, len([]rune(s)), lo, hi)
	}
}

var batchName = regexp.MustCompile(`^[a-zA-Z_-][a-zA-Z0-9_-]*$`).MatchString

// name follows the error table, which is what the server says, not the table
// of fields.
func (b *batchReader) name() string {
	if !b.has("Name") {
		b.refuse(missingBatch("Name"))
	}
	s, ok := b.string("Name")
	if ok {
		b.sized("Name", len([]rune(s)), 1, 64)
		if !batchName(s) {
			b.refuse(invalidBatch("Name", "It must only contain characters within [a-zA-Z0-9_-], and must not start with [0-9]."))
		}
	}
	return s
}

// image wants one that exists; the form of the code is that of the page's
// sample reply.
func (b *batchReader) image() string {
	if !b.has("ImageId") {
		b.refuse(missingBatch("ImageId"))
	}
	s, ok := b.string("ImageId")
	if ok {
		b.sized("ImageId", len([]rune(s)), 1, 256)
		b.knownImage(s)
	}
	return s
}

func (b *batchReader) knownImage(id string) {
	if batchImageNamed(id) == nil {
		b.refuse(&refusal{400, "InvalidParameter.ImageId", "Specified parameter ImageId is not valid."})
	}
}

// kind checks a machine type; "" is none.
func (b *batchReader) kind(id string) {
	t := batchTypeNamed(id)
	switch {
	case id == "":
	case t == nil:
		b.refuse(invalidBatch("InstanceType", ""))
	default:
		b.own = b.own || t.own()
	}
}

func (b *batchReader) userData() {
	v := b.take("UserData")
	if v.kind == absent {
		return
	}
	if v.kind != composite {
		b.refuse(invalidBatch("UserData", "Its type must be object."))
	}
	if len(v.names) > 64 {
		b.refuse(invalidBatch("UserData", "Its size must be in [0, 64]."))
	}
	for i, key := range v.names {
		b.sized("UserData."+key, len([]rune(key)), 1, 128)
		if v.items[i].kind != text {
			b.refuse(invalidBatch("UserData."+key+".value", "Its type must be string."))
		}
		b.sized("UserData."+key+".value", len([]rune(v.items[i].text)), 0, 1024)
	}
}

var batchEvents = oneOf("OnClusterDeleted", "OnInstanceCreated", "OnInstanceActive")

func readTopic(o *object) {
	o.needText("Name")
	o.needText("Endpoint", func(s string) bool {
		u, err := url.Parse(s)
		return err == nil && u.Scheme == "http" && strings.Contains(u.Host, ".mns.")
	})
	o.texts("Events", 0, 3, batchEvents)
}

// groups reads the machines' groups, whose names are the members' names.
func (b *batchReader) groups(fallback string) []batchGroup {
	if !b.has("Groups") {
		b.refuse(missingBatch("Groups"))
	}
	v := b.take("Groups")
	if v.kind != absent && v.kind != composite {
		b.refuse(invalidBatch("Groups", "Its type must be object."))
		return nil
	}
	if v.kind == composite && len(v.names) == 0 {
		b.refuse(invalidBatch("Groups", ""))
	}
	if len(v.names) > maxBatchGroups {
		b.refuse(batchRefuse("QuotaExhausted.MaxClusterGroupCount", number10(maxBatchGroups)))
	}
	var out []batchGroup
	for i, name := range v.names {
		path := "Groups." + name
		if n := len([]rune(name)); n < 1 || n > 64 {
			b.refuse(invalidBatch(path, "Its size must be in [1, 64]."))
		}
		if v.items[i].kind != composite {
			b.refuse(invalidBatch(path, "Its type must be object."))
			continue
		}
		b.readMember(path, v.items[i], func(o *object) { out = append(out, b.group(o, name, fallback)) })
	}
	if b.own && !b.bare {
		// Machine types of the service's own do not work in a VPC.
		b.refuse(invalidBatch("InstanceType", ""))
	}
	if b.own && slices.ContainsFunc(b.disks, func(d string) bool { return d != "ephemeral" }) {
		b.refuse(invalidBatch("Configs.Disks", ""))
	}
	return out
}

func (b *batchReader) group(o *object, name, fallback string) batchGroup {
	g := batchGroup{Name: name}
	count := o.take("DesiredVMCount")
	n, ok := quantity(count.text, "")
	switch {
	case count.kind == absent:
		o.refuse(missingBatch("DesiredVMCount"))
	case count.kind != number || strings.ContainsAny(count.text, ".eE"):
		o.refuse(invalidBatch("DesiredVMCount", "Its type must be integer."))
	case !ok || n > 65536:
		o.refuse(invalidBatch("DesiredVMCount", "It must be in [1, 65536]."))
	case n > maxBatchMachines:
		o.refuse(batchRefuse("QuotaExhausted.MaxClusterGroupDesiredVMCount", number10(maxBatchMachines)))
	}
	g.Count = n
	if g.Type = o.free("InstanceType"); g.Type == "" {
		g.Type = fallback
	}
	if g.Type == "" {
		o.refuse(missingBatch("InstanceType"))
	}
	b.kind(g.Type)
	if g.Billing = o.free("ResourceType"); g.Billing == "" {
		o.refuse(missingBatch("ResourceType"))
	} else if !slices.Contains(batchBilling, g.Billing) {
		o.refuse(invalidBatch("ResourceType", ""))
	}
	if g.Image = o.free("ImageId"); g.Image != "" {
		b.knownImage(g.Image)
	}
	g.Prefix = o.free("HostnamePrefix")
	g.readSpot(o)
	return g
}

var spotPrice = regexp.MustCompile(`^[0-9]{1,9}(\.[0-9]{1,3})?$`).MatchString

// readSpot reads strategy and ceiling: only for Spot, and the ceiling only with
// the strategy that has one.
func (g *batchGroup) readSpot(o *object) {
	g.Strategy = o.free("SpotStrategy")
	limit := o.take("SpotPriceLimit")
	g.Limit = limit.text
	zero := strings.Trim(limit.text, "0.") == ""
	switch {
	case limit.kind != absent && limit.kind != number:
		o.fail("SpotPriceLimit")
	case g.Strategy != "" && (g.Billing != "Spot" || g.Strategy != "SpotWithPriceLimit" && g.Strategy != "SpotAsPriceGo"):
		o.fail("SpotStrategy")
	case (g.Strategy == "SpotWithPriceLimit") == zero || !zero && !spotPrice(limit.text):
		o.fail("SpotPriceLimit")
	case g.Billing == "Spot" && batchTypeNamed(g.Type) != nil && !batchTypeNamed(g.Type).spot:
		o.refuse(invalidBatch("InstanceType", ""))
	}
}

func (b *batchReader) configs(o *object) {
	o.object("Disks", b.readDisks)
	vpcID := o.value.member("Networks", "VPC", "VpcId").text
	o.object("Mounts", func(o *object) { readMounts(o, vpcID != "") })
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
		o.needText("MountPoint")
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
func readMounts(o *object, inVPC bool) {
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
		o.texts("AccessGroup", 0, 20)
		o.texts("FileSystem", 0, 20)
	})
	o.objects("Entries", 0, 100, func(o *object) {
		source := o.needText("Source")
		switch {
		case o.sheet.refused != nil:
		case strings.HasPrefix(source, "oss://") && len(source) > len("oss://"):
		case nasSource(source) && inVPC:
		default: // A NAS is mounted in its VPC only.
			o.fail("Source")
		}
		o.needText("Destination")
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
			used = len(o.texts(name, 0, 100)) > 0 || used
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
