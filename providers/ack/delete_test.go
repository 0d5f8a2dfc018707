package ack_test

import (
	"net/http"
	"net/url"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/simulator"
)

// listener keeps the query of the last call that deletes.
type listener struct {
	next  http.RoundTripper
	query url.Values
}

// RoundTrip implements http.RoundTripper.
func (l *listener) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.Method == http.MethodDelete {
		l.query = r.URL.Query()
	}
	return l.next.RoundTrip(r)
}

const byDefault = `[{"resource_type":"SLB","delete_mode":"delete"},{"resource_type":"ALB","delete_mode":"retain"},` +
	`{"resource_type":"SLS_Data","delete_mode":"retain"},{"resource_type":"SLS_ControlPlane","delete_mode":"retain"},` +
	`{"resource_type":"PrivateZone","delete_mode":"retain"}]`

// TestDeleteWith looks at what the cloud is told, and that it takes it.
func TestDeleteWith(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		told map[forms.Path]any
		want url.Values
	}{
		"nothing told": {want: url.Values{"retain_all_resources": {"false"}, "delete_options": {byDefault}}},
		"told": {
			told: map[forms.Path]any{"slb": "retain", "alb": "delete", "retain": []string{"sg-1", "vpc-1"}},
			want: url.Values{
				"retain_all_resources": {"false"}, "retain_resources": {`["sg-1","vpc-1"]`},
				"delete_options": {`[{"resource_type":"SLB","delete_mode":"retain"},{"resource_type":"ALB","delete_mode":"delete"},` +
					`{"resource_type":"SLS_Data","delete_mode":"retain"},{"resource_type":"SLS_ControlPlane","delete_mode":"retain"},` +
					`{"resource_type":"PrivateZone","delete_mode":"retain"}]`},
			},
		},
		"everything stays": {
			told: map[forms.Path]any{"retain_all": true, "slb": "delete"},
			want: url.Values{"retain_all_resources": {"true"}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newRig(t)
			l := &listener{next: r.sim.Transport()}
			client, ok := connect(t, providers.Endpoint{Transport: l}).(providers.DeleteChooser)
			if !ok {
				t.Fatal("nothing can be chosen")
			}
			_, receipt := r.create(t, load(t, "example.toml"))
			r.until(t, receipt, providers.Ready)
			var told *forms.Answers
			if tc.told != nil {
				told = &forms.Answers{}
			}
			for path, value := range tc.told {
				if err := told.Set(path, value); err != nil {
					t.Fatal(err)
				}
			}
			deleting := providers.Client(client)
			if told != nil {
				if problems := client.DeleteForm().Check(told, nil); len(problems) > 0 {
					t.Fatal(problems)
				}
				deleting = client.DeleteWith(told)
			}
			if _, err := deleting.Delete(t.Context(), receipt); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tc.want, l.query); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestDeleteForm is right and needs no answer.
func TestDeleteForm(t *testing.T) {
	t.Parallel()
	client, _ := connect(t, providers.Endpoint{Transport: simulator.New(simulator.Options{}).Transport()}).(providers.DeleteChooser)
	form := client.DeleteForm()
	for _, slip := range form.Lint() {
		t.Error(slip)
	}
	if problems := form.Check(&forms.Answers{}, nil); len(problems) > 0 {
		t.Error(problems)
	}
	wrong := &forms.Answers{}
	if err := wrong.Set("slb", "keep"); err != nil {
		t.Fatal(err)
	}
	if problems := form.Check(wrong, nil); len(problems) != 1 || problems[0].Path != "slb" {
		t.Error(problems)
	}
}
