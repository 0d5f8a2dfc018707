package forms_test

import (
	"strings"
	"testing"

	"clusterwiz/forms"
)

func TestLintFindsNothingInAGoodForm(t *testing.T) {
	t.Parallel()
	for _, slip := range synthetic().Lint() {
		t.Error(slip)
	}
}

func TestLintFindsEachSlip(t *testing.T) {
	t.Parallel()
	label := forms.T("Label", "标签")
	field := func(change func(*forms.Field)) func(*forms.Form) {
		return func(f *forms.Form) {
			added := forms.Field{Key: "slip", Wire: "Slip", Kind: forms.String, Step: forms.Basics, Label: label}
			change(&added)
			f.Fields = append(f.Fields, added)
		}
	}
	list := func(change func(*forms.Field)) func(*forms.Form) {
		return field(func(f *forms.Field) {
			f.Kind, f.Max, f.Item = forms.List, 2, label
			f.Fields = []forms.Field{{Key: "name", Wire: "N", Kind: forms.String, Label: label}}
			change(f)
		})
	}
	check := func(c forms.Check) func(*forms.Form) {
		return func(f *forms.Form) { f.Checks = append(f.Checks, c) }
	}
	cases := map[string]struct {
		slip func(*forms.Form)
		want string
	}{
		"english missing": {field(func(f *forms.Field) { f.Label.En = "" }), "slip label: a language is missing"},
		"chinese missing": {field(func(f *forms.Field) { f.Help = forms.T("Help.", "") }), "slip help: a language is missing"},
		"unit":            {field(func(f *forms.Field) { f.Unit = forms.Text{Zh: "个"} }), "slip unit: a language is missing"},
		"default in no list": {field(func(f *forms.Field) {
			f.Kind, f.Options, f.Listed, f.Default = forms.Choice, forms.Words("a"), []forms.Cite{page}, "b"
		}), "default b is none of the options"},
		"half width":           {field(func(f *forms.Field) { f.Help = forms.T("a", "名称(唯一)") }), "full-width"},
		"chinese in english":   {field(func(f *forms.Field) { f.Help = forms.T("名称", "名称") }), "the English half holds Chinese"},
		"rule text":            {field(func(f *forms.Field) { f.Rules = []forms.Rule{forms.Match("a", forms.T("a", ""))} }), "slip rule: a language is missing"},
		"option text":          {field(func(f *forms.Field) { f.Options = []forms.Option{{Value: "a", Label: forms.T("a", "")}} }), "option a: a language"},
		"step text":            {func(f *forms.Form) { f.Steps[0].Label.Zh = "" }, "step basics: a language is missing"},
		"step help":            {func(f *forms.Form) { f.Steps[0].Help.Zh = "" }, "step basics help: a language is missing"},
		"step twice":           {func(f *forms.Form) { f.Steps = append(f.Steps, f.Steps[0]) }, "step basics: is there twice"},
		"step without fields":  {func(f *forms.Form) { f.Steps = append(f.Steps, forms.Step{ID: "x", Label: label}) }, "step x: has no fields"},
		"step reference":       {func(f *forms.Form) { f.Steps[0].When = forms.IsSet("none") }, "step basics: refers to none"},
		"field on no step":     {field(func(f *forms.Field) { f.Step = "none" }), "slip: is on no step"},
		"inner field on step":  {list(func(f *forms.Field) { f.Fields[0].Step = forms.Basics }), "slip.name: only fields of the form"},
		"key twice":            {field(func(f *forms.Field) { f.Key = "basics.name" }), "basics.name: the key is used twice"},
		"key twice in items":   {list(func(f *forms.Field) { f.Fields = append(f.Fields, f.Fields[0]) }), "slip.name: the key is used twice"},
		"key in key":           {field(func(f *forms.Field) { f.Key = "basics" }), "lie one in the other"},
		"key shape":            {field(func(f *forms.Field) { f.Key = "Slip Key" }), "a key has lower case"},
		"wire twice":           {field(func(f *forms.Field) { f.Wire = "Name" }), "the wire name Name is used twice"},
		"wire twice, one when": {field(func(f *forms.Field) { f.Wire, f.When = "Name", forms.IsSet("basics.mode") }), "the wire name Name is used twice"},
		"wire twice, flat":     {field(func(f *forms.Field) { f.Wire = "Shell" }), "the wire name Shell is used twice"},
		"wire with a gap":      {field(func(f *forms.Field) { f.Wire = "A..B" }), "has an empty part"},
		"unknown kind":         {field(func(f *forms.Field) { f.Kind = "tree" }), `unknown kind "tree"`},
		"choice of nothing":    {field(func(f *forms.Field) { f.Kind = forms.Choice }), "a choice needs options"},
		"option twice":         {field(func(f *forms.Field) { f.Options = []forms.Option{{Value: "a"}, {Value: "a"}} }), `the option "a" is there twice`},
		"option of a kind":     {field(func(f *forms.Field) { f.Kind, f.Options = forms.Integer, []forms.Option{{Value: "many"}} }), `the option "many": must be a whole number`},
		"option empty":         {field(func(f *forms.Field) { f.Options = []forms.Option{{Value: ""}} }), `the option "" is empty`},
		"list without limits":  {list(func(f *forms.Field) { f.Max = 0 }), "a list needs limits"},
		"list upside down":     {list(func(f *forms.Field) { f.Min = 3 }), "no number is in 3-2"},
		"list without item":    {list(func(f *forms.Field) { f.Item = forms.Text{} }), "slip item: a language is missing"},
		"list of nothing":      {list(func(f *forms.Field) { f.Fields = nil }), "at least one"},
		"texts without limit":  {field(func(f *forms.Field) { f.Kind = forms.Strings }), "needs a limit"},
		"limit on a text":      {field(func(f *forms.Field) { f.Max = 3 }), "use a rule"},
		"fields of a text":     {field(func(f *forms.Field) { f.Fields = []forms.Field{{}} }), "fields and their checks belong"},
		"checks of a text":     {field(func(f *forms.Field) { f.Checks = []forms.Check{forms.Disjoint{}} }), "fields and their checks belong"},
		"default of a secret":  {field(func(f *forms.Field) { f.Kind, f.Example = forms.Hidden, "x" }), "a secret has no example"},
		"default and absent":   {field(func(f *forms.Field) { f.Default, f.ServerDefault = "a", "b" }), "both a default and an absent"},
		"default of a list":    {list(func(f *forms.Field) { f.Default = []any{} }), "a list or an object has no default"},
		"default breaks rule":  {field(func(f *forms.Field) { f.Default, f.Rules = "a", []forms.Rule{forms.Length{Min: 2, Max: 3}} }), "default a: must be 2-3"},
		"example breaks rule":  {field(func(f *forms.Field) { f.Example, f.Rules = "a", []forms.Rule{forms.Length{Min: 2, Max: 3}} }), "example a: must be 2-3"},
		"example of a kind":    {field(func(f *forms.Field) { f.Example, f.Kind = "a", forms.Integer }), "example a: must be a whole number"},
		"absent of a choice": {field(func(f *forms.Field) {
			f.ServerDefault, f.Kind, f.Options = "b", forms.Choice, []forms.Option{{Value: "a"}}
		}), "absent value b: must be a"},
		"default too long":     {field(func(f *forms.Field) { f.Default, f.Kind, f.Max = []string{"a", "b"}, forms.Strings, 1 }), "takes at most 1"},
		"when nowhere":         {field(func(f *forms.Field) { f.When = forms.IsSet("none") }), "slip: refers to none"},
		"when, optional mark":  {field(func(f *forms.Field) { f.When = forms.IsSet("basics.name?") }), "slip: refers to basics.name?"},
		"when impossible":      {field(func(f *forms.Field) { f.When = forms.Is("basics.mode", "huge") }), `waits for basics.mode to be "huge"`},
		"when, as a number":    {field(func(f *forms.Field) { f.When = forms.Is("limits.max_count", "04") }), `to be "04"`},
		"when, as a boolean":   {field(func(f *forms.Field) { f.When = forms.All(forms.Is("basics.protect", "yes")) }), `to be "yes"`},
		"when on a list":       {field(func(f *forms.Field) { f.When = forms.Is("queues", "1") }), `waits for queues to be "1"`},
		"required nowhere":     {field(func(f *forms.Field) { f.RequiredWhen = forms.Any(forms.IsSet("none")) }), "slip: refers to none"},
		"source nowhere":       {field(func(f *forms.Field) { f.Source = forms.Source{Name: "x", By: []string{"none?"}} }), "slip: refers to none"},
		"too far out":          {list(func(f *forms.Field) { f.Fields[0].When = forms.IsSet("../../basics.name") }), "slip.name: refers to ../../basics.name"},
		"unknown condition":    {field(func(f *forms.Field) { f.When = forms.Condition{Clause: &forms.Clause{Op: "like"}} }), `unknown condition "like"`},
		"rule of other kind":   {field(func(f *forms.Field) { f.Rules = []forms.Rule{forms.Advice{Rule: forms.Range{Max: 1}}} }), "forms.Range does not suit the kind string"},
		"rule of a check":      {check(forms.RuleWhen{When: forms.IsSet("basics.name"), Field: "limits.max_count", Rule: forms.Length{Max: 1}}), "forms.Length does not suit the kind integer"},
		"pattern":              {field(func(f *forms.Field) { f.Rules = []forms.Rule{forms.Match("(", forms.T("a", "甲"))} }), "the pattern cannot be read"},
		"text rule on number":  {field(func(f *forms.Field) { f.Kind, f.Rules = forms.Integer, []forms.Rule{forms.Length{Max: 1}} }), "forms.Length does not suit"},
		"encoding of a list":   {list(func(f *forms.Field) { f.Encoding = forms.AsText }), "the encoding text does not suit the kind list"},
		"encoding of a number": {field(func(f *forms.Field) { f.Kind, f.Encoding = forms.Integer, forms.Base64ed }), "the encoding base64 does not suit"},
		"literal secret":       {field(func(f *forms.Field) { f.Kind, f.Encoding = forms.Hidden, forms.Literal }), "the encoding raw does not suit"},
		"unknown encoding":     {field(func(f *forms.Field) { f.Encoding = "rot13" }), `unknown encoding "rot13"`},
		"keyed by nothing":     {list(func(f *forms.Field) { f.KeyedBy = "none" }), "is keyed by none, which must be a required field"},
		"keyed, not unique":    {list(func(f *forms.Field) { f.KeyedBy, f.Fields[0].Required = "name", true }), "is keyed by name, which no check keeps unique"},
		"check nowhere":        {check(forms.LessOrEqual{Low: "limits.max_count", High: "none"}), "form: refers to none"},
		"unique nowhere":       {check(forms.Unique{List: "queues", Key: "none"}), "compares none of the items of queues"},
		"sum nowhere":          {check(forms.SumAtMost{List: "queues", Key: "none", Limit: "limits.max_count"}), "compares none of the items of queues"},
		"exact sum nowhere":    {check(forms.SumEquals{List: "queues", Key: "none", Total: "limits.max_count"}), "compares none of the items of queues"},
		"listed nowhere":       {check(forms.References{List: "queues", Key: "name", In: "queues", InKey: "none"}), "compares none of the items of queues"},
		"digit of a number":    {field(func(f *forms.Field) { f.Kind, f.Encoding = forms.Integer, forms.AsDigit }), "the encoding digit does not suit"},
		"bit of a number":      {field(func(f *forms.Field) { f.Kind, f.Encoding = forms.Integer, forms.AsBit }), "the encoding bit does not suit"},
		"suffix of no text":    {field(func(f *forms.Field) { f.Kind, f.Suffix = forms.Integer, "Gi" }), "a suffix follows only"},
		"given impossible":     {check(forms.RuleWhen{When: forms.Is("basics.mode", "huge"), Field: "basics.name", Rule: forms.Length{}}), `to be "huge"`},
		"check in items":       {list(func(f *forms.Field) { f.Checks = []forms.Check{forms.Disjoint{Fields: []string{"name", "none"}}} }), "slip: refers to none"},
		"check deep inside": {func(f *forms.Form) {
			deep := &f.Fields[13].Fields[3].Fields[2]
			deep.Checks = []forms.Check{forms.LessOrEqual{Low: "size", High: "../../../none"}}
		}, "queues.nodes.disk: refers to ../../../none"},
		"cycle of one": {field(func(f *forms.Field) { f.When = forms.IsSet("slip") }), "slip: waits for itself: slip, slip"},
		"cycle of two": {func(f *forms.Form) {
			f.Fields[0].When = forms.IsSet("basics.script")
			f.Fields[4].When = forms.Any(forms.IsSet("basics.mode"), forms.Is("basics.name", "x"))
		}, "basics.name: waits for itself: basics.name, basics.script, basics.name"},
		"cycle through a step": {func(f *forms.Form) { f.Steps[1].When = forms.IsSet("network.vpc_id") }, "waits for itself: network.vpc_id, network.vpc_id"},
		"cycle through an object": {func(f *forms.Form) {
			f.Fields[12].When = forms.Is("basics.name", "x")
			f.Fields[0].When = forms.IsSet("network.proxy.host")
		}, "waits for itself: basics.name, network.proxy, basics.name"},
		"cycle of stand-ins": {func(f *forms.Form) {
			f.Fields[10].DefaultFrom, f.Fields[11].DefaultFrom = "network.services", "network.pods"
		}, "waits for itself: network.pods, network.services, network.pods"},
		"like twice":       {func(f *forms.Form) { f.Fields[0].SameAs, f.Fields[1].SameAs = "node.type", "node.type" }, "basics.mode: asks the same as basics.name: node.type"},
		"like a list":      {list(func(f *forms.Field) { f.SameAs = "node.type" }), "slip: an answer of the kind list is not taken over"},
		"like, shape":      {field(func(f *forms.Field) { f.SameAs = "Node type" }), `named as keys are, not "Node type"`},
		"stand-in nowhere": {field(func(f *forms.Field) { f.DefaultFrom = "none" }), "slip: refers to none"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			form := synthetic()
			c.slip(form)
			slips := form.Lint()
			if found := strings.Join(slips, "\n"); !strings.Contains(found, c.want) {
				t.Errorf("want a slip with %q, got:\n%s", c.want, found)
			}
		})
	}
}

func TestLintLetsConditionsKeepWiresApart(t *testing.T) {
	t.Parallel()
	form := synthetic()
	for _, mode := range []string{"small", "large"} {
		form.Fields = append(form.Fields, forms.Field{
			Key: "either." + mode, Wire: "Either", Kind: forms.String, Step: forms.Basics, Label: forms.Same("x"), When: forms.Is("basics.mode", mode),
		})
	}
	for _, slip := range form.Lint() {
		t.Error(slip)
	}
}
