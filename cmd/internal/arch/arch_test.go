package arch_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"clusterwiz/cmd/internal/arch"
)

func TestTheTreeKeepsThePlan(t *testing.T) {
	t.Parallel()
	tree := os.DirFS("../../..")
	module, err := os.ReadFile("../../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(module), "module "+arch.Module+"\n") {
		t.Fatal("go.mod names another module")
	}
	broken, err := arch.Broken(tree)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range broken {
		t.Error(line)
	}
}

func TestBroken(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		file, imports string
		want          string
	}{
		"forms know nobody":              {"forms/a.go", "clusterwiz/providers", "forms may not know providers"},
		"not in their tests either":      {"forms/a_test.go", "clusterwiz/providers/ehpc", "forms may not know providers/*"},
		"their tests know them":          {"forms/a_test.go", "clusterwiz/forms", ""},
		"forms draw nothing":             {"forms/a.go", "github.com/charmbracelet/lipgloss", "only screens draw"},
		"forms call nobody":              {"forms/a.go", "net/http", "forms only compute"},
		"forms know addresses":           {"forms/a.go", "net/netip", ""},
		"profiles know forms":            {"profiles/a.go", "clusterwiz/forms", ""},
		"profiles know no provider":      {"profiles/a.go", "clusterwiz/providers", "profiles may not know providers"},
		"providers know no screen":       {"providers/a.go", "clusterwiz/ui", "providers may not know ui"},
		"providers know no cloud":        {"providers/a.go", "clusterwiz/providers/ehpc", "providers may not know providers/*"},
		"launch knows no profile":        {"providers/launch/a.go", "clusterwiz/profiles", "providers/launch may not know profiles"},
		"launch sends to a target":       {"providers/launch/a.go", "clusterwiz/providers/connect", ""},
		"connect knows no profile":       {"providers/connect/a.go", "clusterwiz/profiles", "providers/connect may not know profiles"},
		"connect knows no run":           {"providers/connect/a.go", "clusterwiz/providers/launch", "providers/connect may not know providers/launch"},
		"connect knows no cloud":         {"providers/connect/a.go", "clusterwiz/providers/ehpc", "providers/connect may not know"},
		"launch draws nothing":           {"providers/launch/a.go", "github.com/charmbracelet/huh", "only screens draw"},
		"a cloud knows the contract":     {"providers/ehpc/a.go", "clusterwiz/providers", ""},
		"a cloud knows alicloud":         {"providers/ehpc/a.go", "clusterwiz/providers/alicloud", ""},
		"a cloud knows the exchange":     {"providers/qingcloud/a.go", "clusterwiz/providers/exchange", ""},
		"so does alicloud":               {"providers/alicloud/a.go", "clusterwiz/providers/exchange", ""},
		"the exchange knows no cloud":    {"providers/exchange/a.go", "clusterwiz/providers/alicloud", "providers/exchange may not know providers/alicloud"},
		"nor its test a simulator":       {"providers/exchange/a_test.go", "clusterwiz/providers/simulator", "may not know providers/simulator"},
		"a cloud traces nothing":         {"providers/qingcloud/a.go", "net/http/httptrace", "one room tells whether a call left"},
		"the contract knows no exchange": {"providers/a.go", "clusterwiz/providers/exchange", "providers may not know providers/exchange"},
		"launch knows no exchange":       {"providers/launch/a.go", "clusterwiz/providers/exchange", "may not know providers/exchange"},
		"a cloud knows no other":         {"providers/ehpc/a.go", "clusterwiz/providers/ack", "providers/* may not know providers/*"},
		"nor one named alike":            {"providers/ack/a.go", "clusterwiz/providers/ackpro", "providers/* may not know providers/*"},
		"a cloud knows its own folders":  {"providers/ack/a.go", "clusterwiz/providers/ack/addons", ""},
		"and they know it":               {"providers/ack/addons/a.go", "clusterwiz/providers/ack", ""},
		"a cloud's test knows itself":    {"providers/ehpc/a_test.go", "clusterwiz/providers/ehpc", ""},
		"a cloud knows no simulator":     {"providers/ehpc/a.go", "clusterwiz/providers/simulator", "providers/* may not know providers/simulator"},
		"its tests do":                   {"providers/ehpc/a_test.go", "clusterwiz/providers/simulator", ""},
		"its tests share a room":         {"providers/ehpc/a_test.go", "clusterwiz/providers/cloudtest", ""},
		"of which a cloud knows nothing": {"providers/ehpc/a.go", "clusterwiz/providers/cloudtest", "only tests may know providers/cloudtest"},
		"nor does a command":             {"cmd/clusterwiz/a.go", "clusterwiz/providers/cloudtest", "only tests may know providers/cloudtest"},
		"that room knows no cloud":       {"providers/cloudtest/a.go", "clusterwiz/providers/ehpc", "providers/cloudtest may not know providers/*"},
		"a cloud knows no vendor SDK":    {"providers/ehpc/a.go", "github.com/alibabacloud-go/tea/dara", "one room signs"},
		"alicloud does":                  {"providers/alicloud/a.go", "github.com/alibabacloud-go/tea/dara", ""},
		"the simulator knows nobody":     {"providers/simulator/a.go", "clusterwiz/forms", "providers/simulator may not know forms"},
		"not in its tests either":        {"providers/simulator/a_test.go", "clusterwiz/providers/alicloud", "may not know providers/alicloud"},
		"the simulator has its own code": {"providers/simulator/a.go", "github.com/aliyun/credentials-go", "one room signs"},
		"its face knows its clouds":      {"providers/simulator/a.go", "clusterwiz/providers/simulator/qingcloud", ""},
		"its clouds know the engine":     {"providers/simulator/huawei/a.go", "clusterwiz/providers/simulator/engine", ""},
		"the engine knows no cloud":      {"providers/simulator/engine/a.go", "clusterwiz/providers/simulator/alibaba", "providers/simulator/engine may not know"},
		"nor do its tests":               {"providers/simulator/engine/a_test.go", "clusterwiz/providers/simulator/huawei", "providers/simulator/engine may not know"},
		"its clouds know no other":       {"providers/simulator/batchcompute/a.go", "clusterwiz/providers/simulator/alibaba/world", "may not know providers/simulator/alibaba/world"},
		"in their tests neither":         {"providers/simulator/qingcloud/a_test.go", "clusterwiz/providers/simulator/huawei", "may not know providers/simulator/huawei"},
		"nor their face":                 {"providers/simulator/huawei/a_test.go", "clusterwiz/providers/simulator", "providers/simulator/huawei may not know providers/simulator"},
		"its products know no other":     {"providers/simulator/alibaba/ehpc/a.go", "clusterwiz/providers/simulator/alibaba/ack", "may not know providers/simulator/alibaba/ack"},
		"they know their gateway":        {"providers/simulator/alibaba/ack/a.go", "clusterwiz/providers/simulator/alibaba/gateway", ""},
		"which knows no product":         {"providers/simulator/alibaba/gateway/a.go", "clusterwiz/providers/simulator/alibaba/ehpc", "may not know providers/simulator/alibaba/ehpc"},
		"a test's tools are for tests":   {"providers/simulator/huawei/a.go", "clusterwiz/providers/simulator/simtest", "only tests may know providers/simulator/simtest"},
		"others know its face alone":     {"providers/ehpc/a_test.go", "clusterwiz/providers/simulator/engine", "may not know providers/simulator/engine"},
		"screens know runs":              {"ui/a.go", "clusterwiz/providers/launch", ""},
		"screens know no cloud":          {"ui/a.go", "clusterwiz/providers/ehpc", "ui may not know providers/*"},
		"their tests do":                 {"ui/a_test.go", "clusterwiz/providers/ehpc", ""},
		"fields know forms only":         {"ui/fields/a.go", "clusterwiz/profiles", "ui/fields may not know profiles"},
		"text is measured for all":       {"ui/keys/a.go", "clusterwiz/ui/text", ""},
		"and knows no look":              {"ui/text/a.go", "clusterwiz/ui/look", "ui/text may not know ui/look"},
		"fields know no list":            {"ui/fields/a.go", "clusterwiz/ui/list", "ui/fields may not know ui/list"},
		"work knows no screen":           {"ui/work/a.go", "clusterwiz/ui", "ui/work may not know ui"},
		"nor a component":                {"ui/work/a.go", "clusterwiz/ui/fields", "ui/work may not know ui/fields"},
		"keys know no screen":            {"ui/keys/a.go", "clusterwiz/ui", "ui/keys may not know ui"},
		"lines are drawn plainly":        {"ui/plain/a.go", "github.com/charmbracelet/lipgloss", "only screens draw"},
		"journeys share a room":          {"ui/early/a_test.go", "clusterwiz/ui/e2e/built", ""},
		"of which no screen knows":       {"ui/a.go", "clusterwiz/ui/e2e/built", "only tests may know ui/e2e/built"},
		"nobody knows commands":          {"ui/a.go", "clusterwiz/cmd/clusterwiz", "ui may not know cmd"},
		"commands know all":              {"cmd/clusterwiz/a.go", "clusterwiz/providers/simulator", ""},
		"a new room needs a place":       {"helpers/a.go", "fmt", "helpers is in no room"},
		"and so does what is imported":   {"ui/a.go", "clusterwiz/helpers", "helpers is in no room"},
		"test data is no code":           {"ui/testdata/a.go", "clusterwiz/cmd/clusterwiz", ""},
		"nor is what was built":          {"bin/tools/a.go", "fmt", ""},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			source := "package a\n\nimport _ \"" + c.imports + "\"\n"
			broken, err := arch.Broken(fstest.MapFS{c.file: &fstest.MapFile{Data: []byte(source)}})
			if err != nil {
				t.Fatal(err)
			}
			got := strings.Join(broken, "\n")
			if c.want == "" && got != "" {
				t.Errorf("got %q, want nothing", got)
			}
			if c.want != "" && (!strings.Contains(got, c.want) || !strings.HasPrefix(got, c.file+" imports "+c.imports)) {
				t.Errorf("got %q, want file, import and %q", got, c.want)
			}
		})
	}
}

func TestBrokenReportsWhatDoesNotParse(t *testing.T) {
	t.Parallel()
	if _, err := arch.Broken(fstest.MapFS{"ui/a.go": &fstest.MapFile{Data: []byte("import")}}); err == nil {
		t.Error("a file that is no Go went through")
	}
}
