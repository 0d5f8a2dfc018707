package launch

import (
	"context"
	"slices"
	"strings"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// next asks what to do with what was created. That comes after the end is settled:
// whatever becomes of it, the thing is there. What this program does for it comes with
// every cloud.
func (s *session) next(ctx context.Context) *providers.Next {
	if s.record.Receipt == nil {
		return nil
	}
	found := s.told(ctx).Marked()
	end := providers.Step{Text: forms.T("delete it when you no longer need it", "不再需要时删除"), Verb: "delete"}
	if costs := s.record.Costs; costs != nil && !costs.Instead.IsZero() {
		end = providers.Step{Text: costs.Instead}
	}
	found.Steps = append(slices.Clone(found.Steps), providers.Step{Text: forms.T("see this again", "再次查看"), Verb: "watch"}, end)
	for i, step := range found.Steps {
		step.Text = s.redact.HideText(step.Text)
		if step.Verb != "" {
			step.Command, step.Verb = "clusterwiz "+step.Verb+" "+s.record.Called(), ""
		}
		found.Steps[i] = step
	}
	return &found
}

// told is what the cloud tells; nothing where it has no word for that.
func (s *session) told(ctx context.Context) (next providers.Next) {
	client, ok := s.client.(providers.Afterward)
	if !ok {
		return providers.Next{}
	}
	defer func() {
		// A slip in what is said after the end must not undo the end.
		if recover() != nil {
			next = providers.Next{}
		}
	}()
	ctx, cancel := context.WithTimeout(ctx, providers.NextLimit)
	defer cancel()
	return client.Next(ctx, *s.record.Receipt)
}

// NextRows are what a person is told about what the run created, the time that it
// took included; none where nothing was created.
func (r Record) NextRows() []providers.Row {
	if r.Phase != Created {
		return nil
	}
	var rows []providers.Row
	if r.Next != nil {
		rows = r.Next.Rows()
	}
	if row, known := r.TimeRow(); known {
		rows = append(rows, row)
	}
	return rows
}

// TimeRow tells how long the creation took, and each stage of it; false where that was
// not seen.
func (r Record) TimeRow() (providers.Row, bool) {
	took, known := r.Took()
	if !known {
		return providers.Row{}, false
	}
	return providers.Row{Label: forms.T("time taken", "用时"), Value: r.took(took)}, true
}

// took says how long the creation took, and each stage of it.
func (r Record) took(all time.Duration) forms.Text {
	text := providers.Lasted(all)
	if r.Speed > 0 {
		text = forms.Tf("%s, simulated ×%g", "%s，模拟 ×%g", text, r.Speed)
	}
	var en, zh []string
	for _, stage := range r.Times {
		if took, known := stage.Took(); known {
			lasted := providers.Lasted(took)
			en, zh = append(en, stage.Name+" "+lasted.En), append(zh, stage.Name+" "+lasted.Zh)
		}
	}
	if len(en) == 0 {
		return text
	}
	return forms.Tf("%s (%s)", "%s（%s）", text, forms.Foreign(strings.Join(en, ", "), strings.Join(zh, "，")))
}
