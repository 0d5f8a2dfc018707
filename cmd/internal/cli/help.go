package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"clusterwiz/forms"
)

// Headings of the help.
var (
	headUsage    = forms.T("Usage:", "用法：")
	headExamples = forms.T("Examples:", "示例：")
	headCommands = forms.T("Commands:", "命令：")
	headFlags    = forms.T("Flags:", "选项：")
	headGlobal   = forms.T("Everywhere:", "通用选项：")
	headExit     = forms.T("Exit codes:", "退出码：")
)

// Exit is an exit code with its meaning.
type Exit struct {
	Code    int
	Meaning forms.Text
}

// WriteHelp writes the help of cmd, with the words of the library replaced by
// ours in the person's language; that of the program itself ends with the codes.
func WriteHelp(w io.Writer, cmd *cobra.Command, lang forms.Lang, codes []Exit) {
	var b strings.Builder
	about := cmd.Long
	if about == "" {
		about = cmd.Short
	}
	fmt.Fprintf(&b, "%s\n\n%s\n  %s\n", strings.TrimSpace(about), headUsage.In(lang), usageLine(cmd, lang))
	if cmd.Example != "" {
		fmt.Fprintf(&b, "\n%s\n%s\n", headExamples.In(lang), indent(cmd.Example))
	}
	writeCommands(&b, cmd, lang)
	local, global := cmd.LocalFlags(), cmd.InheritedFlags()
	if cmd.HasParent() {
		writeFlags(&b, headFlags.In(lang), local)
		writeFlags(&b, headGlobal.In(lang), global)
	} else {
		writeFlags(&b, headGlobal.In(lang), local)
		fmt.Fprintf(&b, "\n%s\n", headExit.In(lang))
		for _, e := range codes {
			fmt.Fprintf(&b, "  %-4d %s\n", e.Code, e.Meaning.In(lang))
		}
	}
	_, _ = io.WriteString(w, b.String())
}

func usageLine(cmd *cobra.Command, lang forms.Lang) string {
	line := cmd.UseLine()
	if !cmd.HasParent() {
		line += " [" + forms.T("COMMAND", "命令").In(lang) + "]"
	}
	return line
}

func writeCommands(b *strings.Builder, cmd *cobra.Command, lang forms.Lang) {
	if !cmd.HasAvailableSubCommands() {
		return
	}
	fmt.Fprintf(b, "\n%s\n", headCommands.In(lang))
	for _, child := range cmd.Commands() {
		if child.IsAvailableCommand() {
			fmt.Fprintf(b, "  %-*s %s\n", cmd.NamePadding(), child.Name(), child.Short)
		}
	}
}

func writeFlags(b *strings.Builder, head string, flags *pflag.FlagSet) {
	var names, texts []string
	width := 0
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		name, text := flagName(f)
		names, texts = append(names, name), append(texts, text)
		width = max(width, len(name))
	})
	if len(names) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s\n", head)
	for i, name := range names {
		fmt.Fprintf(b, "  %-*s  %s\n", width, name, texts[i])
	}
}

// flagName writes a flag as it is typed; its value is named by the word in
// back quotes in the usage text, else by the type.
func flagName(f *pflag.Flag) (name, text string) {
	value, text := pflag.UnquoteUsage(f)
	name = "    --" + f.Name
	if f.Shorthand != "" {
		name = "-" + f.Shorthand + ", --" + f.Name
	}
	switch {
	case f.NoOptDefVal != "" && value != "" && f.Value.Type() != "bool":
		name += "[=" + value + "]"
	case value != "":
		name += " " + value
	}
	return name, text
}

func indent(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight("  "+strings.TrimSpace(line), " ")
	}
	return strings.Join(lines, "\n")
}
