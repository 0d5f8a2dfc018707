package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// example is the filled-in profile of a cloud.
type example struct{ cloud, before, after string }

// readExamples takes each example apart at the name of what it makes, which is the first.
func readExamples(clouds []string) ([]example, error) {
	var all []example
	for _, cloud := range clouds {
		data, err := os.ReadFile(filepath.Join("providers", cloud, "testdata", "example.toml"))
		if err != nil {
			return nil, err
		}
		before, rest, found := strings.Cut(string(data), "\nname = \"")
		_, after, ended := strings.Cut(rest, "\"\n")
		if !found || !ended {
			return nil, fmt.Errorf("the example of %s has no name", cloud)
		}
		all = append(all, example{cloud, before + "\nname = \"", "\"\n" + after})
	}
	return all, nil
}

// services is the block of addresses in the example of ACK, of which each cluster of a VPC
// wants its own.
const services = "172.21.0.0/20"

// serviceBlock is the nth of them.
func serviceBlock(n int) string { return fmt.Sprintf("10.%d.%d.0/24", 128+n>>8&127, n&255) }

// writeProfiles writes n profiles, of each cloud in turn, and returns their names.
func writeProfiles(dir string, examples []example, n int) ([]string, error) {
	names := make([]string, n)
	for i := range n {
		one := examples[i%len(examples)]
		names[i] = fmt.Sprintf("%s-%06d.toml", one.cloud, i)
		text := one.before + fmt.Sprintf("scale-%06d", i) + strings.Replace(one.after, services, serviceBlock(i), 1)
		if err := os.WriteFile(filepath.Join(dir, names[i]), []byte(text), 0o600); err != nil {
			return nil, err
		}
	}
	return names, nil
}
