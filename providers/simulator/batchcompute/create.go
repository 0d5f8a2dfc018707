package batchcompute

import "clusterwiz/providers/simulator/engine"

// clusterRequest is a cluster as it was asked for. Credentials of OSS are not in
// it.
type clusterRequest struct {
	Name, Image string
	Groups      []machineGroup
	// What GetCluster gives back as it came, for the rest.
	Echo map[string]engine.Raw
}

type machineGroup struct {
	Name            string
	Count           int
	Type, Billing   string
	Strategy, Image string
	Limit, Prefix   string // The limit as it was written.
}

// readCluster reads and checks the body of POST /clusters. Empty strings,
// zeros and empty lists count as left out: the page's example is full of them.
func readCluster(o *engine.Object, vpcs func(string) bool) clusterRequest {
	b := reader{Object: o, vpcs: vpcs}
	r := clusterRequest{Echo: map[string]engine.Raw{}}
	r.Name = b.name()
	b.described("Description", 0, 1024)
	r.Image = b.image()
	kind := o.Free("InstanceType")
	b.kind(kind)
	o.Free("DependencyIsvService") // The page names the one that there was then.
	o.Free("Bootstrap")
	o.Free("ScheduleType")
	b.userData()
	o.TextMap("EnvVars", func(string, string) bool { return true })
	o.Object("Notification", func(o *engine.Object) { o.Object("Topic", readTopic) })
	o.Object("Configs", b.configs)
	o.Boolean("PasswordInherit", false)
	r.Groups = b.groups(kind)
	for i, name := range o.Value.Names {
		item := o.Value.Items[i]
		switch name {
		case "Name", "ImageId", "Groups":
			continue
		case "Configs":
			item = withoutOSS(item)
		}
		r.Echo[name] = item.JSON()
	}
	o.Finish()
	return r
}

// withoutOSS drops the credentials of OSS.
func withoutOSS(v engine.Value) engine.Value {
	out := engine.Value{Kind: v.Kind}
	for i, name := range v.Names {
		item := v.Items[i]
		if name == "Mounts" {
			item = item.Without("OSS")
		}
		out.Names, out.Items = append(out.Names, name), append(out.Items, item)
	}
	return out
}

// reader adds the messages of the error table to an object's reading.
type reader struct {
	*engine.Object
	vpcs func(string) bool
}

// string reads text whose type has a message of its own.
func (b *reader) string(name string) (string, bool) {
	v := b.Take(name)
	if v.Kind != engine.Absent && v.Kind != engine.Text {
		b.Refuse(refuseInvalid(name, "Its type must be string."))
	}
	return v.Text, v.Kind == engine.Text
}

func (b *reader) sized(name string, n, lo, hi int) {
	if n < lo || n > hi {
		b.Refuse(refuseInvalid(name, "Its length must be in ["+engine.Number10(lo)+", "+engine.Number10(hi)+"]."))
	}
}

// described reads optional text of bounded length.
func (b *reader) described(name string, lo, hi int) {
	if s, ok := b.string(name); ok {
		b.sized(name, len([]rune(s)), lo, hi)
	}
}

var nameForm = engine.Pattern(`^[a-zA-Z_-][a-zA-Z0-9_-]*$`)

// name follows the error table, which is what the server says, not the table
// of fields.
func (b *reader) name() string {
	if !b.Has("Name") {
		b.Refuse(refuseMissing("Name"))
	}
	s, ok := b.string("Name")
	if ok {
		b.sized("Name", len([]rune(s)), 1, 64)
		if !nameForm(s) {
			b.Refuse(refuseInvalid("Name", "It must only contain characters within [a-zA-Z0-9_-], and must not start with [0-9]."))
		}
	}
	return s
}

// image wants one that exists; the form of the code is that of the page's
// sample reply.
func (b *reader) image() string {
	if !b.Has("ImageId") {
		b.Refuse(refuseMissing("ImageId"))
	}
	s, ok := b.string("ImageId")
	if ok {
		b.sized("ImageId", len([]rune(s)), 1, 256)
		b.knownImage(s)
	}
	return s
}

func (b *reader) knownImage(id string) {
	if imageNamed(id) == nil {
		b.Refuse(&engine.Refusal{Status: 400, Code: "InvalidParameter.ImageId", Message: "Specified parameter ImageId is not valid."})
	}
}

// kind checks a machine type; "" is none.
func (b *reader) kind(id string) {
	if id != "" && machineTypeNamed(id) == nil {
		b.Refuse(refuseInvalid("InstanceType", ""))
	}
}

func (b *reader) userData() {
	v := b.Take("UserData")
	if v.Kind == engine.Absent {
		return
	}
	if v.Kind != engine.Composite {
		b.Refuse(refuseInvalid("UserData", "Its type must be object."))
	}
	if len(v.Names) > 64 {
		b.Refuse(refuseInvalid("UserData", "Its size must be in [0, 64]."))
	}
	for i, key := range v.Names {
		b.sized("UserData."+key, len([]rune(key)), 1, 128)
		if v.Items[i].Kind != engine.Text {
			b.Refuse(refuseInvalid("UserData."+key+".value", "Its type must be string."))
		}
		b.sized("UserData."+key+".value", len([]rune(v.Items[i].Text)), 0, 1024)
	}
}

// readTopic takes any events and endpoint: the page lists them and tells no
// refusal.
func readTopic(o *engine.Object) {
	o.NeedText("Name")
	o.NeedText("Endpoint")
	o.Texts("Events", 0, engine.AnyNumber)
	o.Free("UserData")
	o.Free("UserTemplate")
}
