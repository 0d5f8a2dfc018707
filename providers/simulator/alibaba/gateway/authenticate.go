package gateway

import (
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// proof is what a call is signed with, in whichever style.
type proof struct {
	key, nonce, token string
	date              time.Time
	// matches tells whether a secret made the signature, and the string to sign
	// as the server has it.
	matches func(secret string) (toSign string, ok bool)
}

// authenticate checks clock, access key, signature and nonce.
func (a *gateway) authenticate(r *http.Request, body []byte, query url.Values, s style) *engine.Refusal {
	read := []func(*http.Request, []byte, url.Values) (proof, *engine.Refusal){v3: acs3Proof, rpc1: rpcProof, roa1: roaProof}[s]
	p, refused := read(r, body, query)
	if refused != nil {
		return refused
	}
	now := a.sim.Clock(r)
	if skew := now.Sub(p.date); skew > engine.MaxSkew || skew < -engine.MaxSkew {
		return Refuse("InvalidTimeStamp.Expired", "")
	}
	if p.key != engine.AccessKeyID {
		return Refuse("InvalidAccessKeyId.NotFound", "")
	}
	if p.token != "" {
		return Refuse("InvalidSecurityToken.MismatchWithAccessKey", "")
	}
	if toSign, ok := p.matches(engine.AccessKeySecret); !ok {
		return Refuse("SignatureDoesNotMatch", toSign)
	}
	if p.nonce != "" && !engine.IsForeign(r) && !a.seen.Use(p.nonce, now) {
		return Refuse("SignatureNonceUsed", "")
	}
	return nil
}

// acs3Proof reads what a call of V3 is signed with.
func acs3Proof(r *http.Request, body []byte, query url.Values) (proof, *engine.Refusal) {
	for _, required := range []struct{ header, name string }{
		{"Authorization", "AccessKeyId"},
		{"x-acs-date", "Timestamp"},
		{"x-acs-signature-nonce", "SignatureNonce"},
		{"x-acs-content-sha256", "ContentSha256"},
	} {
		if r.Header.Get(required.header) == "" {
			return proof{}, Invalid(required.name, true)
		}
	}
	credential, ok := parseACS3(r.Header.Get("Authorization"))
	if !ok {
		return proof{}, Refuse("IncompleteSignature", "")
	}
	date, refused := readDate(engine.ACSDate, r.Header.Get("x-acs-date"))
	return proof{
		key: credential.accessKeyID, date: date, nonce: r.Header.Get("x-acs-signature-nonce"), token: r.Header.Get("x-acs-security-token"),
		matches: func(secret string) (string, bool) {
			toSign, ok := acs3Matches(r, body, query, credential, secret)
			return toSign, ok && r.Header.Get("x-acs-content-sha256") == engine.HashHex(body)
		},
	}, refused
}

func readDate(layout, date string) (time.Time, *engine.Refusal) {
	t, err := time.Parse(layout, date)
	if err != nil {
		return t, Refuse("InvalidTimeStamp.Format", "")
	}
	return t, nil
}

// locate finds the region of a call: the host's, else that of RegionId. The
// two must agree. Clients of RPC 1.0 tell the region with every call.
func (a *gateway) locate(r *http.Request, p *Product, act Action, params *engine.Object, s style) (*world.Region, *engine.Refusal) {
	hosted, refused := a.hostRegion(r.Host, p)
	if refused != nil {
		return nil, refused
	}
	if act.Region == UnknownHere && s != rpc1 || p.Rest || !params.Has("RegionId") {
		if act.Region == MustBeSent {
			return nil, p.Invalid("RegionId", true)
		}
		return hosted, nil
	}
	told := a.world.Region(params.Text("RegionId"))
	if told == nil || hosted != nil && hosted != told {
		return nil, Refuse("InvalidRegionId.NotFound", "")
	}
	return told, nil
}

// hostRegion reads the endpoint's name: <product>.<region>.aliyuncs.com, with
// "-vpc" behind the product inside a VPC, and the exceptions of the SDKs'
// endpoint maps. Nil without refusal means that the name tells nothing.
func (a *gateway) hostRegion(host string, p *Product) (*world.Region, *engine.Refusal) {
	if bare, _, err := net.SplitHostPort(host); err == nil {
		host = bare
	}
	name, cloudHost := strings.CutSuffix(host, ".aliyuncs.com")
	if !cloudHost {
		return nil, nil
	}
	if name == "ecs-cn-hangzhou" {
		name = "ecs.cn-hangzhou"
	}
	label, id, regional := strings.Cut(name, ".")
	if strings.TrimSuffix(label, "-vpc") != p.Host {
		return nil, Refuse("InvalidApi.NotFound", "")
	}
	if !regional {
		return nil, nil
	}
	if where := a.world.Region(id); where != nil {
		return where, nil
	}
	return nil, Refuse("InvalidRegionId.NotFound", "")
}
