package simulator_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers/simulator/simtest"
)

// TestWireNamesOfBothWitnesses holds the parameters that a client has from the
// API pages against those that the simulator has. The two lists are written
// independently of each other; a difference that is not told here is a mistake
// in one of them.
func TestWireNamesOfBothWitnesses(t *testing.T) {
	t.Parallel()
	for cloud, test := range map[string]struct {
		simulated           string
		onlyThere, onlyHere []string
	}{
		// Those of registered and serverless clusters.
		"ack": {"alibaba/ack/testdata/wire_names.txt", []string{"access_control_list", "logging_type", "service_discovery_types"}, nil},
		// The page has them in upper case, the service takes the lower.
		"ehpc": {"alibaba/ehpc/testdata/wire_names.txt", []string{"Tags.Key", "Tags.Value"}, []string{"Tags.key", "Tags.value"}},
		// What comes with answers alone.
		"batchcompute": {"batchcompute/testdata/names.txt", []string{"Groups.ActualVMCount", "Groups.Disks"}, nil},
		// It goes into the query with the signature.
		"qingcloud": {"qingcloud/testdata/names.txt", []string{"timestamp"}, nil},
		// The definition of node pools has neither.
		"modelarts": {"huawei/testdata/names.txt", []string{"metadata.annotations.os.modelarts/auto.pay", "spec.resources.driver.version"}, nil},
	} {
		t.Run(cloud, func(t *testing.T) {
			t.Parallel()
			client, simulated := wireNames(t, "../"+cloud+"/testdata/wire_names.txt"), wireNames(t, test.simulated)
			if diff := cmp.Diff(test.onlyThere, missing(client, simulated, false)); diff != "" {
				t.Errorf("in the client's list alone: %s", diff)
			}
			if diff := cmp.Diff(test.onlyHere, missing(simulated, client, true)); diff != "" {
				t.Errorf("in the simulator's list alone: %s", diff)
			}
		})
	}
}

// wireNames reads a list; how lists, free names and dots in names are marked
// does not count.
func wireNames(t *testing.T, path string) []string {
	t.Helper()
	var names []string
	for line := range strings.Lines(simtest.ReadFile(t, path)) {
		name, _, _ := strings.Cut(line, "#")
		if name = strings.TrimSpace(name); name != "" {
			names = append(names, strings.NewReplacer("[]", "", ".{}", "", `\`, "").Replace(name))
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// missing are the names that are not in others, not even as what holds another.
// With below, members are told by what holds them, when that is in others alone.
func missing(names, others []string, below bool) []string {
	known, holds := map[string]bool{}, map[string]bool{}
	for _, other := range others {
		known[other] = true
		for i, r := range other {
			if r == '.' {
				known[other[:i]], holds[other[:i]] = true, true
			}
		}
	}
	var out []string
	for _, name := range names {
		told := known[name]
		for i, r := range name {
			told = told || below && r == '.' && known[name[:i]] && !holds[name[:i]]
		}
		if !told {
			out = append(out, name)
		}
	}
	return out
}
