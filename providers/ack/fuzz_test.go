package ack_test

import "testing"

// FuzzLookups reads any reply as that of each look-up.
func FuzzLookups(f *testing.F) { cloud.FuzzLookups(f) }

// FuzzLive reads any reply as those of the calls by which a cluster is read back.
func FuzzLive(f *testing.F) {
	cloud.FuzzLive(f, `{"clusters":[{"cluster_id":"x","name":"a","state":"running","size":"3"}],"page_info":{"total_count":"1"},
		"cluster_id":"x","name":"a","state":"running","cluster_type":"ManagedKubernetes","current_version":"1.33","init_version":"1.31","vpc_id":"vpc-1","vswitch_id":"vsw-1,vsw-2",
		"deletion_protection":"true","security_group_id":"sg-1","master_url":"{\"api_server_endpoint\":\"https://1.2.3.4:6443\"}","tags":[{"key":"ack.aliyun.com","value":"x"}],
		"meta_data":"{\"Capabilities\":{\"NodeCIDRMask\":25,\"EncryptionKMSKeyId\":\"k\"},\"RRSAConfig\":{\"enabled\":true,\"issuer\":\"a,b\"},\"ExtraCertSAN\":[\"c\"]}",
		"nodepools":[{"nodepool_info":{"name":"p","nodepool_id":"np1"},"scaling_group":{"login_password":"******","system_disk_size":"120","security_group_ids":["sg-1"],"data_disks":[{"size":"40","encrypted":true}]},
			"auto_scaling":{"enable":"true","min_instances":"0"},"kubernetes_config":{"labels":[{"key":"alibabacloud.com/x"}]},"status":{"total_nodes":2}}],
		"addons":[{"name":"flannel","install_by_default":true},{"name":"logtail-ds","config":"{\"sls_project_name\":\"k8s-log-x\"}"}],
		"audit_enabled":"true","sls_project_name":"k8s-log-x","components":["apiserver"],"log_ttl":30}`)
}
