package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"clusterwiz/providers/simulator"
)

// scene is one run of the campaign.
type scene struct {
	// id tells what happens: group/what/cloud.
	id    string
	group string
	cloud *cloud
	play  func(*story)
	// faults are the simulator's own.
	faults []simulator.Fault
}

// story is a scene that is being played. After an error nothing more happens.
type story struct {
	ctx    context.Context
	cloud  *cloud
	world  *world
	dir    string
	binary string
	random *rand.Rand
	// me is the machine that is judged, friends the others, which are, too,
	// where both is set.
	me      *machine
	friends []*machine
	both    bool
	err     error
}

// result is what became of a scene.
type result struct {
	scene scene
	// trouble is the campaign's own; then there is no verdict.
	trouble    error
	violations []violation
	// count is how many things of ours exist at the end, exit the code of the
	// first command, commands all of them.
	count, exit int
	commands    int
	// idle: the faults never happened, so that the scene shows nothing.
	idle bool
	took time.Duration
	log  string
}

// perform plays a scene in a directory of its own.
func perform(ctx context.Context, o options, c scene) result {
	began := time.Now()
	out := result{scene: c}
	dir, err := os.MkdirTemp("", "campaign")
	if err != nil {
		out.trouble = err
		return out
	}
	defer func() { _ = os.RemoveAll(dir) }()
	s := &story{ctx: ctx, cloud: c.cloud, dir: dir, binary: o.binary, random: randomOf(o.seed, c.id)}
	s.world, s.err = newWorld(ctx, filepath.Join(dir, "world"), c.faults...)
	if s.err == nil {
		defer s.world.close()
		s.me = s.newMachine("me")
	}
	if s.err == nil {
		c.play(s)
		s.verdict(&out)
		out.idle = s.me.proxy.idleFaults() && !slices.ContainsFunc(s.me.steps, func(st step) bool { return st.killed })
	}
	for _, m := range append(s.friends, s.me) {
		if m != nil && m.proxy != nil {
			m.proxy.close()
			s.err = errors.Join(s.err, m.proxy.trouble)
		}
	}
	out.trouble, out.took = s.err, time.Since(began)
	if o.keep != "" && len(out.violations) > 0 {
		out.log = keep(o.keep, c.id, s)
	}
	return out
}

func (s *story) newMachine(name string) *machine {
	m, err := newMachine(s.ctx, name, s.binary, s.dir, s.cloud, s.world)
	s.fail(err)
	return m
}

func (s *story) fail(err error) { s.err = errors.Join(s.err, err) }

// verdict judges every machine that is to be.
func (s *story) verdict(out *result) {
	judged := []*machine{s.me}
	if s.both {
		judged = append(judged, s.friends...)
	}
	for i, m := range judged {
		if s.err != nil {
			return
		}
		journals, err := m.journals()
		s.fail(err)
		truth, err := s.world.things()
		s.fail(err)
		if len(m.steps) == 0 || s.err != nil {
			continue
		}
		m.steps[len(m.steps)-1].truth = truth
		e := evidence{machine: m.name, steps: m.steps, journals: journals}
		out.violations = append(out.violations, judge(e)...)
		out.commands += len(m.steps)
		if i == 0 {
			out.count, out.exit = len(existing(e.ours(truth))), m.steps[0].exit
		}
	}
}

// weather sets what goes wrong for the machine that is judged.
func (s *story) weather(w weather) { s.me.proxy.set(w) }

func (s *story) clear() { s.weather(weather{}) }

func (s *story) run(v verb, more ...string) { s.runKilled(v, killing{}, more...) }

func (s *story) runKilled(v verb, k killing, more ...string) {
	if s.err == nil {
		s.fail(s.me.run(s.ctx, v, k, more...))
	}
}

// settle lets the weather clear, comes back to the run, and tries the profile
// once more, which must make no second one.
func (s *story) settle() {
	s.clear()
	s.run(watch)
	s.run(replay)
}

// colleague has somebody else, at another computer with fair weather, make a
// thing of the same name.
func (s *story) colleague() {
	m := s.newMachine(fmt.Sprintf("colleague-%d", len(s.friends)+1))
	s.friends = append(s.friends, m)
	if s.err == nil {
		s.fail(m.run(s.ctx, replay, killing{}, "--detach"))
	}
	s.me.proxy.somebody()
}

// kill ends the program that runs.
func (s *story) kill(sig syscall.Signal) func() { return func() { s.me.signal(sig) } }

// keep writes what was told, and copies the machines' files.
func keep(dir, id string, s *story) string {
	target := filepath.Join(dir, filepath.FromSlash(id))
	_ = os.MkdirAll(target, 0o700)
	for _, m := range append(s.friends, s.me) {
		var text string
		for _, st := range m.steps {
			text += fmt.Sprintf("$ clusterwiz %v\n%s(exit %d, %d creations arrived)\ntruth: %+v\n\n", st.args, st.text, st.exit, st.sent, st.truth)
		}
		_ = os.WriteFile(filepath.Join(target, m.name+".txt"), []byte(text), 0o600)
		_ = os.CopyFS(filepath.Join(target, m.name+".runs"), os.DirFS(m.runs()))
	}
	return target
}
