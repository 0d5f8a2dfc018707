package lookups

import (
	"maps"
	"slices"
	"strconv"

	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// Tells are the calls of this room that faults of limits are for.
var Tells = engine.Tells{Limits: []string{world.TellsAccount, world.TellsQuota, world.ListsQuotas}, Accounts: []string{world.TellsAccount}}

// accountAttributes are those of the account that never change, by name.
var accountAttributes = map[string]string{
	"instance-network-type": "vpc", "max-dedicated-hosts": "2", "max-elastic-network-interfaces": "500", "max-security-groups": "100", realName: "yes",
}

const realName = "real-name-authentication"

// coreAttributes are the kinds of limits with what is between max- or used- and the
// end of their names.
var coreAttributes = map[string]string{world.CountCores: "postpaid", world.CountSpotCores: "spot"}

// told are the attributes as the call is to be told of them; one that is not known
// is not there.
func (e *ecs) told(c *gateway.Call) map[string]string {
	out := maps.Clone(accountAttributes)
	if c.Odd.Unverified {
		out[realName] = "none"
	}
	for kind, name := range coreAttributes {
		l := world.Cores(e.sim, kind, c.Region.ID, c.Now)
		out["max-"+name+"-instance-vcpu-count"] = strconv.Itoa(l.Most)
		if !c.Odd.Unmeasured {
			out["used-"+name+"-instance-vcpu-count"] = strconv.Itoa(l.Used)
		}
	}
	return out
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
	told := e.told(c)
	for _, name := range slices.Sorted(maps.Keys(told)) {
		if len(names) == 0 || slices.Contains(names, name) {
			items = append(items, attributeItem(name, told[name]))
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

func attributeItem(name string, values ...string) engine.Answer {
	items := make([]engine.Answer, 0, len(values))
	for _, v := range values {
		items = append(items, engine.Answer{"Value": v})
	}
	return engine.Answer{"AttributeName": name, "AttributeValues": engine.Answer{"ValueItem": items}}
}
