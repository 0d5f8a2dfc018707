package qingcloud_test

import "clusterwiz/providers/cloudtest"

// reflection is how what was made is read back.
func reflection() cloudtest.Mirror {
	const again = "the request writes it by itself, from another parameter"
	return cloudtest.Mirror{
		Filled: []string{"scheduler_type"},
		Changed: map[string]string{
			"zone": "it belongs to the connection", "user_id": again, "cluster_conf.cluster.name": again, "cluster_conf.version": again,
			`cluster_conf.env.admin\.user_id`: again, `cluster_conf.env.admin\.group_id`: again,
		},
		Owner: "usr-demo1234",
	}
}
