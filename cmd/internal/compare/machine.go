package main

import (
	"os"
	"runtime"
	"strings"

	"clusterwiz/forms"
)

// machine is what the figures were taken on. It has no name.
type machine struct {
	cores  int
	memory float64
	// kernel is empty where the system does not tell.
	system, kernel, goes string
}

func thisMachine() machine {
	m := machine{cores: runtime.NumCPU(), system: runtime.GOOS + "/" + runtime.GOARCH, goes: runtime.Version()}
	if text, err := os.ReadFile("/proc/meminfo"); err == nil {
		m.memory = megabytes(field(string(text), "MemTotal:")) / 1000
	}
	if text, err := os.ReadFile("/proc/sys/kernel/osrelease"); err == nil {
		m.kernel = strings.TrimSpace(string(text))
	}
	return m
}

// text is the machine in words.
func (m machine) text() forms.Text {
	return forms.Tf("%d cores, %.1f GB of memory, %s, kernel %s, %s", "%d 核，%.1f GB 内存，%s，内核 %s，%s", m.cores, m.memory, m.system, m.kernel, m.goes)
}
