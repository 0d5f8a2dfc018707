package modelarts_test

import (
	"encoding/json"
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
)

// TestTypesOnTheWire: annotations and extendParams are strings, counts numbers.
func TestTypesOnTheWire(t *testing.T) {
	t.Parallel()
	for _, file := range cloudtest.Files(t) {
		sent, err := cloudtest.Request(t, cloud.Connect(t, providers.Endpoint{}), cloud.Load(t, file)).Payload(forms.Revealed)
		if err != nil {
			t.Fatal(err)
		}
		var body struct {
			Metadata struct{ Annotations map[string]string }
			Spec     struct {
				Resources struct {
					Count, MaxCount int32
					ExtendParams    map[string]string
					DataVolumes     []struct {
						Size  string
						Count int32
					}
				}
			}
		}
		if err := json.Unmarshal(sent, &body); err != nil {
			t.Errorf("%s: %v", file, err)
		}
		if r := body.Spec.Resources; r.Count < 1 || r.MaxCount < r.Count || body.Metadata.Annotations == nil {
			t.Errorf("%s: %s", file, sent)
		}
		for _, disk := range body.Spec.Resources.DataVolumes {
			if !strings.HasSuffix(disk.Size, "Gi") {
				t.Errorf("%s: size %s", file, disk.Size)
			}
		}
	}
}

// TestLocate finds the answer by the name that the cloud has for it.
func TestLocate(t *testing.T) {
	t.Parallel()
	for wire, want := range map[string]forms.Path{
		"spec.resources.flavor":                          "nodes.instance_type",
		"spec.resources.azs[1].count":                    "nodes.zones[1].count",
		"spec.resources.network.subnet":                  "network.vswitch_id",
		"metadata.annotations.os.modelarts/period.num":   "billing.period",
		"spec.resources.extendParams.dockerBaseSize":     "software.container_size",
		"spec.resources.dataVolumes[0].size":             "nodes.data_disks[0].size",
		"spec.resources.volumeGroupConfigs[0].lvmConfig": "nodes.volume_groups[0].lvm",
	} {
		if got := cloud.Form().Locate(nil, wire); got != want {
			t.Errorf("%s is %s, not %s", wire, got, want)
		}
	}
}
