package main

import "fmt"

// program is one that is compared.
type program struct {
	name string
	// file is the binary, as it is called in the folder of tools or on the PATH.
	file string
	// module is the one of others that it shows, where that is not its own.
	module string
	// version and help are arguments that make it say these; nil for what has none.
	version, help []string
	// first is a first frame, list and form what keys are pressed in; nil for none.
	first, list, form *scene
}

// scene is a program on a terminal.
type scene struct {
	// command is for a shell, of which {NAME} is a binary and what [bench.fill] knows.
	command string
	// ready stands in the first frame.
	ready string
	// steps lead to where keys are measured.
	steps []step
	// filter leads from a list to typing a word of it; empty where typing is enough.
	filter string
}

// step is a press and what then is on the screen.
type step struct{ press, see string }

// The sizes that are compared.
const (
	fewRows, manyRows = 100, 5000
	// questions are those of the largest item of our forms, which huh's form has as
	// many of.
	questions = 54
)

// Keys as terminals send them.
const (
	enter    = "\r"
	down, up = "\x1b[B", "\x1b[A"
	rubout   = "\x7f"
	ctrlK    = "\x0b"
	ctrlO    = "\x0f"
)

// typed are the keys that narrow a list and open it again, written those of a field, and
// moved those between rows.
var (
	typed   = []string{"t", "4", "9", rubout, rubout, rubout}
	written = []string{"x", rubout}
	moved   = []string{down, down, down, up}
)

// ours is the program that the others are held against, plain the least that Go can do.
const ours, plain = "clusterwiz", "Go hello"

// programs are what is compared, ours first.
func programs() []program {
	filter := func(command string) *scene { return &scene{command: "exec " + command + " <{many}", ready: firstRow} }
	few := func(command string) *scene { return &scene{command: "exec " + command + " <{few}", ready: firstRow} }
	return []program{
		{
			name: ours, file: "clusterwiz", version: []string{"--version"}, help: []string{"--help"},
			first: &scene{command: "exec {clusterwiz}", ready: "What"},
			list: &scene{command: fmt.Sprintf("exec {rows} %d", manyRows), ready: "Plan", steps: []step{
				{ctrlK, "Find and do"}, {"instance type", "Instance type"}, {enter, fmt.Sprintf("among %d", manyRows)}, {enter, firstRow},
			}},
			form: &scene{command: "exec {clusterwiz} demo ack", ready: "Plan", steps: []step{
				{ctrlK, "Find and do"}, {"pool 1 name", "node pool 1"}, {enter, "Node pools"}, {ctrlO, fmt.Sprintf("of %d", questions)},
			}},
		},
		{name: plain, file: "hello", version: []string{}},
		{
			name: "gum", file: "gum", version: []string{"--version"}, help: []string{"--help"},
			first: few("{gum} filter --height 35"), list: filter("{gum} filter --height 35"),
		},
		{
			name: "huh", file: "choose", module: "github.com/charmbracelet/huh",
			first: &scene{command: "exec {choose} {few}", ready: firstRow},
			list:  &scene{command: "exec {choose} {many}", ready: firstRow, filter: "/"},
			form:  &scene{command: fmt.Sprintf("exec {form} %d", questions), ready: "Question 1"},
		},
		{
			// From the top down, as the others: at its own first row there is nothing below.
			name: "fzf", file: "fzf", version: []string{"--version"}, help: []string{"--help"},
			first: few("{fzf} --layout=reverse"), list: filter("{fzf} --layout=reverse"),
		},
		{
			name: "lazygit", file: "lazygit", version: []string{"--version"}, help: []string{"--help"},
			first: &scene{command: "cd {repository} && exec {lazygit}", ready: "Commits"},
		},
		{name: "git", file: "git", version: []string{"--version"}, help: []string{"--help"}},
		// Its help asks the network for plugins first.
		{name: "aliyun", file: "aliyun", version: []string{"version"}},
	}
}
