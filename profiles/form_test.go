package profiles_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/profiles"
)

var update = flag.Bool("update", false, "write the golden files")

// canary must never be seen anywhere outside of the answers.
const canary = "canary-S3cret-0451"

// demoForm asks for every kind, in lists within lists, in objects, and with
// keys of one table that do not stand together.
func demoForm() *forms.Form {
	t := forms.T
	form := &forms.Form{
		Retired: map[string]forms.Text{"queues[].old": t("the cloud has it no more", "云端已取消")},
		Steps:   []forms.Step{{ID: forms.Basics, Label: t("Basics", "基本信息")}},
		Fields: []forms.Field{
			{Key: "basics.name", Kind: forms.String, Label: t("Name", "名称"), Help: t("Shown in the console.", "显示在控制台。"), Example: "demo", Required: true},
			{Key: "notes", Kind: forms.LongText, Label: t("Notes", "备注")},
			{Key: "network.mode", Kind: forms.Choice, Label: t("Mode", "模式"), Options: []forms.Option{{Value: "vpc"}, {Value: "classic"}}, Default: "vpc"},
			{Key: "network.vpc_id", Kind: forms.String, Label: t("VPC", "专有网络"), Example: "vpc-1", When: forms.Is("network.mode", "vpc")},
			{Key: "queues", Kind: forms.List, Label: t("Queues", "队列"), Item: t("Queue", "队列"), Max: 4, Fields: []forms.Field{
				{Key: "name", Kind: forms.String, Label: t("Name", "名称"), Example: "comp"},
				{Key: "labels", Kind: forms.Map, Label: t("Labels", "标签"), Max: 9},
				{Key: "compute_nodes", Kind: forms.List, Label: t("Nodes", "节点"), Item: t("Node", "节点"), Max: 9, Fields: []forms.Field{
					{Key: "instance_type", Kind: forms.String, Label: t("Type", "规格"), Example: "ecs.c7.large"},
					{Key: "system_disk.size", Kind: forms.Integer, Label: t("Disk", "系统盘"), Unit: t("GiB", "GiB"), Example: "40"},
				}},
				{Key: "max_count", Kind: forms.Integer, Label: t("Most nodes", "最大节点数"), Unit: t("nodes", "个"), Example: "16", ServerDefault: int64(8)},
				{Key: "spot", Kind: forms.Object, Label: t("Spot", "竞价"), Fields: []forms.Field{
					{Key: "price", Kind: forms.Decimal, Label: t("Highest price", "最高出价"), Example: "0.5"},
					{Key: "key", Kind: forms.Hidden, Label: t("Key", "密钥")},
				}},
			}},
			{Key: "network.dns", Kind: forms.Strings, Label: t("DNS servers", "DNS 服务器"), Max: 3},
			{Key: "tags", Kind: forms.Map, Label: t("Tags", "标签"), Max: 20},
			{Key: "access.password", Kind: forms.Hidden, Label: t("Password", "密码"), When: forms.IsNot("access.key_only", "true")},
			{Key: "access.key_only", Kind: forms.Boolean, Label: t("Key pair only", "仅密钥对")},
			{Key: "billing", Kind: forms.Object, Label: t("Billing", "计费"), When: forms.IsNot("network.mode", "classic"), Fields: []forms.Field{
				{Key: "period", Kind: forms.Integer, Label: t("Period", "时长"), Example: "1"},
				{Key: "coupon", Kind: forms.String, Label: t("Coupon", "优惠券")},
			}},
		},
	}
	for i := range form.Fields {
		form.Fields[i].Step = forms.Basics
	}
	form.Checks = []forms.Check{forms.StructuralCheck(forms.Unique{List: "queues", Key: "name"})}
	return form
}

var demo = demoForm()

var knownForms = profiles.Forms{{ID: "demo", Form: func() *forms.Form { return demo }}, {ID: "another", Form: func() *forms.Form { return demo }}}

func parse(t testing.TB, text string) (*profiles.Profile, []profiles.Issue) {
	t.Helper()
	return profiles.Parse([]byte(text), "p.toml", knownForms)
}

const head = "version = 1\nprovider = \"demo\"\n"

// parseGood reads what must have no issue.
func parseGood(t testing.TB, text string) *profiles.Profile {
	t.Helper()
	p, issues := parse(t, text)
	for _, issue := range issues {
		t.Fatalf("unexpected issue: %s\n%s", issue.String(forms.En), text)
	}
	return p
}

func answersOf(t testing.TB, values map[forms.Path]any) *forms.Answers {
	t.Helper()
	a := &forms.Answers{}
	set(t, a, values)
	return a
}

func set(t testing.TB, a *forms.Answers, values map[forms.Path]any) {
	t.Helper()
	for path, value := range values {
		if err := a.Set(path, value); err != nil {
			t.Fatalf("set %s: %v", path, err)
		}
	}
}

func get(a *forms.Answers, path forms.Path) any {
	value, _ := a.Get(path)
	return value
}

func lines(issues []profiles.Issue, lang forms.Lang) []string {
	var out []string
	for _, issue := range issues {
		out = append(out, issue.String(lang))
	}
	return out
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", name, diff)
	}
}

func TestDemoFormIsSound(t *testing.T) {
	t.Parallel()
	if slips := demo.Lint(); slips != nil {
		t.Fatal(slips)
	}
}
