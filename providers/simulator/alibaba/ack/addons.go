package ack

import (
	"slices"
	"strconv"

	"clusterwiz/providers/simulator/engine"
)

// Network plugins.
const (
	flannel       = "flannel"
	terway        = "terway-eniip"
	terwayControl = "terway-controlplane"
)

// terwaySwitches are the settings of Terway that are text of true or false.
var terwaySwitches = []string{"NetworkPolicy", "ENITrunking", "IPVlan"}

// detector is the addon that managed pools need.
const detector = "ack-node-problem-detector"

// readAddons reads what is to be installed. Storage is required by the page and
// optional in the SDK; here it is optional, but its two kinds exclude each
// other.
func (f *form) readAddons(o *engine.Object) {
	o.Objects("addons", 0, engine.AnyNumber, func(a *engine.Object) { f.readAddon(a) })
	names := func(known func(installed) bool) int {
		return len(slices.DeleteFunc(slices.Clone(f.Addons), func(a installed) bool { return !known(a) }))
	}
	plugins := names(func(a installed) bool { return addonNamed(a.Name).category == networkAddon && !a.Disabled })
	switch {
	case plugins > 1:
		wrong(o, "addons", "there is more than one network plugin, flannel or terway-eniip")
	case plugins == 0 && f.standard():
		wrong(o, "addons", "there is no network plugin, flannel or terway-eniip")
	case plugins == 0 && f.AutoMode:
		f.Plugin = terway
	}
	csi := names(func(a installed) bool { return a.Name == "csi-plugin" && !a.Disabled })
	flex := names(func(a installed) bool { return a.Name == "flexvolume" && !a.Disabled })
	if csi > 0 && flex > 0 {
		wrong(o, "addons", "csi-plugin and flexvolume exclude each other")
	}
	f.addDefaults()
}

func (f *form) readAddon(o *engine.Object) {
	a := installed{Name: o.NeedText("name"), Version: optional(o, "version"), Disabled: o.Boolean("disabled", false)}
	known := addonNamed(a.Name)
	if known == nil {
		o.Refuse(refuse("AddonNotFound", a.Name))
		return
	}
	if a.Version == "" {
		a.Version = known.version
	}
	if a.Version != known.version {
		wrong(o, "version", "it is not offered; "+known.version+" is")
	}
	if slices.ContainsFunc(f.Addons, func(other installed) bool { return other.Name == a.Name }) {
		wrong(o, "name", "it is there twice")
	}
	if known.category == networkAddon && !a.Disabled {
		f.Plugin = a.Name
	}
	f.readConfig(o, a.Name)
	f.Addons = append(f.Addons, a)
}

// readConfig reads the string that holds a JSON object; it may be empty.
func (f *form) readConfig(o *engine.Object, addon string) {
	text := o.Free("config")
	if text == "" {
		return
	}
	v, err := engine.ParseJSON(text)
	if err != nil || v.Kind != engine.Composite {
		o.Refuse(refuse("InvalidParameter.Format", o.At("config")+" of "+addon+" is not the text of a JSON object"))
		return
	}
	config := v.Object(o.At("config"), o.Sheet)
	// Only what the pages name is checked; each addon has more keys of its own.
	for _, name := range []string{"IngressDashboardEnabled", "sls_project_name", "IngressSlbSpec"} {
		config.Free(name)
	}
	config.Text("IngressSlbNetworkType", word)
	if addon == terway || addon == terwayControl {
		for _, name := range terwaySwitches {
			config.Text(name, engine.OneOf("true", "false"))
		}
	}
	if addon == terway {
		config.Object("PodVswitchId", func(zones *engine.Object) { f.readPodSwitches(zones) })
	}
}

// readPodSwitches reads vSwitches by zone.
func (f *form) readPodSwitches(zones *engine.Object) {
	for _, zone := range zones.Value.Names {
		if f.at.Region.Zone(zone) == nil {
			wrong(zones, zone, "there is no such zone in the region")
		}
		for i, id := range zones.Texts(zone, 1, 50, engine.Prefixed("vsw-")) {
			if v := f.vSwitch(id); v == nil || v.Zone.ID != zone {
				wrong(zones, zone+"."+strconv.Itoa(i), "there is no such vSwitch in the VPC and zone")
			}
			f.PodVSwitches = append(f.PodVSwitches, id)
		}
	}
}

// addDefaults adds what is installed without being asked for.
func (f *form) addDefaults() {
	for _, a := range addons {
		listed := slices.ContainsFunc(f.Addons, func(other installed) bool { return other.Name == a.name })
		flex := a.category == storageAddon && slices.ContainsFunc(f.Addons, func(other installed) bool { return other.Name == "flexvolume" })
		bare := f.Profile == profileServerless && (a.category == storageAddon || a.category == networkAddon)
		if a.byDefault && !listed && !flex && !bare || f.AutoMode && a.name == f.Plugin && !listed {
			f.Addons = append(f.Addons, installed{Name: a.name, Version: a.version})
		}
	}
}
