package export_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"

	"clusterwiz/forms"
	"clusterwiz/profiles/export"
)

// parsed is a file of HCL as Terraform reads it.
type parsed struct {
	resources []*hclsyntax.Block
	variables map[string]cty.Value
	comments  string
}

// parse reads HCL with the parser of Terraform, and holds it to the format of its own
// command fmt.
func parse(t testing.TB, text []byte) parsed {
	t.Helper()
	file, problems := hclsyntax.ParseConfig(text, "main.tf", hcl.InitialPos)
	if problems.HasErrors() {
		t.Fatalf("%v\n%s", problems, text)
	}
	if formatted := hclwrite.Format(text); string(formatted) != string(text) {
		t.Errorf("not as fmt writes it:\n%s", text)
	}
	body, _ := file.Body.(*hclsyntax.Body)
	p := parsed{variables: map[string]cty.Value{}}
	for _, block := range body.Blocks {
		switch block.Type {
		case "resource":
			p.resources = append(p.resources, block)
		case "variable":
			p.variables[block.Labels[0]] = cty.StringVal("the secret " + block.Labels[0])
			if value, _ := block.Body.Attributes["sensitive"].Expr.Value(nil); value != cty.True {
				t.Errorf("variable %s is not sensitive", block.Labels[0])
			}
		}
	}
	for line := range strings.Lines(string(text)) {
		if comment, is := strings.CutPrefix(strings.TrimSpace(line), "#"); is {
			p.comments += comment + "\n"
		}
	}
	return p
}

// values evaluates a body as Terraform does: attributes, and blocks as lists.
func (p parsed) values(t testing.TB, body *hclsyntax.Body) map[string]any {
	t.Helper()
	scope := &hcl.EvalContext{
		Functions: map[string]function.Function{"jsonencode": stdlib.JSONEncodeFunc},
		Variables: map[string]cty.Value{
			"var":                            cty.ObjectVal(p.variables),
			"alicloud_cs_managed_kubernetes": cty.ObjectVal(map[string]cty.Value{"main": cty.ObjectVal(map[string]cty.Value{"id": cty.StringVal("c1")})}),
			"alicloud_cs_kubernetes":         cty.ObjectVal(map[string]cty.Value{"main": cty.ObjectVal(map[string]cty.Value{"id": cty.StringVal("c1")})}),
		},
	}
	if len(p.variables) == 0 {
		scope.Variables["var"] = cty.EmptyObjectVal
	}
	out := map[string]any{}
	for name, attribute := range body.Attributes {
		value, problems := attribute.Expr.Value(scope)
		if problems.HasErrors() {
			t.Fatalf("%s: %v", name, problems)
		}
		out[name] = plain(t, value)
	}
	for _, block := range body.Blocks {
		had, _ := out[block.Type].([]any)
		out[block.Type] = append(had, p.values(t, block.Body))
	}
	return out
}

func plain(t testing.TB, value cty.Value) any {
	t.Helper()
	text, err := stdlib.JSONEncode(value)
	if err != nil {
		t.Fatal(err)
	}
	var out any
	decoder := json.NewDecoder(strings.NewReader(text.AsString()))
	decoder.UseNumber()
	if err := decoder.Decode(&out); err != nil {
		t.Fatal(err)
	}
	return out
}

// leaves collects the scalars of a value as texts; JSON within a text is opened. With
// names those of members are counted as well: tags are members in Terraform.
func leaves(value any, into map[string]int, names bool) {
	switch v := value.(type) {
	case map[string]any:
		for name, inner := range v {
			if leaves(inner, into, names); names {
				into[name]++
			}
		}
	case []any:
		for _, inner := range v {
			leaves(inner, into, names)
		}
	case string:
		var inner any
		if strings.HasPrefix(v, "{") || strings.HasPrefix(v, "[") {
			if json.Unmarshal([]byte(v), &inner) == nil {
				leaves(inner, into, names)
				return
			}
		}
		into[v]++
	case nil:
	case json.Number:
		number, _ := v.Float64()
		into[fmt.Sprint(number)]++
	default:
		into[fmt.Sprint(v)]++
	}
}

// nothingLost wants every scalar of the request among the values of the resources, or in a
// comment.
func nothingLost(t testing.TB, r export.Request, p parsed) {
	t.Helper()
	body, err := r.Body.JSON(forms.Masked)
	if err != nil {
		t.Fatal(err)
	}
	var tree any
	decoder := json.NewDecoder(strings.NewReader(string(body)))
	decoder.UseNumber()
	if err := decoder.Decode(&tree); err != nil {
		t.Fatal(err)
	}
	want, got := map[string]int{}, map[string]int{}
	leaves(tree, want, false)
	for _, resource := range p.resources {
		leaves(p.values(t, resource.Body), got, true)
	}
	for text, n := range want {
		quoted, _ := json.Marshal(text)
		if got[text] >= n || text == forms.Mask || strings.Contains(p.comments, text) || strings.Contains(p.comments, strings.Trim(string(quoted), `"`)) {
			continue
		}
		// What the resource type says, the words of billing, and lists that are one text.
		if text == "ManagedKubernetes" || text == "Kubernetes" || text == r.Region || r.Cloud == "modelarts" {
			continue
		}
		if joined := strings.Join(keys(got), ","); strings.Contains(joined, text) || strings.Contains(text, ",") {
			continue
		}
		t.Errorf("%q stands %d times in the request, %d times in the resources", text, n, got[text])
	}
}

func keys(of map[string]int) (list []string) {
	for key := range of {
		list = append(list, key)
	}
	return list
}

// TestHCL: of all profiles Terraform reads what is written, and nothing of the request is
// lost.
func TestHCL(t *testing.T) {
	t.Parallel()
	for name, text := range sources(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := requestOf(t, profile(t, text))
			hcl, err := export.HCL(r, forms.En)
			var refused *export.Refused
			if errors.As(err, &refused) {
				if r.Cloud != "qingcloud" && r.Cloud != "batchcompute" {
					t.Log(refused)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			nothingLost(t, r, parse(t, hcl))
		})
	}
}
