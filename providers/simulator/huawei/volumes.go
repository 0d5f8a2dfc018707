package huawei

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"clusterwiz/providers/simulator/engine"
)

var volumeGroup = engine.Pattern(`^(vgpaas|default|vguser[0-9]+|vg-everest-localvolume-(persistent|ephemeral))$`)

// readVolume reads type and size; the size is a string, in GiB.
func readVolume(o *engine.Object) {
	o.NeedText("volumeType", engine.OneOf("SSD", "GPSSD", "SAS"))
	o.NeedText("size", func(s string) bool {
		_, ok := engine.Quantity(s, "Gi")
		return ok
	})
}

// readVolumes reads system and data disks. A group of the user's own must have
// both, a disk, which may be a local one, and its settings.
func readVolumes(o *engine.Object) {
	own := map[string]bool{} // Whether the group still lacks its settings.
	o.Object("rootVolume", readVolume)
	o.Objects("dataVolumes", 0, engine.AnyNumber, func(o *engine.Object) {
		readVolume(o)
		o.Integer("count", 1, engine.AnyNumber)
		o.NeedObject("extendParams", func(o *engine.Object) {
			group := o.NeedText("volumeGroup", volumeGroup)
			o.Text("billing", engine.OneOf("on", "off"))
			if strings.HasPrefix(group, "vguser") {
				own[group] = true
			}
		})
	})
	o.Objects("volumeGroupConfigs", 0, engine.AnyNumber, func(o *engine.Object) {
		group := o.NeedText("volumeGroup", volumeGroup)
		_, disk := own[group]
		if disk {
			own[group] = false
		}
		o.Integer("dockerThinPool", 0, 100)
		if o.Has("dockerThinPool") && group != "vgpaas" {
			o.Fail("dockerThinPool")
		}
		o.Object("lvmConfig", func(o *engine.Object) {
			o.NeedText("lvType", engine.OneOf("linear", "striped"))
			o.Text("path", regexp.MustCompile(`^/[A-Za-z0-9._/-]+$`).MatchString)
			if o.Has("path") && !strings.HasPrefix(group, "vguser") {
				o.Fail("path")
			}
		})
		types := o.Texts("types", 0, 2, engine.OneOf("volume", "local"))
		if strings.HasPrefix(group, "vguser") && !disk && !slices.Contains(types, "local") {
			o.Fail("volumeGroup")
		}
	})
	if slices.Contains(slices.Collect(maps.Values(own)), true) {
		o.Reject(o.At("volumeGroupConfigs"), true)
	}
}
