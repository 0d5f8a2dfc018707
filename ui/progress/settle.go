package progress

import (
	"cmp"
	"slices"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/ui/dialog"
)

var (
	textNo         = forms.T("No, go back", "否，返回")
	textAdopt      = forms.T("Is this the one that the run created?", "这就是本次运行创建的资源吗？")
	textYesAdopt   = forms.T("Yes, adopt it", "是，接管")
	textUnproven   = forms.T("Nothing proves that it is. The run will go on with it; to delete it later, its name must be typed.", "没有证据可以确认。接管后运行将以它继续；以后删除时须输入其名称。")
	textResend     = forms.T("Send it again?", "再次发送？")
	textYesResend  = forms.T("Yes, send it again", "是，再次发送")
	textSecondMade = forms.T("It is looked for once more, and sent only if it is not found. If the first one appears later, there are two.", "发送前会再查找一次，仍未找到才会发送。若首次请求创建的资源稍后出现，则会有两个。")
	textTypeName   = forms.T("Type its name to send it again:", "请输入其名称以再次发送：")
)

// adopt shows the thing with the cursor and asks whether it is the run's.
func (s *Screen) adopt() {
	record, id := s.run.Record, s.ways.all[s.ways.at].ID
	i := slices.IndexFunc(record.Maybe, func(r providers.Receipt) bool { return r.ID == id })
	if i < 0 {
		return
	}
	found := record.Maybe[i]
	lines := []forms.Text{
		forms.Tf("“%s”: %s", "“%s”：%s", cmp.Or(found.Name, record.Name), record.Described(found)),
		forms.Tf("region: %s", "地域：%s", cmp.Or(found.Region, record.Region)),
		forms.Tf("account: %s", "账号：%s", record.Account),
	}
	if record.Tag == "" || found.Tag != record.Tag {
		lines = append(lines, forms.Text{}, textUnproven)
	}
	yes := func() { s.o.Out.Post(Adopt{Record: record, ID: id}) }
	s.o.Out.Post(dialog.New(textAdopt, lines, dialog.Choice{Label: textNo}, dialog.Choice{Label: textYesAdopt, Do: yes}))
}

// sendAgain shows what would be sent and asks for its name.
func (s *Screen) sendAgain() {
	record := s.run.Record
	plan, ok := s.o.Again(record)
	if !ok {
		return
	}
	lines := append(s.o.Summary(plan.Request), forms.Text{}, textSecondMade, textTypeName)
	yes := func() { s.o.Out.Post(Resend{Record: record, Plan: plan}) }
	d := dialog.New(textResend, lines, dialog.Choice{Label: textNo}, dialog.Choice{Label: textYesResend, Do: yes})
	s.o.Out.Post(d.WithLine("", record.ShortName()).Careful())
}
