package export

import (
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/zclconf/go-cty/cty"

	"clusterwiz/forms"
	"clusterwiz/forms/foreign"
	"clusterwiz/profiles/terraform"
)

// HCL writes the request as Terraform's resources, with the provider, variables for the
// secrets and, for a thing that is there, the block that takes it over. Whatever has no
// attribute, or the provider does not send, stands in comments.
func HCL(r Request, lang forms.Lang) ([]byte, error) {
	w := &writer{request: r, lang: lang, file: hclwrite.NewEmptyFile(), variables: map[string]forms.Path{}}
	switch r.Cloud {
	case "ehpc":
		w.cluster("alicloud_ehpc_cluster_v2", r.Request.Body)
		remark(w.file.Body(), forms.T("In manager_node the provider sends 0 and false for what is left out; beside pay-as-you-go the cloud takes them.", "manager_node 中未填写的数字与布尔值，provider 会发送 0 与 false；按量付费时云端接受。").In(lang))
	case "ack":
		if err := w.ack(); err != nil {
			return nil, err
		}
	case "modelarts":
		w.modelarts()
	case "batchcompute":
		return nil, refuse("no Terraform provider has BatchCompute; there are --as aliyun, curl, http and json", "没有支持 BatchCompute 的 Terraform provider；可用 --as aliyun、curl、http、json")
	default:
		return nil, refuse("no Terraform provider has this API; there are --as curl, http and json", "没有支持此 API 的 Terraform provider；可用 --as curl、http、json")
	}
	return hclwrite.Format(append(w.head(), w.file.Bytes()...)), nil
}

// mainLabel is the name of the only cluster, or pool, of a file.
const mainLabel = "main"

// writer writes one file.
type writer struct {
	request Request
	lang    forms.Lang
	file    *hclwrite.File
	vendor  terraform.Resource
	// variables are those for secrets, with the answers that they stand for.
	variables map[string]forms.Path
	order     []string
}

// head is what stands above the resources. It is written last, when the variables are
// known.
func (w *writer) head() []byte {
	file := hclwrite.NewEmptyFile()
	body := file.Body()
	_, name, _ := strings.Cut(w.vendor.Vendor, "/")
	block := body.AppendNewBlock("terraform", nil).Body()
	block.SetAttributeValue("required_version", cty.StringVal(">= 1.5"))
	block.AppendNewBlock("required_providers", nil).Body().SetAttributeValue(name, cty.ObjectVal(map[string]cty.Value{
		"source": cty.StringVal(w.vendor.Vendor), "version": cty.StringVal(">= " + w.vendor.Since),
	}))
	body.AppendNewline()
	body.AppendNewBlock("provider", []string{name}).Body().SetAttributeValue("region", cty.StringVal(w.request.Region))
	body.AppendNewline()
	for _, variable := range w.order {
		comment := forms.Tf("%s; give it by the environment: TF_VAR_%s. The state holds it in plain text.", "%s；通过环境变量提供：TF_VAR_%s。state 中以明文保存。", w.variables[variable], variable)
		remark(body, comment.In(w.lang))
		block := body.AppendNewBlock("variable", []string{variable}).Body()
		block.SetAttributeRaw("type", hclwrite.TokensForIdentifier("string"))
		block.SetAttributeValue("sensitive", cty.True)
		body.AppendNewline()
	}
	return file.Bytes()
}

// cluster writes the request as a resource, with the block that takes over one that is
// there.
func (w *writer) cluster(kind string, object *forms.Body) {
	r, _ := terraform.Find(kind)
	w.vendor = r
	if w.request.ID != "" {
		w.adopt(kind, w.request.ID)
	}
	body := w.file.Body().AppendNewBlock("resource", []string{kind, mainLabel}).Body()
	w.fill(body, r, object, "")
	w.file.Body().AppendNewline()
}

// adopt writes the block by which a thing that is there is taken over.
func (w *writer) adopt(kind, id string) {
	body := w.file.Body()
	block := body.AppendNewBlock("import", nil).Body()
	block.SetAttributeTraversal("to", traversal(kind, mainLabel))
	block.SetAttributeValue("id", cty.StringVal(id))
	body.AppendNewline()
}

// fill writes the attributes of a resource, and comments on what is not among them.
func (w *writer) fill(body *hclwrite.Body, r terraform.Resource, object *forms.Body, at string) {
	part := &part{writer: w, resource: r, root: object, at: at, used: map[string]bool{}}
	for wire, fixed := range r.Fixed {
		if value, ok := get(object, names(wire)); ok {
			if text, _ := textOf(value); text == fixed {
				part.used[wire] = true
			}
		}
	}
	if region, _ := object.Get("region_id"); region == w.request.Region {
		part.used["region_id"] = true
	}
	part.attributes(body, r.Attributes, object, "")
	part.rest(body)
}

// ack writes the cluster, and each of its node pools as a resource of its own.
func (w *writer) ack() error {
	object := w.request.Request.Body
	kind, _ := object.Get("cluster_type")
	resource := map[any]string{"ManagedKubernetes": "alicloud_cs_managed_kubernetes", "Kubernetes": "alicloud_cs_kubernetes"}[kind]
	if resource == "" {
		text, _ := textOf(kind)
		return refuse("there is no Terraform resource for clusters of type %s; there are --as aliyun, curl, http and json", "没有 %s 类型集群的 Terraform 资源；可用 --as aliyun、curl、http、json", text)
	}
	w.cluster(resource, object)
	value, _ := object.Get("nodepools")
	pools, _ := listOf(value)
	labels := map[string]bool{}
	for i, item := range pools {
		pool, ok := objectOf(item)
		if !ok {
			continue
		}
		name, _ := get(pool, []string{"nodepool_info", "name"})
		text, _ := textOf(name)
		r, _ := terraform.Find("alicloud_cs_kubernetes_node_pool")
		body := w.file.Body().AppendNewBlock("resource", []string{r.Type, labelled(labels, text, fmt.Sprintf("pool_%d", i+1))}).Body()
		body.SetAttributeTraversal("cluster_id", traversal(resource, mainLabel, "id"))
		w.fill(body, r, pool, fmt.Sprintf("nodepools[%d]", i))
		w.file.Body().AppendNewline()
	}
	return nil
}

// modelarts writes the node pool as what it is in Terraform: a block of its pool.
func (w *writer) modelarts() {
	r, _ := terraform.Find("huaweicloud_modelarts_resource_pool")
	w.vendor = r
	_, pool := w.request.projectAndPool()
	body := w.file.Body()
	remark(body, forms.T("A node pool is a block of its resource pool. Where that is not in Terraform yet, this takes it over; `terraform plan -generate-config-out=pool.tf` writes what it has,",
		"节点池是资源池的一个 resources 块。资源池尚未由 Terraform 管理时，以下 import 块将其接管；`terraform plan -generate-config-out=pool.tf` 生成其现有配置，").In(w.lang))
	remark(body, forms.T("and the block below goes behind the blocks that are there: their order counts. The apply changes the pool.", "将下面的 resources 块加在已有的块之后（顺序有意义）；apply 会更改该资源池。").In(w.lang))
	w.adopt(r.Type, pool)
	resource := body.AppendNewBlock("resource", []string{r.Type, mainLabel}).Body()
	object := w.request.Request.Body
	part := &part{writer: w, resource: r, root: object, used: map[string]bool{"kind": true, "apiVersion": true}}
	if len(r.Around) > 0 {
		remark(resource, forms.T("of the whole pool: for all its node pools", "属于整个资源池：对其全部节点池生效").In(w.lang))
		part.attributes(resource, r.Around, object, "")
	}
	block := resource.AppendNewBlock(terraform.PoolBlock, nil).Body()
	part.attributes(block, r.Attributes, object, "")
	part.rest(block)
}

// labelled returns a label of a resource for a name: what HCL takes, and not twice.
func labelled(taken map[string]bool, name, otherwise string) string {
	label := identifier(name)
	if label == "" {
		label = otherwise
	}
	for base, i := label, 2; taken[label]; i++ {
		label = fmt.Sprintf("%s_%d", base, i)
	}
	taken[label] = true
	return label
}

// identifier is a text as HCL takes it for a name: letters, digits and _.
func identifier(text string) string {
	name := strings.Join(strings.FieldsFunc(text, func(r rune) bool {
		return (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
	}), "_")
	if name != "" && name[0] >= '0' && name[0] <= '9' {
		name = "n" + name
	}
	return name
}

func traversal(names ...string) hcl.Traversal {
	way := hcl.Traversal{hcl.TraverseRoot{Name: names[0]}}
	for _, name := range names[1:] {
		way = append(way, hcl.TraverseAttr{Name: name})
	}
	return way
}

// remark writes a comment on a line of its own, whatever the text holds.
func remark(body *hclwrite.Body, text string) {
	line := "# " + foreign.Line(strings.ToValidUTF8(text, "\uFFFD")) + "\n"
	body.AppendUnstructuredTokens(hclwrite.Tokens{{Type: hclsyntax.TokenComment, Bytes: []byte(line)}})
}
