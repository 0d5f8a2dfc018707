//go:build unix

package files_test

import (
	"context"
	"errors"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/iotest"
	"time"

	"clusterwiz/forms/files"
)

var errBroken = errors.New("broken off")

// write makes a file that holds text.
func write(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func pipe(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestWhatIsNoFileIsRefusedInWords(t *testing.T) {
	t.Parallel()
	socket := filepath.Join(t.TempDir(), "s")
	listener, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink("/dev/zero", link); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		t.TempDir(): "it is a directory", pipe(t): "it is a pipe", socket: "it is a socket", link: "it is a device", "/dev/null": "it is a device",
		write(t, "123456789"): "it is larger than",
	} {
		_, err := files.Read(path, 8)
		var refusal *files.Refusal
		if !errors.As(err, &refusal) || !strings.HasPrefix(err.Error(), want) || !refusal.Why.Complete() || !refusal.Remedy.Complete() {
			t.Errorf("%s: %v, want %q", path, err, want)
		}
	}
	if data, err := files.Read(write(t, "12345678"), 8); string(data) != "12345678" || err != nil {
		t.Errorf("%q, %v", data, err)
	}
	if _, err := files.All(iotest.ErrReader(errBroken), 8); !errors.Is(err, errBroken) {
		t.Errorf("a stream that broke off: %v", err)
	}
	if _, err := files.Read(filepath.Join(t.TempDir(), "none"), 8); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
}

func TestPipesAreWaitedForUntilTheContextEnds(t *testing.T) {
	t.Parallel()
	path := pipe(t)
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(10*time.Millisecond, cancel)
	if _, err := files.Await(ctx, path, 8); !errors.Is(err, context.Canceled) {
		t.Errorf("a pipe that nobody writes to: %v", err)
	}
	path = pipe(t)
	go func() { _ = os.WriteFile(path, []byte("secret"), 0o600) }()
	if data, err := files.Await(t.Context(), path, 8); string(data) != "secret" || err != nil {
		t.Errorf("%q, %v", data, err)
	}
	if _, err := files.Await(t.Context(), "/dev/zero", 8); err == nil {
		t.Error("a device without an end was read")
	}
}
