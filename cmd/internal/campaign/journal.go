package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// journalled is what a machine's journal says of one run.
type journalled struct {
	run, phase string
	// receipt is the id of what the run says is its own.
	receipt string
	// text is the last line, where what cannot be told apart is named.
	text string
}

// journals reads those of a machine. It has code of its own for that: the
// program's may be wrong.
func (m *machine) journals() ([]journalled, error) {
	files, err := filepath.Glob(filepath.Join(m.runs(), "*.jsonl"))
	if err != nil {
		return nil, err
	}
	var all []journalled
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		all = append(all, readJournal(strings.TrimSuffix(filepath.Base(file), ".jsonl"), data))
	}
	return all, nil
}

func readJournal(run string, data []byte) journalled {
	type outcome struct {
		Phase   string
		Receipt *struct{ ID string }
	}
	j := journalled{run: run}
	for line := range bytes.Lines(data) {
		var l struct{ Record, Outcome *outcome }
		if json.Unmarshal(line, &l) != nil {
			continue
		}
		for _, o := range []*outcome{l.Record, l.Outcome} {
			if o == nil {
				continue
			}
			j.phase, j.receipt, j.text = o.Phase, "", string(line)
			if o.Receipt != nil {
				j.receipt = o.Receipt.ID
			}
		}
	}
	return j
}

// age makes everything that the journals tell older, as if the clock had been
// set forward since; a negative time makes it younger.
func (m *machine) age(d time.Duration) error {
	files, err := filepath.Glob(filepath.Join(m.runs(), "*.jsonl"))
	if err != nil {
		return err
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		var out bytes.Buffer
		for line := range bytes.Lines(data) {
			out.Write(older(line, d))
		}
		if err := os.WriteFile(file, out.Bytes(), 0o600); err != nil {
			return err
		}
	}
	return nil
}
