package launch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
)

// Create makes the thing once at the target, at whose pace it asks, and follows it to its end. Events come in order,
// from the calling goroutine; emit may be nil.
//
// A nil error means created. [ErrNotSent]: ctx ended before the first byte
// left. [ErrDetached]: ctx ended, or the limit was over, while following.
// [ErrUnclear]: the reply was lost and the thing was not found. A
// [providers.Failure] with phase Rejected: nothing exists; with phase Failed:
// the cloud gave up; with phase Planned: nothing was sent as the journal or the
// request could not be written. The record is good in every case.
//
// While the request is on its way ctx does not end it, so that no answer is
// lost; that takes a minute at most.
func (l *Launcher) Create(ctx context.Context, t connect.Target, p Plan, emit func(Event)) (Record, error) {
	s := l.session(t, l.plan(t, p), emit)
	defer s.close()
	p.Request.Token = s.record.Token
	err := s.create(ctx, p)
	return s.record, s.conclude(EventRejected, err)
}

func (s *session) create(ctx context.Context, p Plan) error {
	if ctx.Err() != nil {
		return s.notSent(context.Cause(ctx))
	}
	var err error
	if s.redact, err = newRedactor(p.Request); err != nil {
		return unwritable(err)
	}
	s.mark(p.Request)
	note := s.tag(&p)
	name, held, err := s.lockName(ctx)
	if err != nil {
		return journalFailure(s.store.dir, err)
	}
	if ctx.Err() != nil {
		_ = name.Unlock()
		return s.notSent(context.Cause(ctx))
	}
	if held {
		defer func() { _ = name.Unlock() }()
	}
	if err := s.begin(); err != nil {
		return journalFailure(s.store.dir, err)
	}
	if !note.IsZero() {
		s.publish(Event{Kind: EventNote, Text: note}, false)
	}
	if !held {
		return s.reject(nameBusy(s.record.Name))
	}
	if failure := s.duplicate(p); failure != nil {
		return s.reject(failure)
	}
	if err := s.lookBefore(ctx, p); err != nil {
		return err
	}
	if err := s.claim(); err != nil {
		return err
	}
	if err := s.send(ctx, p.Request); err != nil {
		return err
	}
	// From here on the journal tells of it, and soon the cloud.
	_ = name.Unlock()
	s.census(ctx, p.Request, true)
	return s.follow(ctx, Created)
}

func (l *Launcher) plan(t connect.Target, p Plan) Record {
	now, about := l.o.Now(), t.Provider.About()
	return Record{
		ID: newID(l.store.idTime(now)), Provider: about.ID, Account: t.Account.ID, Region: cmp.Or(p.Request.Region, t.Endpoint.Region),
		Endpoint: withoutUser(t.Endpoint.Base), Simulated: t.Account.Simulated, Speed: t.Endpoint.Speed, World: t.Endpoint.World,
		InsecureHTTP: !t.InClear().IsZero(),
		Identity:     t.Account.Identity, Service: connect.Service(p.Request.URL), Answers: p.Answers, Will: p.Will, Costs: p.Costs,
		Name: p.Request.Name, Short: p.Request.Short, Owner: p.Request.Owner, Action: p.Request.Action, Digest: p.Request.Digest(), Token: newToken(), Repeat: p.Request.Repeat, Again: p.Again,
		Profile: fromRoot(p.Profile), Limit: cmp.Or(p.Request.Limit, about.Limit), Started: now, Updated: now, Phase: Planned,
	}
}

// fromRoot is the path of a file for whoever is in another directory.
func fromRoot(path string) string {
	if path == "" {
		return ""
	}
	if whole, err := filepath.Abs(path); err == nil {
		return whole
	}
	return path
}

// begin writes the intent.
func (s *session) begin() error {
	for range 10 {
		e := s.stamp(Event{Kind: EventPlanned, Text: forms.Tf(
			"run %s: %s %q", "运行 %s：%s %q", s.record.ID, s.record.Action, s.record.Name)})
		j, err := s.store.create(s.record.ID, intent(&s.record, &e))
		if errors.Is(err, fs.ErrExist) {
			s.record.ID = newID(s.store.idTime(s.o.Now()))
			continue
		}
		if err != nil {
			return err
		}
		s.journal = j
		s.emit(e)
		return nil
	}
	return fmt.Errorf("no free run id: %w", fs.ErrExist)
}

// lookBefore refuses a name that is taken, and remembers what is there.
func (s *session) lookBefore(ctx context.Context, p Plan) error {
	found, err := s.look(ctx, p.Request)
	switch {
	case ctx.Err() != nil:
		return s.notSent(context.Cause(ctx))
	case err == nil:
	case failureOf(err).Kind == providers.Permission && s.record.Again == "":
		// The right to create often comes without the right to list.
		s.publish(Event{Kind: EventNote, Failure: failureOf(err), Text: forms.Tf(
			"cannot tell whether %q already exists (%s); going on",
			"无法确认 %q 是否已存在（%s）；继续", s.record.Name, failureOf(err).Summary)}, false)
		return nil
	default:
		return s.rejectAs(failureOf(err), failureOf(err).Unsent)
	}
	s.record.Before = []string{}
	for _, receipt := range found {
		s.record.Before = append(s.record.Before, receipt.ID)
	}
	if i := slices.IndexFunc(found, s.named); i >= 0 {
		s.record.Taken = &Taken{Thing: &found[i], Serves: p.Serves}
		return s.reject(nameTaken(s.record.Name, found[i]))
	}
	return nil
}

// look tells that it asks for the name, and does.
func (s *session) look(ctx context.Context, request providers.Request) ([]providers.Receipt, error) {
	s.notify(Event{Kind: EventFinding, Text: forms.Tf(
		"checking whether %q already exists", "正在确认 %q 是否已存在", s.record.Name)})
	return s.ask(ctx, request)
}

// ask asks for the name, a few times where the cloud has no time for it.
func (s *session) ask(ctx context.Context, request providers.Request) ([]providers.Receipt, error) {
	delay := s.backOff(s.firstDelay())
	for try := 1; ; try++ {
		found, err := s.find(providers.WithDates(ctx, s.hear), request)
		if err == nil || ctx.Err() != nil {
			return found, err
		}
		failure := failureOf(err)
		switch failure.Kind {
		case providers.Absent:
			return nil, nil
		case providers.Throttled, providers.Unavailable, providers.Unclear, providers.Conflict:
		case providers.Invalid, providers.Auth, providers.Permission, providers.Quota, providers.Money, providers.Internal:
			return nil, failure
		}
		if try == maxLooks || failure.Lasting {
			return nil, failure
		}
		if err := s.wait(ctx, failure, s.patience(failure, delay.next())); err != nil {
			return nil, err
		}
	}
}

// named tells whether a thing goes by the name of this run; clouds also find
// by part of a name.
func (s *session) named(r providers.Receipt) bool {
	return r.Name == "" || r.Name == s.record.Name
}

// reject ends a run of which nothing exists.
func (s *session) reject(failure *providers.Failure) error {
	s.end(Rejected, Event{Kind: rejection(failure), Failure: failure, Text: failure.Summary})
	return s.record.Failure
}

// rejection is the kind of end of a run that was refused.
func rejection(failure *providers.Failure) string {
	if failure.Kind == providers.Conflict {
		return EventExists
	}
	return EventRejected
}

// rejectAs is reject, and says whether the cloud was ever reached, which the
// last call alone does not know.
func (s *session) rejectAs(failure *providers.Failure, unsent bool) error {
	out := *failure
	if out.Unsent = unsent; unsent {
		out.Summary = forms.Tf("%s; nothing was sent", "%s；未发送任何请求", failure.Summary)
	}
	return s.reject(&out)
}

func unwritable(err error) *providers.Failure {
	failure := &providers.Failure{
		Kind: providers.Internal, Cause: err,
		Summary: forms.T("the request cannot be written; nothing was sent", "无法生成请求；未发送"),
		Remedy:  forms.T("run again with --debug and keep the log", "请加 --debug 重试并保留日志"),
	}
	if errors.Is(err, forms.ErrSecretUnknown) {
		failure.Kind = providers.Invalid
		failure.Summary = forms.T("a password or key was not read; nothing was sent", "有密码或密钥未读取；未发送")
		failure.Remedy = forms.T("check where the profile takes its secrets from", "请检查配置文件中密钥的来源")
	}
	return failure
}
