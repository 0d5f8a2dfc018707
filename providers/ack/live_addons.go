package ack

import (
	"context"
	"encoding/json"
	"net/url"
	"slices"

	"clusterwiz/forms"
	"clusterwiz/providers/mirror"
)

// storage are the add-ons that a creation names although they are there by default:
// which of two kinds it shall be is a question of its own.
var storage = []string{"csi-plugin", "csi-provisioner", "flexvolume"}

// addAddons copies the add-ons that a person chose: what is there by default and has no
// settings of its own says nothing, and what is missing of it was kept away.
func (c *Client) addAddons(ctx context.Context, d *mirror.Draft, id string, cluster mirror.Tree) {
	there, err := c.instances(ctx, id)
	if err != nil {
		d.Unread(err, "addons")
		return
	}
	usual, err := c.usual(ctx, cluster)
	if err != nil {
		d.Note(forms.T("which add-ons are there by default could not be read: all are named", "未能读取默认组件列表，已列出全部组件"))
	}
	common := isCommon(cluster)
	if cluster.Bool("auto_mode.enable") { // The service chooses the network itself.
		usual = append(usual, terway)
	}
	var addons []mirror.Tree
	for _, one := range there {
		name := one.Text("name")
		settings := settingsOf(d, one, id)
		a := mirror.Tree{"name": name}
		if settings != "" {
			a["config"] = settings
		}
		if !plugins.Check(name).IsZero() { // The network plugin goes first.
			addons = slices.Insert(addons, 0, a)
		} else {
			addons = append(addons, a)
		}
	}
	if len(addons) > 0 {
		d.Leave("addons[].version", forms.T("a creation takes the version that is offered", "创建时使用当时提供的版本"))
	}
	if common {
		addons = append(addons, keptAway(d, usual, there)...)
	}
	d.Put("addons", addons)
	d.Away("addons[].disabled")
	byDefault := func(a mirror.Tree) bool {
		name := a.Text("name")
		return slices.Contains(usual, name) && a["config"] == nil && a["disabled"] == nil && (!common || !slices.Contains(storage, name))
	}
	d.DropItems("addons", byDefault, func(a mirror.Tree) string { return a.Text("name") }, forms.T("ACK installs it by default", "ACK 默认安装"))
}

// isCommon tells a cluster of which the pages tell what is there by default.
func isCommon(cluster mirror.Tree) bool {
	profile := cluster.Text("profile")
	return !cluster.Bool("auto_mode.enable") && (profile == "" || profile == "Default")
}

// instances are the add-ons of a cluster, each with its settings.
func (c *Client) instances(ctx context.Context, id string) ([]mirror.Tree, error) {
	var list struct {
		Addons []mirror.Tree `json:"addons"`
	}
	if err := c.read(ctx, reading("ListClusterAddonInstances", of(id, "/addon_instances")), &list); err != nil {
		return nil, err
	}
	for i, one := range list.Addons {
		var detail mirror.Tree
		path := of(id, "/addon_instances/"+url.PathEscape(one.Text("name")))
		if err := c.read(ctx, reading("GetClusterAddonInstance", path), &detail); err != nil {
			return nil, err
		}
		if one != nil {
			list.Addons[i]["config"] = detail.Get("config")
		}
	}
	return list.Addons, nil
}

// usual are the add-ons that a cluster of this kind gets by default.
func (c *Client) usual(ctx context.Context, cluster mirror.Tree) ([]string, error) {
	all, err := c.listed(ctx, forms.Query{Args: map[string]string{
		"basics.cluster_type": cluster.Text("cluster_type"), "basics.profile": cluster.Text("profile"),
		"basics.cluster_spec": cluster.Text("cluster_spec"), "basics.kubernetes_version": current(cluster),
	}})
	var names []string
	for _, one := range all {
		if one.ByDefault {
			names = append(names, string(one.Name))
		}
	}
	return names, err
}

// keptAway are the default add-ons that a common cluster does not have. Flexvolume
// keeps CSI away by itself.
func keptAway(d *mirror.Draft, usual []string, there []mirror.Tree) []mirror.Tree {
	has := func(name string) bool {
		return slices.ContainsFunc(there, func(one mirror.Tree) bool { return one.Text("name") == name })
	}
	var away []mirror.Tree
	for _, name := range usual {
		if has(name) || slices.Contains(storage, name) && has("flexvolume") {
			continue
		}
		away = append(away, mirror.Tree{"name": name, "disabled": true})
		d.Infer("addons["+name+"]", nil, forms.T("it is there by default, and this cluster has it not", "该组件默认安装，而此集群没有"))
	}
	return away
}

// settingsOf is the text of an add-on's settings, "" for none. A log project that is
// the cluster's own goes.
func settingsOf(d *mirror.Draft, one mirror.Tree, id string) string {
	settings := one.Tree("config")
	if settings.Text("sls_project_name") == "k8s-log-"+id {
		delete(settings, "sls_project_name")
		d.Leave("addons["+one.Text("name")+"].config.sls_project_name", forms.T("the project is this cluster's own", "该日志项目为此集群专有"))
	}
	if len(settings) == 0 {
		return ""
	}
	raw, err := json.Marshal(settings)
	if err != nil {
		return ""
	}
	return string(raw)
}
