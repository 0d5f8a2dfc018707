package simulator

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Pieces that several parts of ACK's CreateCluster have.

var (
	cpuPolicy = oneOf("none", "static")
	portRange = regexp.MustCompile(`^(\d{5})-(\d{5})$`)
)

// nodePorts is a range within 30000-65535.
func nodePorts(s string) bool {
	m := portRange.FindStringSubmatch(s)
	return m != nil && m[1] >= "30000" && m[1] < m[2] && m[2] <= "65535"
}

// listed tells whether every item between commas passes.
func listed(s string, ok func(string) bool) bool {
	return !slices.ContainsFunc(strings.Split(s, ","), func(item string) bool { return !ok(item) })
}

// imageType tells whether the Kubernetes version has nodes of a type.
func (f *ackForm) imageType(s string) bool { return slices.Contains(f.kube.imageTypes, s) }

// readImage reads the account's own image.
func (f *ackForm) readImage(o *object) {
	id := o.text("image_id")
	if id != "" && !slices.ContainsFunc(f.at.region.images, func(i image) bool { return i.id == id }) {
		o.wrong("image_id", "there is no such image in the region")
	}
}

// readLogin wants exactly one of key pair and password and keeps neither.
func (f *ackForm) readLogin(o *object) {
	o.text("login_password", func(s string) bool {
		kinds, ok := signKinds(s, "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
		return ok && kinds >= 3 && len(s) >= 8 && len(s) <= 30
	})
	key := o.text("key_pair", length(2, 128))
	switch {
	case o.has("login_password") && o.has("key_pair"):
		o.wrong("login_password", "either key_pair or login_password is to be given, not both")
	case !o.has("login_password") && !o.has("key_pair"):
		o.reject(o.at("key_pair"), true)
	case key != "" && !f.at.region.hasKeyPair(key):
		o.wrong("key_pair", "there is no such key pair in the region")
	}
}

// Disk categories beside those of E-HPC.
const (
	cloudAuto  = "cloud_auto"
	entryESSD  = "cloud_essd_entry"
	ackMinDisk = 40  // GiB.
	ackMaxDisk = 500 // GiB, of a system disk.
	ackDisk120 = 120 // GiB, when no size is told.
)

// readACKDisk reads a system disk; the names begin with the prefix.
func readACKDisk(o *object, prefix string, categories []string, fallback string) ackDisk {
	d := ackDisk{Category: fallback, Size: ackDisk120}
	if category := o.text(prefix+"category", oneOf(categories...)); category != "" {
		d.Category = category
	}
	d.Size = o.integerOr(prefix+"size", ackMinDisk, ackMaxDisk, ackDisk120)
	d.Level = readLevel(o, prefix+"performance_level", d.Category, d.Size)
	return d
}

// readLevel reads a performance level, which only cloud_essd has and which
// needs a size.
func readLevel(o *object, name, category string, size int) string {
	level := o.text(name, oneOf("PL0", "PL1", "PL2", "PL3"))
	least := map[string]int{"PL2": 461, "PL3": 1261}[level]
	switch {
	case level == "":
	case category != cloudESSD:
		o.wrong(name, "only cloud_essd has performance levels")
	case size < least:
		o.wrong(name, level+" needs at least "+strconv.Itoa(least)+" GiB")
	}
	return level
}

// readBursting reads what only cloud_auto disks have.
func readBursting(o *object, prefix string, d ackDisk) {
	burst, iops := prefix+"bursting_enabled", prefix+"provisioned_iops"
	o.boolean(burst, false)
	baseline := min(1800+50*d.Size, 50000)
	o.integer(iops, 0, max(0, min(50000, 1000*d.Size-baseline)))
	for _, name := range []string{burst, iops} {
		if o.has(name) && d.Category != cloudAuto {
			o.wrong(name, "only cloud_auto has it")
		}
	}
}

func readMetadataOptions(o *object) { o.text("http_tokens", oneOf("optional", "required")) }

func readTaint(o *object) {
	o.needText("key", labelKey)
	if !labelValue(o.free("value")) {
		o.fail("value")
	}
	o.text("effect", oneOf("NoSchedule", "NoExecute", "PreferNoSchedule"))
}

func readLabel(o *object) {
	o.needText("key", labelKey)
	if !labelValue(o.free("value")) {
		o.fail("value")
	}
}
