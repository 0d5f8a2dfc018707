package e2e

import (
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"

	"clusterwiz/ui/e2e/built"
)

// waitLimit is how long a screen may take before a test gives up.
const waitLimit = 20 * time.Second

// folder is where the program is built.
var folder string

// program builds the program and returns its path.
var program = sync.OnceValues(func() (string, error) {
	return built.Program(context.Background(), folder, "clusterwiz/cmd/clusterwiz")
})

func TestMain(m *testing.M) {
	if os.Getenv(breaking) != "" {
		breakDown()
		return
	}
	os.Exit(run(m))
}

func run(m *testing.M) int {
	var err error
	if folder, err = os.MkdirTemp("", "clusterwiz-e2e-"); err != nil {
		panic(err)
	}
	defer func() { _ = os.RemoveAll(folder) }()
	return m.Run()
}

// started is a command of the program, to be started in the home of a person.
func started(ctx context.Context, t *testing.T, home string, args ...string) *exec.Cmd {
	t.Helper()
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(ctx, path, args...)
	cmd.Env, cmd.Dir = environment(home), home
	return cmd
}

// terminal is the program on a screen.
type terminal struct {
	t      *testing.T
	screen *vt.SafeEmulator
	pty    *os.File
	cmd    *exec.Cmd
	// drawn gets a word whenever the program wrote something; ended is closed
	// once it is gone.
	drawn chan struct{}
	ended chan struct{}
	err   error

	// written is all that the program wrote, to the byte.
	mu      sync.Mutex
	written []byte
}

// bytes returns what the program has written.
func (m *terminal) bytes() []byte {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.written)
}

// environment is that of a person with an empty home and no accounts.
func environment(dir string) []string {
	return []string{
		"HOME=" + dir, "XDG_CONFIG_HOME=" + dir + "/config", "XDG_STATE_HOME=" + dir + "/state",
		"TERM=xterm-256color", "PATH=" + os.Getenv("PATH"), "LANG=C.UTF-8", "TZ=UTC", "CLUSTERWIZ_NOTIFY=off",
	}
}

// open starts the program. A mute terminal answers none of its queries.
func open(t *testing.T, dir string, w, h int, mute bool, args ...string) *terminal {
	t.Helper()
	return openCommand(t, w, h, mute, started(t.Context(), t, dir, args...))
}

// openCommand starts a command on a terminal.
func openCommand(t *testing.T, w, h int, mute bool, cmd *exec.Cmd) *terminal {
	t.Helper()
	term := &terminal{t: t, screen: vt.NewSafeEmulator(w, h), drawn: make(chan struct{}, 1), ended: make(chan struct{}), cmd: cmd}
	var err error
	if term.pty, err = pty.StartWithSize(term.cmd, &pty.Winsize{Rows: uint16(h), Cols: uint16(w)}); err != nil {
		t.Fatal(err)
	}
	if mute {
		go func() { _, _ = io.Copy(io.Discard, term.screen) }()
	} else {
		go func() { _, _ = io.Copy(term.pty, term.screen) }()
	}
	go term.read()
	t.Cleanup(func() {
		_ = term.cmd.Process.Kill()
		<-term.ended
		_ = term.pty.Close()
	})
	return term
}

// read draws what the program writes until it is gone.
func (m *terminal) read() {
	buffer := make([]byte, 1<<16)
	for {
		n, err := m.pty.Read(buffer)
		if n > 0 {
			m.mu.Lock()
			m.written = append(m.written, buffer[:n]...)
			m.mu.Unlock()
			_, _ = m.screen.Write(buffer[:n])
			m.wake()
		}
		if err != nil {
			break
		}
	}
	m.err = m.cmd.Wait()
	close(m.ended)
}

func (m *terminal) wake() {
	select {
	case m.drawn <- struct{}{}:
	default:
	}
}

func (m *terminal) text() string { return ansi.Strip(m.screen.Render()) }

// until waits for the screen to be as wanted.
func (m *terminal) until(what string, wanted func(screen string) bool) {
	m.t.Helper()
	late := time.After(waitLimit)
	for {
		if wanted(m.text()) {
			return
		}
		select {
		case <-m.drawn:
		case <-m.ended:
			if wanted(m.text()) {
				return
			}
			m.t.Fatalf("the program ended (%v) before %s:\n%s", m.err, what, m.text())
		case <-late:
			m.t.Fatalf("waited too long for %s:\n%s", what, m.text())
		}
	}
}

// see waits until every text is on the screen.
func (m *terminal) see(texts ...string) *terminal {
	m.t.Helper()
	for _, text := range texts {
		m.until(text, func(screen string) bool { return strings.Contains(screen, text) })
	}
	return m
}

// gone waits until a text is no longer on the screen.
func (m *terminal) gone(text string) {
	m.t.Helper()
	m.until("no "+text, func(screen string) bool { return !strings.Contains(screen, text) })
}

// keys are what a terminal sends for the keys that are no letters.
var keys = map[string]string{
	"enter": "\r", "tab": "\t", "shift+tab": "\x1b[Z", "esc": "\x1b", "up": "\x1b[A", "down": "\x1b[B",
	"right": "\x1b[C", "left": "\x1b[D", "pgdown": "\x1b[6~", "pgup": "\x1b[5~", "backspace": "\x7f",
	"ctrl+c": "\x03", "ctrl+g": "\x07", "ctrl+l": "\x0c", "ctrl+o": "\x0f", "ctrl+p": "\x10", "ctrl+r": "\x12",
	"ctrl+n": "\x0e", "ctrl+s": "\x13", "ctrl+u": "\x15", "f1": "\x1bOP",
}

// press sends keys by name, anything else as text, in one go as a fast typist
// or a macro would.
func (m *terminal) press(names ...string) *terminal {
	m.t.Helper()
	var bytes strings.Builder
	for _, name := range names {
		if key, ok := keys[name]; ok {
			name = key
		}
		bytes.WriteString(name)
	}
	if _, err := m.pty.WriteString(bytes.String()); err != nil {
		m.t.Fatal(err)
	}
	return m
}

// paste sends text as a bracketed paste.
func (m *terminal) paste(text string) *terminal {
	m.t.Helper()
	return m.press("\x1b[200~" + text + "\x1b[201~")
}

// focus returns the label of the question with the focus, beside the sidebar,
// without the star that goes away once it is answered.
func focus(screen string) string {
	_, rest, _ := strings.Cut(screen, "│ ▸ ")
	label, _, _ := strings.Cut(rest, "  ")
	return strings.TrimSuffix(label, " *")
}

// seek presses tab until the question with that label has the focus. What was
// pressed before has to be on the screen: a tab on its way would be taken for one
// of its own, and the focus go on once the question is reached.
func (m *terminal) seek(label string) *terminal {
	m.t.Helper()
	m.until("a question", func(screen string) bool { return focus(screen) != "" })
	for range 30 {
		before := focus(m.text())
		if strings.HasPrefix(before, label) {
			return m
		}
		m.press("tab").until("the question after "+before, func(screen string) bool {
			now := focus(screen)
			return now != "" && now != before
		})
	}
	m.t.Fatalf("there is no %s:\n%s", label, m.text())
	return m
}

// take types a value that a list has, waits until the list has narrowed to it, since nothing
// is taken of one that is on its way, and presses the key that takes it.
func (m *terminal) take(value, key string) *terminal {
	m.t.Helper()
	m.press(value).until("a list narrowed to "+value, func(screen string) bool {
		return strings.Contains(screen, "/ "+value) && narrowed.MatchString(screen)
	})
	return m.press(key)
}

// narrowed is what a list says of how many of its rows match: 1/1 of 38, 1/1，共 38.
var narrowed = regexp.MustCompile(`\b1/\d+( of |，共 )\d+`)

// first goes from the review, on which whole answers open, to the first page. ready
// and page are what stands on the two.
func (m *terminal) first(ready, page string) *terminal {
	m.t.Helper()
	return m.see(ready).press("esc").see(page)
}

// resize changes the size of the window.
func (m *terminal) resize(w, h int) *terminal {
	m.t.Helper()
	m.screen.Resize(w, h)
	if err := pty.Setsize(m.pty, &pty.Winsize{Rows: uint16(h), Cols: uint16(w)}); err != nil {
		m.t.Fatal(err)
	}
	return m
}

// signal sends a signal to the program.
func (m *terminal) signal(s syscall.Signal) {
	m.t.Helper()
	if err := m.cmd.Process.Signal(s); err != nil {
		m.t.Fatal(err)
	}
}

// code waits for the end and returns the exit status, -1 after a signal.
func (m *terminal) code() int {
	m.t.Helper()
	select {
	case <-m.ended:
	case <-time.After(waitLimit):
		m.t.Fatalf("the program does not end:\n%s", m.text())
	}
	var exit *exec.ExitError
	if errors.As(m.err, &exit) {
		return exit.ExitCode()
	}
	if m.err != nil {
		m.t.Fatal(m.err)
	}
	return 0
}
