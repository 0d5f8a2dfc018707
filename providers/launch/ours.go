package launch

import (
	"context"
	"slices"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// Ours is what the cloud's answer named, and what carries the run's tag. A thing
// of the name that merely is new may be a colleague's, whatever its time says:
// it is named, and left to a person.

// tagOf is the value of a run's tag: the run, and letters that no other run has.
func tagOf(r Record) string { return r.ID + "-" + strings.ToLower(r.Token[:8]) }

// tag puts the run's tag on the request, where the cloud would give it back and a
// person wants it; the note says why there is no place for it.
func (s *session) tag(p *Plan) (note forms.Text) {
	tagger, ok := s.client.(providers.Tagger)
	if !ok || p.Untagged {
		return forms.Text{}
	}
	value := tagOf(s.record)
	if p.Request, note = tagger.Tagged(p.Request, value); note.IsZero() {
		s.record.Tag = value
	}
	return note
}

// TagNote says in one line what a run adds to the request that is shown; the zero
// Text for nothing.
func TagNote(client providers.Client, p Plan) forms.Text {
	tagger, ok := client.(providers.Tagger)
	if !ok || p.Untagged {
		return forms.Text{}
	}
	if _, note := tagger.Tagged(p.Request, "run"); !note.IsZero() {
		return note
	}
	return forms.Tf("when it is sent, the run tag %s (the run's ID) is added, to tell what it makes from others of the same name",
		"发送时会添加运行标签 %s（值为运行 ID），用于与同名资源区分", providers.TagKey)
}

// fresh are the things of this run's name that were not there before it.
func (s *session) fresh(found []providers.Receipt) []providers.Receipt {
	if s.record.Name == "" {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(found), func(r providers.Receipt) bool {
		return r.ID == "" || !s.named(r) || slices.Contains(s.record.Before, r.ID) ||
			r.Region != "" && s.record.Region != "" && r.Region != s.record.Region
	})
}

// sorted tells what is ours of what was found, and what may be. What carries the
// tag of another run is neither.
func (s *session) sorted(found []providers.Receipt) (ours, maybe []providers.Receipt) {
	for _, r := range s.fresh(found) {
		switch {
		case s.record.Tag != "" && r.Tag == s.record.Tag:
			ours = append(ours, r)
		case r.Tag == "", s.again(r):
			maybe = append(maybe, r)
		}
	}
	return ours, maybe
}

// again tells what carries the tag of the unclear run that this one sends again.
func (s *session) again(r providers.Receipt) bool {
	return s.record.Again != "" && strings.HasPrefix(r.Tag, s.record.Again+"-")
}

// decide acts on what was found: accepted, where it is plainly ours; else the
// failure says which things it may be, nil for none.
func (s *session) decide(found []providers.Receipt) (accepted bool, failure *providers.Failure) {
	ours, maybe := s.sorted(found)
	s.record.Maybe = maybe
	switch {
	case len(ours) == 1:
		s.accept(ours[0], foundText(ours[0]))
		return true, nil
	case len(ours) > 1:
		s.record.Maybe = slices.Concat(ours, maybe)
		return false, s.several(ours)
	case len(maybe) > 0:
		return false, s.maybeOurs()
	}
	return false, nil
}

// witnessed asks the cloud's second account of creations, where it has one, for
// what the list does not show.
func (s *session) witnessed(ctx context.Context, request providers.Request, listed []providers.Receipt) []providers.Receipt {
	witness, ok := s.client.(providers.Witness)
	if !ok {
		return nil
	}
	made, err := call(ctx, func(ctx context.Context, r providers.Request) ([]providers.Receipt, error) {
		return witness.Witnessed(ctx, r, s.record.Started)
	}, request)
	if err != nil {
		return nil
	}
	return slices.DeleteFunc(s.receipts(made), func(r providers.Receipt) bool {
		return slices.ContainsFunc(listed, func(l providers.Receipt) bool { return l.ID == r.ID })
	})
}

// census looks once whether there is more than the one that the cloud told of, and
// tells that. Right after the acceptance every other new thing of the name counts;
// later, where the tag tells, only what is the run's own: a colleague may well have
// made one since. It goes wrong in silence: it is not what the run waits for.
func (s *session) census(ctx context.Context, request providers.Request, accepted bool) {
	if ctx.Err() != nil || s.record.Receipt == nil {
		return
	}
	found, err := s.find(ctx, request)
	if err != nil {
		return
	}
	twins, maybe := s.sorted(found)
	for _, r := range maybe {
		if accepted || s.record.Tag == "" || s.again(r) {
			twins = append(twins, r)
		}
	}
	known := len(s.record.Twins)
	for _, r := range twins {
		if r.ID != s.record.Receipt.ID && !slices.Contains(s.record.Twins, r.ID) {
			s.record.Twins = append(s.record.Twins, r.ID)
		}
	}
	if len(s.record.Twins) > known {
		failure := s.twins()
		s.publish(Event{Kind: EventWarning, Failure: failure, Receipt: s.record.Receipt, Text: failure.Summary}, true)
	}
}

// created ends a run whose thing is there, unless there is more than that one.
func (f *follower) created(status providers.Status) error {
	f.count()
	e := Event{Kind: EventCreated, Status: &status, Text: forms.Tf("created: %s", "已创建：%s", f.id())}
	if len(f.record.Twins) > 0 {
		e.Failure = f.twins()
		e.Text = forms.Tf("%s; %s", "%s；%s", e.Text, e.Failure.Summary)
	}
	f.record.Next = f.ask()
	f.record.after(&e)
	f.end(Created, e)
	if f.record.Failure == nil {
		return nil
	}
	return f.record.Failure
}

// twins is the failure of a run after which there is more than one thing of its
// name. A colleague's may be among them.
func (s *session) twins() *providers.Failure {
	all := append([]string{s.id()}, s.record.Twins...)
	return &providers.Failure{
		Kind: providers.Unclear,
		Summary: forms.Tf("there is more than one new %q: %s; it is not known whether all belong to this run",
			"出现了多个新的 %q：%s；尚不清楚是否都属于本次运行", s.record.Name, strings.Join(all, " ")),
		Remedy: forms.T("compare them in the cloud's console, keep one, and delete those of the others that are yours",
			"请在云控制台中比较，保留一个，并删除其余属于您的"),
	}
}

func (s *session) several(ours []providers.Receipt) *providers.Failure {
	return &providers.Failure{
		Kind:    providers.Unclear,
		Summary: forms.Tf("more than one %q was created: %s", "创建了多个 %q：%s", s.record.Name, s.record.describedAll(ours)),
		Remedy:  forms.T("compare them in the cloud's console, and keep one", "请在云控制台中比较，并保留一个"),
	}
}

// maybeOurs is why nothing is known though something of the name is there.
func (s *session) maybeOurs() *providers.Failure {
	maybe := s.record.Maybe
	failure := &providers.Failure{
		Kind:    providers.Unclear,
		Summary: forms.Tf("one of this name exists: %s; it is not known whether it belongs to this run", "存在同名资源：%s；尚不清楚是否属于本次运行", s.record.Described(maybe[0])),
		Remedy: forms.Tf("if it is yours, adopt it with: clusterwiz watch %s --adopt %s", "如属于您，请接管：clusterwiz watch %s --adopt %s",
			s.record.Called(), maybe[0].ID),
	}
	if len(maybe) > 1 {
		failure.Summary = forms.Tf("several of this name exist: %s; it is not known which belongs to this run", "存在多个同名资源：%s；尚不清楚哪个属于本次运行", s.record.describedAll(maybe))
		failure.Remedy = forms.Tf("compare them in the cloud's console, and adopt yours with: clusterwiz watch %s --adopt ID",
			"请在云控制台中比较，并接管属于您的：clusterwiz watch %s --adopt ID", s.record.Called())
	}
	return failure
}

func foundText(r providers.Receipt) forms.Text {
	return forms.Tf("found: %s; it was created after all", "已找到：%s；创建请求已生效", r.ID)
}
