package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/profiles"
)

// layerMark stands between files of which each lies over those before it.
const layerMark = "+"

// read reads the profile that is meant: a file, stdin for "-", a preset, one that was
// saved, or several of these with + between.
func (a *app) read(ctx context.Context, source string) (*profiles.Profile, []profiles.Issue, error) {
	parts := []string{source}
	if _, err := os.Stat(source); errors.Is(err, fs.ErrNotExist) {
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

// fetch reads one text. A file goes before a saved profile of that name.
func (a *app) fetch(ctx context.Context, source string) (profiles.Document, error) {
	if name, preset := strings.CutPrefix(source, presetMark); preset {
		one, err := namedPreset(name)
		if err != nil {
			return profiles.Document{}, err
		}
		return one.Document(), nil
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
