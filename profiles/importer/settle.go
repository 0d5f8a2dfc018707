package importer

import (
	"slices"
	"strconv"
	"strings"

	"clusterwiz/forms"
)

// settleEHPC reads parameters that are JSON in texts, as they go over the wire, and
// refuses the call of another version of the API.
func settleEHPC(s *Source, _ Options) error {
	for _, m := range s.Body.Members {
		if m.Name == "EhpcVersion" || strings.HasPrefix(m.Name, "EcsOrder") || m.Name == "VolumeId" {
			return refuse(forms.T("is CreateCluster of 2018-04-12, another call, whose parameters mean other things", "是 2018-04-12 版的 CreateCluster，属于另一接口，参数含义不同"),
				forms.T("bring one of 2024-07-30", "请提供 2024-07-30 版的请求"))
		}
	}
	for i := range s.Body.Members {
		m := &s.Body.Members[i]
		if inner := jsonIn(m.Value); inner != nil {
			m.Value = inner
		} else if m.Value.Type == Text {
			m.Value.Loose = true // The wire has text alone.
		}
	}
	return nil
}

// jsonIn is the object or list that a text holds, nil for any other value.
func jsonIn(t *Tree) *Tree {
	if t.Type != Text || strings.IndexAny(strings.TrimSpace(t.Text), "{[") != 0 {
		return nil
	}
	tree, _, err := ParseJSON([]byte(t.Text))
	if err != nil || tree.scalar() {
		return nil
	}
	tree.at(t.Where)
	return tree
}

// settleQingCloud reads cluster_conf, which old examples have as text, and the version,
// which they have in another place.
func settleQingCloud(s *Source, _ Options) error {
	for _, m := range slices.Clone(s.Body.Members) {
		if m.Name == "timestamp" || isSecretName(m.Name) {
			s.Body.Take(m.Name)
			s.drop(m.Value.Where, forms.T("signs one call, and is no part of a profile", "仅用于单次调用的签名，不属于配置文件"))
		}
	}
	if conf := s.Body.Get("cluster_conf"); conf != nil {
		if inner := jsonIn(conf); inner != nil {
			s.Body.Set("cluster_conf", inner)
			s.told(conf.Where, forms.T("taken as an object", "按对象处理"))
		}
	}
	conf := s.Body.Get("cluster_conf")
	if version := s.Body.Get("cluster_conf", "cluster", "version"); version != nil && s.Body.Get("cluster_conf", "version") == nil {
		conf.Set("version", s.Body.Get("cluster_conf", "cluster").Take("version"))
		s.told(version.Where, forms.T("taken as cluster_conf.version", "按 cluster_conf.version 处理"))
	}
	if version := s.Body.Get("cluster_conf", "version"); version != nil && s.Body.Get("version_id") == nil {
		s.Body.Set("version_id", version)
		s.Findings = append(s.Findings, Finding{Kind: Inferred, Where: version.Where, Text: forms.T("taken as version_id, too", "同时作为 version_id")})
	}
	return nil
}

func (s *Source) told(where string, text forms.Text) {
	s.Findings = append(s.Findings, Finding{Kind: Changed, Where: where, Text: text})
}

// settleModelArts takes the node pool out of a resource pool, and leaves out what only an
// answer has.
func settleModelArts(s *Source, o Options) error {
	const answer = "an answer of the cloud has it, not a request"
	for _, name := range []string{"status"} {
		if t := s.Body.Take(name); t != nil {
			s.drop(t.Where, forms.T(answer, "属于云端应答，而非请求"))
		}
	}
	if meta := s.Body.Get("metadata"); meta != nil && meta.Type == Object {
		for _, name := range []string{"creationTimestamp", "resourceVersion", "uid", "namespace", "labels"} {
			if t := meta.Take(name); t != nil {
				s.drop(t.Where, forms.T(answer, "属于云端应答，而非请求"))
			}
		}
	}
	resources := s.Body.Get("spec", "resources")
	if resources == nil || resources.Type != List {
		return nil
	}
	i := 0
	if len(resources.Items) != 1 {
		var listed []string
		for n, item := range resources.Items {
			listed = append(listed, strconv.Itoa(n)+" "+item.Said("nodePool"))
		}
		i = slices.IndexFunc(resources.Items, func(item *Tree) bool { return o.Resource != "" && item.Said("nodePool") == o.Resource })
		if n, err := strconv.Atoi(o.Resource); err == nil && n >= 0 && n < len(resources.Items) {
			i = n
		}
		if i < 0 {
			return several(forms.T("node pools", "个节点池"), listed)
		}
	}
	s.Body.Get("spec").Set("resources", resources.Items[i])
	s.told(resources.Where, forms.Tf("the node pool at %d is taken", "取其中第 %d 个节点池", i))
	return nil
}

// several asks which one is meant.
func several(what forms.Text, listed []string) error {
	for i := range listed {
		listed[i] = quoted(listed[i]).En
	}
	return refuse(forms.Tf("holds %d %s: %s", "含有 %d %s：%s", len(listed), what, strings.Join(listed, ", ")),
		forms.T("name the one that is meant with --resource", "请用 --resource 指定其中一个"))
}

// movedWorkers are the members of old bodies of ACK that describe the workers, with their
// places in a node pool.
var movedWorkers = [][2]string{
	{"worker_instance_types", "scaling_group.instance_types"},
	{"num_of_nodes", "scaling_group.desired_size"},
	{"worker_vswitch_ids", "scaling_group.vswitch_ids"},
	{"worker_system_disk_category", "scaling_group.system_disk_category"},
	{"worker_system_disk_size", "scaling_group.system_disk_size"},
	{"worker_system_disk_performance_level", "scaling_group.system_disk_performance_level"},
	{"worker_system_disk_snapshot_policy_id", "scaling_group.system_disk_snapshot_policy_id"},
	{"worker_data_disks", "scaling_group.data_disks"},
	{"worker_instance_charge_type", "scaling_group.instance_charge_type"},
	{"worker_period", "scaling_group.period"},
	{"worker_period_unit", "scaling_group.period_unit"},
	{"worker_auto_renew", "scaling_group.auto_renew"},
	{"worker_auto_renew_period", "scaling_group.auto_renew_period"},
	{"image_type", "scaling_group.image_type"},
	{"taints", "kubernetes_config.taints"},
	{"cpu_policy", "kubernetes_config.cpu_policy"},
	{"cloud_monitor_flags", "kubernetes_config.cms_enabled"},
	{"user_data", "kubernetes_config.user_data"},
}

// settleACK makes one node pool of the workers of old bodies. The login of a managed
// cluster is theirs; that of a dedicated one is its masters', too.
func settleACK(s *Source, _ Options) error {
	workers := s.Body.Get("worker_instance_types") != nil || s.Body.Get("num_of_nodes") != nil
	if !workers || s.Body.Get("nodepools") != nil {
		return nil
	}
	where := s.Body.Where
	pool := NewObject(where)
	pool.Put(NewText("default-nodepool", where), "nodepool_info", "name")
	s.Findings = append(s.Findings, Finding{
		Kind: Added, Where: "nodepools[0].nodepool_info.name", Path: "node_pools[0].name",
		Text: forms.T("default-nodepool, as a node pool needs a name", "default-nodepool：节点池须有名称"),
	})
	own := s.Body.Said("cluster_type") == "ManagedKubernetes"
	for _, moved := range movedWorkers {
		// Masters have some of them as well, under the same name.
		shared := !strings.HasPrefix(moved[0], "worker_") && moved[0] != "num_of_nodes"
		if t := s.Body.Get(moved[0]); t != nil && (own || !shared) {
			s.Body.Take(moved[0])
			pool.Put(t, strings.Split(moved[1], ".")...)
			s.told(t.Where, forms.Tf("is of the workers of old: goes to nodepools[0].%s", "旧版 Worker 参数：改为 nodepools[0].%s", moved[1]))
		}
	}
	for _, login := range []string{"key_pair", "login_password"} {
		t := s.Body.Get(login)
		if t == nil {
			continue
		}
		if own {
			s.Body.Take(login)
		}
		pool.Put(t.clone(), "scaling_group", login)
		s.told(t.Where, forms.Tf("is of the workers, too: goes to nodepools[0].scaling_group.%s", "同时用于 Worker：改为 nodepools[0].scaling_group.%s", login))
	}
	if pool.Get("scaling_group", "vswitch_ids") == nil {
		if t := s.Body.Get("vswitch_ids"); t != nil {
			pool.Put(t.clone(), "scaling_group", "vswitch_ids")
			s.told(t.Where, forms.T("is of the workers, too", "同时用于 Worker"))
		}
	}
	s.Body.Set("nodepools", &Tree{Type: List, Where: where, Items: []*Tree{pool}})
	return nil
}
