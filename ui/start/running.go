package start

import (
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/ui/input"
	"clusterwiz/ui/work"
)

// Messages for another one like what there is.
type (
	// Running asks for the things of a cloud; with no provider, of which one.
	Running struct{ Provider string }
	// Like asks to begin with the answers of a thing that is there.
	Like struct {
		Provider string
		Thing    providers.Receipt
	}
)

// What is said of the things of a cloud.
var (
	textLike      = forms.T("like a running cluster …", "照已有集群新建…")
	textLikeWhich = forms.T("Like a running cluster of", "照已有集群新建，选择云产品")
	TextNoThings  = forms.T("there is nothing yet", "暂无资源")
)

// Ask lists the clouds that can be asked for what they have.
func (s *Screen) Ask() { s.narrowTo(s.clouds()) }

// show lists what a cloud has.
func (s *Screen) show(msg work.ThingsMsg) {
	if msg.Err != nil {
		s.out.Complain(work.Explain(msg.Err))
		return
	}
	there := s.things(msg)
	if len(there.rows) == 0 {
		s.out.Say(TextNoThings)
		return
	}
	s.narrowTo(there)
}

// things are those that a cloud has and that can be read.
func (s *Screen) things(msg work.ThingsMsg) section {
	there := section{title: forms.Tf("Like one of %s, %s", "照已有集群新建：%s，%s", forms.Same(s.cloud(msg.Provider)), forms.Same(msg.Region))}
	for _, thing := range msg.Things {
		if !thing.Unreadable.IsZero() {
			continue
		}
		there.add(row{does: Like{Provider: msg.Provider, Thing: thing.Receipt}, cells: []cell{
			{s.age(thing.Made()), aside}, {thing.Receipt.Name, name}, {thing.Receipt.State, aside}, {s.look.Say(thing.About), aside},
		}})
	}
	return there
}

func (s *Screen) age(at time.Time) string {
	if at.After(s.found.At) {
		at = s.found.At
	}
	return s.ago(at)
}

// clouds are those of which one can be asked.
func (s *Screen) clouds() section {
	all := section{title: textLikeWhich}
	for _, p := range s.o.Providers {
		about := p.About()
		title := about.Title()
		all.add(row{does: Running{Provider: about.ID}, also: []string{about.ID, title.En, title.Zh}, cells: []cell{{s.look.Say(title), name}}})
	}
	return all
}

// narrowTo lists one section alone, from which esc leads back.
func (s *Screen) narrowTo(only section) {
	if s.filter == nil {
		return
	}
	s.filter = input.New(s.look, "", input.Options{Placeholder: s.look.Say(textFilter), Width: s.width - 3})
	s.all, s.whole, s.open, s.only = []section{only}, true, 0, true
	s.narrow()
}
