package gateway_test

import (
	"net/url"
	"testing"

	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/engine"
)

// TestRPCVector is the worked example of ECS's page on RPC signatures.
func TestRPCVector(t *testing.T) {
	t.Parallel()
	all := url.Values{
		"Timestamp": {"2016-02-23T12:46:24Z"}, "Format": {"XML"}, "AccessKeyId": {"testid"}, "Action": {"DescribeRegions"},
		"SignatureMethod": {"HMAC-SHA1"}, "SignatureNonce": {"3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf"}, "Version": {"2014-05-26"}, "SignatureVersion": {"1.0"},
		"Signature": {"not signed"},
	}
	const want = "GET&%2F&AccessKeyId%3Dtestid%26Action%3DDescribeRegions%26Format%3DXML%26SignatureMethod%3DHMAC-SHA1" +
		"%26SignatureNonce%3D3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf%26SignatureVersion%3D1.0%26Timestamp%3D2016-02-23T12%253A46%253A24Z%26Version%3D2014-05-26"
	toSign := gateway.RPCToSign("GET", all)
	if toSign != want {
		t.Errorf("%s", toSign)
	}
	if got := engine.HmacSHA1("testsecret&", toSign); got != "OLeaidS1JvxuMvnyHOwuJ+uX5qY=" {
		t.Errorf("%s", got)
	}
}
