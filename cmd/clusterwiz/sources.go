package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
)

// layerMark stands between files of which each lies over those before it.
const layerMark = "+"

// read reads the profile that is meant: a file, stdin for "-", a preset, one that was
// saved, or several of these with + between.
func (a *app) read(ctx context.Context, source string) (*profiles.Profile, []profiles.Issue, error) {
	parts := []string{source}
	// Many names are together longer than any file's.
	if _, err := os.Stat(source); errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENAMETOOLONG) || errors.Is(err, syscall.ENOTDIR) {
		parts = strings.Split(source, layerMark)
	}
	var documents []profiles.Document
	for _, part := range parts {
		if part == "" {
			return nil, nil, cli.Usagef("%s: between and around each + stands a profile", "%s：每个 + 前后都须有配置文件", source)
		}
		document, err := a.fetch(ctx, part)
		if err != nil {
			return nil, nil, err
		}
		documents = append(documents, document)
	}
	profile, issues := profiles.Reader{Known: a.forms(), Env: a.Environ}.Read(documents...)
	return profile, issues, nil
}

// fetch reads one text. A file goes before a saved profile of that name, and that before
// a run.
func (a *app) fetch(ctx context.Context, source string) (profiles.Document, error) {
	if name, preset := strings.CutPrefix(source, presetMark); preset {
		one, err := namedPreset(name)
		if err != nil {
			return profiles.Document{}, err
		}
		return one.Document(), nil
	}
	if run, is := strings.CutPrefix(source, runMark); is {
		return a.runDocument(run)
	}
	if source == "-" {
		return profiles.FetchFrom(ctx, a.In)
	}
	if _, err := os.Stat(source); !errors.Is(err, fs.ErrNotExist) {
		return profiles.Fetch(ctx, source)
	}
	if saved, ok := a.dirs().Find(source); ok {
		a.prompts().Say(forms.Tf("%s: the saved profile %s", "%s：已保存的配置文件 %s", source, saved.Path))
		return profiles.Fetch(ctx, saved.Path)
	}
	if document, meant, err := a.runNamed(source); meant {
		return document, err
	}
	document, err := profiles.Fetch(ctx, source)
	return document, a.nearSaved(source, err)
}

// nearSaved adds the saved profile that was probably meant to the refusal of a file that
// is not there.
func (a *app) nearSaved(source string, err error) error {
	trouble := new(profiles.FileError)
	if !errors.As(err, &trouble) || strings.ContainsAny(source, `/\`) || profiles.Placed(a.dirs().Config) != nil {
		return err
	}
	better := *trouble
	if near := forms.Nearest(source, a.savedNames()); near != "" {
		better.Remedy = forms.Tf("did you mean the saved profile %s? `clusterwiz profiles` lists them", "是否为已保存的配置文件 %s？可用 `clusterwiz profiles` 查看", near)
	}
	return &better
}

// savedNames are those of the saved profiles.
func (a *app) savedNames() []string {
	var names []string
	for _, saved := range profiles.SavedIn(a.dirs().Profiles()) {
		names = append(names, saved.Name())
	}
	slices.Sort(names)
	return names
}

// runMark begins the name of a run where a file could stand.
const runMark = "run:"

// meansLast tells whether a word is of the last run, and so of nothing where there is none.
func meansLast(word string) bool {
	bare, _ := strings.CutPrefix(word, runMark)
	return strings.EqualFold(bare, "last")
}

// leastOfRun are as many characters of a run's id as tell it from the name of a file that
// somebody mistyped.
const leastOfRun = 6

// runDocument is the profile of what a run was asked for: its answers, with references to
// where its secrets are kept, and its account and region.
func (a *app) runDocument(typed string) (profiles.Document, error) {
	store, err := a.store()
	if err != nil {
		return profiles.Document{}, err
	}
	record, err := store.Load(typed)
	if err != nil {
		return profiles.Document{}, wrongRun(err)
	}
	return a.documentOf(record)
}

// runNamed is runDocument for a word that may be anything; false where no run is meant. A
// few letters of an id are none.
func (a *app) runNamed(word string) (profiles.Document, bool, error) {
	if _, err := os.Stat(a.dirs().Runs()); err != nil || strings.ContainsAny(word, `/\.`) {
		return profiles.Document{}, false, nil
	}
	store, err := a.store()
	if err != nil {
		return profiles.Document{}, false, nil //nolint:nilerr // Without journals no run is meant.
	}
	record, err := store.Load(word)
	var failure *providers.Failure
	switch {
	case errors.As(err, &failure) && failure.Kind != providers.Internal && failure.Kind != providers.Absent:
		return profiles.Document{}, true, cli.Usagef("%s", "%s", describeFailure(failure))
	case err != nil, record.Name != word && word != "last" && len(word) < leastOfRun:
		return profiles.Document{}, false, nil //nolint:nilerr // It is not one of the runs.
	}
	document, err := a.documentOf(record)
	return document, true, err
}

func (a *app) documentOf(record launch.Record) (profiles.Document, error) {
	if record.Provider == "" {
		return profiles.Document{}, withoutIntent(record)
	}
	provider, err := a.provider(record.Provider)
	if err != nil {
		return profiles.Document{}, err
	}
	if record.Answers == nil {
		return profiles.Document{}, cli.Usagef("the journal of run %s does not have its answers", "运行 %s 的日志中没有填写内容", record.ID)
	}
	account := record.Account
	if record.Simulated {
		account = providers.SimulatorID
	}
	profile := &profiles.Profile{
		Provider: record.Provider, Region: record.Region, Account: account, Untagged: record.Tag == "", Title: provider.About().Title(),
		Answers: record.Answers, Path: filepath.Join(a.dirs().Runs(), record.ID),
	}
	data, err := profiles.Encode(provider.Form(), profile, a.lang)
	if err != nil {
		return profiles.Document{}, err
	}
	a.prompts().Say(forms.Tf("the answers of run %s: %s, %s", "运行 %s 的填写内容：%s，%s", record.ID, record.Name, record.Started.Local().Format(time.DateTime)))
	return profiles.Document{Name: "run " + record.ID, Data: data}, nil
}
