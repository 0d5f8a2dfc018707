package prices

import (
	"maps"
	"slices"
	"strings"

	"clusterwiz/providers/simulator/engine"
)

// valuesOf are the values that an entry of a configuration may have; none where
// they are too many to list, as machines and sizes are.
func valuesOf(entry string) []engine.Answer {
	out := []engine.Answer{}
	for _, value := range namesOf(entry) {
		out = append(out, engine.Answer{"Value": value, "Name": value, "Type": "single_string", "Remark": ""})
	}
	return out
}

func namesOf(entry string) []string {
	_, member, _ := strings.Cut(entry, ".")
	switch {
	case entry == "LoadBalancerSpec":
		return slices.Sorted(maps.Keys(balancers))
	case entry == "Spec":
		return slices.Sorted(maps.Keys(gateways))
	case entry == "IoOptimized":
		return []string{"IoOptimized"}
	case entry == "ImageOs":
		return []string{"linux", "windows"}
	case member == "Category":
		return slices.Sorted(maps.Keys(diskKinds))
	case member == "PerformanceLevel":
		return slices.Sorted(maps.Keys(levels))
	}
	return nil
}
