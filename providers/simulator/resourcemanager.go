package simulator

// resourceManager is the part of Resource Manager 2020-03-31 that look-ups
// need. It is central: no region matters.
type resourceManager struct{ sim *Simulator }

func newResourceManager(s *Simulator) *product {
	m := &resourceManager{s}
	return &product{
		name:    "ResourceManager",
		host:    "resourcemanager",
		invalid: invalidGateway,
		actions: map[string]action{"ListResourceGroups": {run: m.resourceGroups}},
	}
}

// resourceGroups is the call ListResourceGroups.
func (m *resourceManager) resourceGroups(c *call) (answer, *refusal) {
	p := c.params
	status := p.text("Status", oneOf("Creating", "OK", "PendingDelete"))
	id, name := p.text("ResourceGroupId"), p.text("Name")
	page := readPage(p, 10, 1, 100)
	if c.bad() {
		return nil, nil
	}
	type view struct {
		ID          string `json:"Id"`
		Name        string
		DisplayName string
		Status      string
	}
	views := []view{}
	for _, g := range m.sim.world.resourceGroups {
		if (status == "" || status == "OK") && (id == "" || id == g.id) && (name == "" || name == g.name) {
			views = append(views, view{g.id, g.name, g.displayName, "OK"})
		}
	}
	return page.numbers(answer{"ResourceGroups": answer{"ResourceGroup": cut(page, views)}}, len(views)), nil
}
