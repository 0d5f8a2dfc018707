package importer

import (
	"fmt"
	"regexp"
	"slices"
	"sort"
	"strings"
	"sync"

	"clusterwiz/forms"
)

// Recognize finds the creation in a text by what it holds, whatever the file is called.
// The error is a [*Refusal] that says what the text is instead.
func Recognize(data []byte, o Options) (*Source, error) {
	text, err := plainText(data)
	if err != nil {
		return nil, err
	}
	text = strings.TrimSpace(unfenced(text))
	switch {
	case text == "":
		return nil, refuse(forms.T("is empty", "内容为空"), forms.Text{})
	case text[0] == '{' || text[0] == '[' || strings.HasPrefix(text, "//") || strings.HasPrefix(text, "/*"):
		return fromJSON(text, o)
	case isDryRun(text):
		return fromDryRun(text, o)
	case requestLine().MatchString(text):
		return fromMessage(text, o)
	case isAddress(text), isForm(text):
		return fromAddress(text, o)
	}
	if s, err := fromShell(text, o); s != nil || err != nil {
		return s, err
	}
	return nil, otherwise(text)
}

// unfenced takes away the fence that pages put around code.
func unfenced(text string) string {
	if m := fence().FindStringSubmatch(text); m != nil {
		return "\n" + m[1]
	}
	return text
}

var fence = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile("(?s)^\\s*```[A-Za-z]*\n(.*)\n *```\\s*$") })

// requestLine begins a request as it goes over the wire; before it may stand what HTTP
// clients of editors have.
var requestLine = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:(?:#|//|@)[^\n]*\n|\s*\n)*(?:GET|POST|PUT|PATCH|DELETE) +(?:https?://|/)\S*`)
})

func isAddress(text string) bool {
	return strings.HasPrefix(text, "http://") || strings.HasPrefix(text, "https://")
}

// pairsOnly is a form: names and values, with nothing that such a text would encode.
var pairsOnly = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[A-Za-z][\w.%]*=[^\s&]*(&\s*[A-Za-z][\w.%]*=[^\s&]*)*$`)
})

func isForm(text string) bool { return pairsOnly().MatchString(text) }

// fromShell reads the first line of a tool that creates something; both nil where no tool
// is called.
func fromShell(text string, o Options) (*Source, error) {
	if !slices.ContainsFunc([]string{"aliyun", "hcloud", "curl"}, func(tool string) bool { return strings.Contains(text, tool) }) {
		return nil, nil
	}
	list, others, err := commands(text)
	if err != nil && !slices.ContainsFunc([]string{"aliyun ", "hcloud ", "curl "}, func(tool string) bool {
		return strings.HasPrefix(withoutPrompts(text), tool)
	}) {
		return nil, nil
	}
	if err != nil || len(list) == 0 {
		return nil, err
	}
	var found []*Source
	var first error
	for _, c := range list {
		s, err := fromCommand(c, o)
		if err == nil {
			found = append(found, s)
			continue
		}
		if first == nil {
			first = err
		}
		others = append(others, c)
	}
	switch {
	case len(found) == 0:
		return nil, first
	case len(found) > 1:
		return nil, refuse(forms.Tf("holds %d creations", "含有 %d 个创建请求", len(found)), forms.T("keep one of them", "请只保留其中一个"))
	}
	found[0].beside(others)
	return found[0], nil
}

// beside names the commands that stand beside the creation, in the order of the text.
func (s *Source) beside(others []command) {
	const most = 9
	sort.SliceStable(others, func(i, j int) bool { return others[i].line < others[j].line })
	for i, c := range others {
		if i == most {
			s.drop("", forms.Tf("%d more commands", "另有 %d 条命令", len(others)-most))
			return
		}
		s.drop(fmt.Sprintf("line %d%s", c.line, c.said()), forms.T("another command, which is not read", "其他命令，不读取"))
	}
}

// said is what of a command may be shown. A word that is no known program may be anything,
// as a password that was copied along.
func (c command) said() string {
	switch {
	case c.name == "curl" || known()[c.name]:
		return ": " + c.name
	case tools[c.name] == "":
		return ""
	}
	name := ": " + c.name
	for _, word := range c.words[:min(2, len(c.words))] {
		if !operation().MatchString(word) {
			break
		}
		name += " " + word
	}
	return name
}

// known are programs that stand beside the lines of the tools.
var known = sync.OnceValue(func() map[string]bool {
	known := map[string]bool{}
	for _, name := range strings.Fields("awk base64 cat cd cp echo exit export grep head jq less ls mkdir mv printf python python3 read rm sed set sleep source tail tee test xargs yq") {
		known[name] = true
	}
	return known
})

// operation is the word of a tool for what it does.
var operation = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z][A-Za-z-]{1,39}$`) })

func fromCommand(c command, o Options) (*Source, error) {
	switch c.name {
	case "aliyun":
		return fromAliyun(c, o)
	case "hcloud":
		return fromKooCLI(c, o)
	}
	return fromCurl(c, o)
}

// otherShapes are texts of which no body can be read, with what to bring instead.
var otherShapes = sync.OnceValue(func() []otherShape {
	return []otherShape{
		{
			regexp.MustCompile(`(?m)^\s*(resource|module|provider|variable|terraform|data|locals|output)\b[^\n{=]*\{`),
			forms.T("is source of Terraform, whose variables and references are not resolved", "是 Terraform 源文件，其中的变量与引用尚未求值"),
			forms.T("bring its plan: terraform plan -out p && terraform show -json p | clusterwiz import -", "请提供其计划：terraform plan -out p && terraform show -json p | clusterwiz import -"),
		},
		{
			regexp.MustCompile(`(?m)^\s*(provider|version)\s*=\s*("[a-z]+"|1)\s*$`),
			forms.T("is a profile already", "已经是配置文件"), forms.T("use it with: clusterwiz check FILE", "可直接使用：clusterwiz check FILE"),
		},
		{
			regexp.MustCompile(`tea\.String\(|CreateClusterRequest|CreateNodePoolRequest|create_cluster_request|client\.create_cluster|(?m)^(package|import|from|using) [\w.{ ]+|\bnew +\w*Request\b|#include`),
			forms.T("is program code, which is not read", "是程序代码，无法读取"),
			forms.T("print the request as JSON and bring that: request.toMap() in Java, Python and TypeScript, tea.Prettify(request) in Go",
				"请将请求输出为 JSON 后导入：Java、Python、TypeScript 用 request.toMap()，Go 用 tea.Prettify(request)"),
		},
		{
			regexp.MustCompile(`(?m)^(apiVersion|kind): `),
			forms.T("is YAML of Kubernetes", "是 Kubernetes 的 YAML"), bringBody,
		},
		{
			regexp.MustCompile(`\bfetch\(|\bInvoke-(WebRequest|RestMethod)\b`),
			forms.T("is a request in a language that is not read", "是其他语言写的请求，无法读取"), forms.T("copy it as cURL", "请复制为 cURL 格式"),
		},
		{regexp.MustCompile(`(?i)^<(!doctype|html|\?xml)`), forms.T("is a web page or XML", "是网页或 XML"), bringBody},
	}
})

type otherShape struct {
	looks       *regexp.Regexp
	why, remedy forms.Text
}

var bringBody = forms.T("bring the body of a creation, a line of aliyun, hcloud or curl, their dry run, or what terraform show -json prints",
	"请提供创建请求的请求体，aliyun、hcloud 或 curl 命令行及其 dry-run 输出，或 terraform show -json 的输出")

// otherwise says what a text is that is none of the shapes.
func otherwise(text string) error {
	for _, shape := range otherShapes() {
		if shape.looks.MatchString(text) {
			return refuse(shape.why, shape.remedy)
		}
	}
	return refuse(forms.T("is none of the shapes that are known", "不属于任何已知格式"), bringBody)
}
