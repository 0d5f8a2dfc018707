// Command choose shows the lines of its input file in huh's own list.
package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/charmbracelet/huh"
)

func main() {
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	var options []huh.Option[string]
	for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		options = append(options, huh.NewOption(line, line))
	}
	chosen := ""
	list := huh.NewSelect[string]().Title("Type").Options(options...).Height(35).Value(&chosen)
	if err := huh.NewForm(huh.NewGroup(list)).Run(); err != nil {
		os.Exit(1)
	}
}
