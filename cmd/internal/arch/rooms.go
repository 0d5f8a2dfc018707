package arch

import "strings"

// Module is the path before every room.
const Module = "clusterwiz"

// room is a folder, subfolders included unless they are rooms of their own.
type room struct {
	folder string
	// imports are the rooms that it may use; "*" is all of them.
	imports []string
	// inTests are those that its test files may use besides.
	inTests []string
	// forTests keeps the room out of the program: only tests may use it.
	forTests bool
}

const (
	simulator = "providers/simulator"
	// engine is what all clouds of the simulator run on.
	engine = simulator + "/engine"
	// alibaba has rooms of its own: the gateway of all its products, the world
	// that they tell of, and the products.
	alibaba = simulator + "/alibaba"
	// simtest and alibabatest are what tests of the simulator share.
	simtest     = simulator + "/simtest"
	alibabatest = alibaba + "/alibabatest"
	exchange    = "providers/exchange"
	// mirrored turns answers back into the body of a creation.
	mirrored = "providers/mirror"
	// cloudtest is what the tests of the clouds share.
	cloudtest = "providers/cloudtest"
	// built is what tests that run the program share.
	built = "ui/e2e/built"
	// journeys are what tests do with the wizard as people would.
	journeys = "ui/e2e/journey"
	// connector makes what a run is sent to.
	connector = "providers/connect"
	// planned is what will exist if a request is taken.
	planned = "providers/plan"
	// priced is what a plan costs.
	priced = "providers/price"
	// presets are answers to begin with.
	presets = "profiles/presets"
	// importer makes answers of requests that exist already.
	importer = "profiles/importer"
	// likeness makes answers of what a cloud tells of a thing.
	likeness = "profiles/likeness"
	// schemas are for editors.
	schemas = "profiles/schema"
	// tfTables are the attributes of Terraform, for who reads and who writes them.
	tfTables = "profiles/terraform"
	// disk reads files that may be anything, in whatever room.
	disk = "forms/files"
	// gate is through which text goes that is not ours.
	gate = "forms/foreign"
	// clouds is the list of all clouds.
	clouds = "providers/clouds"
	// cloud stands for each folder of providers that is not named below.
	cloud = "providers/*"
)

// rooms are the arrows. What is not listed is forbidden: a cloud never knows
// another cloud, providers never know a screen, all clouds send through one
// exchange, and the simulator knows nobody, since it is the independent witness
// of what goes over the wire. In it, too, no cloud knows another, and the engine
// knows none.
var rooms = []room{
	{folder: "cmd", imports: []string{"*"}},
	{
		folder: "ui", imports: []string{
			"forms", "profiles", importer, presets, "providers", connector, priced, "providers/launch",
			"ui/deletion", "ui/form", "ui/progress", "ui/review", "ui/start",
			"ui/dialog", "ui/filter", "ui/finder", "ui/keys", "ui/look", "ui/message", "ui/pages", "ui/text", "ui/work",
		},
		inTests: []string{gate, simulator, clouds, cloud, planned, built, journeys},
	},
	{
		folder: "ui/deletion",
		imports: []string{
			"forms", "providers", connector, "providers/launch",
			"ui/dialog", "ui/keys", "ui/look", "ui/message", "ui/questions", "ui/work",
		},
	},
	{folder: "ui/board", imports: []string{"forms", gate, "ui/text"}},
	{folder: "ui/dialog", imports: []string{"forms", "ui/input", "ui/keys", "ui/look", "ui/text"}},
	{folder: "ui/finder", imports: []string{"forms", "ui/filter", "ui/input", "ui/keys", "ui/look", "ui/text"}},
	{folder: "ui/early", inTests: []string{built}},
	{folder: built, forTests: true},
	{folder: journeys, imports: []string{"forms"}, forTests: true},
	{folder: "ui/fields", imports: []string{"forms", "ui/input", "ui/keys", "ui/look"}},
	{folder: "ui/input", imports: []string{gate, "ui/keys", "ui/look"}, inTests: []string{"forms"}},
	{folder: "ui/keys", imports: []string{"forms", "ui/look", "ui/text"}},
	{folder: "ui/filter", imports: []string{"forms", gate}},
	{folder: "ui/list", imports: []string{"forms", "ui/filter", "ui/input", "ui/keys", "ui/look", "ui/text"}},
	{folder: "ui/look", imports: []string{"forms", gate, "ui/text"}},
	{folder: "ui/message", imports: []string{"forms"}},
	{folder: "ui/progress", imports: []string{"forms", "providers", "providers/launch", "ui/dialog", "ui/keys", "ui/look", "ui/message", "ui/search", "ui/text"}},
	{
		folder:  "ui/review",
		imports: []string{"forms", "profiles", "profiles/diff", "providers", "providers/online", planned, priced, "ui/dialog", "ui/keys", "ui/look", "ui/message", "ui/request", "ui/search", "ui/text", "ui/work"},
		inTests: []string{connector},
	},
	{
		folder: "ui/start",
		imports: []string{
			"forms", "profiles", presets, "providers", "providers/launch",
			"ui/dialog", "ui/input", "ui/keys", "ui/list", "ui/look", "ui/message", "ui/text", "ui/work",
		},
	},
	{folder: "ui/request", imports: []string{"forms", "providers", "ui/look", "ui/text"}},
	{folder: "ui/search", imports: []string{"ui/input", "ui/keys", "ui/look"}, inTests: []string{"forms"}},
	{folder: "ui/text", imports: []string{gate}},
	{
		folder:  "ui/form",
		imports: []string{"forms", "ui/keys", "ui/look", "ui/message", "ui/questions", "ui/request", "ui/text", "ui/work"},
		inTests: []string{"providers", connector},
	},
	{folder: "ui/pages", imports: []string{"forms", "ui/look", "ui/text", "ui/work"}, inTests: []string{"providers", "ui/message"}},
	{
		folder:  "ui/questions",
		imports: []string{"forms", "ui/dialog", "ui/fields", "ui/keys", "ui/list", "ui/look", "ui/message", "ui/search", "ui/text", "ui/work"},
	},
	{folder: "ui/work", imports: []string{"forms", "profiles", "profiles/diff", importer, likeness, schemas, "providers", connector, planned, priced, "providers/launch", "ui/message"}},
	{
		folder: "ui/plain", imports: []string{"forms", gate, "profiles", "providers", "providers/launch", "ui/filter", "ui/message", "ui/work"},
		inTests: []string{simulator, cloud, connector},
	},
	{folder: "profiles", imports: []string{"forms", disk, gate, "profiles/overlay", "profiles/assignment"}},
	{folder: "profiles/overlay", imports: []string{"forms"}},
	{folder: "profiles/assignment", imports: []string{"forms"}},
	{folder: presets, imports: []string{"forms", "profiles"}, inTests: []string{clouds, cloud, "providers"}},
	{folder: "profiles/defaults", imports: []string{"forms", disk, "profiles"}},
	{folder: "profiles/diff", imports: []string{"forms"}, inTests: []string{clouds, cloud, cloudtest, presets, "profiles", "providers"}},
	{
		folder: "profiles/export", imports: []string{"forms", gate, "providers", tfTables},
		inTests: []string{clouds, cloud, "profiles", presets, importer, simulator, alibabatest},
	},
	{folder: schemas, imports: []string{"forms", "profiles", "providers"}, inTests: []string{clouds, cloud, presets}},
	{folder: importer, imports: []string{"forms", gate, "forms/mask", disk, "profiles", "providers", tfTables}, inTests: []string{clouds, cloud, presets}},
	{folder: likeness, imports: []string{"forms", importer, "profiles/diff", "providers"}},
	{folder: tfTables},
	{folder: "profiles/kubeconfig", imports: []string{"forms", disk}},
	{folder: "providers", imports: []string{"forms", gate}},
	{folder: planned, imports: []string{"forms", "providers"}},
	{folder: priced, imports: []string{"forms", "providers", planned}},
	{folder: exchange, imports: []string{"forms", "forms/mask", "providers"}},
	{folder: mirrored, imports: []string{"forms", "providers", exchange}},
	{folder: "providers/alicloud", imports: []string{"forms", disk, "providers", exchange, planned, priced}, inTests: []string{simulator, cloudtest}},
	{folder: connector, imports: []string{"forms", "providers"}, inTests: []string{simulator, cloud}},
	{folder: "providers/launch", imports: []string{"forms", "forms/mask", disk, "providers", connector}, inTests: []string{simulator, cloud}},
	{
		folder: simulator, imports: []string{engine, alibaba, simulator + "/batchcompute", simulator + "/huawei", simulator + "/qingcloud"},
		inTests: []string{simtest, alibabatest},
	},
	{folder: engine},
	{folder: simtest, imports: []string{engine}, forTests: true},
	{folder: "providers/online", imports: []string{"forms", "providers", connector}, inTests: []string{simulator, cloud}},
	{folder: simulator + "/batchcompute", imports: []string{engine}, inTests: []string{simtest}},
	{folder: simulator + "/huawei", imports: []string{engine}, inTests: []string{simtest}},
	{folder: simulator + "/qingcloud", imports: []string{engine}, inTests: []string{simtest}},
	{
		folder: alibaba, imports: []string{engine, alibaba + "/gateway", alibaba + "/world", alibaba + "/ehpc", alibaba + "/ack", alibaba + "/lookups", alibaba + "/prices"},
		inTests: []string{simtest, alibabatest},
	},
	{folder: alibaba + "/world", imports: []string{engine}},
	{folder: alibaba + "/gateway", imports: []string{engine, alibaba + "/world"}},
	{folder: alibaba + "/ehpc", imports: []string{engine, alibaba + "/gateway", alibaba + "/world"}, inTests: []string{alibaba, simtest, alibabatest}},
	{folder: alibaba + "/ack", imports: []string{engine, alibaba + "/gateway", alibaba + "/world"}, inTests: []string{alibaba, simtest, alibabatest}},
	{folder: alibaba + "/lookups", imports: []string{engine, alibaba + "/gateway", alibaba + "/world"}, inTests: []string{alibaba, simtest, alibabatest}},
	{folder: alibaba + "/prices", imports: []string{engine, alibaba + "/gateway", alibaba + "/world"}, inTests: []string{alibaba, simtest, alibabatest}},
	{folder: alibabatest, imports: []string{engine, simtest}, forTests: true},
	{folder: cloudtest, imports: []string{"forms", "profiles", "profiles/diff", likeness, presets, "providers", exchange, connector, planned, priced, "providers/launch", simulator}, forTests: true},
	{
		folder: cloud, imports: []string{"forms", disk, "providers", exchange, mirrored, "providers/alicloud", planned, priced},
		inTests: []string{simulator, "providers/launch", cloudtest},
	},
	{folder: clouds, imports: []string{"providers", cloud}},
	{folder: disk, imports: []string{"forms"}},
	{folder: "forms/mask", imports: []string{"forms"}},
	{folder: "forms", imports: []string{gate}},
	{folder: gate},
}

// library keeps packages from outside in the rooms that may use them.
type library struct {
	prefix string
	rooms  []string
	why    string
}

// toolkit are the rooms that may use the toolkit of the screens.
var toolkit = []string{
	"cmd", "ui", "ui/board", "ui/deletion", "ui/dialog", "ui/early", "ui/fields", "ui/finder", "ui/input", "ui/keys", "ui/list", "ui/look", "ui/message", "ui/progress", "ui/request",
	"ui/text", "ui/work",
	"ui/form", "ui/pages", "ui/questions", "ui/review", "ui/search", "ui/start", journeys,
}

var libraries = []library{
	{"github.com/charmbracelet/", toolkit, "only screens draw"},
	{"github.com/muesli/", []string{"ui", "ui/look", "cmd"}, "only screens draw"},
	{"github.com/aymanbagabas/go-osc52", []string{"ui"}, "only the app copies"},
	{"golang.org/x/term", []string{"ui", "ui/plain", "cmd"}, "only screens know the terminal"},
	{"net/http/httptrace", []string{exchange}, "one room tells whether a call left"},
	{"github.com/alibabacloud-go/", []string{"providers/alicloud"}, "one room signs and sends for the Alibaba clouds"},
	{"github.com/aliyun/", []string{"providers/alicloud"}, "one room signs and sends for the Alibaba clouds"},
	{"github.com/hashicorp/hcl", []string{"profiles/export"}, "one room writes Terraform"},
	{"github.com/zclconf/go-cty", []string{"profiles/export"}, "one room writes Terraform"},
}

// pure are packages that a form, which only computes, has no use for.
var pure = []string{"net", "net/http", "os", "os/exec", "syscall"}

// roomOf returns the folder, as [rooms] names it, that holds a package's folder.
func roomOf(folder string) string {
	best := ""
	for _, r := range rooms {
		if within(folder, r.folder) && len(r.folder) > len(best) {
			best = r.folder
		}
	}
	if best == "providers" && strings.HasPrefix(folder, "providers/") {
		return cloud
	}
	return best
}

func within(folder, outer string) bool {
	return folder == outer || strings.HasPrefix(folder, outer+"/")
}
