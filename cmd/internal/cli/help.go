package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"clusterwiz/forms"
)

// Headings of the help.
var (
	headUsage     = forms.T("Usage:", "用法：")
	headExamples  = forms.T("Examples:", "示例：")
	headCommands  = forms.T("Commands:", "命令：")
	headFlags     = forms.T("Flags:", "选项：")
	headGlobal    = forms.T("Everywhere:", "通用选项：")
	headVariables = forms.T("Environment:", "环境变量：")
	headExit      = forms.T("Exit codes:", "退出码：")
)

// Exit is an exit code with its meaning.
type Exit struct {
	Code    int
	Meaning forms.Text
}

// Variable is one of the environment, with what it does.
type Variable struct {
	Name    string
	Meaning forms.Text
}

// groupOf is the annotation of a flag that tells under which heading it stands.
const groupOf = "group"

// Group puts flags under a heading of their own in the help.
func Group(flags *pflag.FlagSet, heading string) {
	flags.VisitAll(func(f *pflag.Flag) {
		// It fails for a flag that is not there.
		_ = flags.SetAnnotation(f.Name, groupOf, []string{heading})
	})
}

// WriteHelp writes the help of cmd, with the words of the library replaced by
// ours in the person's language; that of the program itself ends with the codes.
func WriteHelp(w io.Writer, cmd *cobra.Command, lang forms.Lang, codes []Exit, variables []Variable) {
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
	writeFlags(&b, cmd, lang)
	if !cmd.HasParent() {
		fmt.Fprintf(&b, "\n%s\n", headVariables.In(lang))
		for _, v := range variables {
			fmt.Fprintf(&b, "  %-25s  %s\n", v.Name, v.Meaning.In(lang))
		}
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

// writeFlags writes the flags of a command: its own, those that it shares with others
// under their headings, those of all.
func writeFlags(b *strings.Builder, cmd *cobra.Command, lang forms.Lang) {
	own, all := cmd.LocalNonPersistentFlags(), cmd.InheritedFlags()
	if !cmd.HasParent() {
		all = cmd.PersistentFlags()
	}
	groups := map[string]*pflag.FlagSet{}
	var heads []string
	own.VisitAll(func(f *pflag.Flag) {
		head := headFlags.In(lang)
		if group := f.Annotations[groupOf]; len(group) > 0 {
			head = group[0]
		}
		if groups[head] == nil {
			groups[head] = pflag.NewFlagSet("", pflag.ContinueOnError)
			heads = append(heads, head)
		}
		groups[head].AddFlag(f)
	})
	if first := headFlags.In(lang); groups[first] != nil {
		writeGroup(b, first, groups[first], lang)
	}
	for _, head := range heads {
		if head != headFlags.In(lang) {
			writeGroup(b, head, groups[head], lang)
		}
	}
	writeGroup(b, headGlobal.In(lang), all, lang)
}

func writeGroup(b *strings.Builder, head string, flags *pflag.FlagSet, lang forms.Lang) {
	var names, texts []string
	width := 0
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		name, text := flagName(f)
		if unlessGiven := f.DefValue; !slices.Contains([]string{"", "false", "0", "0s", "[]", "<nil>"}, unlessGiven) {
			text = forms.Tf("%s (default %s)", "%s（默认 %s）", text, unlessGiven).In(lang)
		}
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
