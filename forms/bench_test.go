package forms_test

import (
	"fmt"
	"testing"

	"clusterwiz/forms"
)

// largeForm asks fields questions on the form itself and nests lists three
// deep; a third of the questions has a condition, each has a rule.
func largeForm(fields int) *forms.Form {
	ask := func(i int, when string) forms.Field {
		f := forms.Field{
			Key: fmt.Sprintf("group_%d.field_%d", i/20, i), Wire: fmt.Sprintf("Group%d.Field%d", i/20, i), Step: forms.Basics,
			Label: forms.T("Field", "字段"), Kind: forms.String, Required: true, Rules: []forms.Rule{forms.Length{Min: 1, Max: 64}},
		}
		switch i % 3 {
		case 1:
			f.Kind, f.Rules, f.Default = forms.Integer, []forms.Rule{forms.Range{Min: 0, Max: 100000}}, int64(1)
		case 2:
			f.When = forms.All(forms.IsSet(when), forms.IsNot(when, "never"))
		}
		return f
	}
	form := &forms.Form{Steps: []forms.Step{{ID: forms.Basics, Label: forms.T("Basics", "基本")}}}
	for i := range fields {
		form.Fields = append(form.Fields, ask(i, "group_0.field_0"))
	}
	disk := []forms.Field{
		{Key: "category", Wire: "Category", Kind: forms.Choice, Options: []forms.Option{{Value: "essd"}, {Value: "ssd"}}, ServerDefault: "essd"},
		{Key: "size", Wire: "Size", Kind: forms.Integer, Required: true, Rules: []forms.Rule{forms.Range{Min: 20, Max: 32768}}},
		{Key: "level", Wire: "Level", Kind: forms.String, When: forms.Is("category", "essd"), Default: "PL1"},
	}
	node := []forms.Field{
		{Key: "type", Wire: "InstanceType", Kind: forms.String, Required: true, Rules: []forms.Rule{forms.Prefix{"ecs."}}},
		{Key: "disks", Wire: "DataDisks", Kind: forms.List, Max: 16, Fields: disk},
	}
	queue := []forms.Field{
		{Key: "name", Wire: "QueueName", Kind: forms.String, Required: true, Rules: []forms.Rule{forms.Match(`[a-z][a-z0-9]*`, forms.T("x", "x"))}},
		{Key: "nodes", Wire: "ComputeNodes", Kind: forms.List, Max: 10, Fields: node},
	}
	form.Fields = append(form.Fields, forms.Field{Key: "queues", Wire: "Queues", Kind: forms.List, Max: 8, Step: forms.Basics, Fields: queue})
	form.Checks = []forms.Check{forms.Unique{List: "queues", Key: "name"}}
	return form
}

func largeAnswers(b testing.TB, fields, queues, nodes, disks int) *forms.Answers {
	answers := &forms.Answers{}
	for i := range fields {
		path := forms.Path(fmt.Sprintf("group_%d.field_%d", i/20, i))
		if i%3 == 1 {
			say(b, answers, string(path), int64(i))
			continue
		}
		say(b, answers, string(path), fmt.Sprintf("value-%d", i))
	}
	for q := range queues {
		queue := forms.Path("queues").Index(q)
		say(b, answers, string(queue.Key("name")), fmt.Sprintf("queue%d", q))
		for n := range nodes {
			node := queue.Key("nodes").Index(n)
			say(b, answers, string(node.Key("type")), "ecs.c7.large")
			for d := range disks {
				say(b, answers, string(node.Key("disks").Index(d).Key("size")), int64(40+d))
			}
		}
	}
	return answers
}

// BenchmarkCheckBody is what happens on every key press: all problems, and the
// request as JSON.
func BenchmarkCheckBody(b *testing.B) {
	for _, c := range []struct {
		name                         string
		fields, queues, nodes, disks int
	}{
		{"400fields", 400, 0, 0, 0},
		{"1500instances", 400, 8, 3, 15},
		{"8x10x16", 0, 8, 10, 16},
	} {
		form, answers := largeForm(c.fields), largeAnswers(b, c.fields, c.queues, c.nodes, c.disks)
		if problems := form.Check(answers, nil); len(problems) > 0 {
			b.Fatal(spoken(problems))
		}
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				form.Check(answers, nil)
				if _, err := form.Body(answers).JSON(forms.Masked); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(c.name+"/check", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				form.Check(answers, nil)
			}
		})
	}
}

func BenchmarkLines(b *testing.B) {
	form, answers := largeForm(400), largeAnswers(b, 400, 8, 3, 15)
	b.ReportAllocs()
	for b.Loop() {
		form.Body(answers).Lines()
	}
}
