package modelarts_test

import (
	"testing"

	"clusterwiz/forms"
)

// TestSharedKeys: the same question has the same key in every cloud.
func TestSharedKeys(t *testing.T) {
	t.Parallel()
	form := cloud.Form()
	for _, key := range []forms.Path{
		"basics.name", "tags[0].key", "tags[0].value", "network.vpc_id", "network.vswitch_id", "nodes.instance_type", "nodes.count",
		"nodes.image_id", "nodes.system_disk.category", "nodes.system_disk.size", "nodes.data_disks[0].category",
		"nodes.data_disks[0].size", "nodes.taints[0].key", "nodes.taints[0].effect", "billing.charge_type", "billing.period",
		"billing.period_unit", "billing.auto_renew",
	} {
		if _, ok := form.Field(key); !ok {
			t.Errorf("no field %s", key)
		}
	}
}
