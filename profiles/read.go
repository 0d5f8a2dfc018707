package profiles

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/forms/files"
	"clusterwiz/profiles/overlay"
)

// largest is far above any profile, and keeps out what is none.
const largest = 4 << 20

// Document is the text of a profile, or of one that is laid over another.
type Document struct {
	// Name is how people are told of it; Path the file that it came from, empty for
	// none; Preset the name of the preset that it is, empty for none.
	Name, Path, Preset string
	Data               []byte
}

// Reader reads profiles.
type Reader struct {
	// Known are the clouds that there are.
	Known Forms
	// Env gives the environment variables that stand in for values; nil for none.
	Env func(name string) (string, bool)
}

// Fetch reads the text of the file at path, which may be a pipe. The error is that of
// ctx, or a [*FileError].
func Fetch(ctx context.Context, path string) (Document, error) {
	return fetched(path, path, func() ([]byte, error) { return files.Await(ctx, path, largest) })
}

// FetchFrom reads the text on standard input or what stands for it. The error is that
// of [Fetch].
func FetchFrom(ctx context.Context, from io.Reader) (Document, error) {
	return fetched("stdin", "", func() ([]byte, error) {
		return files.Within(ctx, func() ([]byte, error) { return files.All(from, largest) })
	})
}

func fetched(name, path string, read func() ([]byte, error)) (Document, error) {
	data, err := read()
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return Document{}, err
	case err != nil:
		return Document{}, fileError(forms.Tf("profile %s cannot be read", "无法读取配置文件 %s", name), err)
	}
	return Document{Name: name, Path: path, Data: data}, nil
}

// Read reads a profile from standard input or what stands for it. The error is that
// of [Load].
func Read(ctx context.Context, from io.Reader, known Forms) (*Profile, []Issue, error) {
	document, err := FetchFrom(ctx, from)
	if err != nil {
		return nil, nil, err
	}
	profile, issues := Reader{known, os.LookupEnv}.Read(document)
	return profile, issues, nil
}

// Load reads the profile at path, which may be a pipe. The error is that of ctx,
// or a [*FileError], and only about reading; what is wrong inside is in the
// issues.
func Load(ctx context.Context, path string, known Forms) (*Profile, []Issue, error) {
	document, err := Fetch(ctx, path)
	if err != nil {
		return nil, nil, err
	}
	profile, issues := Reader{known, os.LookupEnv}.Read(document)
	return profile, issues, nil
}

// Read reads a profile from one document, or from several of which each lies over
// those before it. Issues name the document that they are about, and are in the order
// of the documents. The profile is never nil and holds all that is good.
func (r Reader) Read(documents ...Document) (*Profile, []Issue) {
	p := &Profile{
		env: r.Env, Answers: &forms.Answers{}, positions: map[forms.Path]overlay.Place{}, reported: map[forms.Path]bool{}, variables: map[forms.Path]string{},
	}
	for _, document := range documents {
		p.documents = append(p.documents, document.Name)
	}
	if len(documents) > 0 {
		p.first = documents[0].Name
	}
	in := &reader{profile: p, env: r.Env}
	var tree map[string]any
	if len(documents) == 1 {
		one := documents[0]
		p.name, p.Path, p.Preset, p.files = one.Name, one.Path, one.Preset, one.Path
		tree = in.open(one)
	} else {
		tree = in.layers(documents, r.Known)
	}
	if tree != nil && in.head(tree) {
		in.answers(tree, r.Known)
	}
	p.sortIssues(in.issues)
	return p, in.issues
}

// open reads the notation of a document, and takes its places for those of the tree.
func (r *reader) open(document Document) map[string]any {
	file := document.file()
	tree, readable, issues := readText(withoutMark(string(document.Data)))
	for _, issue := range issues {
		issue.File = file.Name
		r.issues = append(r.issues, issue)
	}
	r.profile.partial = r.profile.partial || len(issues) > 0
	marks := locate(readable).marks
	r.places = func(at tomlPath) (overlay.Place, bool) {
		pos, known := marks[at]
		return overlay.Place{File: file, Line: pos.Line, Column: pos.Column}, known
	}
	return tree
}

// file is where the document came from. Paths within one that lies nowhere are
// relative to the working directory.
func (d Document) file() *overlay.File {
	file := &overlay.File{Name: d.Name}
	if d.Path != "" {
		file.Dir = beside(d.Path)
	} else if dir, err := os.Getwd(); err == nil && d.Name == "stdin" {
		file.Dir = dir
	}
	return file
}

// called names a profile of several documents.
func (p *Profile) called(documents []Document) {
	var names, files []string
	for _, document := range documents {
		names = append(names, document.Name)
		p.Preset = cmp.Or(p.Preset, document.Preset)
		switch {
		case document.Path != "":
			files = append(files, document.Path)
		case document.Preset != "":
			files = append(files, "preset:"+document.Preset)
		default:
			files = append(files, "-")
		}
	}
	p.name, p.files = strings.Join(names, "+"), strings.Join(files, "+")
}

// ShortName is what a profile is called by among others: its files without ending.
func ShortName(path string) string {
	parts := strings.Split(path, "+")
	for i, part := range parts {
		base := strings.TrimPrefix(filepath.Base(part), "preset:")
		parts[i] = strings.TrimSuffix(base, filepath.Ext(base))
	}
	return strings.Join(parts, "+")
}
