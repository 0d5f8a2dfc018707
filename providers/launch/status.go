package launch

import (
	"cmp"
	"slices"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// warn tells of trouble once for each code that the cloud gives it; before is
// what was told last.
func (f *follower) warn(before *providers.Failure) {
	if f.warning == nil || before != nil && before.Code == f.warning.Code {
		return
	}
	f.publish(Event{Kind: EventWarning, Failure: f.warning, Text: forms.Tf(
		"%s: %s; wait, or delete it with: clusterwiz delete %s", "%s：%s；可等待，或删除：clusterwiz delete %s",
		f.warning.Summary, strings.TrimRight(cmp.Or(f.warning.Message, f.warning.Code), ".。"), f.record.Called())}, true)
}

// short is the cloud's word for trouble, where there is room for no more.
func short(f *providers.Failure) string { return cmp.Or(f.Code, f.Message) }

func same(a, b providers.Status) bool {
	return a.Phase == b.Phase && a.State == b.State && a.Done == b.Done && a.Total == b.Total &&
		a.Nodes == b.Nodes && slices.Equal(a.Stages, b.Stages) && sameTrouble(a.Trouble, b.Trouble)
}

func sameTrouble(a, b *providers.Failure) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Code == b.Code && a.Message == b.Message && a.Summary == b.Summary
}

// statusText is the status in one line.
func statusText(s providers.Status) forms.Text {
	state := s.State
	if state == "" {
		state = string(s.Phase)
	}
	text := forms.Same(state)
	if s.Total > 0 {
		text = forms.Tf("%s, stage %d of %d", "%s，阶段 %d/%d", text, s.Done, s.Total)
	}
	if i := slices.IndexFunc(s.Stages, func(g providers.Stage) bool { return g.Phase == providers.Working }); i >= 0 {
		text = forms.Tf("%s: %s", "%s：%s", text, s.Stages[i].Name)
	}
	if s.Nodes.Wanted > 0 {
		text = forms.Tf("%s, %d of %s running", "%s，%d/%s 个节点运行中", text, s.Nodes.Running, forms.Count(s.Nodes.Wanted, "node", "nodes"))
	}
	if s.Trouble != nil {
		text = forms.Tf("%s; problem: %s", "%s；异常：%s", text, short(s.Trouble))
	}
	return text
}
