package simulator

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var volumeGroup = regexp.MustCompile(`^(vgpaas|default|vguser[0-9]+|vg-everest-localvolume-(persistent|ephemeral))$`).MatchString

// quantity reads a positive whole number that may end with a unit.
func quantity(s, unit string) (int, bool) {
	digits := strings.TrimSuffix(s, unit)
	n, err := strconv.Atoi(digits)
	return n, err == nil && n > 0 && digits[0] != '+' && digits[0] != '0'
}

// readVolume reads type and size; the size is a string, in GiB.
func readVolume(o *object) {
	o.needText("volumeType", oneOf("SSD", "GPSSD", "SAS"))
	o.needText("size", func(s string) bool {
		_, ok := quantity(s, "Gi")
		return ok
	})
}

// readVolumes reads system and data disks. A group of the user's own must have
// both, a disk, which may be a local one, and its settings.
func readVolumes(o *object) {
	own := map[string]bool{} // Whether the group still lacks its settings.
	o.object("rootVolume", readVolume)
	o.objects("dataVolumes", 0, anyNumber, func(o *object) {
		readVolume(o)
		o.integer("count", 1, anyNumber)
		o.needObject("extendParams", func(o *object) {
			group := o.needText("volumeGroup", volumeGroup)
			o.text("billing", oneOf("on", "off"))
			if strings.HasPrefix(group, "vguser") {
				own[group] = true
			}
		})
	})
	o.objects("volumeGroupConfigs", 0, anyNumber, func(o *object) {
		group := o.needText("volumeGroup", volumeGroup)
		_, disk := own[group]
		if disk {
			own[group] = false
		}
		o.integer("dockerThinPool", 0, 100)
		if o.has("dockerThinPool") && group != "vgpaas" {
			o.fail("dockerThinPool")
		}
		o.object("lvmConfig", func(o *object) {
			o.needText("lvType", oneOf("linear", "striped"))
			o.text("path", regexp.MustCompile(`^/[A-Za-z0-9._/-]+$`).MatchString)
			if o.has("path") && !strings.HasPrefix(group, "vguser") {
				o.fail("path")
			}
		})
		types := o.texts("types", 0, 2, oneOf("volume", "local"))
		if strings.HasPrefix(group, "vguser") && !disk && !slices.Contains(types, "local") {
			o.fail("volumeGroup")
		}
	})
	if slices.Contains(slices.Collect(maps.Values(own)), true) {
		o.reject(o.at("volumeGroupConfigs"), true)
	}
}
