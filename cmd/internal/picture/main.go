// Command picture draws the README's picture of the wizard: it runs the built
// program in a pseudo-terminal, presses keys as a person would, and writes the
// emulated screen as SVG.
//
// Run it from the root of the tree with "make pictures".
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

const (
	columns, rows = 118, 26
	waitLimit     = 20 * time.Second
)

// step waits until see is on the screen and then types keys.
type step struct{ see, keys string }

const (
	pageDown = "\x1b[6~"
	escape   = "\x1b"
	enter    = "\r"
	shiftTab = "\x1b[Z"
	tab      = "\t"
)

// The way to the network page with a vSwitch of another VPC typed in.
func journey(lang string) []step {
	words := map[string][4]string{
		"en": {"Press s to submit", "Where to create", "as typed", "▸ Security group"},
		"zh": {"按 s 提交", "在哪里创建", "无匹配项", "▸ 安全组"},
	}[lang]
	return []step{
		{see: words[0], keys: escape},
		{see: words[1], keys: pageDown + pageDown},
		{see: "vpc-m5efjevmclc0xdmys", keys: tab + "\x15vsw-bp1s5fnvk4gn2tws0"},
		{see: words[2], keys: enter},
		{see: words[3], keys: shiftTab},
		{see: "✗ vsw-bp1s5fnvk4gn2tws0"},
	}
}

func main() {
	binary := flag.String("binary", "bin/clusterwiz", "the built program")
	lang := flag.String("lang", "en", "en or zh")
	out := flag.String("o", "ui/testdata/wizard.svg", "the file to write")
	flag.Parse()
	if err := draw(*binary, *lang, *out); err != nil {
		fmt.Fprintln(os.Stderr, "picture:", err)
		os.Exit(1)
	}
}

func draw(binary, lang, out string) error {
	home, err := os.MkdirTemp("", "picture")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(home) }()
	ctx, cancel := context.WithTimeout(context.Background(), waitLimit)
	defer cancel()
	cmd := exec.CommandContext(ctx, binary, "demo", "--lang", lang) //nolint:gosec // Our own program.
	cmd.Env = []string{"HOME=" + home, "TERM=xterm-256color", "LANG=C.UTF-8", "CLUSTERWIZ_BACKGROUND=dark"}
	terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: rows, Cols: columns})
	if err != nil {
		return err
	}
	defer func() { _ = terminal.Close() }()
	screen := vt.NewSafeEmulator(columns, rows)
	go func() { _, _ = io.Copy(screen, terminal) }()
	go func() { _, _ = io.Copy(terminal, screen) }()
	for _, s := range journey(lang) {
		if err := wait(ctx, screen, s.see); err != nil {
			return err
		}
		if _, err := io.WriteString(terminal, s.keys); err != nil {
			return err
		}
	}
	return os.WriteFile(out, []byte(svg(screen)), 0o644) //nolint:gosec // A picture for everyone.
}

var errNotSeen = errors.New("not on the screen")

// wait looks at the screen until text is on it.
func wait(ctx context.Context, screen *vt.SafeEmulator, text string) error {
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		if strings.Contains(plain(screen), text) {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("%q: %w:\n%s", text, errNotSeen, plain(screen))
		case <-tick.C:
		}
	}
}

// plain is the text of the screen.
func plain(screen *vt.SafeEmulator) string {
	var b strings.Builder
	for y := range rows {
		for x := range columns {
			if cell := screen.CellAt(x, y); cell != nil {
				b.WriteString(cell.Content)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}
