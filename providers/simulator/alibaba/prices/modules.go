package prices

import (
	"slices"
	"strconv"
	"strings"

	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// goods is what BSS calls a product, sold in one of two ways.
type goods struct {
	code, kind   string
	subscription bool
	modules      []module
}

// module is a part of goods that has a price.
type module struct {
	code      string
	priceType string   // Hour or Usage; a subscription has its own term.
	config    []string // Every entry must be sent, but for levels of disks that have none.
	// rate is the price for an hour or for what is used, false for values that
	// there are not.
	rate func(b *book, config map[string]string) (engine.Amount, bool)
}

// shelf is what the page names codes of, and nothing else.
var shelf = []goods{
	{"ecs", "ecs", false, slices.Concat(nodeModules(), []module{
		{"InternetTrafficOut", "Usage", []string{"InternetTrafficOut"}, count("InternetTrafficOut", perTraffic)},
	})},
	{"ecs", "ecs", true, nodeModules()},
	{"eip", "eip", false, []module{
		{"InstanceRent", "Hour", []string{"InstanceRent"}, count("InstanceRent", perAddress)},
		{"InternetTrafficOut", "Usage", []string{"InternetTrafficOut"}, count("InternetTrafficOut", perTraffic)},
	}},
	{"eip", "eip", true, []module{
		{"Bandwidth", "Hour", []string{"Bandwidth"}, count("Bandwidth", perMbit)},
	}},
	{"slb", "slb", false, []module{
		{"LoadBalancerSpec", "Hour", []string{"LoadBalancerSpec"}, choice("LoadBalancerSpec", balancers)},
		{"InstanceRent", "Hour", []string{"InstanceRent"}, count("InstanceRent", perAddress)},
		{"InternetTrafficOut", "Usage", []string{"InternetTrafficOut"}, count("InternetTrafficOut", perTraffic)},
		{"Bandwidth", "Hour", []string{"Bandwidth"}, kilobits("Bandwidth", 1024, 5_120_000)},
	}},
	// Another source writes natgw_spec for Spec; the page goes first.
	{"nat_gw", "nat_gw", true, []module{{"Spec", "Hour", []string{"Spec"}, choice("Spec", gateways)}}},
}

var (
	balancers = map[string]engine.Amount{
		"slb.s1.small": 0, "slb.s2.small": 290_000, "slb.s2.medium": 580_000, "slb.s3.small": 1_080_000, "slb.s3.medium": 1_600_000, "slb.s3.large": 3_200_000,
	}
	gateways = map[string]engine.Amount{"Small": 500_000, "Middle": 900_000, "Large": 1_700_000, "Xlarge.1": 3_200_000}
)

// nodeModules are those of a machine.
func nodeModules() []module {
	return []module{
		{"InstanceType", "Hour", []string{"InstanceType", "IoOptimized", "ImageOs"}, machineModule},
		{"SystemDisk", "Hour", []string{"SystemDisk.Category", "SystemDisk.Size", "SystemDisk.PerformanceLevel"}, diskModule("SystemDisk.")},
		{"DataDisk", "Hour", []string{"DataDisk.Category", "DataDisk.Size", "DataDisk.PerformanceLevel"}, diskModule("DataDisk.")},
		{"InternetMaxBandwidthOut", "Hour", []string{"InternetMaxBandwidthOut"}, kilobits("InternetMaxBandwidthOut", 0, 100*1024)},
	}
}

func machineModule(b *book, config map[string]string) (engine.Amount, bool) {
	t := b.machine(config["InstanceType"])
	if t == nil || config["IoOptimized"] != "IoOptimized" || config["ImageOs"] != "linux" && config["ImageOs"] != "windows" {
		return 0, false
	}
	return machineRate(t), true
}

func diskModule(prefix string) func(*book, map[string]string) (engine.Amount, bool) {
	return func(_ *book, config map[string]string) (engine.Amount, bool) {
		d := disk{category: config[prefix+"Category"], level: config[prefix+"PerformanceLevel"]}
		size, err := strconv.Atoi(config[prefix+"Size"])
		d.size = size
		essd := d.category == world.CloudESSD
		ok := err == nil && size > 0 && size <= largestDisk && diskKinds[d.category] > 0 && (levels[d.level] > 0 || !essd)
		if !ok {
			return 0, false
		}
		return d.rate(), true
	}
}

// count is a module whose entry is how many of it there are.
func count(entry string, each engine.Amount) func(*book, map[string]string) (engine.Amount, bool) {
	return func(_ *book, config map[string]string) (engine.Amount, bool) {
		n, err := strconv.Atoi(config[entry])
		return engine.Amount(n) * each, err == nil && n >= 0 && n <= 10_000
	}
}

// choice is a module whose entry is one of some names.
func choice(entry string, rates map[string]engine.Amount) func(*book, map[string]string) (engine.Amount, bool) {
	return func(_ *book, config map[string]string) (engine.Amount, bool) {
		rate, ok := rates[config[entry]]
		return rate, ok
	}
}

// kilobits is a module whose entry is a bandwidth in Kbit/s.
func kilobits(entry string, least, most int) func(*book, map[string]string) (engine.Amount, bool) {
	return func(_ *book, config map[string]string) (engine.Amount, bool) {
		n, err := strconv.Atoi(config[entry])
		return engine.Amount(n) * perMbit / 1024, err == nil && n >= least && n <= most
	}
}

// parseConfig reads "AA:aa,BB:bb"; false for any other text.
func parseConfig(text string) (map[string]string, bool) {
	config := map[string]string{}
	for entry := range strings.SplitSeq(text, ",") {
		name, value, ok := strings.Cut(entry, ":")
		if _, twice := config[name]; !ok || twice || name == "" || value == "" {
			return nil, false
		}
		config[name] = value
	}
	return config, true
}

// complete tells whether a configuration has the entries of a module and no others.
func (m module) complete(config map[string]string) bool {
	found := 0
	for _, name := range m.config {
		if config[name] != "" {
			found++
		} else if !strings.HasSuffix(name, ".PerformanceLevel") {
			return false
		}
	}
	return found == len(config)
}
