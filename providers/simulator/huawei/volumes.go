package huawei

import "clusterwiz/providers/simulator/engine"

// readVolume reads type and size; the size is a string, in GiB.
func readVolume(o *engine.Object) {
	o.NeedText("volumeType")
	o.NeedText("size", func(s string) bool {
		_, ok := engine.Quantity(s, "Gi")
		return ok
	})
}

// readVolumes reads system and data disks and the settings of their groups. That
// each group of the user's own has both is said by the SDK alone.
func readVolumes(o *engine.Object) {
	o.Object("rootVolume", readVolume)
	o.Objects("dataVolumes", 0, engine.AnyNumber, func(o *engine.Object) {
		readVolume(o)
		o.Integer("count", 1, engine.AnyNumber)
		o.NeedObject("extendParams", func(o *engine.Object) {
			o.NeedText("volumeGroup")
			o.Text("billing")
		})
	})
	o.Objects("volumeGroupConfigs", 0, engine.AnyNumber, func(o *engine.Object) {
		o.NeedText("volumeGroup")
		o.Integer("dockerThinPool", 0, 100)
		o.Object("lvmConfig", func(o *engine.Object) {
			o.NeedText("lvType")
			o.Text("path")
		})
		o.Texts("types", 0, engine.AnyNumber)
	})
}
