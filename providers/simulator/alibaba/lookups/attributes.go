package lookups

import (
	"slices"
	"strconv"

	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/engine"
)

// Tells are the calls of this room that faults of limits are for.
var Tells = engine.Tells{Limits: []string{"DescribeAccountAttributes"}, Accounts: []string{"DescribeAccountAttributes"}}

// attribute is one of the simulated account that a look-up may want.
type attribute struct {
	name, value string
	used        string // Of a limit, the name of what is used of it.
}

// accountAttributes are those of the account, in the order of their names.
var accountAttributes = []attribute{
	{name: "instance-network-type", value: "vpc"},
	{name: "max-dedicated-hosts", value: "2"},
	{name: "max-elastic-network-interfaces", value: "500"},
	{name: "max-postpaid-instance-vcpu-count", value: "5000", used: "used-postpaid-instance-vcpu-count"},
	{name: "max-security-groups", value: "100"},
	{name: "max-spot-instance-vcpu-count", value: "1000", used: "used-spot-instance-vcpu-count"},
	{name: "real-name-authentication", value: "yes"},
	{name: "used-postpaid-instance-vcpu-count", value: "120"},
	{name: "used-spot-instance-vcpu-count", value: "0"},
}

// supportedTypes is the attribute whose values are machine types.
const supportedTypes = "supported-postpaid-instance-types"

// attributes is the call DescribeAccountAttributes: those that are named, else all
// but the list of machine types. Of those that the account does not have nothing is
// told.
func (e *ecs) attributes(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	p := c.Params
	p.Text("ZoneId")
	names := p.Indexed("AttributeName", 8)
	if c.Bad() {
		return nil, nil
	}
	items := []engine.Answer{}
	for _, a := range accountAttributes {
		value, told := oddValue(a, c.Odd)
		if told && (len(names) == 0 || slices.Contains(names, a.name)) {
			items = append(items, attributeItem(a.name, value))
		}
	}
	if slices.Contains(names, supportedTypes) {
		types := make([]string, 0, len(e.world.Types))
		for i := range e.world.Types {
			types = append(types, e.world.Types[i].ID)
		}
		items = append(items, attributeItem(supportedTypes, types...))
	}
	return engine.Answer{"AccountAttributeItems": engine.Answer{"AccountAttributeItem": items}}, nil
}

// oddValue is what is told of an attribute by the call's faults; false for nothing.
func oddValue(a attribute, odd engine.Oddities) (string, bool) {
	switch {
	case odd.Limited && a.used != "":
		return strconv.Itoa(used(a) + odd.Left), true
	case odd.Unmeasured && slices.ContainsFunc(accountAttributes, func(b attribute) bool { return b.used == a.name }):
		return "", false
	case odd.Unverified && a.name == "real-name-authentication":
		return "none", true
	}
	return a.value, true
}

// used is what is used of a limit.
func used(a attribute) int {
	i := slices.IndexFunc(accountAttributes, func(b attribute) bool { return b.name == a.used })
	n, _ := strconv.Atoi(accountAttributes[i].value)
	return n
}

func attributeItem(name string, values ...string) engine.Answer {
	items := make([]engine.Answer, 0, len(values))
	for _, v := range values {
		items = append(items, engine.Answer{"Value": v})
	}
	return engine.Answer{"AttributeName": name, "AttributeValues": engine.Answer{"ValueItem": items}}
}
