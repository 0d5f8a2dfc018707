package importer

import (
	"strings"

	"clusterwiz/forms"
)

func isConsole(host string, form []pair) bool {
	if !strings.Contains(host, "console.aliyun") {
		return false
	}
	for _, p := range form {
		if p.name == "params" {
			return true
		}
	}
	return false
}

// console reads what the vendor's console sends to its own gateway: product, action and
// the parameters as JSON.
func (r *request) console(s *Source, form []pair, o Options) (*Source, error) {
	product := ""
	for _, p := range form {
		switch p.name {
		case "product":
			product = strings.ToLower(p.value)
		case "region":
			s.Region = p.value
		case "params":
			tree, twice, err := ParseJSON([]byte(p.value))
			if err != nil || tree.Type != Object {
				return nil, refuse(forms.T("is a call of a console whose params are no JSON object", "控制台调用的 params 不是 JSON 对象"), bringBody)
			}
			s.Findings = append(s.Findings, twice...)
			tree.at(p.where)
			if s.Region == "" {
				s.Region = tree.Said("RegionId")
			}
			tree.Take("RegionId")
			s.Body = tree
			if body := tree.Get("body"); body != nil {
				if s.Body = jsonIn(body); s.Body == nil {
					s.Body = body
				}
			}
		}
	}
	s.Shape = forms.T("a call of the console", "控制台内部调用")
	for id, v := range vendors() {
		for _, name := range v.products {
			if name == product {
				s.Provider = id
			}
		}
	}
	if s.Provider == "" || s.Body == nil || s.Body.Type != Object {
		return nil, refuse(forms.T("is a call of a console, not of the API", "是控制台内部调用，而非 API 调用"), bringBody)
	}
	return s.finish(o)
}
