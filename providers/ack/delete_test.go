package ack_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
)

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
			r := cloud.Rig(t)
			wire := &cloudtest.Recorder{Next: r.Sim.Transport()}
			client, ok := cloud.Connect(t, providers.Endpoint{Transport: wire}).(providers.DeleteChooser)
			if !ok {
				t.Fatal("nothing can be chosen")
			}
			_, receipt := r.Create(t, cloud.Load(t, cloudtest.Example))
			r.Settle(t, receipt, providers.Ready)
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
			calls := wire.Calls()
			i := slices.IndexFunc(calls, func(s cloudtest.Sent) bool { return s.Method == http.MethodDelete })
			if diff := cmp.Diff(tc.want, calls[i].URL.Query()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestKept tells what a deletion was told to keep.
func TestKept(t *testing.T) {
	t.Parallel()
	client := cloud.Connect(t, providers.Endpoint{})
	for name, c := range map[string]struct {
		told map[forms.Path]any
		want []string
	}{
		"nothing told": {nil, []string{"ALB of Ingresses: stays", "Log project: stays", "Control plane logs: stays", "PrivateZone: stays"}},
		"told": {
			map[forms.Path]any{"alb": "delete", "sls_data": "delete", "sls_control_plane": "delete", "private_zone": "delete", "retain": []string{"sg-1", "vpc-1"}},
			[]string{"sg-1, vpc-1: kept"},
		},
		"everything": {map[forms.Path]any{"retain_all": true}, []string{"every resource"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			told := &forms.Answers{}
			for path, value := range c.told {
				if err := told.Set(path, value); err != nil {
					t.Fatal(err)
				}
			}
			chooser, _ := client.(providers.DeleteChooser)
			keeper, _ := chooser.DeleteWith(told).(providers.Keeper)
			kept := keeper.Kept()
			if len(kept) != len(c.want) {
				t.Fatal(kept)
			}
			for i, want := range c.want {
				if !strings.HasPrefix(kept[i].En, want) || !kept[i].Complete() {
					t.Errorf("%+v, want %q", kept[i], want)
				}
			}
		})
	}
}

// TestDeleteForm is right and needs no answer.
func TestDeleteForm(t *testing.T) {
	t.Parallel()
	client, _ := cloud.Connect(t, providers.Endpoint{}).(providers.DeleteChooser)
	form := client.DeleteForm()
	for _, slip := range append(form.Lint(), form.Ungrounded()...) {
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
