package ack

import (
	"slices"
	"strconv"
	"strings"

	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// Pieces that several parts of ACK's CreateCluster have.

// nodePorts is a range within 30000-65535.
func nodePorts(s string) bool {
	first, last, _ := strings.Cut(s, "-")
	from, err := strconv.Atoi(first)
	to, wrong := strconv.Atoi(last)
	return err == nil && wrong == nil && 30000 <= from && from < to && to <= 65535 && len(first) == 5 && len(last) == 5
}

// word is any text without blanks. Lists of words that pages name are no more
// than what there was on their day, and no page tells a code for another.
func word(s string) bool { return s != "" && !strings.ContainsAny(s, " \t\n") }

// optional reads text that the vendor's Terraform provider sends empty where
// nothing is meant.
func optional(o *engine.Object, name string, checks ...func(string) bool) string {
	if v := o.Take(name); v.Kind == engine.Text && v.Text == "" {
		return ""
	}
	return o.Text(name, checks...)
}

// given tells whether a member holds anything.
func given(o *engine.Object, name string) bool {
	v := o.Take(name)
	return v.Kind != engine.Absent && (v.Text != "" || len(v.Items) > 0)
}

// listed tells whether every item between commas passes.
func listed(s string, ok func(string) bool) bool {
	return !slices.ContainsFunc(strings.Split(s, ","), func(item string) bool { return !ok(item) })
}

// imageType tells whether the Kubernetes version has nodes of a type.
func (f *form) imageType(s string) bool { return slices.Contains(f.kube.imageTypes, s) }

// readImage reads the account's own image.
func (f *form) readImage(o *engine.Object) {
	id := o.Text("image_id")
	if id != "" && !slices.ContainsFunc(f.at.Region.Images, func(i world.Image) bool { return i.ID == id }) {
		wrong(o, "image_id", "there is no such image in the region")
	}
}

// readLogin wants one of key pair and password at most, of masters exactly one,
// and keeps neither.
func (f *form) readLogin(o *engine.Object, needed bool) {
	o.Text("login_password", func(s string) bool {
		kinds, ok := engine.SignKinds(s, "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
		return ok && kinds >= 3 && len(s) >= 8 && len(s) <= 30
	})
	key := o.Text("key_pair", engine.Length(2, 128))
	switch {
	case o.Has("login_password") && o.Has("key_pair"):
		wrong(o, "login_password", "either key_pair or login_password is to be given, not both")
	case needed && !o.Has("login_password") && !o.Has("key_pair"):
		o.Reject(o.At("key_pair"), true)
	case key != "" && !f.at.Region.HasKeyPair(key):
		wrong(o, "key_pair", "there is no such key pair in the region")
	}
}

// Disk categories beside those of E-HPC.
const (
	cloudAuto   = "cloud_auto"
	entryESSD   = "cloud_essd_entry"
	minDisk     = 40   // GiB.
	minSystem   = 20   // GiB; AutoPL disks and PL0 begin at 1.
	maxSystem   = 2048 // GiB, of a system disk.
	maxMaster   = 500  // GiB, by the page of dedicated clusters.
	defaultDisk = 120  // GiB, when no size is told.
)

// readDisk reads a system disk of low to high GiB; the names begin with the
// prefix.
func readDisk(o *engine.Object, prefix, fallback string, low, high int) disk {
	d := disk{Category: fallback, Size: defaultDisk}
	if category := o.Text(prefix+"category", word); category != "" {
		d.Category = category
	}
	d.Size = o.IntegerOr(prefix+"size", low, high, defaultDisk)
	d.Level = readLevel(o, prefix+"performance_level", d.Category, d.Size)
	return d
}

// readLevel reads a performance level, which takes effect for cloud_essd and
// needs a size there.
func readLevel(o *engine.Object, name, category string, size int) string {
	level := o.Text(name, word)
	least := map[string]int{"PL2": 461, "PL3": 1261}[level]
	switch {
	case level == "":
	case category != world.CloudESSD:
		return ""
	case size < least:
		wrong(o, name, level+" needs at least "+strconv.Itoa(least)+" GiB")
	}
	return level
}

// readBursting reads what takes effect for cloud_auto disks.
func readBursting(o *engine.Object, prefix string, d disk) {
	burst, iops := prefix+"bursting_enabled", prefix+"provisioned_iops"
	o.Boolean(burst, false)
	baseline := min(1800+50*d.Size, 50000)
	most := max(0, min(50000, 1000*d.Size-baseline))
	if d.Category != cloudAuto {
		most = 50000
	}
	o.Integer(iops, 0, most)
}

func readMetadataOptions(o *engine.Object) {
	o.Text("http_tokens", word)
}

func readTaint(o *engine.Object) {
	o.NeedText("key", engine.LabelKey)
	if !engine.LabelValue(o.Free("value")) {
		o.Fail("value")
	}
	o.Text("effect", engine.OneOf("NoSchedule", "NoExecute", "PreferNoSchedule"))
}

func readLabel(o *engine.Object) {
	o.NeedText("key", engine.LabelKey)
	if !engine.LabelValue(o.Free("value")) {
		o.Fail("value")
	}
}
