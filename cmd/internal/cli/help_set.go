package cli

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"clusterwiz/forms"
	"clusterwiz/profiles/assignment"
)

// TopicSet is what "help" has besides commands.
const TopicSet = "set"

// HelpSet explains the notation of --set, and of files that lie over others.
func HelpSet(lang forms.Lang) string {
	var b strings.Builder
	say := func(en, zh string) { b.WriteString(forms.T(en, zh).In(lang) + "\n\n") }
	say("--set changes an answer of a profile: PATH=VALUE sets, PATH= unsets, PATH+=VALUE adds,\nPATH- removes. It may be given several times; each works on what those before left.\n`clusterwiz fields PROVIDER` lists the paths. Quote what the shell would take apart.",
		"--set 修改配置文件中的一项：PATH=VALUE 填写，PATH= 取消，PATH+=VALUE 追加，PATH- 移除。\n可多次给出，依次生效。可用 `clusterwiz fields 云产品` 查看路径。shell 特殊字符请加引号。")
	examples := assignment.Examples()
	width := 0
	for _, example := range examples {
		width = max(width, ansi.StringWidth(example.Text))
	}
	for _, example := range examples {
		fmt.Fprintf(&b, "  %-*s  %s\n", width, example.Text, example.Means.In(lang))
	}
	b.WriteString("\n")
	say("Grammar:", "语法：")
	for line := range strings.SplitSeq(assignment.Grammar, "\n") {
		b.WriteString("  " + line + "\n")
	}
	b.WriteString("\n")
	say("Several changes belong into a file. base.toml+prod.toml, wherever a profile is named,\nlays the second over the first:\n"+
		"  - a value takes the place of the one below, a list of texts too;\n"+
		"  - groups and tables are laid over member by member;\n"+
		"  - items of a list are matched by their name or key (queues by name, tags by key), else\n    the first lies over the first; others are added behind; [[x]] with nothing in it keeps\n    the one below;\n"+
		"  - [[x]] with remove = true removes the item, x = { remove = true } any value;\n"+
		"  - x = [] empties a list, x = {} a table.\n"+
		"The second file needs no version and no provider.",
		"修改较多时请写成文件。凡可写配置文件处，base.toml+prod.toml 表示将后者叠加在前者之上：\n"+
			"  - 值覆盖其下的值，文本列表整体覆盖；\n"+
			"  - 分组与表逐项叠加；\n"+
			"  - 列表各项按名称或键匹配（队列按 name，标签按 key），否则按位置一一对应；\n    其余追加在后；空的 [[x]] 保留其下的一项；\n"+
			"  - [[x]] 中写 remove = true 移除该项，x = { remove = true } 移除任意值；\n"+
			"  - x = [] 清空列表，x = {} 清空表。\n"+
			"叠加的文件无需写 version 与 provider。")
	say("In a profile any value may be { env = \"NAME\" }: it is read from the environment and\nchecked as the field's type. preview --explain tells where each value came from.",
		"配置文件中任何值都可写作 { env = \"变量名\" }：从环境变量读取，并按该项的类型校验。\npreview --explain 显示每个值的来源。")
	return strings.TrimRight(b.String(), "\n") + "\n"
}
