package mask_test

import (
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/forms/mask"
)

func TestMasker(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		secrets    []string
		text, want string
	}{
		"one":                      {[]string{"Secret-1"}, "password Secret-1 is bad", "password •••••• is bad"},
		"one begins like another":  {[]string{"Secret-1", "Secret-12xyz"}, "password Secret-12xyz is bad", "password •••••• is bad"},
		"the other way round":      {[]string{"Secret-12xyz", "Secret-1"}, "password Secret-12xyz is bad", "password •••••• is bad"},
		"one ends like another":    {[]string{"xyz-Secret", "Secret"}, "xyz-Secret, Secret", "••••••, ••••••"},
		"one goes over in another": {[]string{"abcdef", "defghi"}, "<abcdefghi>", "<••••••>"},
		"over in itself":           {[]string{"aba"}, "<ababa>", "<••••••>"},
		"several":                  {[]string{"one1", "two2"}, "two2 one1 two2", "•••••• •••••• ••••••"},
		"blanks around":            {[]string{" \n", "", "canary\n"}, "a canary", "a ••••••"},
		"one or two letters":       {[]string{"a", "is"}, "a password is bad", "a password is bad"},
		"three letters":            {[]string{"xyz"}, "xyz", "••••••"},
		"Chinese":                  {[]string{"密码本"}, "密码为密码本。", "密码为••••••。"},
		"nothing found":            {[]string{"canary"}, "a message", "a message"},
		"nothing to find":          {nil, "a message", "a message"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := mask.New(c.secrets...)
			if got := m.Hide(c.text); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if got, want := m.HideText(forms.Same(c.text)), forms.Same(c.want); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
	if !mask.New("", "ab").IsZero() || mask.New("abc").IsZero() {
		t.Error("what there is to mask is told wrongly")
	}
}

func FuzzMasker(f *testing.F) {
	f.Add("Secret-1", "Secret-12xyz", "password Secret-12xyz is bad")
	f.Fuzz(func(t *testing.T, one, other, text string) {
		for _, secret := range []string{one, other} {
			if strings.Trim(secret, "•") == "" {
				return // It is part of the mask itself.
			}
		}
		hidden := mask.New(one, other).Hide(text)
		for _, rest := range strings.Split(hidden, forms.Mask) {
			for _, secret := range []string{one, other} {
				if secret = strings.TrimSpace(secret); len(secret) >= 3 && strings.Contains(rest, secret) {
					t.Errorf("%q shows %q", hidden, secret)
				}
			}
		}
	})
}
