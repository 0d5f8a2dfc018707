package launch

import (
	"context"
	"slices"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
)

// Adopt takes, on a person's word, the thing of that id for what an unclear run
// made, and follows it as [Launcher.Watch] does. The cloud must list it under the
// run's name, and it must not have been there before. Such a run is marked:
// [Record.Unproven].
func (l *Launcher) Adopt(ctx context.Context, t connect.Target, r Record, id string, emit func(Event)) (Record, error) {
	s := l.session(t, r, emit)
	defer s.close()
	err := s.attach()
	if err == nil {
		err = s.takeOver(ctx, id)
	}
	return s.record, s.conclude(EventRefused, err)
}

// Join follows what has the name of a run that was refused for that, as if the run had
// made it. As nothing but the name says so, the run is marked: [Record.Unproven].
func (l *Launcher) Join(ctx context.Context, t connect.Target, refused Record, emit func(Event)) (Record, error) {
	s := l.session(t, refused, emit)
	defer s.close()
	err := s.attach()
	if err == nil {
		err = s.join(ctx)
	}
	return s.record, s.conclude(EventRefused, err)
}

func (s *session) join(ctx context.Context) error {
	taken := s.record.Taken
	if s.record.Phase != Rejected || taken == nil || taken.Thing == nil {
		return s.refuseAdoption("", forms.Tf("nothing is known to have the name of run %s", "不清楚运行 %s 的名称被何者占用", s.record.ID))
	}
	_ = s.acquire() // Without a journal it is followed all the same.
	s.record.Unproven = true
	s.accept(*taken.Thing, forms.Tf("there already: %s", "已存在：%s", taken.Thing.ID))
	return s.follow(ctx, Created)
}

func (s *session) takeOver(ctx context.Context, id string) error {
	if s.record.Phase != Sending && s.record.Phase != Unclear {
		return s.refuseAdoption(id, forms.Tf("run %s is not unclear: %s", "运行 %s 并非结果不明：%s", s.record.ID, s.record.Phase.Text()))
	}
	if s.journal == nil && !s.elsewhere {
		return s.refuseAdoption(id, forms.Tf("another clusterwiz is at run %s", "另一个 clusterwiz 正在处理运行 %s", s.record.ID))
	}
	found, err := s.find(ctx, s.record.request())
	switch {
	case ctx.Err() != nil:
		return s.unclear(s.record.Failure)
	case err != nil:
		return s.redact.failure(failureOf(err))
	}
	there := s.fresh(found)
	i := slices.IndexFunc(there, func(r providers.Receipt) bool { return r.ID == id })
	if i < 0 || there[i].Tag != "" && there[i].Tag != s.record.Tag {
		return s.refuseAdoption(id, forms.Tf("there is no new %q with the ID %s, or it belongs to another run", "没有 ID 为 %[2]s 且不属于其他运行的新 %[1]q", s.record.Name, id))
	}
	s.record.Unproven = s.record.Tag == "" || there[i].Tag != s.record.Tag
	s.accept(there[i], forms.Tf("adopted: %s", "已接管：%s", id))
	return s.follow(ctx, Created)
}

// refuseAdoption leaves the run as it is.
func (s *session) refuseAdoption(id string, why forms.Text) error {
	failure := &providers.Failure{
		Kind: providers.Invalid, Summary: forms.Tf("%s cannot be adopted: %s", "无法接管 %s：%s", id, why),
		Remedy: forms.Tf("look again with: clusterwiz watch %s", "请再次查找：clusterwiz watch %s", s.record.Called()),
	}
	s.notify(Event{Kind: EventRefused, Failure: failure, Text: failure.Summary})
	return failure
}
