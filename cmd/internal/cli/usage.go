package cli

import (
	"cmp"
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"clusterwiz/forms"
)

// UsageError is a command line that cannot be meant.
type UsageError struct {
	text forms.Text
	// command is where to find help; empty for the program itself.
	command string
}

// Usagef makes a [UsageError] of a layout in both languages.
func Usagef(en, zh string, args ...any) *UsageError {
	return &UsageError{text: forms.Tf(en, zh, args...)}
}

// Error implements error, in English.
func (e *UsageError) Error() string { return e.text.En }

// Text says what is wrong, in both languages, and where to find help.
func (e *UsageError) Text() forms.Text {
	if e.command == "" {
		return e.text
	}
	return forms.Tf("%s\nsee: %s --help", "%s\n参见：%s --help", e.text, e.command)
}

// FlagError turns the flag library's refusal into ours. args are the whole command
// line: a word in it that is no command is the cause of a flag that there is not.
func FlagError(cmd *cobra.Command, args []string, err error) error {
	var (
		unknown *pflag.NotExistError
		bare    *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
		garbled *pflag.InvalidSyntaxError
		refusal *UsageError
	)
	switch {
	case errors.As(err, &refusal):
	case errors.As(err, &unknown) && !cmd.HasParent() && commandWord(cmd, args) != "":
		return UnknownCommand(cmd, []string{commandWord(cmd, args)})
	case errors.As(err, &unknown):
		refusal = unknownFlag(cmd, unknown)
	case errors.As(err, &bare):
		refusal = Usagef("%s needs a value", "%s 需要一个值", specified(bare))
	case errors.As(err, &invalid):
		flag := invalid.GetFlag()
		refusal = Usagef("--%s takes %s, not %q", "--%s 须为 %s，不能是 %q", flag.Name, wanted(flag), invalid.GetValue())
	case errors.As(err, &garbled):
		refusal = Usagef("%q is not a flag", "%q 不是选项的写法", garbled.GetSpecifiedFlag())
	default:
		refusal = Usagef("a flag is wrong", "选项有误")
	}
	refusal.command = cmd.CommandPath()
	return refusal
}

// specified writes a flag as it was typed.
func specified(err *pflag.ValueRequiredError) string {
	if err.GetSpecifiedShortnames() != "" {
		return "-" + err.GetSpecifiedName()
	}
	return "--" + err.GetSpecifiedName()
}

// wanted says what the values of a flag look like.
func wanted(flag *pflag.Flag) forms.Text {
	switch flag.Value.Type() {
	case "int64":
		return forms.T("a whole number", "整数")
	case "bool":
		return forms.T("true or false", "true 或 false")
	}
	if choice, ok := flag.Value.(interface{ Values() []string }); ok {
		return forms.T(strings.Join(choice.Values(), ", "), strings.Join(choice.Values(), "、"))
	}
	return forms.Same(flag.Value.Type())
}

func unknownFlag(cmd *cobra.Command, err *pflag.NotExistError) *UsageError {
	if letters := err.GetSpecifiedShortnames(); letters != "" {
		return Usagef("there is no flag -%s", "没有选项 -%s", err.GetSpecifiedName())
	}
	name := err.GetSpecifiedName()
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	refusal := Usagef("there is no flag --%s", "没有选项 --%s", name)
	if name == "dry-run" || name == "dryrun" {
		return refusal.Suggest("clusterwiz ", "preview")
	}
	return refusal.Suggest("--", forms.Nearest(name, names))
}

// See names, below what is wrong, a command that tells more.
func (e *UsageError) See(command string) *UsageError {
	e.text = forms.Tf("%s\nsee: %s", "%s\n参见：%s", e.text, command)
	return e
}

// Suggest adds what was probably meant.
func (e *UsageError) Suggest(prefix, near string) *UsageError {
	if near != "" {
		e.text = forms.Tf("%s; did you mean %s?", "%s；是否想用 %s？", e.text, prefix+near)
	}
	return e
}

// Arguments wants between least and most arguments, which are called what; a
// negative most is any number.
func Arguments(least, most int, what forms.Text) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		var refusal *UsageError
		switch {
		case len(args) < least:
			refusal = Usagef("%s: give %s", "%s：缺少%s", forms.Same(cmd.Name()), what)
		case most == 0 && len(args) > 0:
			refusal = Usagef("%s takes no arguments, not %q", "%s 不带参数，%q 多余", forms.Same(cmd.Name()), args[0])
		case most > 0 && len(args) > most:
			refusal = Usagef("%s takes %s only, not %q too", "%s 只接受一个参数：%s；%q 多余", forms.Same(cmd.Name()), what, args[most])
		default:
			return nil
		}
		refusal.command = cmd.CommandPath()
		return refusal
	}
}

// commandWord is the first word of a command line that is neither a flag nor the value of
// one; empty for none.
func commandWord(cmd *cobra.Command, args []string) string {
	for i := 0; i < len(args); i++ {
		name, isFlag := strings.CutPrefix(args[i], "-")
		if !isFlag {
			return args[i]
		}
		name, _, assigned := strings.Cut(strings.TrimPrefix(name, "-"), "=")
		flag := cmd.Flags().Lookup(name)
		if flag == nil && len(name) == 1 {
			flag = cmd.Flags().ShorthandLookup(name)
		}
		if flag != nil && flag.NoOptDefVal == "" && !assigned {
			i++
		}
	}
	return ""
}

// meant are commands by the words that other programs have for what they do.
var meant = map[string]string{
	"ls": "runs", "list": "runs", "history": "runs", "ps": "clusters", "get": "clusters", "describe": "drift",
	"create": "new", "init": "new", "configure": "new", "up": "replay", "apply": "replay", "deploy": "replay", "run": "replay",
	"validate": "check", "lint": "check", "verify": "check", "plan": "preview", "export": "preview", "render": "preview", "dry-run": "preview",
	"destroy": "delete", "rm": "delete", "down": "delete", "logs": "watch", "status": "watch", "attach": "watch", "resume": "watch",
	"ssh": "login", "cost": "price", "estimate": "price", "explain": "fields", "templates": "presets", "regions": "providers", "man": "help",
	"compare": "diff", "configuration": "config", "settings": "config", "whoami": "accounts",
}

// longWords are those of [meant] that can be told when they are mistyped.
func longWords() []string {
	words := slices.DeleteFunc(slices.Collect(maps.Keys(meant)), func(word string) bool { return len(word) < 5 })
	slices.Sort(words)
	return words
}

// UnknownCommand refuses a word that is no command.
func UnknownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, child := range cmd.Commands() {
		names = append(names, child.Name())
	}
	refusal := Usagef("there is no command %q", "没有命令 %q", args[0])
	refusal.command = cmd.CommandPath()
	if cmd.HasParent() {
		return refusal.Suggest("", forms.Nearest(args[0], names))
	}
	return refusal.Suggest("", cmp.Or(meant[strings.ToLower(args[0])], forms.Nearest(args[0], names), meant[forms.Nearest(args[0], longWords())]))
}
