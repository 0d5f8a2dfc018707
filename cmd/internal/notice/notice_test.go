package main

import (
	"debug/buildinfo"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"clusterwiz/ui/e2e/built"
)

const root = "../../../"

// TestTheTableIsOfToday holds docs/modules.md to what the program was built from and
// to go.mod, without the network: every module that is linked is in it, with its
// version and a licence that was recognised.
func TestTheTableIsOfToday(t *testing.T) {
	t.Parallel()
	page, required, notice := read(t, "docs/modules.md"), read(t, "go.mod"), read(t, "docs/NOTICE")
	versions := map[string]string{}
	for _, row := range regexp.MustCompile(`(?m)^\| \(?([^ )]+\.[^ )]+)\)? \| (\S+) \| (.+) \| (.+) \|$`).FindAllStringSubmatch(page, -1) {
		path, version, licence := row[1], row[2], row[3]
		versions[path] = version
		if !strings.Contains(required, "\t"+path+" "+version+"\n") && !strings.Contains(required, "\t"+path+" "+version+" ") {
			t.Errorf("%s %s is not in go.mod", path, version)
		}
		if !strings.Contains(notice, "\n"+path+" "+version+"\n") {
			t.Errorf("%s %s has no licence in docs/NOTICE", path, version)
		}
		if strings.Contains(licence, "?") {
			t.Errorf("%s: its licence is not recognised", path)
		}
	}
	if testing.Short() {
		t.Skip("the detector of races does not see into a program")
	}
	if _, err := exec.LookPath("go"); err != nil && runtime.GOOS == "windows" {
		return // Under wine nothing is built.
	}
	program, err := built.Program(t.Context(), t.TempDir(), "clusterwiz/cmd/clusterwiz")
	if err != nil {
		t.Fatal(err)
	}
	info, err := buildinfo.ReadFile(program)
	if err != nil {
		t.Fatal(err)
	}
	for _, module := range info.Deps {
		if versions[module.Path] != module.Version {
			t.Errorf("%s %s is linked and is not in docs/modules.md (%q): run make generate", module.Path, module.Version, versions[module.Path])
		}
	}
	if len(info.Deps) == 0 || len(purposes) != len(versions) {
		t.Errorf("%d modules are linked, %d in the table, %d have a purpose", len(info.Deps), len(versions), len(purposes))
	}
}

// TestTheProgramCarriesTheNotice that the sources have.
func TestTheProgramCarriesTheNotice(t *testing.T) {
	t.Parallel()
	notice := read(t, "docs/NOTICE")
	if got := string(unpacked([]byte(read(t, "cmd/clusterwiz/notice.gz")))); got != notice {
		t.Error("cmd/clusterwiz/notice.gz is not docs/NOTICE: run make generate")
	}
	if got := string(unpacked(packed([]byte(notice)))); got != notice {
		t.Error("what is packed comes out otherwise")
	}
	if unpacked([]byte("no gzip")) != nil {
		t.Error("something was unpacked from nothing")
	}
}

func TestLicence(t *testing.T) {
	t.Parallel()
	const bsd = "Redistribution and use in source and binary forms, with or without"
	for want, texts := range map[string][]string{
		"MIT":             {"Permission is hereby granted, free of charge, to any person"},
		"BSD-2-Clause":    {bsd},
		"BSD-3-Clause":    {bsd + "\nNeither the name ... used to endorse or promote products"},
		"ISC":             {"Permission to use, copy, modify, and/or distribute this software"},
		"MIT, Apache-2.0": {"Permission is hereby granted, free of charge", "Apache License\nVersion 2.0"},
		"?":               {"All rights reserved."},
	} {
		if got := (module{texts: texts}).licence(); got != want {
			t.Errorf("%s: got %s", want, got)
		}
	}
}

// TestTextsOf looks into the folders of what is linked, and nowhere else.
func TestTextsOf(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"LICENSE.txt": "one", "NOTICE": "two", "licenses.go": "no", "in/COPYING": "three", "in/deep/x.go": "no", "out/LICENSE": "no", "README.md": "\n## License\n\nMIT\n",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	texts, err := textsOf(dir, []string{filepath.Join(dir, "in", "deep"), dir})
	if got := strings.Join(texts, " "); got != "one two three" || err != nil {
		t.Errorf("got %q, %v", got, err)
	}
	for _, name := range []string{"LICENSE.txt", "NOTICE", "in/COPYING"} {
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	if texts, err = textsOf(dir, nil); err != nil || (module{texts: texts}).licence() != "MIT" {
		t.Errorf("a README's: %q, %v", texts, err)
	}
	if err := os.Remove(filepath.Join(dir, "README.md")); err != nil {
		t.Fatal(err)
	}
	if texts, err = textsOf(dir, nil); err == nil {
		t.Errorf("none: %q", texts)
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(root + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
