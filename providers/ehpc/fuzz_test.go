package ehpc_test

import "testing"

// FuzzLookups reads any reply as that of each look-up.
func FuzzLookups(f *testing.F) { cloud.FuzzLookups(f) }

// FuzzLive reads any reply as those of the calls by which a cluster is read back.
func FuzzLive(f *testing.F) {
	cloud.FuzzLive(f, `{"Clusters":[{"ClusterId":"x","ClusterName":"a","EhpcVersion":"2.0.0","ClusterStatus":"running","ClusterCreateTime":"2024-08-01T00:00Z",
		"ClusterCredentials":["password"],"AdditionalPackages":[{"Name":"mpich","Version":4}]}],"TotalCount":"1","ClusterName":"a","MaxCount":"7","DeleteProtection":"true",
		"Manager":{"Scheduler":{"Type":"slurm22","Version":22.05},"ManagerNode":{"EnableHt":"true","Period":0,"AutoRenewPeriod":"Month","Password":"******"}},
		"Queues":[{"QueueName":"comp"}],"Queue":{"QueueName":"comp","MinCount":"1","KeepAliveNodes":["n1"],"ComputeNodes":[{"InstanceType":"ecs.c7.large","Duration":1}]},
		"SharedStorages":[{"FileSystemId":"f","MountInfo":[{"MountDirectory":"/home","StorageDirectory":"/ehpc-hz-x/home","ProtocolType":"nfs4"}]}],
		"Addons":[{"AddonId":"Login-1","Name":"Login","Version":"1.0"}],
		"Addon":{"ServicesSpec":"[{\"ServiceName\":\"SSH\",\"ServiceAccessUrl\":\"https://1.2.3.4:22\",\"NetworkACL\":[{\"Port\":22.0}]}]","ResourcesSpec":{"EipResource":{"AutoCreate":"true","EipInstanceId":"eip-1"}}}}`)
}
