package main

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"io"
)

// notice is docs/NOTICE, packed; see cmd/internal/notice.
//
//go:embed notice.gz
var notice []byte

// licences are the texts that go along with the works of others in this program.
func licences() (string, error) {
	r, err := gzip.NewReader(bytes.NewReader(notice))
	if err != nil {
		return "", fmt.Errorf("licences: %w", err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		return "", fmt.Errorf("licences: %w", err)
	}
	return string(text), nil
}

func (a *app) writeLicences() error {
	text, err := licences()
	if err != nil {
		return err
	}
	if a.json() {
		return a.writeJSON(map[string]string{"version": version(), "licences": text})
	}
	_, err = io.WriteString(a.out, text)
	return err
}
