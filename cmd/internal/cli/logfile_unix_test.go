//go:build !windows

package cli

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestDebugWaitsForNoReader: a pipe that nobody reads is refused in words, and one
// whose reader has stopped holds nothing up.
func TestDebugWaitsForNoReader(t *testing.T) {
	t.Parallel()
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	var refusal *UsageError
	if _, err := OpenLogFile(pipe); !errors.As(err, &refusal) || !strings.Contains(refusal.Error(), "is a pipe that nobody reads") || !refusal.Text().Complete() {
		t.Fatalf("without a reader: %v", err)
	}
	reader, err := os.OpenFile(pipe, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = reader.Close() }()
	log, err := OpenLogFile(pipe)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = log.file.Close() }()
	line := bytes.Repeat([]byte("x"), 64<<10)
	if n, err := log.Write([]byte("first")); n != 5 || err != nil {
		t.Fatalf("wrote %d, %v", n, err)
	}
	log.patience = time.Millisecond
	for range 1 << 6 {
		if _, err = log.Write(line); err != nil {
			break
		}
	}
	if err == nil || !log.closed.Load() {
		t.Errorf("a full pipe took everything: %v", err)
	}
	if n, err := log.Write(line); n != 0 || err == nil {
		t.Errorf("what follows is written: %d, %v", n, err)
	}
}
