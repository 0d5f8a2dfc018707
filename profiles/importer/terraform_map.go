package importer

import (
	"slices"
	"strconv"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/profiles/terraform"
)

// chosen finds the cluster that is meant; of a resource pool also which of its node pools.
func (t *tfReader) chosen(o Options) (main thing, part *Tree, err error) {
	var addresses []string
	var kinds []string
	for _, one := range t.things {
		kinds = append(kinds, one.kind)
		r, known := terraform.Find(one.kind)
		if !known || r.Of != "" || o.Provider != "" && o.Provider != r.Cloud {
			continue
		}
		if r.Part == "" {
			addresses = append(addresses, one.address)
			if meant(one.address, o.Resource) {
				main = one
			}
			continue
		}
		list := one.values.Get(r.Part)
		if list == nil {
			continue
		}
		for i, item := range list.Items {
			address := one.address + "." + r.Part + "[" + strconv.Itoa(i) + "]"
			addresses = append(addresses, address)
			if meant(address, o.Resource) || o.Resource != "" && item.Said("node_pool") == o.Resource {
				main, part = one, item
			}
		}
	}
	switch {
	case o.Resource == "" && len(addresses) == 1, o.Resource != "" && main.values != nil:
		if main.values == nil {
			return main, part, t.none(kinds)
		}
		return main, part, nil
	case len(addresses) == 0:
		return main, nil, t.none(kinds)
	case o.Resource != "":
		return main, nil, refuse(forms.Tf("has no %s; it has: %s", "其中没有 %s；可选：%s", quoted(o.Resource), quoted(strings.Join(addresses, ", "))),
			forms.T("name one of these with --resource", "请用 --resource 指定其中之一"))
	}
	return main, nil, several(forms.T("clusters or node pools", "个集群或节点池"), addresses)
}

// meant tells whether the address is that; without one, any is.
func meant(address, wanted string) bool {
	return wanted == "" || address == wanted
}

// none says that there is no cluster among the resources.
func (t *tfReader) none(kinds []string) error {
	slices.Sort(kinds)
	kinds = slices.Compact(kinds)
	var known []string
	for _, r := range terraform.Resources() {
		if r.Of == "" {
			known = append(known, r.Type)
		}
	}
	remedy := forms.Tf("these are read: %s, with their node pools and queues", "可读取：%s，及其节点池与队列", strings.Join(known, ", "))
	if len(kinds) == 0 {
		return refuse(forms.T("holds no resources", "没有任何资源"), remedy)
	}
	return refuse(forms.Tf("holds no cluster: %s", "没有集群：%s", quoted(strings.Join(kinds, ", "))), remedy)
}

// tfMapper puts the attributes of a resource into a body.
type tfMapper struct {
	source  *Source
	address string
	things  *tfReader
}

func (m *tfMapper) whole(r terraform.Resource, of thing) {
	m.attributes(r.Attributes, of.values, m.source.Body)
	m.rest(r, of, of.values)
}

// pool reads one node pool of a resource pool.
func (m *tfMapper) pool(r terraform.Resource, of thing, part *Tree) {
	m.attributes(r.Attributes, part, m.source.Body)
	m.attributes(r.Around, of.values, m.source.Body)
	m.source.give("pool.name", of.values.Said("id"))
	m.leftover(r.Attributes, r.Computed, part)
}

// parts reads the resources that are parts of the cluster.
func (t *tfReader) parts(s *Source, main terraform.Resource, of thing) {
	id := of.values.Said("id")
	for _, one := range t.things {
		r, known := terraform.Find(one.kind)
		if !known || r.Of == "" || r.Cloud != main.Cloud {
			continue
		}
		joined := one.values.Said(r.Of)
		if joined != id && (joined != "" || !t.alone(of)) {
			continue
		}
		t.used = append(t.used, one.address)
		if joined == "" {
			s.Findings = append(s.Findings, Finding{Kind: Inferred, Where: one.address, Text: forms.Tf("taken as a part of %s, the only one there", "视为 %s 的一部分，因为只有它", of.address)})
		}
		item := NewObject(one.address)
		m := &tfMapper{source: s, address: one.address, things: t}
		m.attributes(r.Attributes, one.values, item)
		m.rest(r, one, one.values)
		list := s.Body.Get(r.Part)
		if list == nil {
			list = &Tree{Type: List, Where: one.address}
			s.Body.Set(r.Part, list)
		}
		list.Items = append(list.Items, item)
	}
}

// alone tells whether no other cluster of the same module is there, to which a part could
// belong.
func (t *tfReader) alone(of thing) bool {
	for _, one := range t.things {
		if r, known := terraform.Find(one.kind); known && r.Of == "" && r.Part == "" && one.address != of.address {
			return false
		}
	}
	return true
}

// attributes puts each attribute that says something at its place.
func (m *tfMapper) attributes(list []terraform.Attribute, values, into *Tree) {
	for _, a := range list {
		value := values.Get(a.Name)
		tagged := a.Kind == terraform.Map && value != nil && len(value.Members) > 0 // Also where every tag is empty.
		if value == nil || value.empty() && !tagged || value.zero() && !a.Zero && value.Type != Text && !tagged {
			continue
		}
		if wire := m.wire(a, value); wire != nil {
			into.Put(wire, wireNames(a.Wire)...)
			if a.Shared {
				m.source.Findings = append(m.source.Findings, Finding{
					Kind: Inferred, Where: value.Where,
					Text: forms.T("taken, and shared with the original if its creation made it", "已保留；若由原集群创建，则会与其共用"),
				})
			}
		}
	}
}

// rest tells the attributes of a resource that no table has, and what is not known yet.
func (m *tfMapper) rest(r terraform.Resource, of thing, values *Tree) {
	m.leftover(r.Attributes, r.Computed, values)
	for _, name := range of.unknown {
		if slices.ContainsFunc(r.Attributes, func(a terraform.Attribute) bool { return a.Name == name }) {
			m.source.Findings = append(m.source.Findings, Finding{Kind: Unreturned, Where: m.address + "." + name, Text: forms.T("known only after the apply", "apply 之后才能确定")})
		}
	}
}

func (m *tfMapper) leftover(list []terraform.Attribute, computed []string, values *Tree) {
	var made []string
	for _, member := range values.Members {
		switch {
		case member.Value.zero() || slices.ContainsFunc(list, func(a terraform.Attribute) bool { return a.Name == member.Name }):
		case slices.Contains(computed, member.Name):
			made = append(made, member.Name)
		default:
			m.source.Findings = append(m.source.Findings, Finding{Kind: Unknown, Where: member.Value.Where, Text: forms.T("not understood", "无法识别")})
		}
	}
	if len(made) > 0 {
		m.source.drop(m.address+": "+strings.Join(made, ", "), forms.T("came of the creation, and is of this one alone", "由创建产生，仅属于原集群"))
	}
}
