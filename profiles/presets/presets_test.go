package presets_test

import (
	"regexp"
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/profiles/presets"
	"clusterwiz/providers"
	"clusterwiz/providers/clouds"
)

func known() profiles.Forms {
	return profiles.FormsOf(clouds.All(), func(p providers.Provider) string { return p.About().ID })
}

// own are the ids of somebody's account.
var own = regexp.MustCompile(`\b(vpc|vsw|sg|usr|nas|vxnet|appv|eip)-[0-9a-z]{6,}`)

// TestPresetsLackOnlyWhatIsOnesOwn: what is wrong with a preset is only that answers
// are missing which nobody else can give.
func TestPresetsLackOnlyWhatIsOnesOwn(t *testing.T) {
	t.Parallel()
	cloudsWith := map[string]bool{}
	for _, preset := range presets.All() {
		t.Run(preset.Name, func(t *testing.T) {
			t.Parallel()
			p, issues := preset.Profile(known())
			if len(issues) > 0 || p.Provider != preset.Provider || p.Preset != preset.Name || p.Region != "" || p.Account != "" {
				t.Fatalf("%v %+v", issues, p)
			}
			if !preset.Title.Complete() || !strings.HasPrefix(preset.Name, preset.Provider+"-") {
				t.Error(preset.Title)
			}
			if id := own.FindString(string(preset.TOML)); id != "" {
				t.Errorf("%s is somebody's", id)
			}
			form := clouds.ByID()[preset.Provider].Form()
			if _, named := p.Answers.Get("basics.name"); named {
				t.Error("has a name")
			}
			for _, problem := range forms.Errors(form.Check(p.Answers, nil)) {
				if _, answered := p.Answers.Get(problem.Path); answered {
					t.Errorf("%s: %s", problem.Path, problem.Summary.En)
				}
			}
			if idle := form.Inactive(p.Answers); len(idle) > 0 {
				t.Errorf("not sent: %v", idle)
			}
		})
		cloudsWith[preset.Provider] = true
	}
	for id := range clouds.ByID() {
		if !cloudsWith[id] || len(presets.Of(id)) == 0 {
			t.Errorf("%s has no preset", id)
		}
	}
}

func TestNamed(t *testing.T) {
	t.Parallel()
	for _, name := range presets.Names() {
		if p, ok := presets.Named(name); !ok || p.Name != name {
			t.Errorf("%s: %+v", name, p)
		}
	}
	if _, ok := presets.Named("nothing"); ok {
		t.Error("found nothing")
	}
}
