package work

import (
	"testing"
	"time"

	"clusterwiz/forms"
)

// TestFillingInEnds where two questions each narrow the other's list, and every value of
// the one leads to another of the other.
func TestFillingInEnds(t *testing.T) {
	t.Parallel()
	form := &forms.Form{Steps: []forms.Step{{ID: forms.Basics, Label: forms.Same("basics")}}, Fields: []forms.Field{
		{Key: "a", Kind: forms.String, Step: forms.Basics, Required: true, Label: forms.Same("A"), Source: forms.Source{Name: "as", By: []string{"b?"}}},
		{Key: "b", Kind: forms.String, Step: forms.Basics, Required: true, Label: forms.Same("B"), Source: forms.Source{Name: "bs", By: []string{"a?"}}},
	}}
	b := opened(t, Config{})
	b.Main = NewSheet(form)
	// What narrows is answered, so that neither waits for the other.
	b.set("a", "a1")
	b.set("b", "b1")
	for source, lists := range map[string][3]string{"as": {"b1", "b2", "b"}, "bs": {"a1", "a2", "a"}} {
		other := map[string]string{"as": "a", "bs": "b"}[source]
		for i, by := range lists[:2] {
			// a1 follows b2 and a2 b1, while b1 follows a1 and b2 a2: they never agree.
			value := other + map[bool]string{true: "2", false: "1"}[(i == 0) == (source == "as")]
			b.Main.learn(forms.Query{Source: source, Args: map[string]string{lists[2]: by}}, []forms.Option{{Value: value}})
		}
	}
	b.filled["a"], b.told["a"] = "before", "a1"
	b.filled["b"], b.told["b"] = "before", "b1"
	done := make(chan bool)
	go func() {
		done <- b.FillOnly("")
	}()
	select {
	case filled := <-done:
		if !filled {
			t.Error("nothing was filled in: they are no ring")
		}
	case <-time.After(10 * time.Second):
		t.Fatal("it goes on and on")
	}
}
