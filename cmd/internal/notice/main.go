// Command notice tells which modules of others the program contains, on any of its
// platforms: docs/modules.md says what each is for, docs/NOTICE has their licences,
// which have to go along with every copy, and cmd/clusterwiz/notice.gz is the same
// inside the program. It reads the module cache and go.mod alone.
//
//	go run ./cmd/internal/notice          # writes them anew
//	go run ./cmd/internal/notice -check   # fails where they are not of today
package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

//go:generate go run .

func main() {
	check := flag.Bool("check", false, "write nothing, and fail where a file is not of today")
	flag.Parse()
	if err := run(context.Background(), *check); err != nil {
		fmt.Fprintln(os.Stderr, "notice:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, check bool) error {
	root, err := goTool(ctx, nil, "list", "-m", "-f", "{{.Dir}}")
	if err != nil {
		return err
	}
	root = strings.TrimSpace(root)
	modules, err := linked(ctx, root)
	if err != nil {
		return err
	}
	notice := []byte(noticeOf(modules))
	files := map[string][]byte{"docs/NOTICE": notice, "docs/modules.md": []byte(tableOf(modules)), "cmd/clusterwiz/notice.gz": packed(notice)}
	for name, want := range files {
		path := filepath.Join(root, name)
		got, _ := os.ReadFile(path) // What is missing is written.
		switch {
		case bytes.Equal(got, want), strings.HasSuffix(name, ".gz") && bytes.Equal(unpacked(got), notice):
		case check:
			return fmt.Errorf("%s is not of today: run make generate", name)
		default:
			if err := os.WriteFile(path, want, 0o644); err != nil { //nolint:gosec // Everybody may read it.
				return fmt.Errorf("write: %w", err)
			}
		}
	}
	fmt.Printf("%d modules of others, each with its licence\n", len(modules)-1)
	return nil
}

// packed is small: the program carries it.
func packed(text []byte) []byte {
	var out bytes.Buffer
	w, _ := gzip.NewWriterLevel(&out, gzip.BestCompression) // The level is one that there is.
	_, _ = w.Write(text)                                    // Memory takes everything.
	_ = w.Close()
	return out.Bytes()
}

// unpacked is what packed was given; nil for anything else. Another version of Go
// may pack the same otherwise, which is no reason to write it anew.
func unpacked(data []byte) []byte {
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil
	}
	text, err := io.ReadAll(r)
	if err != nil {
		return nil
	}
	return text
}
