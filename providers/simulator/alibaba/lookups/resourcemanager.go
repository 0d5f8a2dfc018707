package lookups

import (
	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// resourceManager is the part of Resource Manager 2020-03-31 that look-ups
// need. It is central: no region matters.
type resourceManager struct{ world *world.World }

// NewResourceManager makes Resource Manager in a world.
func NewResourceManager(w *world.World) *gateway.Product {
	m := &resourceManager{w}
	return &gateway.Product{
		Name:    "ResourceManager",
		Host:    "resourcemanager",
		Invalid: gateway.Invalid,
		Actions: map[string]gateway.Action{"ListResourceGroups": {Run: m.resourceGroups}},
	}
}

// resourceGroups is the call ListResourceGroups.
func (m *resourceManager) resourceGroups(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	p := c.Params
	status := p.Text("Status", engine.OneOf("Creating", "OK", "PendingDelete"))
	id, name := p.Text("ResourceGroupId"), p.Text("Name")
	page := engine.ReadPage(p, 10, 1, 100)
	if c.Bad() {
		return nil, nil
	}
	type view struct {
		ID          string `json:"Id"`
		Name        string
		DisplayName string
		Status      string
	}
	views := []view{}
	for _, g := range m.world.ResourceGroups {
		if (status == "" || status == "OK") && (id == "" || id == g.ID) && (name == "" || name == g.Name) {
			views = append(views, view{g.ID, g.Name, g.DisplayName, "OK"})
		}
	}
	return page.Numbers(engine.Answer{"ResourceGroups": engine.Answer{"ResourceGroup": engine.Cut(page, views)}}, len(views)), nil
}
