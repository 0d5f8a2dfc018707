package simulator

import (
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// maxSkew is how far a client's clock may be off.
const maxSkew = 15 * time.Minute

// acsDate is the form of x-acs-date, always in UTC.
const acsDate = "2006-01-02T15:04:05Z"

// authenticate checks headers, clock, access key, signature and nonce.
func (a *alibaba) authenticate(r *http.Request, body []byte, query url.Values) *refusal {
	for _, required := range []struct{ header, name string }{
		{"Authorization", "AccessKeyId"},
		{"x-acs-date", "Timestamp"},
		{"x-acs-signature-nonce", "SignatureNonce"},
		{"x-acs-content-sha256", "ContentSha256"},
	} {
		if r.Header.Get(required.header) == "" {
			return invalidGateway(required.name, true)
		}
	}
	credential, ok := parseACS3(r.Header.Get("Authorization"))
	if !ok {
		return refuse("IncompleteSignature", "")
	}
	now := a.sim.clock()
	if refused := checkDate(r.Header.Get("x-acs-date"), now); refused != nil {
		return refused
	}
	if credential.accessKeyID != AccessKeyID {
		return refuse("InvalidAccessKeyId.NotFound", "")
	}
	if r.Header.Get("x-acs-security-token") != "" {
		return refuse("InvalidSecurityToken.MismatchWithAccessKey", "")
	}
	toSign, ok := acs3Matches(r, body, query, credential, AccessKeySecret)
	if !ok || r.Header.Get("x-acs-content-sha256") != hashHex(body) {
		return refuse("SignatureDoesNotMatch", toSign)
	}
	if !a.seen.use(r.Header.Get("x-acs-signature-nonce"), now) {
		return refuse("SignatureNonceUsed", "")
	}
	return nil
}

func checkDate(date string, now time.Time) *refusal {
	t, err := time.Parse(acsDate, date)
	if err != nil {
		return refuse("InvalidTimeStamp.Format", "")
	}
	if skew := now.Sub(t); skew > maxSkew || skew < -maxSkew {
		return refuse("InvalidTimeStamp.Expired", "")
	}
	return nil
}

// locate finds the region of a call: the host's, else that of RegionId. The
// two must agree.
func (a *alibaba) locate(r *http.Request, p *product, act action, params *object) (*region, *refusal) {
	hosted, refused := a.hostRegion(r.Host, p)
	if refused != nil {
		return nil, refused
	}
	if act.region == unknownHere || p.rest || !params.has("RegionId") {
		if act.region == mustBeSent {
			return nil, p.invalid("RegionId", true)
		}
		return hosted, nil
	}
	told := a.sim.world.region(params.text("RegionId"))
	if told == nil || hosted != nil && hosted != told {
		return nil, refuse("InvalidRegionId.NotFound", "")
	}
	return told, nil
}

// hostRegion reads the endpoint's name: <product>.<region>.aliyuncs.com, with
// "-vpc" behind the product inside a VPC, and the exceptions of the SDKs'
// endpoint maps. Nil without refusal means that the name tells nothing.
func (a *alibaba) hostRegion(host string, p *product) (*region, *refusal) {
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
	if strings.TrimSuffix(label, "-vpc") != p.host {
		return nil, refuse("InvalidApi.NotFound", "")
	}
	if !regional {
		return nil, nil
	}
	if where := a.sim.world.region(id); where != nil {
		return where, nil
	}
	return nil, refuse("InvalidRegionId.NotFound", "")
}
