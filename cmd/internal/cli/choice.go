package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"
)

// Choice is a flag with a fixed set of values, the first of which stands when
// the flag is not given.
type Choice struct {
	of    []string
	value string
}

// OneOf is a choice of values, which stands at the first.
func OneOf(values ...string) Choice { return Choice{of: values, value: values[0]} }

// Values are those that it takes.
func (c *Choice) Values() []string { return c.of }

// String implements pflag.Value.
func (c *Choice) String() string { return c.value }

// Set implements pflag.Value.
func (c *Choice) Set(text string) error {
	if !slices.Contains(c.of, text) {
		return fmt.Errorf("%q is none of %s", text, strings.Join(c.of, ", "))
	}
	c.value = text
	return nil
}

// Type implements pflag.Value.
func (c *Choice) Type() string { return strings.Join(c.of, "|") }

// Also is the same flag where a command takes more values than others.
func (c *Choice) Also(values ...string) pflag.Value {
	return &wider{Choice: c, more: Choice{of: append(slices.Clone(c.of), values...)}}
}

// wider sets a choice to a value of its own or of more.
type wider struct {
	*Choice
	more Choice
}

// Set implements pflag.Value.
func (w *wider) Set(text string) error {
	if err := w.more.Set(text); err != nil {
		return err
	}
	w.value = text
	return nil
}

// Values are those that it takes.
func (w *wider) Values() []string { return w.more.of }

// Type implements pflag.Value.
func (w *wider) Type() string { return w.more.Type() }
