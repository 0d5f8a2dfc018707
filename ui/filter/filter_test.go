package filter_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"clusterwiz/forms"
	"clusterwiz/ui/filter"
)

var machineColumns = []forms.Column{
	{Fact: "cores", Number: true, Words: []string{"vcpu", "cpu", "core", "核"}},
	{Fact: "memory", Number: true, Words: []string{"gib", "gb", "g", "内存"}},
	{Fact: "gpu", Number: true, Words: []string{"gpu", "卡"}},
	{Fact: "arch"},
}

func machine(name string, cores, memory, gpus int, model, arch string) forms.Option {
	gpu := ""
	if gpus > 0 {
		gpu = fmt.Sprintf("%d × NVIDIA %s", gpus, model)
	}
	return forms.Option{
		Value: name, Columns: machineColumns, Cells: []string{fmt.Sprintf("%d vCPU", cores), fmt.Sprintf("%d GiB", memory), gpu, arch},
		Facts: map[string]string{"gpu": fmt.Sprint(gpus)},
	}
}

func machines() []forms.Option {
	return []forms.Option{
		machine("ecs.e-c1m8.large", 2, 16, 0, "", "x86_64"),
		machine("ecs.hfg7.4xlarge", 16, 64, 0, "", "x86_64"),
		machine("ecs.g7.4xlarge", 16, 64, 0, "", "x86_64"),
		machine("ecs.g8y.4xlarge", 16, 64, 0, "", "arm64"),
		machine("ecs.c7.xlarge", 4, 8, 0, "", "x86_64"),
		machine("ecs.gn7i-c16g1.4xlarge", 16, 60, 1, "A10", "x86_64"),
		machine("ecs.gn7-c12g1.24xlarge", 96, 736, 8, "A100", "x86_64"),
		{Value: "ecs.new.64xlarge", Columns: machineColumns, Why: forms.T("sold out", "已售罄")},
	}
}

func found(x *filter.Index, options []forms.Option, text string) string {
	var values []string
	for _, i := range x.Match(x.Read(text)) {
		values = append(values, strings.TrimPrefix(options[i].Value, "ecs."))
	}
	return strings.Join(values, " ")
}

func TestWordsMeanWhatCellsAre(t *testing.T) {
	t.Parallel()
	const all = "e-c1m8.large hfg7.4xlarge g7.4xlarge g8y.4xlarge c7.xlarge gn7i-c16g1.4xlarge gn7-c12g1.24xlarge new.64xlarge"
	for text, want := range map[string]string{
		"":                  all,
		"  ":                all,
		"16 vcpu":           "hfg7.4xlarge g7.4xlarge g8y.4xlarge gn7i-c16g1.4xlarge",
		"16vcpu":            "hfg7.4xlarge g7.4xlarge g8y.4xlarge gn7i-c16g1.4xlarge",
		"16核":               "hfg7.4xlarge g7.4xlarge g8y.4xlarge gn7i-c16g1.4xlarge",
		"16 VCPU 64 GiB":    "hfg7.4xlarge g7.4xlarge g8y.4xlarge",
		"64 gib 16 vc":      "hfg7.4xlarge g7.4xlarge g8y.4xlarge",
		"64g":               "hfg7.4xlarge g7.4xlarge g8y.4xlarge",
		">=32 vcpu":         "gn7-c12g1.24xlarge",
		">= 32 vcpu":        "gn7-c12g1.24xlarge",
		">=32":              "gn7-c12g1.24xlarge",
		"<4 vcpu":           "e-c1m8.large",
		"≤4 vcpu":           "e-c1m8.large c7.xlarge",
		"=8 gib":            "c7.xlarge",
		">2 vcpu <16":       "c7.xlarge",
		"gpu":               "gn7i-c16g1.4xlarge gn7-c12g1.24xlarge",
		"8 gpu":             "gn7-c12g1.24xlarge",
		"8卡":                "gn7-c12g1.24xlarge",
		"!gpu arm":          "g8y.4xlarge",
		"! gpu arm":         "g8y.4xlarge",
		"a10":               "gn7i-c16g1.4xlarge",
		"a100":              "gn7-c12g1.24xlarge",
		"nvidia":            "gn7i-c16g1.4xlarge gn7-c12g1.24xlarge",
		"!arm 64 gib":       "hfg7.4xlarge g7.4xlarge",
		"!16 vcpu x86":      "e-c1m8.large c7.xlarge gn7-c12g1.24xlarge",
		"!a10 gpu":          "gn7-c12g1.24xlarge",
		"8":                 "c7.xlarge gn7-c12g1.24xlarge e-c1m8.large g8y.4xlarge",
		"64":                "hfg7.4xlarge g7.4xlarge g8y.4xlarge new.64xlarge",
		"g7":                "g7.4xlarge hfg7.4xlarge gn7i-c16g1.4xlarge gn7-c12g1.24xlarge",
		"c7xlarge":          "c7.xlarge g7.4xlarge hfg7.4xlarge gn7i-c16g1.4xlarge gn7-c12g1.24xlarge",
		"g74x":              "g7.4xlarge hfg7.4xlarge gn7i-c16g1.4xlarge gn7-c12g1.24xlarge",
		"sold out":          "new.64xlarge",
		"x86 c7.xlarge":     "c7.xlarge g7.4xlarge hfg7.4xlarge gn7i-c16g1.4xlarge gn7-c12g1.24xlarge",
		"128 vcpu":          "",
		"ecs.mine":          "",
		"vsw-1":             "",
		"c7.xlarge, g7":     "",
		"!":                 all,
		">":                 "",
		"16 vcpu, 64 gib":   "",
		"999999999999999 g": "",
	} {
		x := filter.New(machines(), forms.En)
		if diff := cmp.Diff(want, found(x, machines(), text)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}

// TestTypedLetterByLetter comes to the same as typed at once.
func TestTypedLetterByLetter(t *testing.T) {
	t.Parallel()
	x := filter.New(machines(), forms.En)
	for _, text := range []string{"16 vcpu 64 gib", "c7xlarge", "g7 !arm", "a100 gpu", "!a10", "ecs.g"} {
		for end := range text {
			typed := text[:end+1]
			if diff := cmp.Diff(found(filter.New(machines(), forms.En), machines(), typed), found(x, machines(), typed)); diff != "" {
				t.Errorf("%q (-at once +by letters):\n%s", typed, diff)
			}
		}
	}
}

// TestNamesAndPlainLists: without columns of amounts a number is a word like another.
func TestNamesAndPlainLists(t *testing.T) {
	t.Parallel()
	options := []forms.Option{
		{Value: "vsw-bp1", Label: forms.Same("default-c"), Cells: []string{"cn-hangzhou-c", "10.0.0.0/20", "250 IP"}, Columns: []forms.Column{
			{Fact: "zone"}, {Fact: "cidr"}, {Fact: "free", Number: true, Words: []string{"ip"}},
		}},
		{Value: "vsw-bp2", Label: forms.Same("prod-i"), Cells: []string{"cn-hangzhou-i", "172.16.0.0/20", "4091 IP"}},
		{Value: "vsw-bp3", Cells: []string{"cn-hangzhou-i", "192.168.10.0/24"}},
	}
	options[1].Columns = options[0].Columns
	options[2].Columns = options[0].Columns
	x := filter.New(options, forms.En)
	for text, want := range map[string]string{
		"hangzhou-i": "vsw-bp2 vsw-bp3", "cn-hangzhou-c": "vsw-bp1", "prod": "vsw-bp2", "10": "vsw-bp1 vsw-bp3",
		">1000 ip": "vsw-bp2", "172.16": "vsw-bp2", "pri": "vsw-bp2", "bp3": "vsw-bp3",
	} {
		if diff := cmp.Diff(want, found(x, options, text)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
	if got := strings.Join(x.Cells(2), "|"); got != "vsw-bp3||cn-hangzhou-i|192.168.10.0/24" {
		t.Error(got)
	}
	plain := []forms.Option{{Value: "a4", Cells: []string{"16 vCPU"}}, {Value: "b"}}
	if got := found(filter.New(plain, forms.En), plain, "16 vcpu"); got != "a4" {
		t.Error(got)
	}
}

// TestWhatIsLit is what matches, and nothing else.
func TestWhatIsLit(t *testing.T) {
	t.Parallel()
	options := append(machines(), forms.Option{Value: "vsw-1", Label: forms.Same("prod-i")})
	x := filter.New(options, forms.En)
	lit := func(text string, i int) string {
		cells := x.Cells(i)
		var parts []string
		for at, spans := range x.Lit(x.Read(text), i) {
			for _, s := range spans {
				parts = append(parts, fmt.Sprintf("%d:%s", at, cells[at][s.From:s.To]))
			}
		}
		return strings.Join(parts, " ")
	}
	for _, c := range []struct {
		text string
		row  int
		want string
	}{
		{"16 vcpu", 2, "2:16 vCPU"},
		{"gpu a10", 5, "4:1 × NVIDIA A10"},
		{"a10", 5, "4:A10"},
		{"arm", 3, "5:arm"},
		{"!gpu g7", 2, "0:g7"},
		{"c7xlarge", 4, "0:c7 0:xlarge"},
		{"vsw", 8, "1:vsw"},
		{"pri", 8, "0:pr 0:i"},
		{"64", 2, "3:64"},
		{"", 2, ""},
	} {
		if got := lit(c.text, c.row); got != c.want {
			t.Errorf("%q lights %q, not %q", c.text, got, c.want)
		}
	}
}

// TestARowHasWhatItIsShownFor: whatever stands around them, amounts hold.
func TestARowHasWhatItIsShownFor(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var options []forms.Option
		for i := range rapid.IntRange(1, 60).Draw(t, "rows") {
			cores := rapid.SampledFrom([]int{1, 2, 4, 6, 8, 16, 64}).Draw(t, "cores")
			options = append(options, machine(
				fmt.Sprintf("ecs.%s%d.%dxlarge", rapid.StringMatching(`[a-z]{1,3}`).Draw(t, "family"), i, cores), cores,
				rapid.SampledFrom([]int{1, 2, 8, 16, 64, 164}).Draw(t, "memory"),
				rapid.IntRange(0, 2).Draw(t, "gpus"), rapid.SampledFrom([]string{"A10", "A100", "H20"}).Draw(t, "model"),
				rapid.SampledFrom([]string{"arm64", "x86_64"}).Draw(t, "arch"),
			))
		}
		x := filter.New(options, forms.En)
		shown := map[int]bool{}
		for _, i := range x.Match(x.Read("16 vcpu 64 gib !arm")) {
			shown[i] = true
		}
		for i, o := range options {
			if want := o.Cells[0] == "16 vCPU" && o.Cells[1] == "64 GiB" && o.Cells[3] == "x86_64"; shown[i] != want {
				t.Errorf("%v: shown %v", o.Cells, shown[i])
			}
		}
	})
}

// FuzzRead: nothing that can be typed breaks a search, nor lights what is not there.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{"16 vcpu", "!!", ">= ", "é 规格", "\x00a", "16", "a10 !"} {
		f.Add(seed)
	}
	options := append(machines(), forms.Option{Value: "规格", Label: forms.T("İ big", "大İ")})
	f.Fuzz(func(t *testing.T, text string) {
		x := filter.New(options, forms.Zh)
		q := x.Read(text)
		for _, i := range x.Match(q) {
			cells := x.Cells(i)
			for at, spans := range x.Lit(q, i) {
				for _, s := range spans {
					if s.From < 0 || s.From >= s.To || s.To > len(cells[at]) {
						t.Fatalf("%q: %v of %q", text, s, cells[at])
					}
				}
			}
		}
	})
}

// BenchmarkMatch is one letter more, in five thousand rows.
func BenchmarkMatch(b *testing.B) {
	var options []forms.Option
	for i := range 5000 {
		options = append(options, machine(fmt.Sprintf("ecs.c%d.%dxlarge", i%97, i), i%64, i%256, i%3, "A10", "x86_64"))
	}
	x := filter.New(options, forms.En)
	for _, text := range []string{"c", "c7x", "c7xlarge", "16 vcpu", "16 vcpu 64 gib", "a10 !arm"} {
		b.Run(text, func(b *testing.B) {
			for b.Loop() {
				x.Match(x.Read("zz"))
				x.Match(x.Read(text))
			}
		})
	}
}

// TestWordsThatAreShared are found as if each thing had all of them by itself.
func TestWordsThatAreShared(t *testing.T) {
	t.Parallel()
	around := filter.Share("Queues[1].", "Queue 2 › ", "队列 2 › ")
	alike := filter.Share("max_count", " Maximum", " 最大值", "Queues[].MaxCount")
	all := filter.WordsOf("10").Behind(around, alike)
	lone := filter.WordsOf().Behind(nil, filter.Share("name", "Cluster name", "集群名称"))
	for _, c := range []struct {
		words            filter.Words
		typed            string
		have, lead, they bool
	}{
		{all, "queue", true, true, false},
		{all, "›", true, false, false},
		{all, "max", true, false, false},
		{all, "maximum", true, false, false},
		{all, "最大", true, false, false},
		{all, "10", true, true, true},
		{all, "queues[1].max_count", true, true, true},
		{all, "max_count", true, false, false},
		{all, "[1].m", true, false, false},
		{all, "].max_count", true, false, false},
		{all, "[1]max", false, false, false},
		{all, "queues[].maxcount", true, true, true},
		{all, "queues[2].max_count", false, false, false},
		{lone, "cluster", true, true, false},
		{lone, "name", true, true, true},
		{lone, "nam", true, false, false},
		{lone, "names", false, false, false},
	} {
		if have, lead, they := c.words.Have([]string{c.typed}), c.words.Lead(c.typed), c.words.Are(c.typed); have != c.have || lead != c.lead || they != c.they {
			t.Errorf("%q: have %v, lead %v, are %v", c.typed, have, lead, they)
		}
	}
}
