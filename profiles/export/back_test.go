package export_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/profiles/export"
	"clusterwiz/profiles/importer"
	"clusterwiz/providers/clouds"
)

// back reads what was exported into the request that its answers come to.
func back(t testing.TB, r export.Request, text string) export.Request {
	t.Helper()
	var known profiles.Forms
	for id, p := range clouds.ByID() {
		known = append(known, profiles.Cloud{ID: id, Form: p.Form})
	}
	source, err := importer.Recognize([]byte(text), importer.Options{Clouds: known})
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	if source.Provider != r.Cloud {
		t.Fatalf("is of %s", source.Provider)
	}
	whole := func(a *forms.Answers) *forms.Body {
		return requestOf(t, &profiles.Profile{Provider: r.Cloud, Answers: a}).Body
	}
	answers, _ := source.Answers(clouds.ByID()[r.Cloud].Form(), whole)
	return requestOf(t, &profiles.Profile{Provider: r.Cloud, Answers: answers})
}

// flat are the scalars of a body by their places.
func flat(t testing.TB, body *forms.Body) map[string]string {
	t.Helper()
	text, err := body.JSON(forms.Masked)
	if err != nil {
		t.Fatal(err)
	}
	var tree any
	if err := json.Unmarshal(text, &tree); err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	flatten(tree, "", found)
	return found
}

func flatten(value any, at string, into map[string]string) {
	switch v := value.(type) {
	case map[string]any:
		for name, inner := range v {
			flatten(inner, strings.TrimPrefix(at+"."+name, "."), into)
		}
	case []any:
		for i, inner := range unordered(v) {
			flatten(inner, fmt.Sprintf("%s[%d]", at, i), into)
		}
	case string:
		var inner any
		if (strings.HasPrefix(v, "{") || strings.HasPrefix(v, "[")) && json.Unmarshal([]byte(v), &inner) == nil {
			flatten(inner, at, into)
			return
		}
		into[at] = v
	default:
		into[at] = fmt.Sprint(v)
	}
}

// unordered puts tags and add-ons, whose order says nothing, into one.
func unordered(list []any) []any {
	key := func(item any) string {
		object, _ := item.(map[string]any)
		return fmt.Sprint(object["key"], object["name"])
	}
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b any) int { return strings.Compare(key(a), key(b)) })
	return list
}

// TestExportsComeBack: what stands in a body or on a line, read again, is the same
// request. Secrets become references to be filled, which count as the same.
func TestExportsComeBack(t *testing.T) {
	t.Parallel()
	for name, text := range sources(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := requestOf(t, profile(t, text))
			body, _ := export.Body(r)
			exports := map[string]string{"body": body}
			for i, line := range lines(t, r) {
				said := line.Text
				if len(line.File) > 0 {
					said = string(line.File)
				}
				exports[fmt.Sprint("line", i)] = said
			}
			for way, said := range exports {
				if diff := cmp.Diff(flat(t, r.Body), flat(t, back(t, r, said).Body)); diff != "" {
					t.Errorf("%s: %s", way, diff)
				}
			}
		})
	}
}

// TestTerraformComesBack: what Terraform would show of the resources is read back into the
// same request, but for what the comments name.
func TestTerraformComesBack(t *testing.T) {
	t.Parallel()
	for name, text := range sources(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := requestOf(t, profile(t, text))
			written, err := export.HCL(r, forms.En)
			if err != nil {
				return
			}
			if _, older := r.Body.Get("master_count"); older {
				return // Read back it is in the layout of today.
			}
			p := parse(t, written)
			again := flat(t, back(t, r, shown(t, p)).Body)
			for place, value := range flat(t, r.Body) {
				got, there := again[place]
				if got == value && there || named(p.comments, place) {
					continue
				}
				if !there && (value == "false" || value == "0" || value == "") {
					continue // A state has these for what was never said, too.
				}
				t.Errorf("%s was %q, is %q", place, value, again[place])
			}
		})
	}
}

// named tells whether comments name a place, or one around it.
func named(comments, place string) bool {
	for line := range strings.Lines(comments) {
		said, _, is := strings.Cut(strings.TrimSpace(line), " = ")
		if is && (said == place || strings.HasPrefix(place, said+".") || strings.HasPrefix(place, said+"[") || strings.ReplaceAll(said, `\.`, ".") == place) {
			return true
		}
	}
	return false
}

// shown is what terraform show -json would print of the resources.
func shown(t testing.TB, p parsed) string {
	t.Helper()
	var resources []any
	for _, block := range p.resources {
		values := p.values(t, block.Body)
		values["id"] = "c1"
		resources = append(resources, map[string]any{
			"address": block.Labels[0] + "." + block.Labels[1], "mode": "managed", "type": block.Labels[0], "name": block.Labels[1],
			"values": values, "sensitive_values": sensitive(block.Body),
		})
	}
	text, err := json.Marshal(map[string]any{
		"format_version": "1.0", "terraform_version": "1.11.4", "values": map[string]any{"root_module": map[string]any{"resources": resources}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// sensitive marks the attributes that are variables.
func sensitive(body *hclsyntax.Body) map[string]any {
	out := map[string]any{}
	for name, attribute := range body.Attributes {
		for _, way := range attribute.Expr.Variables() {
			if way.RootName() == "var" {
				out[name] = true
			}
		}
	}
	for _, block := range body.Blocks {
		had, _ := out[block.Type].([]any)
		out[block.Type] = append(had, sensitive(block.Body))
	}
	return out
}
