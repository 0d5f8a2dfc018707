package importer

import (
	"slices"
	"strings"

	"clusterwiz/forms"
)

// Shapes in words.
var (
	bareBody  = forms.T("the body of a creation", "创建请求的请求体")
	dryRun    = forms.T("a dry run of the aliyun CLI", "aliyun CLI 的 dry-run 输出")
	kooInput  = forms.T("input of KooCLI (--cli-jsonInput)", "KooCLI 输入文件（--cli-jsonInput）")
	inAddress = forms.T("an address with parameters", "带参数的请求地址")
)

// fromJSON tells the shapes of JSON apart by the members at the top.
func fromJSON(text string, o Options) (*Source, error) {
	tree, twice, err := ParseJSON([]byte(text))
	if err != nil {
		return nil, err
	}
	if tree.Type == List && len(tree.Items) == 1 && tree.Items[0].Type == Object {
		tree = tree.Items[0]
	}
	if tree.Type != Object {
		return nil, refuse(forms.T("is JSON, and no object", "是 JSON，但不是对象"), bringBody)
	}
	s, err := fromObject(tree, o)
	if err == nil {
		s.Findings = append(twice, s.Findings...)
	}
	return s, err
}

func fromObject(tree *Tree, o Options) (*Source, error) {
	switch {
	case tree.Get("format_version") != nil || isState(tree):
		return fromTerraform(tree, o)
	case tree.has("style", "endpoint", "method"):
		return fromDryRunJSON(tree, o)
	case tree.has("method", "url", "body") && tree.Get("body").Type == Object:
		return fromExport(tree, o)
	case tree.Get("body") != nil && onlyOf(tree, "body", "header", "headers", "path", "query", "method", "url", "cli"):
		return fromWrapped(tree, o)
	case tree.Said("cli") != "" && onlyOf(tree, "cli", "unifiedCli"):
		if s, err := fromShell(tree.Said("cli"), o); s != nil || err != nil {
			return s, err
		}
	case len(tree.Members) == 0:
		return nil, refuse(forms.T("is an empty object", "是空对象"), bringBody)
	}
	if err := answered(tree); err != nil {
		return nil, err
	}
	s := &Source{Shape: bareBody, Body: tree}
	return s.finish(o)
}

// isState tells whether this is a file in which Terraform keeps its state.
func isState(tree *Tree) bool {
	return tree.Said("version") == "4" && tree.Get("resources") != nil && (tree.Get("lineage") != nil || tree.Get("terraform_version") != nil)
}

func onlyOf(tree *Tree, names ...string) bool {
	return !slices.ContainsFunc(tree.Members, func(m Member) bool { return !slices.Contains(names, m.Name) })
}

// fromWrapped reads a body that stands in a member, as input of KooCLI and copies of the
// console have it.
func fromWrapped(tree *Tree, o Options) (*Source, error) {
	body := tree.Get("body")
	if inner := jsonIn(body); inner != nil {
		body = inner
	}
	if body.Type != Object {
		return nil, refuse(forms.T("has a body that is no object", "其中的 body 不是对象"), bringBody)
	}
	s := &Source{Shape: bareBody, Body: body}
	if tree.Get("path") != nil || tree.Get("header") != nil || len(tree.Members) == 1 && body.Get("kind") != nil {
		s.Shape = kooInput
		s.skeleton()
	}
	s.give("basics.project_id", tree.Said("path", "project_id"))
	s.give("pool.name", tree.Said("path", "pool_name"))
	for _, m := range tree.Members {
		if m.Name != "body" && m.Name != "path" {
			s.drop(m.Value.Where, forms.T("stands around the body", "位于请求体之外"))
		}
	}
	return s.finish(o)
}

// fromExport reads a request as an object: its method, address, headers and body.
func fromExport(tree *Tree, o Options) (*Source, error) {
	r := request{
		shape: forms.T("a request as JSON", "JSON 格式的请求"), method: tree.Said("method"), target: tree.Said("url"), header: map[string]string{},
		tree: tree.Get("body"), bodyAt: "body", targetAt: "url", headerAt: "headers",
	}
	if headers := tree.Get("headers"); headers != nil {
		for _, m := range headers.Members {
			r.header[strings.ToLower(m.Name)] = m.Value.Text
		}
	}
	return r.source(o)
}

// skeleton leaves out what a skeleton has and nobody has filled in.
func (s *Source) skeleton() {
	var places []string
	var walk func(*Tree)
	walk = func(t *Tree) {
		t.places = nil
		t.Members = slices.DeleteFunc(t.Members, func(m Member) bool {
			if m.Value.zero() && m.Value.Type != Boolean {
				places = append(places, m.Value.Where)
				return true
			}
			walk(m.Value)
			return false
		})
		for _, item := range t.Items {
			walk(item)
		}
	}
	walk(s.Body)
	if len(places) > 0 {
		s.drop(strings.Join(places, ", "), forms.T("not filled in", "未填写"))
	}
}

// answered refuses what a cloud has said, since it is no request.
func answered(tree *Tree) error {
	remedy := forms.T("a running cluster becomes a profile by: clusterwiz import PROVIDER --from-cluster ID", "运行中的集群可用：clusterwiz import PROVIDER --from-cluster ID")
	lower := map[string]bool{}
	for _, m := range tree.Members {
		lower[strings.ToLower(m.Name)] = true
	}
	switch {
	case lower["code"] && (lower["requestid"] || lower["request_id"] || lower["message"]), lower["error_code"] && lower["error_msg"]:
		return refuse(forms.T("is an answer of the cloud that refuses something, not a request", "是云端的拒绝应答，而非请求"), bringBody)
	case lower["cluster_id"] && (lower["state"] || lower["task_id"]), lower["clusterid"] && (lower["requestid"] || lower["clusterstatus"]),
		lower["ret_code"], lower["clusters"], lower["requestid"] && !lower["manager"], lower["id"] && lower["ownerid"]:
		return refuse(forms.T("is an answer of the cloud, not a request", "是云端的应答，而非请求"), remedy)
	}
	return nil
}
