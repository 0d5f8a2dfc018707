package simulator

import "regexp"

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
	b.checkPaths(r)
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
	paths []batchPath
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

// topicEndpoint is http://{account}.mns.{region}.aliyuncs.com/.
var topicEndpoint = regexp.MustCompile(`^http://[0-9]+\.mns\.[a-z0-9-]+\.aliyuncs\.com/?$`).MatchString

func readTopic(o *object) {
	o.needText("Name")
	o.needText("Endpoint", topicEndpoint)
	o.texts("Events", 0, 3, batchEvents)
}
