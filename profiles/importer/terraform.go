package importer

import (
	"cmp"
	"slices"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/profiles/terraform"
)

var tfShape = forms.T("what Terraform shows of its resources", "Terraform 资源数据")

// thing is a resource of a state or a plan.
type thing struct {
	address, kind, module string
	values                *Tree
	// unknown are the attributes that are known only after the apply.
	unknown []string
}

// fromTerraform reads what terraform show -json prints of a state or a plan, the state's
// own file, and terraform state show -json.
func fromTerraform(tree *Tree, o Options) (*Source, error) {
	version := tree.Said("format_version")
	if major, _, _ := strings.Cut(version, "."); version != "" && major != "1" {
		return nil, refuse(forms.Tf("is of Terraform's format %s, which is not known", "是 Terraform 的 %s 格式，无法识别", quoted(version)), forms.T("only format 1 is read", "仅支持格式 1"))
	}
	t := &tfReader{tree: tree}
	t.collect()
	s := &Source{Shape: tfShape, secrets: t.secrets, Region: t.region()}
	main, part, err := t.chosen(o)
	if err != nil {
		return nil, err
	}
	r, _ := terraform.Find(main.kind)
	s.Provider, s.Body = r.Cloud, NewObject(main.address)
	m := &tfMapper{source: s, address: main.address, things: t}
	for wire, text := range r.Fixed {
		s.Body.Set(wire, NewText(text, main.address))
	}
	if part != nil {
		m.pool(r, main, part)
	} else {
		m.whole(r, main)
		t.parts(s, r, main)
	}
	s.Region = cmp.Or(s.Region, main.values.Said("region"))
	t.others(s, main)
	if r.Type == "alicloud_ehpc_cluster_v2" {
		s.Findings = append(s.Findings, Finding{
			Kind: Inferred, Where: main.address,
			Text: forms.T("queues, add-ons and credentials are as they were configured: the provider does not read them back", "队列、插件与登录凭证为配置时的内容：provider 不会回读"),
		})
	}
	return s.finish(o)
}

// tfReader collects the resources.
type tfReader struct {
	tree    *Tree
	things  []thing
	used    []string
	secrets []string
}

func (t *tfReader) collect() {
	for _, root := range []*Tree{t.tree.Get("values", "root_module"), t.tree.Get("planned_values", "root_module")} {
		if root != nil {
			t.module(root)
		}
	}
	if one := t.tree.Get("resource"); one != nil {
		t.resource(one, "")
	}
	if list := t.tree.Get("resources"); list != nil {
		for _, r := range list.Items {
			t.instances(r)
		}
	}
	t.planned()
	t.variables()
}

func (t *tfReader) module(m *Tree) {
	if list := m.Get("resources"); list != nil {
		for _, r := range list.Items {
			t.resource(r, m.Said("address"))
		}
	}
	if list := m.Get("child_modules"); list != nil {
		for _, inner := range list.Items {
			t.module(inner)
		}
	}
}

func (t *tfReader) resource(r *Tree, module string) {
	values := r.Get("values")
	if values == nil || values.Type != Object || r.Said("mode") == "data" {
		return
	}
	address := cmp.Or(r.Said("address"), r.Said("type")+"."+r.Said("name"))
	if marks := r.Get("sensitive_values"); marks != nil {
		t.mark(values, marks)
	}
	t.things = append(t.things, thing{address: address, kind: r.Said("type"), module: module, values: values.at(address)})
}

// instances reads a resource of the state's own file.
func (t *tfReader) instances(r *Tree) {
	list := r.Get("instances")
	if list == nil || r.Said("mode") == "data" {
		return
	}
	for _, instance := range list.Items {
		values := instance.Get("attributes")
		if values == nil || values.Type != Object {
			continue
		}
		address := r.Said("type") + "." + r.Said("name")
		if module := r.Said("module"); module != "" {
			address = module + "." + address
		}
		if key := instance.Get("index_key"); key != nil {
			address += "[" + string(key.JSON()) + "]"
		}
		if paths := instance.Get("sensitive_attributes"); paths != nil {
			for _, path := range paths.Items {
				t.markPath(values, path)
			}
		}
		t.things = append(t.things, thing{address: address, kind: r.Said("type"), module: r.Said("module"), values: values.at(address)})
	}
}

// planned finds in a plan what is known only after the apply.
func (t *tfReader) planned() {
	list := t.tree.Get("resource_changes")
	if list == nil {
		return
	}
	for _, change := range list.Items {
		i := slices.IndexFunc(t.things, func(one thing) bool { return one.address == change.Said("address") })
		unknown := change.Get("change", "after_unknown")
		if i < 0 || unknown == nil {
			continue
		}
		for _, m := range unknown.Members {
			if m.Value.Text == "true" {
				t.things[i].unknown = append(t.things[i].unknown, m.Name)
			}
		}
		if marks := change.Get("change", "after_sensitive"); marks != nil {
			t.mark(t.things[i].values, marks)
		}
	}
}

// region is that of the provider in a plan, where it is written there.
func (t *tfReader) region() string {
	list := t.tree.Get("configuration", "provider_config")
	if list == nil {
		return ""
	}
	for _, m := range list.Members {
		if text := m.Value.Said("expressions", "region", "constant_value"); text != "" {
			return text
		}
	}
	return ""
}

// others names the resources that are other things.
func (t *tfReader) others(s *Source, main thing) {
	var list []string
	for _, one := range t.things {
		if one.address != main.address && !slices.Contains(t.used, one.address) {
			list = append(list, one.address)
		}
	}
	if len(list) > 0 {
		s.drop(strings.Join(list, ", "), forms.T("other resources", "其他资源"))
	}
}
