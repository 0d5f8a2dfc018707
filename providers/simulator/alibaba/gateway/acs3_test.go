package gateway_test

import (
	"net/url"
	"testing"

	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/engine"
)

const emptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

type vector struct {
	id, secret, method, path string
	query                    url.Values
	headers                  map[string][]string
	body, payloadHash        string // The hash is computed when empty.
	wantHash, want           string
}

// vectors of the V3 signature: A is the published worked example, D a unit
// test of the vendor's SDK, the others were computed for this API.
func vectors() map[string]vector {
	const id, secret, nonce, date = "YourAccessKeyId", "YourAccessKeySecret", "0123456789abcdef0123456789abcdef", "2024-01-02T03:04:05Z"
	headers := func(host, action, version, hash string, more ...string) map[string][]string {
		h := map[string][]string{
			"Host": {host}, "X-Acs-Action": {action}, "X-Acs-Version": {version}, "X-Acs-Date": {date},
			"X-Acs-Signature-Nonce": {nonce}, "X-Acs-Content-Sha256": {hash}, "User-Agent": {"not signed"},
		}
		for i := 0; i < len(more); i += 2 {
			h[more[i]] = []string{more[i+1]}
		}
		return h
	}
	const ehpc = "ehpc.cn-hangzhou.aliyuncs.com"
	return map[string]vector{
		"A published example": {
			id: id, secret: secret, method: "POST", path: "/",
			query: url.Values{"ImageId": {"win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"}, "RegionId": {"cn-shanghai"}},
			headers: headers("ecs.cn-shanghai.aliyuncs.com", "RunInstances", "2014-05-26", emptyHash,
				"X-Acs-Date", "2023-10-26T10:22:32Z", "X-Acs-Signature-Nonce", "3156853299f313e23d1673dc12e1703d"),
			wantHash: "7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259",
			want:     "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0",
		},
		"B JSON body and STS": {
			id: id, secret: secret, method: "POST", path: "/clusters",
			headers: headers("cs.cn-hangzhou.aliyuncs.com", "CreateCluster", "2015-12-15",
				"4bf761946e163f1f7aebb24eb181b5cce13e3b07c921dc6f91f094b5142e971c",
				"Content-Type", "application/json; charset=utf-8", "X-Acs-Accesskey-Id", id, "X-Acs-Security-Token", "YourSecurityToken"),
			body:     `{"name":"demo","region_id":"cn-hangzhou","cluster_type":"ManagedKubernetes"}`,
			wantHash: "146660b2d1c64a4c2a3953e7271ff2b419aff9b11b2b1187e991387a2d896055",
			want:     "958e2c5d454788a9090d257b60878c746c686acaf33ec9164d203d68da01f17c",
		},
		"C encoding": {
			id: id, secret: secret, method: "POST", path: "",
			query:    url.Values{"ClusterName": {"demo cluster*~"}, "Tags": {`[{"key":"env","value":"测试"}]`}},
			headers:  headers(ehpc, "CreateCluster", "2024-07-30", emptyHash),
			wantHash: "d7a7302e507709f8d6723c81a952c696bf39ab00a1e81a37286a19d76975d967",
			want:     "aec0b98deaba7b2b53fe31e93ea9ad53799069c97c8775e12548f59612e54d76",
		},
		"D several values": {
			id: "acesskey", secret: "secret", path: "/",
			query:       url.Values{"test": {"ok"}, "empty": {""}},
			headers:     map[string][]string{"x-acs-test": {"http", "https"}},
			payloadHash: "55e12e91650d2fec56ec74e1d3e4ddbfce2ef3a65890c2a19ecf88a307e76a23",
			want:        "4ab59fffe3c5738ff8a2729f90cc04fe18b02a4b15b2102cbaf92f9ff3df2ea3",
		},
		"E form body": {
			id: id, secret: secret, method: "POST", path: "/",
			headers: headers(ehpc, "CreateCluster", "2024-07-30", "d3cb63fd7a5b9d600ee16c7fb03f46a0c7abf7db9217370fec817a0c7c1b7ef8",
				"Content-Type", "application/x-www-form-urlencoded"),
			body:     "ClusterName=demo&ClusterCategory=Standard",
			wantHash: "4e9abeeae74e8a7b7af0225694fa49778952df88f6b5ed76dc57565f4dc47195",
			want:     "59e760c8e9024a4b4c2e1919e055e51d065d42a532faa6a69eaf43c5e7190dc1",
		},
	}
}

func TestSignatureVectors(t *testing.T) {
	t.Parallel()
	for name, v := range vectors() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			payload := v.payloadHash
			if payload == "" {
				payload = engine.HashHex([]byte(v.body))
				if sent := v.headers["X-Acs-Content-Sha256"][0]; sent != payload {
					t.Fatalf("body hash %s, vector says %s", payload, sent)
				}
			}
			hash, _, signature := gateway.SignACS3(v.secret, v.method, v.path, v.query, v.headers, payload)
			if v.wantHash != "" && hash != v.wantHash {
				t.Errorf("hash of the canonical request %s, want %s", hash, v.wantHash)
			}
			if signature != v.want {
				t.Errorf("signature %s, want %s", signature, v.want)
			}
		})
	}
}

func FuzzAuthorization(f *testing.F) {
	f.Add("ACS3-HMAC-SHA256 Credential=simulator,SignedHeaders=host;x-acs-date,Signature=06563a9e")
	f.Add("ACS3-HMAC-SHA256 Credential=,SignedHeaders=,Signature=")
	f.Add("acs simulator:abc=")
	f.Fuzz(func(t *testing.T, header string) {
		id, names, signature, ok := gateway.ParseACS3(header)
		if !ok {
			return
		}
		if id == "" || names == "" || signature == "" {
			t.Fatalf("accepted %q with an empty part", header)
		}
		again := "ACS3-HMAC-SHA256 Credential=" + id + ",SignedHeaders=" + names + ",Signature=" + signature
		if id2, names2, signature2, ok := gateway.ParseACS3(again); !ok || id2 != id || names2 != names || signature2 != signature {
			t.Fatalf("%q does not read back", again)
		}
	})
}

// TestSignatureOfACK is the published signature of a JSON body with a token.
func TestSignatureOfACK(t *testing.T) {
	t.Parallel()
	body := []byte(`{"name":"demo","region_id":"cn-hangzhou","cluster_type":"ManagedKubernetes"}`)
	hash := engine.HashHex(body)
	if hash != "4bf761946e163f1f7aebb24eb181b5cce13e3b07c921dc6f91f094b5142e971c" {
		t.Errorf("body hash %s", hash)
	}
	canonical, _, signature := gateway.SignACS3("YourAccessKeySecret", "POST", "/clusters", nil, map[string][]string{
		"host": {"cs.cn-hangzhou.aliyuncs.com"}, "content-type": {"application/json; charset=utf-8"},
		"x-acs-action": {"CreateCluster"}, "x-acs-version": {"2015-12-15"}, "x-acs-date": {"2024-01-02T03:04:05Z"},
		"x-acs-signature-nonce": {"0123456789abcdef0123456789abcdef"}, "x-acs-accesskey-id": {"YourAccessKeyId"},
		"x-acs-security-token": {"YourSecurityToken"}, "x-acs-content-sha256": {hash},
	}, hash)
	if canonical != "146660b2d1c64a4c2a3953e7271ff2b419aff9b11b2b1187e991387a2d896055" ||
		signature != "958e2c5d454788a9090d257b60878c746c686acaf33ec9164d203d68da01f17c" {
		t.Errorf("canonical request %s, signature %s", canonical, signature)
	}
}
