package alicloud

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"strings"
)

// envelope is the error that Alibaba Cloud answers with. Field names are
// matched in any case: some products write requestId, code and message.
type envelope struct {
	RequestID          Text `json:"RequestId" xml:"RequestId"`
	Code               Text `json:"Code" xml:"Code"`
	Message            Text `json:"Message" xml:"Message"`
	AccessDeniedDetail struct {
		AuthAction    Text `json:"AuthAction"`
		PrincipalName Text `json:"AuthPrincipalDisplayName"`
	} `json:"AccessDeniedDetail" xml:"-"`
}

// decodeEnvelope reads an error reply, JSON or XML. It reports false for
// anything without a code, such as the page of a proxy.
func decodeEnvelope(body []byte) (envelope, bool) {
	var e envelope
	body = bytes.TrimSpace(body)
	if bytes.HasPrefix(body, []byte("<")) {
		if xml.Unmarshal(body, &e) != nil {
			return envelope{}, false
		}
		e.Code, e.Message = Text(strings.TrimSpace(string(e.Code))), Text(strings.TrimSpace(string(e.Message)))
		return e, e.Code != ""
	}
	fields := map[string]json.RawMessage{}
	if json.Unmarshal(body, &fields) != nil {
		return envelope{}, false
	}
	// One by one, so that a detail of an unexpected shape loses only itself.
	for name, raw := range fields {
		one, _ := json.Marshal(map[string]json.RawMessage{name: raw})
		_ = json.Unmarshal(one, &e)
	}
	return e, e.Code != ""
}
