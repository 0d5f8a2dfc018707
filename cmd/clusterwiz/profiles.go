package main

import (
	"context"
	"errors"
	"io"
	"os"
	"time"

	"github.com/spf13/cobra"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers/launch"
)

func (a *app) profilesCommand() *cobra.Command {
	cmd := a.command(declaration{
		use:   "profiles [COMMAND]",
		short: forms.T("List, rename and remove the saved profiles", "列出、重命名、删除已保存的配置文件"),
		long: forms.T(
			"Lists the profiles that were saved, the newest first, with the last run of each. Wherever\na command takes a profile it takes such a name too; a file of that name goes first.",
			"列出已保存的配置文件（由新到旧）及各自的最近一次运行。凡可写配置文件处均可使用其名称；\n若有同名文件，以文件为准。",
		),
		examples: "clusterwiz profiles\nclusterwiz replay cfd\nclusterwiz profiles rename cfd cfd-old",
		args:     cli.Arguments(0, 0, forms.Text{}),
	}, func(context.Context, []string) error { return a.listSaved() })
	cmd.AddCommand(a.renameCommand(), a.removeCommand())
	return cmd
}

// savedJSON is a saved profile as an object.
type savedJSON struct {
	Name     string    `json:"name"`
	Provider string    `json:"provider"`
	Path     string    `json:"path"`
	Saved    time.Time `json:"saved,omitzero"`
	// Run is the last of it; absent where there is none.
	Run *savedRun `json:"run,omitempty"`
}

type savedRun struct {
	ID      string       `json:"id"`
	Phase   launch.Phase `json:"phase"`
	Started time.Time    `json:"started"`
}

func (a *app) listSaved() error {
	last := a.lastRuns()
	t := cli.NewTable(forms.T("PROFILE", "配置文件"), forms.T("PROVIDER", "云产品"), forms.T("SAVED", "保存时间"), forms.T("LAST RUN", "最近一次运行"))
	list := []savedJSON{}
	for _, saved := range profiles.SavedIn(a.dirs().Profiles()) {
		one, run := savedJSON{Name: saved.Name(), Provider: saved.Provider, Path: saved.Path, Saved: saved.Saved}, ""
		if r, ran := last[saved.Path]; ran {
			one.Run = &savedRun{ID: r.ID, Phase: r.Phase, Started: r.Started}
			run = launch.Word(string(r.Phase)).In(a.lang) + ", " + r.Started.Local().Format(time.DateTime)
		}
		list = append(list, one)
		t.Row(one.Name, one.Provider, saved.Saved.Local().Format(time.DateTime), run)
	}
	switch {
	case a.json():
		return a.writeJSON(list)
	case len(list) == 0:
		a.prompts().Say(forms.Tf("no profiles yet in %s; the wizard saves them with ctrl+s", "%s 中还没有配置文件；可在向导中按 ctrl+s 保存", a.dirs().Profiles()))
		return nil
	}
	return t.Write(a.Out, a.lang)
}

// lastRuns are the newest run of each profile, by the file.
func (a *app) lastRuns() map[string]launch.Record {
	last := map[string]launch.Record{}
	store, err := a.store()
	if err != nil {
		return last
	}
	records, _ := store.Rows(launch.Wanted{}) // Without the journals the profiles are still there.
	for _, r := range records {
		if before, ran := last[r.Profile]; !ran || r.Started.After(before.Started) {
			last[r.Profile] = r
		}
	}
	return last
}

func (a *app) renameCommand() *cobra.Command {
	return a.command(declaration{
		use:      "rename PROFILE NAME",
		short:    forms.T("Give a saved profile another name", "重命名已保存的配置文件"),
		examples: "clusterwiz profiles rename cfd cfd-old",
		args:     cli.Arguments(2, 2, forms.T("a profile and its new name", "配置文件及新名称")),
		complete: a.completeSaved,
	}, func(_ context.Context, args []string) error {
		saved, err := a.savedOne(args[0])
		if err != nil {
			return err
		}
		to, err := a.dirs().Rename(saved, args[1])
		if err != nil {
			return unreadable(err)
		}
		a.prompts().Say(forms.Tf("renamed: %s", "已重命名：%s", to))
		return nil
	})
}

func (a *app) removeCommand() *cobra.Command {
	yes := false
	cmd := a.command(declaration{
		use:      "remove PROFILE [FLAGS]",
		short:    forms.T("Remove a saved profile; runs and clusters stay", "删除已保存的配置文件；运行记录与集群不受影响"),
		examples: "clusterwiz profiles remove cfd-old",
		args:     cli.Arguments(1, 1, forms.T("a profile", "配置文件")),
		complete: a.completeSaved,
	}, func(ctx context.Context, args []string) error {
		saved, err := a.savedOne(args[0])
		if err != nil {
			return err
		}
		agreed := yes
		if !yes {
			agreed, err = a.prompts().Confirm(ctx, forms.Tf("Remove %s?", "删除 %s？", saved.Path))
		}
		switch {
		case errors.Is(err, io.EOF):
			return errNoYes()
		case err != nil:
			return err
		case !agreed:
			return errKept
		}
		if err := os.Remove(saved.Path); err != nil {
			return err
		}
		a.prompts().Say(forms.Tf("removed: %s", "已删除：%s", saved.Path))
		return nil
	})
	cmd.Flags().BoolVarP(&yes, "yes", "y", false, forms.T("do not ask", "不询问").In(a.lang))
	return cmd
}

// savedOne is the saved profile of a name.
func (a *app) savedOne(name string) (profiles.Saved, error) {
	if saved, ok := a.dirs().Find(name); ok {
		return saved, nil
	}
	near := forms.Nearest(name, a.savedNames())
	refusal := cli.Usagef("there is no saved profile %s; list them with: %s", "没有已保存的配置文件 %s；列出：%s", name, "clusterwiz profiles")
	return profiles.Saved{}, refusal.Suggest("", near)
}
