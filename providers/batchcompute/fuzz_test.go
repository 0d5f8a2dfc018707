package batchcompute_test

import "testing"

// FuzzLookups reads any reply as that of each look-up.
func FuzzLookups(f *testing.F) { cloud.FuzzLookups(f) }

// FuzzLive reads any reply as those of the calls by which a cluster is read back.
func FuzzLive(f *testing.F) {
	cloud.FuzzLive(f, `{"Items":[{"Id":"x","Name":"a","State":"Active","Groups":{"g":{"DesiredVMCount":"1","ActualVMCount":1}}}],"NextMarker":"",
		"Id":"x","Name":"a","ImageId":"img","InstanceType":"t","Groups":{"g":{"DesiredVMCount":"1","ActualVMCount":1,"InstanceType":"t","SpotPriceLimit":"0.1"}},
		"Configs":{"Mounts":{"OSS":{"AccessKeyId":"a"},"Entries":[{"Source":"oss://b/","WriteSupport":"true"}]}},"UserData":{"clusterwiz-run":"r","k":"******"}}`)
}
