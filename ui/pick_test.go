package ui

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
)

// TestNobodyElseChoosesAMachine types the words that the rows show, thinks
// better of it, and takes one machine: that one and no other is the answer.
func TestNobodyElseChoosesAMachine(t *testing.T) {
	t.Parallel()
	const at = "node_pools[0].instance_types"
	for name, c := range map[string]struct {
		held []string
		keys []string
		want []string
	}{
		"none held":     {nil, []string{"16 vcpu", "ctrl+u", "g7.4xlarge", "enter"}, []string{"ecs.g7.4xlarge"}},
		"one held":      {[]string{"ecs.c6.xlarge"}, []string{"16 vcpu", "ctrl+u", "g7.4xlarge", "enter"}, []string{"ecs.g7.4xlarge"}},
		"several held":  {[]string{"ecs.c6.xlarge", "ecs.c7.xlarge"}, []string{"ecs.g7.4xlarge", "enter"}, []string{"ecs.c6.xlarge", "ecs.c7.xlarge", "ecs.g7.4xlarge"}},
		"two marked":    {[]string{"ecs.c6.xlarge"}, []string{"ecs.g7.4xlarge", "tab", "ctrl+u", "ecs.g7.xlarge", "tab", "enter"}, []string{"ecs.g7.4xlarge", "ecs.g7.xlarge"}},
		"words, enter":  {nil, []string{"ecs.g7.4xlarge 16 vcpu", "enter"}, []string{"ecs.g7.4xlarge"}},
		"left with esc": {[]string{"ecs.c6.xlarge"}, []string{"g7.4xlarge", "tab", "esc"}, []string{"ecs.c6.xlarge"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := example(t, "ack", 120, 40)
			answers := d.app.work.Main.Answers
			if c.held == nil {
				answers.Unset(at)
			} else if err := answers.Set(at, c.held); err != nil {
				t.Fatal(err)
			}
			d.jump(at)
			d.press("enter").see("type to filter").press(c.keys...)
			value, _ := answers.Get(at)
			if diff := cmp.Diff(any(c.want), value); diff != "" {
				t.Errorf("(-want +got):\n%s\n%s", diff, d.screen())
			}
		})
	}
}

// TestANumberOfAListIsANumber, also where an older program left it as text.
func TestANumberOfAListIsANumber(t *testing.T) {
	t.Parallel()
	const at = forms.Path("owner.uid_number")
	for name, c := range map[string]struct {
		held any
		keys []string
	}{
		"taken":             {nil, []string{"enter", "enter"}},
		"text taken again":  {"44730", []string{"enter", "enter"}},
		"typed":             {nil, []string{"44730", "tab"}},
		"text typed again":  {"44730", []string{"ctrl+u", "44730", "tab"}},
		"text's last digit": {"44730", []string{"backspace", "0", "tab"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := example(t, "qingcloud", 120, 40)
			answers := d.app.work.Main.Answers
			answers.Unset(at)
			if err := answers.Set(at, c.held); err != nil {
				t.Fatal(err)
			}
			d.jump(at)
			d.press(c.keys...)
			value, _ := answers.Get(at)
			if _, ok := value.(int64); !ok {
				t.Errorf("%#v\n%s", value, d.screen())
			}
		})
	}
}

// TestTypingOpensTheList narrowed by what is typed: nothing is answered until a value is
// taken, esc shows all and then closes, and alt+down opens it whatever stands there.
func TestTypingOpensTheList(t *testing.T) {
	t.Parallel()
	d := example(t, "ehpc", 120, 40).jump("network.vpc_id")
	before := d.answer("network.vpc_id")
	d.press("ctrl+u", "l").see("/ l", "lab").press("esc").see("type to filter").press("esc").miss("type to filter").see("▸ VPC")
	d.press("alt+down").see("type to filter").press("prod", "enter").miss("type to filter")
	if got := d.answer("network.vpc_id"); got != before {
		t.Errorf("%s, was %s", got, before)
	}
	d.press("shift+tab").see("▸ VPC").press("backspace", "x", "enter")
	if got := d.answer("network.vpc_id"); got != before[:len(before)-1]+"x" {
		t.Errorf("mended at the end of %s: %s", before, got)
	}
}

// TestTypingOverAValue narrows the list by what is typed alone, whichever list it is: what
// was chosen before stays until another is taken, and esc leaves it.
func TestTypingOverAValue(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ cloud, at, typed, want string }{
		"a look-up":          {"ehpc", "network.vpc_id", "lab", "lab"},
		"a number":           {"qingcloud", "owner.uid_number", "4473", "44730"},
		"of an item":         {"ehpc", "queues[0].compute_nodes[0].instance_type", "g8i", "ecs.g8i"},
		"machines by a word": {"ehpc", "manager.instance_type", "gn7i", "ecs.gn7i"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := example(t, c.cloud, 120, 40).jump(forms.Path(c.at))
			sheet, at := d.app.form.Point()
			before, _ := sheet.Answers.Get(at)
			if before == nil {
				t.Fatalf("%s has no answer\n%s", at, d.screen())
			}
			d.press(c.typed).see("/ "+c.typed, c.want).press("esc", "esc").miss("/ " + c.typed)
			if now, _ := sheet.Answers.Get(at); !cmp.Equal(before, now) {
				t.Errorf("%v became %v", before, now)
			}
		})
	}
}

// TestPastingOverAValue takes its place, and esc brings it back.
func TestPastingOverAValue(t *testing.T) {
	t.Parallel()
	d := example(t, "ehpc", 120, 40).jump("network.vpc_id")
	before := d.answer("network.vpc_id")
	d.do(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("vpc-mine"), Paste: true})
	if got := d.answer("network.vpc_id"); got != "vpc-mine" {
		t.Errorf("pasted: %s", got)
	}
	if got := d.press("esc").answer("network.vpc_id"); got != before {
		t.Errorf("%s is not %s", got, before)
	}
	d.press("alt+a", " ", "esc", "esc")
	if got := d.answer("network.vpc_id"); got != before {
		t.Errorf("a blank made it %s", got)
	}
}

// TestANumberThatIsTypedIsTaken, and not one of the list that begins like it.
func TestANumberThatIsTypedIsTaken(t *testing.T) {
	t.Parallel()
	d := example(t, "qingcloud", 120, 40).jump("owner.uid_number")
	d.press("ctrl+u", "4").see("▸ take “4” as typed").press("enter")
	if got := d.answer("owner.uid_number"); got != "4" {
		t.Errorf("%s is the answer", got)
	}
}

// TestLettersBeforeTheLookUpIsAnswered are held until then, and are no answer of anybody's.
func TestLettersBeforeTheLookUpIsAnswered(t *testing.T) {
	t.Parallel()
	d := atToy(t, 120, 30)
	toyOf(d).lookups["vpcs"] = append(toyOf(d).lookups["vpcs"], forms.Option{Value: "vpc-c", Label: forms.Same("test")})
	d.press("pgdown")
	late := hold(d)
	d.press("lab").see("/ lab", "loading…", "take “lab” as typed").miss("▸ take")
	if d.press("enter").see("the list is still loading"); d.answer("network.vpc_id") != "" {
		t.Fatalf("%s was chosen by nobody", d.answer("network.vpc_id"))
	}
	late.answers()
	if d.see("▸ lab").press("enter"); d.answer("network.vpc_id") != "vpc-b" {
		t.Errorf("chosen was %q\n%s", d.answer("network.vpc_id"), d.screen())
	}
	late = hold(d.jump("network.vpc_id"))
	if d.press("vpc-z", "down", "enter"); d.answer("network.vpc_id") != "vpc-z" {
		t.Errorf("taken as typed was %q\n%s", d.answer("network.vpc_id"), d.screen())
	}
	late.answers()
}
