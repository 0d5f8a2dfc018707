package modelarts

import (
	"encoding/json"
	"net/http"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// SetNow gives a client of this package another clock, and no pauses.
func SetNow(client providers.Client, now func() time.Time) {
	c := client.(*Client)
	c.now, c.pause, c.turn = now, time.Millisecond, time.Millisecond
}

// Codes are the codes that the package explains.
func Codes() []string {
	var list []string
	for code := range codes() {
		list = append(list, code)
	}
	return list
}

// Sign signs a request as a call would.
func Sign(r *http.Request, body []byte, id, secret, token, project string, now time.Time) error {
	return sign(r, body, keys{id: id, secret: secret, token: token}, scope{project: project}, now)
}

// DecodeCounter reads a counter.
func DecodeCounter(data []byte) (int64, error) {
	var c counter
	err := json.Unmarshal(data, &c)
	return int64(c), err
}

// DecodeError reads an error reply.
func DecodeError(data []byte) (code, message, requestID string, ok bool) {
	e, ok := decodeEnvelope(data)
	return e.code, e.message, e.requestID, ok
}

// IniAccounts are those in the text of a credentials file.
func IniAccounts(data []byte) (list []providers.Account) {
	broken := func(trouble forms.Text) []source {
		return []source{{account: providers.Account{ID: "broken", Trouble: trouble}}}
	}
	for _, s := range sectionsIn(data, forms.Same("credentials"), broken) {
		list = append(list, s.account)
	}
	return list
}

// SetMachineTag says where the maker of this machine stands.
func SetMachineTag(path string) { machineTag = path }

// HostOf is the host of a product in a region.
func HostOf(p, region string) string { return product(p).host(region) }

// Refusals are the codes that prove a writing call undone.
var Refusals = refusals

// SetMetadataService says where a machine learns about itself.
func SetMetadataService(address string) { metadataService = address }

// DecodeKeys reads a reply with temporary keys.
func DecodeKeys(data []byte) (id, secret, token string, ok bool) {
	var r reply
	if json.Unmarshal(data, &r) != nil {
		return "", "", "", false
	}
	k, err := r.keys()
	return k.id, k.secret, k.token, err == nil
}
