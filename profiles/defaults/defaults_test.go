package defaults_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/profiles"
	"clusterwiz/profiles/defaults"
)

func clouds() []string { return []string{"ehpc", "modelarts"} }

// home is a config directory with that file; none for "-".
func home(t testing.TB, text string) profiles.Dirs {
	t.Helper()
	dirs := profiles.Dirs{Config: t.TempDir()}
	if text != "-" {
		if err := os.WriteFile(defaults.Path(dirs), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dirs
}

func TestDefaultsAreOfACloudBeforeAll(t *testing.T) {
	t.Parallel()
	d, err := defaults.Load(home(t, "account = \"profile:prod\"\nregion = 'cn-hangzhou'\nmouse = false\njobs = 8\n[modelarts]\nregion = \"cn-north-4\"\n"), clouds)
	if err != nil {
		t.Fatal(err)
	}
	got := []string{d.Of(defaults.Region, "ehpc"), d.Of(defaults.Region, "modelarts"), d.Of(defaults.Account, "modelarts"), d.Of(defaults.Language, "")}
	if diff := cmp.Diff([]string{"cn-hangzhou", "cn-north-4", "profile:prod", ""}, got); diff != "" {
		t.Error(diff)
	}
	mouse, said := d.Said(defaults.Mouse)
	_, plain := d.Said(defaults.Plain)
	if mouse || !said || plain || d.Number(defaults.Jobs) != 8 {
		t.Errorf("mouse %v, said %v; plain said %v; jobs %d", mouse, said, plain, d.Number(defaults.Jobs))
	}
	if none, err := defaults.Load(home(t, "-"), clouds); err != nil || none.Of(defaults.Account, "ehpc") != "" {
		t.Errorf("without a file: %v", err)
	}
	if _, err := defaults.Load(profiles.Dirs{}, clouds); err != nil {
		t.Errorf("without a place: %v", err)
	}
}

func TestWhatIsNotUnderstoodIsRefused(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"acount = \"x\"":              "did you mean account?",
		"jobs = 0":                    "jobs takes a whole number",
		"jobs = \"8\"":                "jobs takes a whole number",
		"mouse = \"no\"":              "mouse takes true or false",
		"language = \"fr\"":           "language takes one of en, zh",
		"account = \"a b\"":           "account takes a word",
		"[echpc]\nregion = \"x\"":     "did you mean ehpc?",
		"[ehpc]\njobs = 3":            "jobs cannot be of one cloud",
		"[ehpc]\nregio = \"x\"":       "did you mean region?",
		"region = { env = \"X\" }":    "region takes a word, and no table",
		"account = ":                  "line 1",
		"[ehpc.more]\nregion = \"x\"": "there is no \"more\"",
	}
	for text, want := range tests {
		if _, err := defaults.Load(home(t, text), clouds); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestSetLeavesEveryOtherLine(t *testing.T) {
	t.Parallel()
	const file = "# mine\naccount = \"a\"   # the old one\n\n# of one cloud\n[modelarts]\nregion = \"cn-north-4\"\n"
	tests := map[string]struct {
		before, cloud, key, value, after string
	}{
		"new file":         {"-", "", "jobs", "8", "jobs = 8\n"},
		"changed":          {file, "", "account", "b", strings.Replace(file, "\"a\"", "\"b\"", 1)},
		"added":            {file, "", "language", "zh", strings.Replace(file, "# of one cloud\n", "# of one cloud\nlanguage = \"zh\"\n", 1)},
		"of a cloud":       {file, "modelarts", "region", "cn-east-3", strings.Replace(file, "cn-north-4", "cn-east-3", 1)},
		"added to a cloud": {file, "modelarts", "account", "c", file + "account = \"c\"\n"},
		"of a new cloud":   {file, "ehpc", "region", "cn-beijing", file + "\n[ehpc]\nregion = \"cn-beijing\"\n"},
		"taken out":        {file, "modelarts", "region", "", strings.Replace(file, "region = \"cn-north-4\"\n", "", 1)},
		"not there":        {file, "", "jobs", "", file},
		"line ends":        {"account = \"a\"\r\n", "", "jobs", "2", "account = \"a\"\r\njobs = 2\r\n"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dirs := home(t, test.before)
			setting, _ := defaults.Named(test.key)
			if err := defaults.Set(dirs, clouds, test.cloud, setting, test.value); err != nil {
				t.Fatal(err)
			}
			got, err := os.ReadFile(defaults.Path(dirs))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.after, string(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSetLeavesWhatItCannotEdit(t *testing.T) {
	t.Parallel()
	for _, file := range []string{"ehpc = { region = \"x\" }\n", "ehpc.region = \"x\"\n"} {
		dirs := home(t, file)
		setting, _ := defaults.Named("region")
		err := defaults.Set(dirs, clouds, "ehpc", setting, "y")
		got, _ := os.ReadFile(defaults.Path(dirs))
		if err == nil || string(got) != file {
			t.Errorf("%q: %v, %q", file, err, got)
		}
	}
	account, _ := defaults.Named("account")
	jobs, _ := defaults.Named("jobs")
	if err := defaults.Set(home(t, "-"), clouds, "", account, "a\"b"); err == nil {
		t.Error("a quote was taken")
	}
	if err := defaults.Set(home(t, "-"), clouds, "ehpc", jobs, "3"); err == nil {
		t.Error("jobs of one cloud were taken")
	}
}

func FuzzSet(f *testing.F) {
	f.Add("account = \"a\" # x\n[ehpc]\nregion = \"b\"\n", "region", "c")
	f.Add("[ehpc]\r\n", "account", "")
	f.Fuzz(func(t *testing.T, file, key, value string) {
		setting, ok := defaults.Named(key)
		if !ok {
			return
		}
		dirs := home(t, file)
		before, bad := defaults.Load(dirs, clouds)
		if err := defaults.Set(dirs, clouds, "", setting, value); err != nil {
			if got, _ := os.ReadFile(defaults.Path(dirs)); string(got) != file {
				t.Errorf("changed though refused: %q", got)
			}
			return
		}
		after, err := defaults.Load(dirs, clouds)
		if bad != nil || err != nil || after.Of(setting.Key, "") != value {
			t.Fatalf("%v, %v, %q", bad, err, after.Of(setting.Key, ""))
		}
		for _, other := range defaults.Settings {
			if other.Key != setting.Key && before.Of(other.Key, "ehpc") != after.Of(other.Key, "ehpc") {
				t.Errorf("%s changed", other.Key)
			}
		}
	})
}
