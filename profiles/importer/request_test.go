package importer_test

import (
	"cmp"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/profiles/importer"
	"clusterwiz/providers"
	"clusterwiz/providers/clouds"
)

// TestRequestIsRecognized: the whole body of a request, with what nobody is asked for, is
// known for what it is, and nothing of it is left over.
func TestRequestIsRecognized(t *testing.T) {
	t.Parallel()
	for name, profile := range examples(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := &importer.Source{Provider: profile.Provider, Region: profile.Region}
			again := whole(t, s)
			want, err := again(profile.Answers).JSON(forms.Masked)
			if err != nil {
				t.Fatal(err)
			}
			found, err := importer.Recognize(want, importer.Options{Clouds: known()})
			if err != nil {
				t.Fatal(err)
			}
			if found.Provider != profile.Provider {
				t.Errorf("taken for %s, want %s", found.Provider, profile.Provider)
			}
			answers, findings := found.Answers(form(t, found.Provider), again)
			got, err := again(answers).JSON(forms.Masked)
			if err != nil {
				t.Fatal(err)
			}
			if diff := gocmp.Diff(said(t, string(want)), said(t, string(got)), texts); diff != "" {
				t.Errorf("the body (-want +got):\n%s", diff)
			}
			for _, f := range findings {
				if f.Kind != importer.Secret && f.Kind != importer.Inferred {
					t.Errorf("%s %s (%s): %s", f.Kind, f.Where, f.Path, f.Text.En)
				}
			}
		})
	}
}

// whole is all that a request of the cloud carries.
func whole(t testing.TB, s *importer.Source) func(*forms.Answers) *forms.Body {
	t.Helper()
	for _, p := range clouds.All() {
		if p.About().ID != s.Provider {
			continue
		}
		region := cmp.Or(s.Region, p.About().Regions[0].Value)
		client, err := p.Connect(providers.Simulator(), providers.Endpoint{Region: region, Base: "http://127.0.0.1:1"})
		if err != nil {
			t.Fatal(err)
		}
		return func(answers *forms.Answers) *forms.Body {
			request, err := client.Request(answers)
			if err != nil {
				t.Fatal(err)
			}
			return request.Body
		}
	}
	return nil
}

// TestTooManyParametersAreRefusedAtOnce: to find the place of each among all others takes
// minutes.
func TestTooManyParametersAreRefusedAtOnce(t *testing.T) {
	t.Parallel()
	text := "POST / HTTP/1.1\nHost: ehpc.cn-hangzhou.aliyuncs.com\n\nAction=CreateCluster" + strings.Repeat("&Queue.Name=q", 60_000)
	_, err := importer.Recognize([]byte(text), importer.Options{Clouds: known()})
	if err == nil || !strings.Contains(err.Error(), "60001 values") {
		t.Errorf("got %v, want a refusal for the 60001 values", err)
	}
}
