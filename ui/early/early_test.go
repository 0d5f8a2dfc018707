package early_test

import (
	"testing"

	"clusterwiz/ui/early"
)

func TestDark(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		own, colours string
		want         bool
	}{
		"nothing said":               {want: true},
		"light on dark":              {colours: "15;0", want: true},
		"dark on light":              {colours: "0;15"},
		"dark on grey":               {colours: "0;7"},
		"dark grey is dark":          {colours: "15;8", want: true},
		"three parts":                {colours: "0;default;15"},
		"terminal's default":         {colours: "15;default", want: true},
		"a colour above the table":   {colours: "0;231", want: true},
		"no colours at all":          {colours: ";", want: true},
		"own word is stronger":       {own: "dark", colours: "0;15", want: true},
		"own word light":             {own: "Light", colours: "15;0"},
		"own word that means little": {own: "blue", colours: "0;15"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			env := map[string]string{"CLUSTERWIZ_BACKGROUND": c.own, "COLORFGBG": c.colours}
			if got := early.Dark(func(name string) string { return env[name] }); got != c.want {
				t.Errorf("got %v", got)
			}
		})
	}
}
