package export

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2/hclwrite"
	"golang.org/x/text/unicode/norm"

	"clusterwiz/forms"
	"clusterwiz/profiles/terraform"
)

// part is an object of the request that becomes a resource, and which of it did.
type part struct {
	*writer
	resource terraform.Resource
	root     *forms.Body
	// at is where the object stands in the request.
	at   string
	used map[string]bool
}

// names takes a parameter's way apart.
func names(way string) []string {
	var list []string
	for _, step := range forms.WireSteps(way) {
		list = append(list, step.Name)
	}
	return list
}

// step is a way in the request one name further.
func step(at string, names ...string) string {
	for _, name := range names {
		at = strings.TrimPrefix(at+"."+strings.ReplaceAll(name, ".", `\.`), ".")
	}
	return at
}

// attributes writes those of a block, from an object that stands at a place of the part.
func (p *part) attributes(body *hclwrite.Body, list []terraform.Attribute, object *forms.Body, at string) {
	for _, a := range list {
		if a.Ignored || a.Name == "" {
			continue
		}
		if a.Wire == "" {
			p.block(body, a, object, at)
			continue
		}
		way := names(a.Wire)
		value, there := get(object, way)
		if !there && a.Or != "" {
			way = names(a.Or)
			value, there = get(object, way)
		}
		switch {
		case !there && a.Default != "":
			remark(body, forms.Tf("%s is not in the request; left out, the provider sends %s", "请求中没有 %s；不填时 provider 发送 %s", a.Wire, a.Default).In(p.lang))
		case !there && a.Required:
			remark(body, forms.Tf("%s is not in the request, and the provider wants it", "请求中没有 %s，而 provider 要求填写", a.Name).In(p.lang))
		case !there || value == nil:
		default:
			p.put(body, a, value, step(at, way...))
		}
	}
}

// put writes one attribute; what does not fit it is left to the rest.
func (p *part) put(body *hclwrite.Body, a terraform.Attribute, value any, at string) {
	switch a.Kind {
	case terraform.Block:
		object, ok := objectOf(value)
		if !ok {
			return
		}
		if a.As == terraform.Camel {
			p.camel(body.AppendNewBlock(a.Name, nil).Body(), object)
			p.used[at] = true
			return
		}
		p.block(body, a, object, at)
	case terraform.Blocks:
		items, _ := listOf(value)
		for i, item := range items {
			if object, ok := objectOf(item); ok {
				p.block(body, a, object, fmt.Sprintf("%s[%d]", at, i))
			}
		}
	case terraform.String, terraform.Number, terraform.Boolean, terraform.List, terraform.Map:
		p.attribute(body, a, value, at)
	}
}

// block writes a block, and none where it would be empty.
func (p *part) block(body *hclwrite.Body, a terraform.Attribute, object *forms.Body, at string) {
	block := body.AppendNewBlock(a.Name, nil)
	p.attributes(block.Body(), a.Block, object, at)
	if len(block.Body().Attributes()) == 0 && len(block.Body().Blocks()) == 0 {
		body.RemoveBlock(block)
	}
}

func (p *part) attribute(body *hclwrite.Body, a terraform.Attribute, value any, at string) {
	if a.As == terraform.Length {
		p.used[at] = p.counts(a, value)
		return
	}
	tokens, ok := p.tokens(a, value)
	if !ok {
		return
	}
	if before := body.GetAttribute(a.Name); before != nil {
		same := strings.TrimSpace(string(before.Expr().BuildTokens(nil).Bytes())) == strings.TrimSpace(string(tokens.Bytes()))
		p.used[at] = p.used[at] || same
		return
	}
	if text, _ := textOf(value); a.Drops && (text == "false" || text == "0") {
		remark(body, forms.Tf("%s = %s is not sent by the provider: the cloud's own default holds", "provider 不会发送 %s = %s：以云端默认值为准", p.place(at), text).In(p.lang))
	}
	if text, _ := textOf(value); !norm.NFC.IsNormalString(text) {
		remark(body, forms.Tf("Terraform sends %s with composed characters (NFC)", "Terraform 会以 NFC 规范形式发送 %s", a.Name).In(p.lang))
	}
	body.SetAttributeRaw(a.Name, tokens)
	p.used[at] = true
}

// counts tells whether a number is that of the items in the list of the same name, which
// says it as well.
func (p *part) counts(a terraform.Attribute, value any) bool {
	for _, other := range p.resource.Attributes {
		if other.Name != a.Name || other.As == terraform.Length {
			continue
		}
		for _, wire := range []string{other.Wire, other.Or} {
			list, there := get(p.root, names(wire))
			if items, ok := listOf(list); there && ok {
				text, _ := textOf(value)
				return text == strconv.Itoa(len(items))
			}
		}
	}
	return false
}

// rest comments on what of the part has become no attribute.
func (p *part) rest(body *hclwrite.Body) {
	var lines []string
	p.unused(p.root, "", func(at string, value any) {
		text, err := forms.EncodeJSON(opened(value), forms.Masked)
		if err != nil {
			text = []byte("?")
		}
		line := fmt.Sprintf("%s = %s", p.place(at), text)
		if why := p.why(at); why != "" {
			line += " (" + why + ")"
		}
		lines = append(lines, line)
	})
	if len(lines) == 0 {
		return
	}
	remark(body, forms.T("Not handed over, since the resource has no attribute that the provider sends:", "以下内容未移交：该资源没有 provider 会发送的对应参数：").In(p.lang))
	for _, line := range lines {
		remark(body, "  "+line)
	}
}

// place is where something of the part stands in the request.
func (p *part) place(at string) string { return strings.TrimPrefix(p.at+"."+at, ".") }

// unused tells of the largest values of which nothing was written.
func (p *part) unused(value any, at string, tell func(at string, value any)) {
	if p.used[at] || at == "nodepools" && p.resource.Cloud == "ack" && p.at == "" {
		return
	}
	if !p.touched(at) && at != "" {
		tell(at, value)
		return
	}
	if object, ok := objectOf(value); ok {
		for _, m := range object.Members() {
			p.unused(m.Value, step(at, m.Name), tell)
		}
		return
	}
	items, _ := listOf(value)
	for i, item := range items {
		p.unused(item, fmt.Sprintf("%s[%d]", at, i), tell)
	}
}

// touched tells whether anything below a place was written.
func (p *part) touched(at string) bool {
	for used := range p.used {
		if strings.HasPrefix(used, at+".") || strings.HasPrefix(used, at+"[") {
			return true
		}
	}
	return false
}

// why is what the tables say of a part without an attribute.
func (p *part) why(at string) string {
	if slices.ContainsFunc(p.resource.Attributes, func(a terraform.Attribute) bool { return a.Ignored && a.Wire == at }) {
		if slices.IndexFunc(p.resource.None, func(m terraform.Missing) bool { return m.Wire == at && m.En != "" }) < 0 {
			return forms.T("the provider has it and does not send it", "provider 有此参数但不会发送").In(p.lang)
		}
	}
	i := slices.IndexFunc(p.resource.None, func(m terraform.Missing) bool {
		pattern := withoutPositions(at)
		return m.Wire == pattern || strings.HasPrefix(pattern, m.Wire+".")
	})
	if i < 0 {
		return ""
	}
	return forms.Text{En: p.resource.None[i].En, Zh: p.resource.None[i].Zh}.In(p.lang)
}

func withoutPositions(at string) string {
	var out strings.Builder
	for _, r := range at {
		if r < '0' || r > '9' || !strings.HasSuffix(out.String(), "[") {
			out.WriteRune(r)
		}
	}
	return out.String()
}
