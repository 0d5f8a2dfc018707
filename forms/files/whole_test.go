package files_test

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"clusterwiz/forms/files"
)

// TestWholeWhileOthersRead replaces a file again and again while others read it: every
// write ends well, and every reader sees one of them whole.
func TestWholeWhileOthersRead(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "file")
	const writers, rounds = 3, 20
	if err := files.Whole(path, []byte("text 0 of 0\n")); err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for writer := range writers {
		group.Go(func() {
			for round := range rounds {
				if err := files.Whole(path, fmt.Appendf(nil, "text %d of %d\n", round, writer)); err != nil {
					t.Errorf("write: %v", err)
				}
			}
		})
		group.Go(func() {
			for range rounds {
				text, err := files.Read(path, 1<<10)
				var a, b int
				if n, _ := fmt.Sscanf(string(text), "text %d of %d\n", &a, &b); err != nil || n != 2 {
					t.Errorf("read: %q %v", text, err)
				}
			}
		})
	}
	group.Wait()
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) != 1 {
		t.Error(left, err)
	}
}
