package lookups

import (
	"maps"
	"slices"
	"strconv"

	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/engine"
)

// accountAttributes are those of the simulated account that a look-up may want.
var accountAttributes = map[string]string{
	"max-postpaid-instance-vcpu-count":  "5000",
	"used-postpaid-instance-vcpu-count": "120",
	"max-spot-instance-vcpu-count":      "1000",
	"used-spot-instance-vcpu-count":     "0",
	"max-security-groups":               "100",
	"real-name-authentication":          "yes",
	"instance-network-type":             "vpc",
}

// attributes is the call DescribeAccountAttributes: those that are named, else all.
func (e *ecs) attributes(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	p := c.Params
	p.Text("ZoneId")
	var names []string
	for i := 1; p.Has("AttributeName." + strconv.Itoa(i)); i++ {
		names = append(names, p.Text("AttributeName."+strconv.Itoa(i)))
	}
	if c.Bad() {
		return nil, nil
	}
	items := []engine.Answer{}
	for _, name := range slices.Sorted(maps.Keys(accountAttributes)) {
		if len(names) > 0 && !slices.Contains(names, name) {
			continue
		}
		items = append(items, engine.Answer{
			"AttributeName":   name,
			"AttributeValues": engine.Answer{"ValueItem": []engine.Answer{{"Value": accountAttributes[name]}}},
		})
	}
	return engine.Answer{"AccountAttributeItems": engine.Answer{"AccountAttributeItem": items}}, nil
}
