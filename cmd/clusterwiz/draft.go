package main

import (
	"cmp"
	"time"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/ui/plain"
)

// saveDraft saves what was answered as a draft, so that an interruption costs
// nothing.
func (o *newOptions) saveDraft(prompts *plain.IO, d *document) {
	if d.Answers.Rev() == 0 {
		return
	}
	draft := profiles.Draft{
		ID: profiles.NewDraftID(), Provider: d.Provider, Region: d.Region, Account: d.Account,
		Saved: time.Now(), Answers: d.Answers,
	}
	drafts, err := profiles.OpenDrafts(o.app.dirs().Drafts(), o.app.forms())
	if err == nil {
		err = drafts.Save(draft)
	}
	if err != nil {
		prompts.Say(forms.Tf("the answers could not be kept: %s", "填写内容未能保存：%s", describe(err)))
		return
	}
	o.app.sayDraft(draft)
}

// sayDraft names the draft that holds the answers, and how to go on with it.
// Nobody may be there any more to read it.
func (a *app) sayDraft(d profiles.Draft) {
	name, _ := d.Answers.Get("basics.name")
	a.prompts().Say(forms.Tf("the answers are kept as the draft %s (%s, %s); resume it with: clusterwiz",
		"填写内容已存为草稿 %s（%s，%s）；继续填写：clusterwiz",
		cmp.Or(plain.OneLine(forms.ValueText(name)), d.ID), d.Provider, d.Saved.Local().Format(time.DateTime)))
}
