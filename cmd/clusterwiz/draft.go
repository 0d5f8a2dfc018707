package main

import (
	"cmp"
	"context"
	"encoding/json"
	"os"
	"strings"
	"time"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/profiles/schema"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/message"
	"clusterwiz/ui/plain"
	"clusterwiz/ui/work"
)

// asked is what is asked for line by line. What is answered is kept as a draft
// after each question, so that an interruption costs nothing; noDrafts is why it
// cannot be.
func (o *newOptions) asked(ctx context.Context, target connect.Target, d *document) (w *work.Work, noDrafts error) {
	drafts, noDrafts := o.drafts, error(nil)
	if drafts == nil {
		drafts, noDrafts = o.app.drafts()
	}
	w = work.New(ctx, work.Config{Providers: o.app.clouds(), Drafts: drafts, Dirs: o.app.dirs(), Resolver: o.app.resolver(ctx)}, &message.Out{})
	w.Adopt(target, d.Answers, d.Path)
	w.Untagged, w.Endpoint = d.Untagged, d.Endpoint
	if o.draft != nil {
		w.Draft, w.Step = o.draft.ID, o.draft.Step
	}
	return w, noDrafts
}

// claim takes the draft to go on with, where no other session has it open: then a person may
// go on with a copy of it, and a program may not.
func (o *newOptions) claim(ctx context.Context, prompts *plain.IO) (err error) {
	if o.draft == nil {
		return nil
	}
	if o.drafts, err = o.app.drafts(); err != nil {
		return err
	}
	by := o.drafts.Hold(o.draft.ID)
	if by == nil {
		return nil
	}
	if !o.app.Asked() {
		return cli.Usagef("the draft %s is open in another session: %s; end that one first", "草稿 %s 已在另一个会话中打开：%s；请先结束该会话", o.draft.ID[:min(len(o.draft.ID), fewOfID)], by.Text())
	}
	prompts.Say(forms.Tf("another session has this draft open: %s", "另一个会话已打开此草稿：%s", by.Text()))
	prompts.Say(work.TextTwice)
	yes, err := prompts.Confirm(ctx, forms.T("Work on a copy of it?", "在副本上继续？"))
	if err == nil && !yes {
		err = errDeclined
	}
	o.draft.ID = profiles.NewDraftID()
	return err
}

// keep saves what the draft does not have yet, and names it.
func (o *newOptions) keep(prompts *plain.IO, w *work.Work, noDrafts error) {
	err := noDrafts
	if err == nil {
		err = w.Keep()
	}
	if err != nil {
		if w.Main.Answers.Rev() > 0 {
			prompts.Say(forms.Tf("the answers could not be kept: %s", "填写内容未能保存：%s", describe(err)))
		}
		return
	}
	if draft := w.Kept(); draft != nil {
		o.app.sayDraft(*draft)
	}
}

// dropDrafts removes the drafts that say what a run has made: it may have ended
// after whoever kept them had let go.
func (a *app) dropDrafts(record launch.Record) {
	if record.Phase != launch.Created || record.Answers == nil {
		return
	}
	dir := a.dirs().Drafts()
	if _, err := os.Stat(dir); err != nil {
		return
	}
	drafts, err := a.drafts()
	if err != nil {
		return
	}
	kept, _, _ := drafts.List() // What cannot be read or removed costs nothing but its place.
	made := written(record.Answers)
	for _, draft := range kept {
		if draft.Provider == record.Provider && written(draft.Answers) == made {
			_ = drafts.Remove(draft.ID)
		}
	}
}

// written is answers as they are kept, without the texts of secrets.
func written(answers *forms.Answers) string {
	data, _ := json.Marshal(answers) // Answers can always be written.
	return string(data)
}

// sayDraft names the draft that holds the answers, and how to go on with it.
// Nobody may be there any more to read it.
func (a *app) sayDraft(d profiles.Draft) {
	name, _ := d.Answers.Get("basics.name")
	a.prompts().Say(forms.Tf("the answers are kept as the draft %s (%s, %s); resume it with: clusterwiz new --resume %s",
		"填写内容已存为草稿 %s（%s，%s）；继续填写：clusterwiz new --resume %s",
		cmp.Or(forms.ValueText(name), d.ID), d.Provider, d.Saved.Local().Format(time.DateTime), d.ID[:min(len(d.ID), fewOfID)]))
}

// fewOfID are as many characters of the id of a draft as tell it from others.
const fewOfID = 8

// draftOf returns the draft that is meant: by its id or the beginning of it, by the
// name in it, or "last".
func (a *app) draftOf(name string) (*profiles.Draft, error) {
	drafts, err := a.drafts()
	if err != nil {
		return nil, err
	}
	kept, _, err := drafts.List()
	if err != nil {
		return nil, err
	}
	var meant []profiles.Draft
	for i, draft := range kept {
		called, _ := draft.Answers.Get("basics.name")
		if name == "last" && i == 0 || draft.ID == name {
			return &draft, nil
		}
		if strings.HasPrefix(draft.ID, name) || forms.ValueText(called) == name {
			meant = append(meant, draft)
		}
	}
	switch len(meant) {
	case 0:
		return nil, cli.Usagef("there is no draft %s; \"clusterwiz\" lists the drafts", "没有草稿 %s；运行 clusterwiz 可列出草稿", name)
	case 1:
		return &meant[0], nil
	}
	return nil, cli.Usagef("%d drafts are called %s; give the id of one, such as %s", "有 %d 份草稿名为 %s；请给出草稿 ID，如 %s", len(meant), name, meant[0].ID)
}

// prepare makes what is saved to a file.
func (o *newOptions) prepare(ctx context.Context, d *document, path string) (profiles.Prepared, error) {
	saved := *d.Profile
	saved.Path = path
	saved.Schema = schema.Install(o.app.dirs(), d.form(), schema.Options{About: d.provider.About(), Lang: o.app.lang}, path)
	return profiles.Prepare(ctx, d.form(), &saved, o.app.lang, d.Path)
}

// agree shows what a save does to the file that the answers came from, and asks.
func (o *newOptions) agree(ctx context.Context, prompts *plain.IO, path string, told []forms.Text) (bool, error) {
	for _, line := range told {
		prompts.Say(line)
	}
	return prompts.Confirm(ctx, forms.Tf("Write this to %s?", "写入 %s？", path))
}
