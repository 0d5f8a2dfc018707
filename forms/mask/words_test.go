package mask

import "testing"

// FuzzMayName: what is not even looked at has no name of a secret in it.
func FuzzMayName(f *testing.F) {
	for _, seed := range []string{"Password=x", "paſſword: y", "toKen%3Dz", `"secret" : 1`, "a=b", "USER_CA&quot;:1", "pwd%22%3A%22x", "done: c-1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !mayName(text) && words().MatchString(text) {
			t.Errorf("%q is passed over", text)
		}
	})
}
