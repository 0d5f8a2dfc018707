package export

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/zclconf/go-cty/cty"
	"pgregory.net/rapid"
)

// odd are texts out of what HCL reads in a way of its own, and of what takes two columns
// or none.
var (
	runes = rapid.SampledFrom([]rune("aZ0-_. \n\t\r\"\\${%}[]()=,#名e\u0301\u202e\U0001f600\U000e0001\u00a0"))
	odd   = rapid.StringOf(rapid.OneOf(runes, rapid.Rune()))
)

// twin is a value as written here, and as Terraform's own writer has it.
type twin struct {
	ours   expression
	theirs hclwrite.Tokens
}

func drawn(t *rapid.T, depth int) twin {
	kinds := 4
	if depth > 0 {
		kinds = 7
	}
	switch rapid.IntRange(0, kinds).Draw(t, "kind") {
	case 0, 1:
		text := odd.Draw(t, "text")
		return twin{quoted(text), hclwrite.TokensForValue(cty.StringVal(text))}
	case 2:
		text := rapid.SampledFrom([]string{"0", "-1", "1e30", "-0.5", "12345678901234567890123", "1e-9", "0.1", "1.50"}).Draw(t, "number")
		ours, ok := number(text)
		if !ok {
			t.Fatalf("%s is no number", text)
		}
		return twin{ours, hclwrite.TokensForValue(cty.MustParseNumberVal(text))}
	case 3:
		return twin{token("true"), hclwrite.TokensForValue(cty.True)}
	case 4:
		way := hcl.Traversal{hcl.TraverseRoot{Name: "var"}, hcl.TraverseAttr{Name: "x"}}
		return twin{reference("var", "x"), hclwrite.TokensForTraversal(way)}
	case 5:
		inner := drawn(t, depth-1)
		return twin{call("jsonencode", inner.ours), hclwrite.TokensForFunctionCall("jsonencode", inner.theirs)}
	case 6:
		var ours []expression
		var theirs []hclwrite.Tokens
		for range rapid.IntRange(0, 3).Draw(t, "items") {
			item := drawn(t, depth-1)
			ours, theirs = append(ours, item.ours), append(theirs, item.theirs)
		}
		return twin{tuple(ours), hclwrite.TokensForTuple(theirs)}
	default:
		var ours []member
		var theirs []hclwrite.ObjectAttrTokens
		for range rapid.IntRange(0, 3).Draw(t, "members") {
			name, value := rapid.StringOf(runes).Draw(t, "name"), drawn(t, depth-1)
			ours = append(ours, member{named(name), value.ours})
			known := hclwrite.TokensForValue(cty.StringVal(name))
			if bare(name) && named(name) == name {
				known = hclwrite.TokensForIdentifier(name)
			}
			theirs = append(theirs, hclwrite.ObjectAttrTokens{Name: known, Value: value.theirs})
		}
		return twin{object(ours), hclwrite.TokensForObject(theirs)}
	}
}

// TestWrittenAsTerraformWrites holds every byte to Terraform's own writer.
func TestWrittenAsTerraformWrites(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		ours, theirs := &body{}, hclwrite.NewEmptyFile()
		inner, other := ours.add("resource", "kind", "main"), theirs.Body().AppendNewBlock("resource", []string{"kind", "main"}).Body()
		for range rapid.IntRange(0, 6).Draw(t, "entries") {
			switch rapid.IntRange(0, 5).Draw(t, "entry") {
			case 0:
				inner.remark("remark")
				other.AppendUnstructuredTokens(hclwrite.Tokens{{Type: hclsyntax.TokenComment, Bytes: []byte("# remark\n")}})
			case 1:
				inner.newline()
				other.AppendNewline()
			case 2:
				inner, other = inner.add("block"), other.AppendNewBlock("block", nil).Body()
			default:
				name, value := rapid.StringMatching(`[a-z_]{1,9}`).Draw(t, "attribute"), drawn(t, 3)
				if inner.value(name) != nil {
					continue
				}
				inner.set(name, value.ours)
				other.SetAttributeRaw(name, value.theirs)
			}
		}
		if diff := cmp.Diff(string(hclwrite.Format(theirs.Bytes())), string(written(ours.lines()))); diff != "" {
			t.Fatalf("Terraform's (-) and ours (+):\n%s", diff)
		}
	})
}

// TestBareNames: what stands without quotes is a name to HCL as well.
func TestBareNames(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.OneOf(rapid.StringMatching(`[a-zA-Z0-9_-]{0,5}`), odd).Draw(t, "name")
		if bare(name) && !hclsyntax.ValidIdentifier(name) {
			t.Fatalf("%q is no name", name)
		}
	})
}

// TestNoNumbers: what cannot be written out as a number becomes none.
func TestNoNumbers(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "Inf", "-Inf", "NaN", "1_000", "0x10", "1e999999999", "1e-99999999", " 1", strings.Repeat("9", 2000)} {
		if got, ok := number(text); ok {
			t.Errorf("%q is written %v", text, got)
		}
	}
}
