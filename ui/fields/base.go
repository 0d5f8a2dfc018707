package fields

import (
	"errors"
	"io"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"
)

// errNoRun is returned by the ways of running a field that need no program of
// ours: plain prompts have a package of their own.
var errNoRun = errors.New("fields run inside the wizard only")

// base is the part of huh.Field that our own fields share.
type base struct {
	key           string
	width, height int
	focused       bool
}

func (b *base) Init() tea.Cmd                            { return nil }
func (b *base) Focus() tea.Cmd                           { b.focused = true; return nil }
func (b *base) Blur() tea.Cmd                            { b.focused = false; return nil }
func (b *base) Error() error                             { return nil }
func (b *base) Run() error                               { return errNoRun }
func (b *base) RunAccessible(io.Writer, io.Reader) error { return errNoRun }
func (b *base) Skip() bool                               { return false }
func (b *base) Zoom() bool                               { return false }
func (b *base) KeyBinds() []key.Binding                  { return nil }
func (b *base) GetKey() string                           { return b.key }

func (b *base) size(width, height int) {
	if width > 0 {
		b.width = width
	}
	if height > 0 {
		b.height = height
	}
}

// inert lets go of the toolkit's own keys for moving the focus and leaving:
// those belong to the wizard.
func inert() *huh.KeyMap {
	keys := huh.NewDefaultKeyMap()
	off := key.NewBinding(key.WithDisabled())
	keys.Quit = off
	keys.Input.Next, keys.Input.Prev, keys.Input.Submit = off, off, off
	keys.Text.NewLine.SetKeys("enter", "alt+enter", "ctrl+j")
	keys.Text.Next, keys.Text.Prev, keys.Text.Submit, keys.Text.Editor = off, off, off, off
	return keys
}
