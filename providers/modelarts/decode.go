package modelarts

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"clusterwiz/providers/exchange"
)

type (
	text  = exchange.Text
	whole = exchange.Int
)

// counter is a number of nodes in one state. The interface definition has an
// object with a count, an older page a list of such objects, one for each flavor.
type counter int64

// UnmarshalJSON implements json.Unmarshaler.
func (c *counter) UnmarshalJSON(data []byte) error {
	type counted struct{ Count whole }
	data = bytes.TrimSpace(data)
	var list []counted
	var err error
	switch {
	case bytes.HasPrefix(data, []byte("[")):
		err = json.Unmarshal(data, &list)
	case bytes.HasPrefix(data, []byte("{")):
		list = make([]counted, 1)
		err = json.Unmarshal(data, &list[0])
	default:
		list = make([]counted, 1)
		err = list[0].Count.UnmarshalJSON(data)
	}
	*c = 0
	for _, one := range list {
		*c += counter(one.Count)
	}
	if err != nil {
		return fmt.Errorf("decode counter: %w", err)
	}
	return nil
}

// envelope is an error as the services write it.
type envelope struct{ code, message, requestID string }

// decodeEnvelope reads an error reply: error_code and error_msg, or code and
// message, or either of them inside another object. It reports false where there
// is neither code nor message.
func decodeEnvelope(body []byte) (envelope, bool) {
	members := map[string]json.RawMessage{}
	if json.Unmarshal(body, &members) != nil {
		return envelope{}, false
	}
	e := envelopeOf(members)
	if e.code != "" || e.message != "" {
		return e, true
	}
	for _, name := range slices.Sorted(maps.Keys(members)) {
		inner := map[string]json.RawMessage{}
		if json.Unmarshal(members[name], &inner) != nil {
			continue
		}
		if found := envelopeOf(inner); found.code != "" && found.message != "" {
			if found.requestID == "" {
				found.requestID = e.requestID
			}
			return found, true
		}
	}
	return envelope{}, false
}

func envelopeOf(members map[string]json.RawMessage) envelope {
	first := func(names ...string) string {
		for _, name := range names {
			var t text
			if raw, ok := members[name]; ok && t.UnmarshalJSON(raw) == nil && t != "" {
				return string(t)
			}
		}
		return ""
	}
	return envelope{
		code: first("error_code", "code"), message: first("error_msg", "message"), requestID: first("request_id", "requestId"),
	}
}
