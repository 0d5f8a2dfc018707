package alicloud

import (
	"slices"

	"clusterwiz/forms"
)

// diskNames are the categories of disks as people call them.
var diskNames = map[string]forms.Text{
	"cloud": forms.T("basic disk", "普通云盘"), "cloud_efficiency": forms.T("ultra disk", "高效云盘"), "cloud_ssd": forms.T("SSD", "SSD 云盘"),
	"cloud_essd": forms.T("ESSD", "ESSD 云盘"), "cloud_auto": forms.T("ESSD AutoPL", "ESSD AutoPL 云盘"),
	"cloud_essd_entry": forms.T("ESSD Entry", "ESSD Entry 云盘"), "ephemeral_ssd": forms.T("local SSD", "本地 SSD 盘"),
}

func (v VolumeSpec) words() forms.Text {
	name, known := diskNames[v.Category]
	switch {
	case !known:
		name = forms.Same(v.Category)
	case v.Category == "cloud_essd" && v.Level != "":
		name = forms.Tf("%s %s", "%s %s", name, v.Level)
	}
	if v.Size == 0 {
		return name
	}
	return forms.Tf("%d GiB %s", "%d GiB %s", v.Size, name)
}

// words are the type with its disks: "ecs.c7.large with 40 GiB ESSD PL0".
func (p Purchase) words() forms.Text {
	words, beside := forms.Same(p.Type), forms.T("%s with %s", "%s，含 %s")
	for _, v := range slices.Concat([]VolumeSpec{p.System}, p.Data) {
		if v.Category != "" {
			words, beside = beside.With(words, v.words()), forms.T("%s + %s", "%s + %s")
		}
	}
	return words
}

// months is how many whole months are paid in advance, 0 for weeks.
func (p Purchase) months() int64 {
	switch p.Unit {
	case "Month":
		return p.Period
	case "Year":
		return 12 * p.Period
	}
	return 0
}

func (p Purchase) periodWords() forms.Text {
	if p.Unit == "Week" {
		return forms.Tf("%s", "%s 周", forms.Count(int(p.Period), "week", "weeks"))
	}
	return monthly(p.months())
}

func monthly(n int64) forms.Text {
	return forms.Tf("%s", "%s 个月", forms.Count(int(n), "month", "months"))
}
