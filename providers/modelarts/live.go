package modelarts

import (
	"context"
	"encoding/json"
	"maps"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/mirror"
)

// Prefixes of what the service writes.
const (
	ownPrefix = "os.modelarts/"
	noted     = `metadata.annotations.os\.modelarts/`
	resources = "spec.resources"
)

// Live implements [providers.Reader]: a node pool has the members of its creation; how
// it is paid may stand at its resource pool alone.
func (c *Client) Live(ctx context.Context, receipt providers.Receipt) (providers.Live, error) {
	at := placeOf(receipt.ID)
	var err error
	if at.project, err = c.project(ctx, at.project); err != nil {
		return providers.Live{}, err
	}
	all, err := c.poolTrees(ctx, at.project)
	var pool mirror.Tree
	for _, one := range all {
		if one.Text("metadata.name") == at.pool {
			pool = one
		}
	}
	told, readErr := c.told(ctx, at, pool)
	if readErr != nil {
		return providers.Live{}, readErr
	}
	thing, thingErr := c.thing(ctx, at, told)
	if thingErr != nil {
		return providers.Live{}, thingErr
	}
	d := mirror.New(told)
	copied(d, told, at)
	beside := map[forms.Path]any{"pool.name": at.pool}
	if thing.Receipt.Name != (nodePoolRef{pool: at.pool, name: at.name}).named() {
		beside["basics.project_id"] = at.project
	}
	if pool == nil {
		d.Note(forms.T("the kind of the resource pool could not be read: choose it", "未能读取资源池类型，请自行选择"))
	} else {
		kind := kindOf(pool)
		beside["pool.kind"] = kind
		paid(d, told, pool)
		if kind != logicalPool { // The request fills it in.
			d.Unset(resources + ".maxCount")
			d.Change(resources+".maxCount", func(any) any { return nil })
		}
	}
	if err != nil && ctx.Err() != nil {
		return providers.Live{}, ctx.Err()
	}
	live, err := d.Live(form(), thing)
	if err != nil {
		return providers.Live{}, err
	}
	live.Beside, live.Whole.Beside = beside, maps.Clone(beside)
	live.Whole.Beside["basics.project_id"] = at.project
	return live, nil
}

// told is the node pool itself, or what its resource pool says of it.
func (c *Client) told(ctx context.Context, at nodePoolRef, pool mirror.Tree) (mirror.Tree, error) {
	var one mirror.Tree
	err := c.read(ctx, call{action: "ShowNodePool", product: modelArts, path: at.one(), project: at.project}, &one)
	if err == nil {
		return one, nil
	}
	for _, resources := range pool.Trees("spec.resources") {
		if told := ofPool(pool, resources); told.Text("metadata.name") == at.name {
			return told, nil
		}
	}
	// A 400 stands for one that does not exist as well; the list tells which.
	if _, lookErr := c.look(ctx, at); lookErr != nil {
		return nil, lookErr
	}
	return nil, err
}

func kindOf(pool mirror.Tree) string {
	var p resourcePool
	if raw, err := json.Marshal(pool); err != nil || json.Unmarshal(raw, &p) != nil {
		return ""
	}
	return p.kind()
}

// copied takes out of a node pool what is its own.
func copied(d *mirror.Draft, told mirror.Tree, at nodePoolRef) {
	own := forms.T("it belongs to this node pool alone", "为该节点池专有")
	notes, _ := told.Get("metadata.annotations").(map[string]any)
	if text, _ := notes[ownPrefix+"tms.tags"].(string); text != "" && told.Get("spec.resources.tags") == nil {
		var tags []any
		if json.Unmarshal([]byte(text), &tags) == nil {
			d.Put(resources+".tags", tags)
		}
	}
	d.Drop(noted+`order\.id`, own)
	d.Omit(resources+".labels."+mirror.Name(providers.TagKey), forms.T("it is the mark of the run that made it", "这是创建它的运行所作的标记"))
	labels, _ := told.Get("spec.resources.labels").(map[string]any)
	for key := range labels {
		if strings.HasPrefix(key, ownPrefix) {
			d.Omit(resources+".labels."+mirror.Name(key), own)
		}
	}
	d.DropIf(resources+".extendParams.nodePoolName", func(v any) bool { return v == at.name }, own)
	d.Missing(forms.Text{}, noted+`promotion\.info`, noted+`service\.console\.url`, resources+".os.autoMatch")
}

// paid takes over from the resource pool how the node pool is paid.
func paid(d *mirror.Draft, told, pool mirror.Tree) {
	notes, _ := told.Get("metadata.annotations").(map[string]any)
	if notes[ownPrefix+"billing.mode"] != nil {
		return
	}
	poolNotes, _ := pool.Get("metadata.annotations").(map[string]any)
	for _, name := range []string{"billing.mode", "period.type", "period.num", "auto.renew"} {
		if value := poolNotes[ownPrefix+name]; value != nil {
			d.Infer(noted+mirror.Name(name), value, forms.T("the resource pool is paid so", "根据资源池的计费方式推断"))
		}
	}
}
