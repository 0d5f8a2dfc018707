// Command quiet starts as clusterwiz does.
package main

import (
	"fmt"

	_ "clusterwiz/ui/early"

	_ "github.com/charmbracelet/bubbletea"
)

func main() { fmt.Println("started") }
