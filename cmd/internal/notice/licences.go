package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

var (
	legal = regexp.MustCompile(`(?i)^(licen[sc]e|copying|notice)([.-]|$)`)
	// chapter is that of a README for people who keep no file for it.
	chapter = regexp.MustCompile(`(?is)\n## Licen[sc]e\s.*`)
)

// textsOf returns the licences and notices of a module: those of its folder, and of
// the folders of the packages that are linked.
func textsOf(root string, packages []string) ([]string, error) {
	folders := []string{root}
	for _, folder := range packages {
		for ; strings.HasPrefix(folder, root+string(filepath.Separator)); folder = filepath.Dir(folder) {
			folders = append(folders, folder)
		}
	}
	slices.Sort(folders)
	var texts []string
	for _, folder := range slices.Compact(folders) {
		entries, err := os.ReadDir(folder)
		if err != nil {
			return nil, fmt.Errorf("read: %w", err)
		}
		for _, entry := range entries {
			if entry.IsDir() || !legal.MatchString(entry.Name()) {
				continue
			}
			text, err := os.ReadFile(filepath.Join(folder, entry.Name()))
			if err != nil {
				return nil, fmt.Errorf("read: %w", err)
			}
			texts = append(texts, string(text))
		}
	}
	if len(texts) > 0 {
		return texts, nil
	}
	readme, _ := os.ReadFile(filepath.Join(root, "README.md"))
	if text := chapter.Find(readme); text != nil {
		return []string{string(text)}, nil
	}
	return nil, errors.New("it has no licence")
}

// kinds are licences by words that only they have, with their names in the list of
// SPDX.
var kinds = []struct{ name, words string }{
	{"MIT", "Permission is hereby granted, free of charge"},
	{"MIT", "## License\n\nMIT\n"},
	{"ISC", "Permission to use, copy, modify, and/or distribute"},
	{"Apache-2.0", "Apache License"},
	{"MPL-2.0", "Mozilla Public License, version 2.0"},
	{"BSD-3-Clause", "endorse or promote products"},
	{"BSD-2-Clause", "Redistribution and use in source and binary forms"},
}

// licence names what the texts of a module are; "?" where nothing is recognised.
func (m module) licence() string {
	var names []string
	all := strings.Join(m.texts, "\n")
	for _, kind := range kinds {
		if !strings.Contains(all, kind.words) || kind.name == "BSD-2-Clause" && slices.Contains(names, "BSD-3-Clause") {
			continue
		}
		names = append(names, kind.name)
	}
	if len(names) == 0 {
		return "?"
	}
	return strings.Join(slices.Compact(names), ", ")
}
