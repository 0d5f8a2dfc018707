package main

import (
	"fmt"
	"slices"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/profiles/importer"
)

// importJSON is a profile made of what was there: profile is the file, toml what stands in
// it. There is no run and no account.
type importJSON struct {
	V         int    `json:"v"`
	Run       string `json:"run"`
	Name      string `json:"name"`
	Profile   string `json:"profile"`
	Provider  string `json:"provider"`
	Region    string `json:"region"`
	Account   string `json:"account"`
	Simulated bool   `json:"simulated"`
	Shape     string `json:"shape"`
	TOML      string `json:"toml"`
	// Copied is how many answers were taken as a cloud told them; 0 for other sources.
	Copied   int                 `json:"copied,omitempty"`
	Findings []sourceJSON        `json:"findings"`
	Problems []importProblemJSON `json:"problems"`
}

type sourceJSON struct {
	Kind    importer.FindingKind `json:"kind"`
	Where   string               `json:"where"`
	Path    forms.Path           `json:"path,omitempty"`
	Message string               `json:"message"`
}

type importProblemJSON struct {
	Path     forms.Path `json:"path"`
	Severity string     `json:"severity"`
	Message  string     `json:"message"`
	Remedy   string     `json:"remedy,omitempty"`
}

// isText tells whether what should name a file is rather the line or the body itself. It
// is not repeated in the error then, since a password may stand in it.
func isText(file string) bool {
	file = strings.TrimSpace(file)
	if strings.Contains(file, "\n") || strings.HasPrefix(file, "{") {
		return true
	}
	program, rest, _ := strings.Cut(file, " ")
	return rest != "" && slices.Contains([]string{"aliyun", "hcloud", "curl"}, program)
}

func (o *importOptions) object(made *imported) importJSON {
	name, _ := made.document.Answers.Get("basics.name")
	object := importJSON{
		V: 1, Shape: made.shape.In(o.app.lang), Name: forms.ValueText(name), Provider: made.document.Provider, Region: made.document.Region,
		Profile: o.out, TOML: string(made.toml), Copied: made.copied, Findings: []sourceJSON{}, Problems: []importProblemJSON{},
	}
	for _, f := range made.findings {
		object.Findings = append(object.Findings, sourceJSON{f.Kind, f.Where, f.Path, f.Text.In(o.app.lang)})
	}
	for _, issue := range made.document.issues {
		severity := "error"
		if issue.Severity == forms.Warning {
			severity = "warning"
		}
		object.Problems = append(object.Problems, importProblemJSON{issue.Path, severity, issue.Summary.In(o.app.lang), issue.Remedy.In(o.app.lang)})
	}
	return object
}

// mostFindings is how many of a kind are written for people.
const mostFindings = 100

// told are the kinds of findings in the order in which they are told, with their heads.
var told = []struct {
	kind importer.FindingKind
	head forms.Text
}{
	{importer.Unknown, forms.T("not understood:", "无法识别：")},
	{importer.Changed, forms.T("taken otherwise than it stands there:", "与来源不同：")},
	{importer.Secret, forms.T("kept out as a secret:", "作为敏感信息未写入：")},
	{importer.Unreturned, forms.T("not told there:", "来源未提供：")},
	{importer.Inferred, forms.T("concluded:", "推断：")},
	{importer.Added, forms.T("not there, and sent by the profile:", "来源中没有，但配置文件会发送：")},
	{importer.Dropped, forms.T("left out:", "已去除：")},
}

// tell says on stderr what the text was, what became of its parts, and what the profile
// still wants.
func (o *importOptions) tell(made *imported) {
	say := func(text forms.Text) { _, _ = fmt.Fprintln(o.app.Err, text.In(o.app.lang)) }
	say(forms.Tf("read: %s, for %s", "已读取：%s，用于 %s", made.shape, made.document.provider.About().Name))
	if made.copied > 0 {
		say(forms.Tf("copied: %d answers, as in the profile", "已复制：%d 项，见配置文件", made.copied))
	}
	for _, kind := range told {
		found := slices.DeleteFunc(slices.Clone(made.findings), func(f importer.Finding) bool { return f.Kind != kind.kind })
		if len(found) == 0 {
			continue
		}
		say(kind.head)
		for i, f := range found {
			if i == mostFindings {
				say(forms.Tf("  and %d more; -o json has them all", "  另有 %d 项；-o json 可列出全部", len(found)-i))
				break
			}
			line := forms.Tf("  %s: %s", "  %s：%s", f.Where, f.Text)
			if f.Where == "" {
				line = forms.Tf("  %s", "  %s", f.Text)
			}
			say(line)
		}
	}
	if n := len(made.document.issues); n > 0 {
		say(forms.T("the profile still has:", "配置文件仍有："))
		o.app.remarks().Problems(o.app.about(made.document), made.document.issues)
	}
	if o.out != "" {
		say(forms.Tf("saved: %[1]s; go on with: clusterwiz check %[1]s", "已保存：%[1]s；下一步：clusterwiz check %[1]s", o.out))
	}
}
