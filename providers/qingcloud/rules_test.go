package qingcloud_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers/qingcloud"
)

func check(t testing.TB, file string, assignments ...string) []forms.Problem {
	t.Helper()
	return qingcloud.New().Form().Check(with(t, file, assignments...), nil)
}

func TestFilesObeyTheRules(t *testing.T) {
	t.Parallel()
	for _, file := range requestFiles(t) {
		for _, p := range check(t, file) {
			t.Errorf("%s: %s: %s", file, p.Path, p.Summary.En)
		}
	}
}

// TestRules tries each limit from both sides. The values go into the largest
// request, or into the file that is named; warn tells that the bad ones are
// only worth a warning.
func TestRules(t *testing.T) {
	t.Parallel()
	long := func(n int) string { return strings.Repeat("a", n) }
	cases := []struct {
		path, file string
		good, bad  []string
		warn       bool
	}{
		{path: "basics.type", good: []string{"hpc", "ehpc"}, bad: []string{"EHPC"}},
		{path: "basics.deploy_mode", good: []string{"1", "2"}, bad: []string{"3"}},
		{path: "basics.name", good: []string{"EHPC-123", "集群"}, bad: []string{"a b", "a/b"}},
		{path: "basics.name", good: []string{long(64)}, bad: []string{long(65)}, warn: true},
		{path: "basics.version_id", good: []string{"appv-1"}, bad: []string{"appv-", "app-1"}},
		{path: "owner.user_id", good: []string{"usr-1"}, bad: []string{"usr-", "u"}},
		{path: "owner.uid_number", good: []string{"1"}, bad: []string{"0", "x"}},
		{path: "owner.gid_number", good: []string{"1"}, bad: []string{"0", "x"}},
		{path: "network.vxnet_id", good: []string{"vxnet-0"}, bad: []string{"vxnet-", "vpc-1"}},
		{path: "storage.nas_id", good: []string{"jqxefcnp"}, bad: []string{"a b"}},
		{path: "storage.nas_path", good: []string{"10.0.0.1@o2ib:/a"}, bad: []string{"a b"}},
		{path: "storage.mount_point", good: []string{"/a"}, bad: []string{"a", "/a b"}},
		{path: "login.count", good: []string{"1", "99"}, bad: []string{"0", "-1"}},
		{path: "login.count", good: []string{"99"}, bad: []string{"100"}, warn: true},
		{path: "login.cpu", file: "requests/minimal.toml", good: []string{"1", "2", "4", "8", "12", "26"}, bad: []string{"0", "3", "16", "32"}},
		{path: "login.memory", good: []string{"12288"}, bad: []string{"4098", "1024", "26624"}},
		{path: "login.memory", good: []string{"12288"}, bad: []string{"2048", "81920"}, warn: true},
		{path: "login.mount_point", good: []string{"/a"}, bad: []string{"a"}},
		{path: "controller.count", good: []string{"1"}, bad: []string{"0", "2"}},
		{path: "controller.memory", good: []string{"24576"}, bad: []string{"40960"}, warn: true},
		{path: "nodes.count", good: []string{"1"}, bad: []string{"0"}},
		{path: "nodes.cpu", good: []string{"2", "26"}, bad: []string{"1", "3"}},
		{path: "nodes.memory", good: []string{"40960"}, bad: []string{"2048", "4098"}},
		{path: "nodes.memory", good: []string{"40960"}, bad: []string{"81920", "4096"}, warn: true},
		{path: "access.admin_user", good: []string{"a"}, bad: []string{"a b"}},
		{path: "access.password", good: []string{"Abcdefg1", "(07gAtNOV#9w"}, bad: []string{"Ab cdefg1"}},
		{path: "access.password", good: []string{"Abcdefg1"}, bad: []string{"Abcdef1", "abcdefg1", "Ab1" + long(62)}, warn: true},
		{path: "software.nfs_dns", good: []string{"10.0.0.1"}, bad: []string{"dns"}},
		{path: "software.nfs_export", good: []string{"a.b:/c"}, bad: []string{"/c", "a.b"}},
		{path: "software.nfs_local", good: []string{"/a"}, bad: []string{"a"}},
		{path: "software.nfs_network", good: []string{"10.0.0.0/8"}, bad: []string{"10.0.0.1/8", "x"}},
		{path: "queue.type_id", file: "requests/hpc.toml", good: []string{"hpcqt-1"}, bad: []string{"hpcqt-", "x"}},
		{path: "queue.name", file: "requests/hpc.toml", good: []string{"q"}, bad: []string{"a b"}},
		{path: "billing.charge_type", good: []string{"PrePaid", "PostPaid"}, bad: []string{"Reserved", "PayForUsed"}},
		{path: "billing.months", good: []string{"1", "3", "6", "12", "36"}, bad: []string{"0", "2", "60", "70"}},
		{path: "billing.auto_renew", good: []string{"yes", "no"}, bad: []string{"2"}},
	}
	for _, c := range cases {
		t.Run(c.path, func(t *testing.T) {
			t.Parallel()
			file := c.file
			if file == "" {
				file = "requests/largest.toml"
			}
			for _, value := range c.good {
				if p := only(check(t, file, c.path+"="+value), forms.Path(c.path)); len(p) > 0 {
					t.Errorf("%.40s was refused: %s", value, p[0].Summary.En)
				}
			}
			for _, value := range c.bad {
				problems := only(check(t, file, c.path+"="+value), forms.Path(c.path))
				if len(problems) == 0 || c.warn == (len(forms.Errors(problems)) > 0) {
					t.Errorf("%.40s: %v", value, problems)
				}
			}
		})
	}
}

// TestNeeded takes away each answer that cannot be missed.
func TestNeeded(t *testing.T) {
	t.Parallel()
	cases := map[string]string{
		"basics.name": "", "basics.version_id": "", "owner.user_id": "", "owner.uid_number": "", "network.vxnet_id": "", "storage.nas_id": "",
		"storage.nas_path": "", "storage.mount_point": "", "access.password": "",
		"billing.months": "requests/largest.toml", "queue.name": "requests/hpc.toml", "queue.type_id": "requests/hpc.toml",
	}
	for path, file := range cases {
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			if file == "" {
				file = "requests/minimal.toml"
			}
			if len(forms.Errors(only(check(t, file, path+"="), forms.Path(path)))) == 0 {
				t.Error("nothing was missed")
			}
		})
	}
}

// TestConditions looks which questions apply, and what of it is sent.
func TestConditions(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		path    string
		set     []string
		applies bool
	}{
		"layout of ehpc":           {path: "basics.deploy_mode", applies: true},
		"layout of hpc":            {path: "basics.deploy_mode", set: []string{"basics.type=hpc"}},
		"login of hpc":             {path: "login.count", set: []string{"basics.type=hpc"}, applies: true},
		"controller":               {path: "controller.cpu", applies: true},
		"controller of simplified": {path: "controller.cpu", set: []string{"basics.deploy_mode=2"}},
		"controller of hpc":        {path: "controller.cpu", set: []string{"basics.type=hpc"}},
		"compute":                  {path: "nodes.count", applies: true},
		"compute of simplified":    {path: "nodes.count", set: []string{"basics.deploy_mode=2"}, applies: true},
		"compute of hpc":           {path: "nodes.count", set: []string{"basics.type=hpc"}},
		"export":                   {path: "software.nfs_export", applies: true},
		"no export":                {path: "software.nfs_export", set: []string{"software.shared=no"}},
		"hook":                     {path: "software.start_hook", applies: true},
		"no hook":                  {path: "software.start_hook", set: []string{"software.shared=no"}},
		"queue of ehpc":            {path: "queue.name", set: []string{"queue.name=q"}},
		"queue of hpc":             {path: "queue.name", set: []string{"basics.type=hpc", "queue.name=q"}, applies: true},
		"period":                   {path: "billing.months", applies: true},
		"period as you go":         {path: "billing.months", set: []string{"billing.charge_type=PostPaid"}},
		"renewal as you go":        {path: "billing.auto_renew", set: []string{"billing.charge_type=PostPaid"}},
	}
	form := qingcloud.New().Form()
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			answers := with(t, "requests/largest.toml", c.set...)
			q, ok := form.Question(answers, nil, forms.Path(c.path))
			if !ok || q.Applies() != c.applies {
				t.Fatalf("applies: %t", q.Applies())
			}
			without := answers.Clone()
			without.Unset(forms.Path(c.path))
			body := func(a *forms.Answers) string {
				text, _ := form.Body(a).JSON(forms.Masked)
				return string(text)
			}
			if sent := body(answers) != body(without); sent != c.applies && c.path != "basics.deploy_mode" {
				t.Errorf("sent: %t", sent)
			}
		})
	}
}

// TestCommitments: paying by the month is what a screen must ask about twice.
func TestCommitments(t *testing.T) {
	t.Parallel()
	form := qingcloud.New().Form()
	for file, want := range map[string][]forms.Path{"requests/largest.toml": {"billing.charge_type"}, "requests/minimal.toml": nil} {
		if diff := cmp.Diff(want, form.Commitments(load(t, file))); diff != "" {
			t.Error(file, diff)
		}
	}
}
