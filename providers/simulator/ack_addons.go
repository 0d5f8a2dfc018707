package simulator

import (
	"slices"
	"strconv"
)

// Network plugins.
const (
	flannel = "flannel"
	terway  = "terway-eniip"
)

// readAddons reads what is to be installed. Storage is required by the page and
// optional in the SDK; here it is optional, but its two kinds exclude each
// other.
func (f *ackForm) readAddons(o *object) {
	o.objects("addons", 0, anyNumber, func(a *object) { f.readAddon(a) })
	names := func(known func(ackInstalled) bool) int {
		return len(slices.DeleteFunc(slices.Clone(f.Addons), func(a ackInstalled) bool { return !known(a) }))
	}
	plugins := names(func(a ackInstalled) bool { return ackAddonNamed(a.Name).category == networkAddon && !a.Disabled })
	switch {
	case plugins > 1:
		o.wrong("addons", "there is more than one network plugin, flannel or terway-eniip")
	case plugins == 0 && !f.AutoMode:
		o.wrong("addons", "there is no network plugin, flannel or terway-eniip")
	case plugins == 0:
		f.Plugin = terway
	}
	csi := names(func(a ackInstalled) bool { return a.Name == "csi-plugin" && !a.Disabled })
	flex := names(func(a ackInstalled) bool { return a.Name == "flexvolume" && !a.Disabled })
	if csi > 0 && flex > 0 {
		o.wrong("addons", "csi-plugin and flexvolume exclude each other")
	}
	f.addDefaults()
}

func (f *ackForm) readAddon(o *object) {
	a := ackInstalled{Name: o.needText("name"), Version: o.text("version"), Disabled: o.boolean("disabled", false)}
	known := ackAddonNamed(a.Name)
	if known == nil {
		o.refuse(ackRefuse("AddonNotFound", a.Name))
		return
	}
	if a.Version == "" {
		a.Version = known.version
	}
	if a.Version != known.version {
		o.wrong("version", "it is not offered; "+known.version+" is")
	}
	if slices.ContainsFunc(f.Addons, func(other ackInstalled) bool { return other.Name == a.Name }) {
		o.wrong("name", "it is there twice")
	}
	if known.category == networkAddon && !a.Disabled {
		f.Plugin = a.Name
	}
	f.readConfig(o, a.Name)
	f.Addons = append(f.Addons, a)
}

// readConfig reads the string that holds a JSON object; it may be empty.
func (f *ackForm) readConfig(o *object, addon string) {
	text := o.free("config")
	if text == "" {
		return
	}
	v, err := parseJSON(text)
	if err != nil || v.kind != composite {
		o.refuse(ackRefuse("InvalidParameter.Format", o.at("config")+" of "+addon+" is not the text of a JSON object"))
		return
	}
	config := v.object(o.at("config"), o.sheet)
	// Only what the pages name is checked; each addon has more keys of its own.
	for _, name := range []string{"IngressDashboardEnabled", "sls_project_name", "IngressSlbSpec"} {
		config.free(name)
	}
	config.text("IngressSlbNetworkType", oneOf("internet", "intranet"))
	if addon == terway {
		config.object("PodVswitchId", func(zones *object) { f.readPodSwitches(zones) })
	}
}

// readPodSwitches reads vSwitches by zone.
func (f *ackForm) readPodSwitches(zones *object) {
	for _, zone := range zones.value.names {
		if f.at.region.zone(zone) == nil {
			zones.wrong(zone, "there is no such zone in the region")
		}
		for i, id := range zones.texts(zone, 1, 50, prefixed("vsw-")) {
			if v := f.vSwitch(id); v == nil || v.zone.id != zone {
				zones.wrong(zone+"."+strconv.Itoa(i), "there is no such vSwitch in the VPC and zone")
			}
			f.PodVSwitches = append(f.PodVSwitches, id)
		}
	}
}

// addDefaults adds what is installed without being asked for.
func (f *ackForm) addDefaults() {
	for _, a := range ackAddons {
		listed := slices.ContainsFunc(f.Addons, func(other ackInstalled) bool { return other.Name == a.name })
		flex := a.category == storageAddon && slices.ContainsFunc(f.Addons, func(other ackInstalled) bool { return other.Name == "flexvolume" })
		if a.byDefault && !listed && !flex || f.AutoMode && a.name == f.Plugin && !listed {
			f.Addons = append(f.Addons, ackInstalled{Name: a.name, Version: a.version})
		}
	}
}
