package forms_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
)

func TestFormField(t *testing.T) {
	t.Parallel()
	form := synthetic()
	for path, want := range map[forms.Path]string{
		"basics.name": "Name", "queues[7].nodes[0].disk.size": "Size", "queues.nodes.type": "Type", "network.proxy.host": "Host",
	} {
		if field, ok := form.Field(path); !ok || field.Label.En != want {
			t.Errorf("%s: got %v, %v", path, field, ok)
		}
	}
	for _, path := range []forms.Path{"", "basics", "Basics.Name", "basics.name.more", "queues[0].none", "a..b"} {
		if field, ok := form.Field(path); ok {
			t.Errorf("%s: got %s", path, field.Key)
		}
	}
	if step, ok := form.Step(forms.Network); !ok || step.Label.En != "Network" {
		t.Errorf("got %v, %v", step, ok)
	}
	if _, ok := form.Step(forms.Storage); ok {
		t.Error("a step that the form does not have")
	}
}

func TestFormKeysAndWires(t *testing.T) {
	t.Parallel()
	form := synthetic()
	wantKeys := []string{
		"network.proxy.reason", "queues", "queues[].name", "queues[].min_count", "queues[].max_count", "queues[].nodes", "queues[].nodes[].type",
		"queues[].nodes[].bid", "queues[].nodes[].disk", "queues[].nodes[].disk.size", "queues[].nodes[].disk.speed", "groups",
		"groups[].name", "groups[].count", "access.password", "access.key_pair", "access.token", "access.more", "access.more.shell", "access.more.home",
	}
	keys := form.Keys()
	if diff := cmp.Diff(wantKeys, keys[slices.Index(keys, wantKeys[0]):]); diff != "" {
		t.Error(diff)
	}
	wantWires := []string{
		"Name", "Protection", `metadata.annotations.example\.com/labels`, "UserData", "Extra", "MaxCount", "Price", "Net.VpcId", "Net.SubnetId",
		"Pods", "Services", "Net.Proxy", "Net.Proxy.Host", "Net.Proxy.Port", "Net.Proxy.Reason", "Queues", "Queues[].QueueName",
		"Queues[].Count.Min", "Queues[].Count.Max", "Queues[].Nodes", "Queues[].Nodes[].InstanceType", "Queues[].Nodes[].Bid",
		"Queues[].Nodes[].Disk", "Queues[].Nodes[].Disk.Size", "Queues[].Nodes[].Disk.Speed", "Groups", "Groups[].Name", "Groups[].Count",
		"Login.Password", "Login.KeyPair", "Token", "Shell", "Home",
	}
	if diff := cmp.Diff(wantWires, form.Wires()); diff != "" {
		t.Error(diff)
	}
	for _, key := range keys {
		if _, ok := form.Field(forms.Path(strings.ReplaceAll(key, "[]", "[0]"))); !ok {
			t.Errorf("%s is no field", key)
		}
	}
}

func TestCount(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]forms.Text{
		0: forms.T("0 of 0 nodes", "0/0 个节点"), 1: forms.T("0 of 1 node", "0/1 个节点"), 2: forms.T("0 of 2 nodes", "0/2 个节点"), 21: forms.T("0 of 21 nodes", "0/21 个节点"),
	} {
		if got := forms.Tf("%d of %s", "%d/%s 个节点", 0, forms.Count(n, "node", "nodes")); got != want {
			t.Errorf("got %+v, want %+v", got, want)
		}
	}
}

func TestUnitOf(t *testing.T) {
	t.Parallel()
	nodes, rate := forms.Field{Unit: forms.T("nodes", "个节点")}, forms.Field{Unit: forms.Same("Mbit/s")}
	for value, want := range map[any]string{int64(1): "1 node", int64(0): "0 nodes", int64(2): "2 nodes", 1.5: "1.5 nodes"} {
		if got := nodes.Show(value, forms.En); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if en, zh, speed := nodes.Show(int64(1), forms.En), nodes.Show(int64(1), forms.Zh), rate.Show(int64(1), forms.En); en != "1 node" || zh != "1 个节点" || speed != "1 Mbit/s" {
		t.Errorf("got %q, %q, %q", en, zh, speed)
	}
}

func TestText(t *testing.T) {
	t.Parallel()
	text := forms.Tf("%s and %d", "%[2]d 和 %[1]s", forms.T("one", "一"), 2)
	if want := forms.T("one and 2", "2 和一"); text != want {
		t.Errorf("got %+v, want %+v", text, want)
	}
	for lang, want := range map[forms.Lang]string{forms.En: "one and 2", forms.Zh: "2 和一", "fr": "one and 2"} {
		if got := text.In(lang); got != want {
			t.Errorf("%s: got %q", lang, got)
		}
	}
	if (forms.Text{En: "a"}).Complete() || !forms.Same("a").Complete() || !(forms.Text{}).IsZero() || forms.Same("a").IsZero() {
		t.Error("completeness is told wrong")
	}
}
