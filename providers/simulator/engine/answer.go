package engine

import (
	"bytes"
	"encoding/json"
)

// Answer is a JSON object on its way out; RequestId is added to it. A member
// "raw" holds finished JSON to be sent instead.
type Answer map[string]any

// Encode writes JSON as the clouds do, without escaping <, > and &.
func Encode(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic("simulator: answer cannot be encoded: " + err.Error())
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// Raw is finished JSON inside an answer.
type Raw = json.RawMessage
