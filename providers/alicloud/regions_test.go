package alicloud_test

import (
	"testing"

	"clusterwiz/providers/alicloud"
)

// TestRegions: each that is offered without asking has its names.
func TestRegions(t *testing.T) {
	t.Parallel()
	regions := alicloud.Regions("cn-hangzhou", "cn-hongkong")
	if len(regions) != 2 || regions[1].Value != "cn-hongkong" || regions[1].Label.En != "China (Hong Kong)" || !regions[0].Label.Complete() {
		t.Errorf("got %+v", regions)
	}
}
