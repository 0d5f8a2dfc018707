// Command form asks as many questions as its argument says on one page of huh's own
// form: five lines of text to one choice.
package main

import (
	"fmt"
	"os"
	"strconv"

	"github.com/charmbracelet/huh"
)

func main() {
	n, err := strconv.Atoi(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	var fields []huh.Field
	for i := range n {
		title := fmt.Sprintf("Question %d", i)
		if i%6 == 5 {
			fields = append(fields, huh.NewSelect[string]().Title(title).Options(huh.NewOptions("one", "two", "three")...).Value(new(string)))
			continue
		}
		fields = append(fields, huh.NewInput().Title(title).Description("What it is for").Value(new(string)))
	}
	if err := huh.NewForm(huh.NewGroup(fields...)).WithHeight(38).Run(); err != nil {
		os.Exit(1)
	}
}
