package qingcloud_test

import "testing"

// FuzzLookups reads any reply as that of each look-up.
func FuzzLookups(f *testing.F) { cloud.FuzzLookups(f) }

// FuzzLive reads any reply as those of the calls by which a cluster is read back.
func FuzzLive(f *testing.F) {
	cloud.FuzzLive(f, `{"ret_code":0,"total_count":"1","access_key_set":[{"owner":"usr-1"}],
		"cluster_set":[{"cluster_id":"x","cluster_name":"a","cluster_type":"ehpc","cluster_status":"active","owner":"usr-1","paid_type":"payforused","app_cluster":{"vxnet_id":"v","nas_id":"n"}}],
		"users_set":[{"user_id":"usr-1","uid_number":"1","gid_number":2}],
		"hpc_app_nodes_set":[{"role":"login","cpu":"1","memory":2048,"app_version":"appv-1","env":"{\"admin.password\":\"******\"}"},{"role":"compute","cpu":2}]}`)
}
