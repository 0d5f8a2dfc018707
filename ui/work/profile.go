package work

import (
	"cmp"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/profiles/importer"
	"clusterwiz/profiles/schema"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
)

// Resume goes on with unfinished work where it was left, and tells whether its
// cloud is there.
func (w *Work) Resume(d profiles.Draft) bool {
	ok := w.Open(&profiles.Profile{Provider: d.Provider, Region: d.Region, Account: d.Account, Endpoint: d.Endpoint, Untagged: d.Untagged, Answers: d.Answers})
	if !ok {
		return false
	}
	w.Draft = d.ID
	clear(w.Visited)
	walk(w.Main.Scope(), func(q forms.Question) {
		// A page without an answer was not worked at: what it lacks is no mistake yet.
		if step, known := w.Main.Form.StepOf(q.Path()); known && q.Answer() != nil {
			w.Visited[step] = true
		}
	})
	return true
}

// Open starts with the answers of a profile, and tells whether its cloud is
// there. What the command line said goes before what the profile says.
func (w *Work) Open(p *profiles.Profile) bool {
	if _, ok := w.ProviderOf(p.Provider); !ok {
		w.out.Complain(forms.Tf("there is no provider %s", "没有名为 %s 的云产品", p.Provider))
		return false
	}
	if region := cmp.Or(w.cfg.Connector.Region, p.Region); region != "" {
		w.Set(w.Cloud, AskRegion, region)
	}
	if p.Account != "" {
		w.Set(w.Cloud, AskAccount, p.Account)
	}
	if before := w.Endpoint; p.Endpoint != "" || before != "" {
		w.Set(w.Cloud, AskEndpoint, p.Endpoint) // A flag goes before it, see Choose.
	}
	w.Endpoint = p.Endpoint
	w.Choose(p.Provider)
	w.Main.Answers = p.Answers.Clone()
	w.Main.Form.Convert(w.Main.Answers)
	w.derived, w.history, w.secrets = derived{}, history{}, secrets{}
	w.Profile, w.Untagged, w.unsaved = p.Path, p.Untagged, false
	if w.opened, w.preset = nil, p.Preset; p.Path != "" || p.Preset != "" {
		w.opened = w.Main.Answers.Clone()
	}
	for _, step := range w.Main.Form.Steps {
		// What a preset lacks is no mistake of anybody's.
		w.Visited[step.ID] = p.Preset == ""
	}
	w.LookAtSecrets()
	return true
}

// Adopt begins with a target that was made already, as by a command, and with
// answers that go on being the caller's. They are a draft that is not saved yet
// as soon as there are any.
func (w *Work) Adopt(target connect.Target, answers *forms.Answers, profile string) {
	w.use(target.Provider)
	w.Main.Answers = answers
	w.Set(w.Cloud, AskProvider, w.About.ID)
	w.Set(w.Cloud, AskAccount, target.Account.ID)
	w.Set(w.Cloud, AskRegion, target.Endpoint.Region)
	w.Target, w.Account, w.Region = target, target.Account, target.Endpoint.Region
	w.Profile, w.unsaved = profile, answers.Rev() > 0
	w.LookAtSecrets()
}

// LoadedMsg brings a profile that was read; Issues are what could not be read
// of it, Err why none of it could.
type LoadedMsg struct {
	Profile *profiles.Profile
	Issues  []profiles.Issue
	Err     error
	// Like is what there is to say of answers that a thing of the cloud was read as.
	Like []importer.Finding
}

// Load reads the profile in a file.
func (w *Work) Load(path string) {
	list := w.cfg.Providers
	w.out.Do(func() tea.Msg {
		profile, issues, err := profiles.Load(w.ctx, path, FormsOf(list))
		return LoadedMsg{Profile: profile, Issues: issues, Err: err}
	})
}

// FormsOf are the forms of providers by their ids.
func FormsOf(list []providers.Provider) profiles.Forms {
	return profiles.FormsOf(list, func(p providers.Provider) string { return p.About().ID })
}

// CurrentProfile is the profile that the answers make.
func (w *Work) CurrentProfile() *profiles.Profile {
	return &profiles.Profile{
		Title: w.About.Title(), Provider: w.About.ID, Region: w.Said(AskRegion), Untagged: w.Untagged, Endpoint: w.Endpoint, Answers: w.Main.Answers.Clone(),
	}
}

// ProfilePath is the file that the profile came from, or one of the name that
// is to be created.
func (w *Work) ProfilePath() string {
	if w.Profile != "" {
		return w.Profile
	}
	name, _ := w.Main.Answers.Get("basics.name")
	base := forms.ValueText(name)
	if base == "" {
		base = w.About.ID
	}
	return w.cfg.Dirs.Profile(base)
}

// SavedMsg says that the profile was written to Path, or why not. Told is what a save
// would do to the file that the answers came from.
type SavedMsg struct {
	Path string
	Err  error
	Told []forms.Text
}

// SaveProfile writes the profile with remarks in lang to a file; one that is
// there is replaced only with overwrite, and that from which the answers came is edited.
func (w *Work) SaveProfile(path string, overwrite bool, lang forms.Lang) {
	profile, form, dirs := w.CurrentProfile(), w.Main.Form, w.cfg.Dirs
	options, opened := schema.Options{About: w.About, Lang: lang}, w.Profile
	w.out.Do(func() tea.Msg {
		path, err := profiles.Typed(path)
		profile.Path = path
		var ready profiles.Prepared
		if err == nil {
			profile.Schema = schema.Install(dirs, form, options, path)
			ready, err = profiles.Prepare(w.ctx, form, profile, lang, opened)
		}
		if err == nil {
			err = profiles.Save(path, ready.Data, overwrite)
		}
		return SavedMsg{Path: path, Err: err, Told: ready.Told}
	})
}
