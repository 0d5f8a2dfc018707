package qingcloud_test

import (
	"testing"

	"clusterwiz/providers/cloudtest"
)

// TestReadsBack: what was made is read back as it was sent, but for what is told.
func TestReadsBack(t *testing.T) {
	t.Parallel()
	const again = "the request writes it by itself, from another parameter"
	cloud.ReadsBack(t, cloudtest.Mirror{
		Filled: []string{"scheduler_type"},
		Changed: map[string]string{
			"zone": "it belongs to the connection", "user_id": again, "cluster_conf.cluster.name": again, "cluster_conf.version": again,
			`cluster_conf.env.admin\.user_id`: again, `cluster_conf.env.admin\.group_id`: again,
		},
		Owner: "usr-demo1234",
	}, accepted)
}
