package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"clusterwiz/forms"
)

// usageError is a command line that cannot be meant.
type usageError struct {
	text forms.Text
	// command is where to find help; empty for the program itself.
	command string
}

// usagef makes a usageError.
func usagef(en, zh string, args ...any) *usageError {
	return &usageError{text: forms.Tf(en, zh, args...)}
}

// Error implements error, in English.
func (e *usageError) Error() string { return e.text.En }

// Text says what is wrong, in both languages, and where to find help.
func (e *usageError) Text() forms.Text {
	if e.command == "" {
		return e.text
	}
	return forms.Tf("%s\nsee: %s --help", "%s\n参见：%s --help", e.text, e.command)
}

// flagError turns the flag library's refusal into ours.
func flagError(cmd *cobra.Command, err error) error {
	var (
		unknown *pflag.NotExistError
		bare    *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
		garbled *pflag.InvalidSyntaxError
		refusal *usageError
	)
	switch {
	case errors.As(err, &refusal):
	case errors.As(err, &unknown):
		refusal = unknownFlag(cmd, unknown)
	case errors.As(err, &bare):
		refusal = usagef("%s needs a value", "%s 需要一个值", specified(bare))
	case errors.As(err, &invalid):
		flag := invalid.GetFlag()
		refusal = usagef("--%s takes %s, not %q", "--%s 须为 %s，不能是 %q", flag.Name, wanted(flag), invalid.GetValue())
	case errors.As(err, &garbled):
		refusal = usagef("%q is not a flag", "%q 不是选项的写法", garbled.GetSpecifiedFlag())
	default:
		refusal = usagef("a flag is wrong", "选项有误")
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
	if choice, ok := flag.Value.(*choice); ok {
		return forms.T(strings.Join(choice.of, ", "), strings.Join(choice.of, "、"))
	}
	return forms.Same(flag.Value.Type())
}

func unknownFlag(cmd *cobra.Command, err *pflag.NotExistError) *usageError {
	if letters := err.GetSpecifiedShortnames(); letters != "" {
		return usagef("there is no flag -%s", "没有选项 -%s", err.GetSpecifiedName())
	}
	name := err.GetSpecifiedName()
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	refusal := usagef("there is no flag --%s", "没有选项 --%s", name)
	return refusal.suggest("--", forms.Nearest(name, names))
}

// suggest adds what was probably meant.
func (e *usageError) suggest(prefix, near string) *usageError {
	if near != "" {
		e.text = forms.Tf("%s; did you mean %s?", "%s；是否想用 %s？", e.text, prefix+near)
	}
	return e
}

// arguments wants between least and most arguments, which are called what; a
// negative most is any number.
func arguments(least, most int, what forms.Text) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		var refusal *usageError
		switch {
		case len(args) < least:
			refusal = usagef("%s: give %s", "%s：缺少%s", forms.Same(cmd.Name()), what)
		case most == 0 && len(args) > 0:
			refusal = usagef("%s takes no arguments, not %q", "%s 不带参数，%q 多余", forms.Same(cmd.Name()), args[0])
		case most > 0 && len(args) > most:
			refusal = usagef("%s takes %s only, not %q too", "%s 只接受一个参数：%s；%q 多余", forms.Same(cmd.Name()), what, args[most])
		default:
			return nil
		}
		refusal.command = cmd.CommandPath()
		return refusal
	}
}

// unknownCommand refuses a word that is no command.
func unknownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, child := range cmd.Commands() {
		names = append(names, child.Name())
	}
	refusal := usagef("there is no command %q", "没有命令 %q", args[0])
	refusal.command = cmd.CommandPath()
	return refusal.suggest("", forms.Nearest(args[0], names))
}

// choice is a flag with a fixed set of values, the first of which stands when
// the flag is not given.
type choice struct {
	of    []string
	value string
}

func oneOf(values ...string) choice { return choice{of: values, value: values[0]} }

// String implements pflag.Value.
func (c *choice) String() string { return c.value }

// Set implements pflag.Value.
func (c *choice) Set(text string) error {
	if !slices.Contains(c.of, text) {
		return fmt.Errorf("%q is none of %s", text, strings.Join(c.of, ", "))
	}
	c.value = text
	return nil
}

// Type implements pflag.Value.
func (c *choice) Type() string { return strings.Join(c.of, "|") }
