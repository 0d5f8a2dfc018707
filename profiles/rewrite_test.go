package profiles_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"clusterwiz/forms"
	"clusterwiz/profiles"
)

// owned is a file as a person keeps it.
const owned = `# OWNER: the CFD team
version = 1
provider = "demo" # the test cloud
region = "r1"

# what it is called
[basics]
name = "old" # short, please

# --- network ---

[network]
# our own VPC
vpc_id = "vpc-1"
# resolvers
dns = ["a", # main
  "b"]

[tags]
# who pays
cost = "cfd"

# the big one
[[queues]]
name = "comp" # default
max_count = 2
# standard nodes
[[queues.compute_nodes]]
instance_type = "t" # cheap

# for training
[[queues]]
name = "gpu"
spot = { price = 1.5 } # bid

# the end
`

// TestRewrite changes a file of a person's.
func TestRewrite(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		set  []string
		from string
		want []string // lines of a difference: "-old", "+new"
	}{
		"nothing":                    {nil, owned, nil},
		"a value":                    {[]string{"basics.name=new"}, owned, []string{`-name = "old" # short, please`, `+name = "new" # short, please`}},
		"a region":                   {[]string{"region=r2"}, owned, []string{`-region = "r1"`, `+region = "r2"`}},
		"an account":                 {[]string{"account=env"}, owned, []string{`+account = "env"`}},
		"a value of a list of texts": {[]string{"network.dns=c"}, owned, []string{`-dns = ["a", # main`, `-  "b"]`, `+dns = ["c"]`}},
		"a new value beside":         {[]string{"network.mode=classic"}, owned, []string{`+mode = "classic"`}},
		"a new value in an item":     {[]string{"queues[gpu].max_count=3"}, owned, []string{`+max_count = 3`}},
		"a new table":                {[]string{"billing.period=2"}, owned, []string{`+[billing]`, `+period = 2`, `+`}},
		"a table in an item":         {[]string{"queues[comp].spot.price=2"}, owned, []string{`+[queues.spot]`, `+price = 2.0`, `+`}},
		"a new item":                 {[]string{`queues+={name="new", max_count=1}`}, owned, []string{`+[[queues]]`, `+name = "new"`, `+max_count = 1`, `+`}},
		"an item gone":               {[]string{"queues[comp]-"}, owned, []string{`-# the big one`, `-[[queues]]`, `-name = "comp" # default`, `-max_count = 2`, `-# standard nodes`, `-[[queues.compute_nodes]]`, `-instance_type = "t" # cheap`, `-`}},
		"a value gone":               {[]string{"network.vpc_id="}, owned, []string{`-# our own VPC`, `-vpc_id = "vpc-1"`}},
		"an entry":                   {[]string{"tags.cost=x", "tags.a=b"}, owned, []string{`-cost = "cfd"`, `+cost = "x"`, `+a = "b"`}},
		"an entry gone":              {[]string{"tags.a=b", "tags.cost-"}, owned, []string{`-# who pays`, `-cost = "cfd"`, `+a = "b"`}},
		"in an inline table":         {[]string{"queues[gpu].spot.price=2"}, owned, []string{`-spot = { price = 1.5 } # bid`, `+spot = { price = 2.0 } # bid`}},
		"into an inline table":       {[]string{"queues[gpu].spot.key=env:K"}, owned, []string{`-spot = { price = 1.5 } # bid`, `+spot = { key = { env = "K" }, price = 1.5 } # bid`}},
		"an emptied list":            {[]string{"queues=[]"}, head + "[[queues]]\nname = \"a\"\n", []string{`-[[queues]]`, `-name = "a"`, `+queues = []`}},
		"a list that was empty":      {[]string{`queues+={name="a"}`}, head + "queues = [] # none\n", []string{`-queues = [] # none`, `+queues = [{ name = "a" }] # none`}},
		"dotted keys":                {[]string{"network.mode=classic", "basics.name=b"}, head + "basics.name = \"a\" # x\nnetwork.vpc_id = \"v\"\n", []string{`-basics.name = "a" # x`, `+basics.name = "b" # x`, `+network.mode = "classic"`}},
		"an inline group":            {[]string{"network.mode=classic"}, head + "network = { vpc_id = \"v\" } # one\n", []string{`-network = { vpc_id = "v" } # one`, `+network = { mode = "classic", vpc_id = "v" } # one`}},
		"no final line end":          {[]string{"basics.name=b", "notes=x"}, head + "[basics] # here\nname = \"a\" # last", []string{`+notes = "x"`, `-name = "a" # last`, `+name = "b" # last`}},
		"wrong values stay":          {[]string{"basics.name=b"}, head + "zzz = 1 # mine\n[basics]\nname = 7\n", []string{`-name = 7`, `+name = "b"`}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, hostile := range []struct{ name, mark, eol string }{{"plain", "", "\n"}, {"windows", "\ufeff", "\r\n"}} {
				from := hostile.mark + strings.ReplaceAll(c.from, "\n", hostile.eol)
				p, _ := parse(t, from)
				for _, set := range c.set {
					if _, err := p.Override(demo, set); err != nil {
						t.Fatal(err)
					}
				}
				got, err := profiles.Rewrite(demo, p, forms.En, []byte(from))
				if err != nil || got.Anew || p.Provider != "demo" {
					t.Fatalf("%v, anew %v", err, got.Anew)
				}
				text, marked := strings.CutPrefix(string(got.Text), hostile.mark)
				if !marked || hostile.eol == "\r\n" && strings.Count(text, "\n") != strings.Count(text, "\r\n") {
					t.Errorf("%s: marks or line ends are lost: %q", hostile.name, got.Text)
				}
				if diff := cmp.Diff(c.want, changes(c.from, strings.ReplaceAll(text, "\r\n", "\n"))); diff != "" {
					t.Errorf("%s (-want +got):\n%s\n%s", hostile.name, diff, text)
				}
				back, _ := parse(t, string(got.Text))
				if !back.Answers.Equal(p.Answers) || back.Region != p.Region {
					t.Errorf("read again as %v, not %v", back.Answers, p.Answers)
				}
			}
		})
	}
}

// changes are the lines that only one of two texts has, in their order.
func changes(old, now string) []string {
	a, b := strings.Split(strings.TrimSuffix(old, "\n"), "\n"), strings.Split(strings.TrimSuffix(now, "\n"), "\n")
	length := make([][]int, len(a)+1)
	for i := range length {
		length[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	var lines []string
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			i, j = i+1, j+1
		case i < len(a) && (j == len(b) || length[i+1][j] >= length[i][j+1]):
			lines, i = append(lines, "-"+a[i]), i+1
		default:
			lines, j = append(lines, "+"+b[j]), j+1
		}
	}
	return lines
}

// TestRewriteAnew tells what is lost where a document cannot be edited.
func TestRewriteAnew(t *testing.T) {
	t.Parallel()
	p := parseGood(t, head+"[basics]\nname = \"a\"\n")
	for name, old := range map[string]string{
		"another cloud": "# why\nversion = 1\nprovider = \"another\"\n",
		"not TOML":      "# why\nversion = = 1\nprovider = \"demo\"\n",
		"empty":         "",
		"no cloud":      "# why\nversion = 1\n",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := profiles.Rewrite(demo, p, forms.En, []byte(old))
			if err != nil || !got.Anew {
				t.Fatalf("%v, anew %v: %s", err, got.Anew, got.Text)
			}
			if want := strings.Count(old, "#"); len(got.Lost) != want {
				t.Errorf("lost %q", got.Lost)
			}
		})
	}
}

// TestRewriteSaysWhatIsWanted makes random changes of a hostile document: what is read
// again is what was wanted, and no comment is lost but of what went.
func TestRewriteSaysWhatIsWanted(t *testing.T) {
	t.Parallel()
	sets := []string{
		"basics.name=b", "basics.name=", "notes=x", `notes="a\nb"`, "network.mode=vpc", "network.mode=", "network.vpc_id=v2", "network.vpc_id=", "network.dns=[]", "network.dns+=z", "network.dns=",
		`queues+={name="n1"}`, `queues+={name="n2", spot={price=1}, compute_nodes=[{instance_type="x"}]}`, "queues[0]-", "queues[1]-", "queues=[]", "queues=", "queues[0].max_count=7", "queues[0].max_count=", "queues[1].name=other",
		`queues[0].compute_nodes+={instance_type="y", system_disk={size=3}}`, "queues[0].compute_nodes[0]-", "queues[0].compute_nodes[0].system_disk.size=9", "queues[0].labels.l=m", "queues[0].labels=", "queues[0].spot.price=3", "queues[0].spot.key=env:K", "queues[0].spot=",
		"tags.a=b", "tags.team=", "tags=", "tags={}", "access.password=env:P", "access.password=", "access.key_only=true", "billing.period=4", "billing.coupon=c", "billing=", "region=r9", "region=",
	}
	documents := []string{
		owned, head, wholeProfile, head + "queues = [{ name = \"a\", spot = { price = 1 } }, { name = \"b\" }] # inline\n",
		head + "basics.name = \"a\" # x\nnetwork.vpc_id = \"v\"\ntags.team = \"t\" # y\n[[queues]]\nname = \"a\"\nspot.price = 1.0 # z\nlabels.q = \"r\"\n",
		head + "[billing]\n# months\nperiod = 1\n[[queues]]\nname='a'\n[queues.spot]\nprice=1.0\n[[queues.compute_nodes]]\nsystem_disk = {size = 1}\n[access]\npassword={prompt=true}",
		head + "[[queues]] # first\nname = 'b'\n[tags] # between\na = 'x'\n[[queues]] # second\n  name = \"c\"\n\t[queues.labels] # l\n\tq = 'z'\n[network]\nvpc_id='v'\n",
		"# c1\nprovider='demo' # c2\nregion='r1'\nversion=1\nbasics = {name='n'} # c3\nnetwork.dns = [ # c4\n 'a', # c5\n # c6\n]\naccess . password.env='X' # c7\n",
		head + "network = { vpc_id = \"v\", dns = [\"a\"] } # one\n\"tags\" = { \"x.y\" = \"z\" }\n",
	}
	anew, all := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		from := rapid.SampledFrom(documents).Draw(t, "document")
		p, _ := profiles.Parse([]byte(from), "p.toml", knownForms)
		removed := false
		for range rapid.IntRange(1, 5).Draw(t, "changes") {
			set := rapid.SampledFrom(sets).Draw(t, "set")
			if _, err := p.Override(demo, set); err == nil && (strings.HasSuffix(set, "=") || strings.HasSuffix(set, "-") || strings.HasSuffix(set, "[]") || strings.HasSuffix(set, "{}") || strings.Contains(set, "dns")) {
				removed = true
			}
		}
		got, err := profiles.Rewrite(demo, p, forms.En, []byte(from))
		if err != nil {
			t.Fatal(err)
		}
		all++
		if got.Anew {
			anew++
			t.Logf("anew: %s", got.Lost)
			return
		}
		back, issues := profiles.Parse(got.Text, "p.toml", knownForms)
		want, _ := profiles.Encode(demo, p, forms.En)
		have, _ := profiles.Encode(demo, back, forms.En)
		if diff := cmp.Diff(string(want), string(have)); diff != "" || len(issues) > 0 {
			t.Fatalf("%v read again, of\n%s\n(-want +got)\n%s", issues, got.Text, diff)
		}
		if before, after := commentsOf(from), commentsOf(string(got.Text)); !removed && len(got.Lost) == 0 {
			for comment := range before {
				if !after[comment] {
					t.Fatalf("%q is lost in\n%s", comment, got.Text)
				}
			}
		}
	})
	if anew > all/20 {
		t.Errorf("%d of %d documents were written anew", anew, all)
	}
}

func commentsOf(text string) map[string]bool {
	found := map[string]bool{}
	for line := range strings.Lines(text) {
		if _, comment, ok := strings.Cut(line, "#"); ok {
			found[strings.TrimSpace(comment)] = true
		}
	}
	return found
}

func FuzzRewrite(f *testing.F) {
	for _, seed := range []string{owned, wholeProfile, head + "a.b.c = 1 # x\n", head + "\"basics\".\"name\" = 'a' # x\r\n[[queues]]\r\n[queues.spot]\r\n"} {
		f.Add(seed, "basics.name=new")
		f.Add(seed, `queues+={name="n", spot={price=1}}`)
		f.Add(seed, "queues[0]-")
		f.Add(seed, "tags.a=b")
	}
	f.Fuzz(func(t *testing.T, from, set string) {
		p, _ := profiles.Parse([]byte(from), "p.toml", knownForms)
		_, _ = p.Override(demo, set)
		got, err := profiles.Rewrite(demo, p, forms.En, []byte(from))
		if err != nil || got.Anew || p.Provider != "demo" {
			return
		}
		back, _ := profiles.Parse(got.Text, "p.toml", knownForms)
		want, _ := profiles.Encode(demo, p, forms.En)
		have, _ := profiles.Encode(demo, back, forms.En)
		// What cannot be read stays in the file, and may now be read in another way.
		if string(want) != string(have) {
			t.Fatalf("%q read again, of\n%s\n%s", set, got.Text, cmp.Diff(string(want), string(have)))
		}
	})
}
