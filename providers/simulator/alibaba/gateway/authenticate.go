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

// authenticate checks headers, clock, access key, signature and nonce.
func (a *gateway) authenticate(r *http.Request, body []byte, query url.Values) *engine.Refusal {
	for _, required := range []struct{ header, name string }{
		{"Authorization", "AccessKeyId"},
		{"x-acs-date", "Timestamp"},
		{"x-acs-signature-nonce", "SignatureNonce"},
		{"x-acs-content-sha256", "ContentSha256"},
	} {
		if r.Header.Get(required.header) == "" {
			return Invalid(required.name, true)
		}
	}
	credential, ok := parseACS3(r.Header.Get("Authorization"))
	if !ok {
		return Refuse("IncompleteSignature", "")
	}
	now := a.sim.Clock(r)
	if refused := checkDate(r.Header.Get("x-acs-date"), now); refused != nil {
		return refused
	}
	if credential.accessKeyID != engine.AccessKeyID {
		return Refuse("InvalidAccessKeyId.NotFound", "")
	}
	if r.Header.Get("x-acs-security-token") != "" {
		return Refuse("InvalidSecurityToken.MismatchWithAccessKey", "")
	}
	toSign, ok := acs3Matches(r, body, query, credential, engine.AccessKeySecret)
	if !ok || r.Header.Get("x-acs-content-sha256") != engine.HashHex(body) {
		return Refuse("SignatureDoesNotMatch", toSign)
	}
	if !engine.IsForeign(r) && !a.seen.Use(r.Header.Get("x-acs-signature-nonce"), now) {
		return Refuse("SignatureNonceUsed", "")
	}
	return nil
}

func checkDate(date string, now time.Time) *engine.Refusal {
	t, err := time.Parse(engine.ACSDate, date)
	if err != nil {
		return Refuse("InvalidTimeStamp.Format", "")
	}
	if skew := now.Sub(t); skew > engine.MaxSkew || skew < -engine.MaxSkew {
		return Refuse("InvalidTimeStamp.Expired", "")
	}
	return nil
}

// locate finds the region of a call: the host's, else that of RegionId. The
// two must agree.
func (a *gateway) locate(r *http.Request, p *Product, act Action, params *engine.Object) (*world.Region, *engine.Refusal) {
	hosted, refused := a.hostRegion(r.Host, p)
	if refused != nil {
		return nil, refused
	}
	if act.Region == UnknownHere || p.Rest || !params.Has("RegionId") {
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
