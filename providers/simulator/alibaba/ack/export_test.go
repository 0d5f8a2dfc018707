package ack

import (
	"sync"

	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

var fuzzWorld = sync.OnceValue(func() *world.World { return world.New(1) })

// Check reads a body of CreateCluster and makes nothing of it.
func Check(body []byte) (status int, code string) {
	v, err := engine.ParseJSON(string(body))
	if err != nil || v.Kind != engine.Composite {
		return 400, "InvalidParameter.Format"
	}
	sent := engine.Sheet{Invalid: invalid}
	c := &gateway.Call{Body: v.Object("", &sent), Params: engine.Value{Kind: engine.Composite}.Object("", &sent)}
	(&form{retired: true, world: fuzzWorld()}).read(c)
	if c.Bad() {
		return sent.Refused.Status, sent.Refused.Code
	}
	return 200, ""
}
