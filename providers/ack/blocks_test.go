package ack_test

import (
	"net/netip"
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers/cloudtest"
)

// TestBlocksOfOtherClusters: what another cluster has in the VPC is no longer free, as
// the cloud itself has it, and the way out is a block that it takes.
func TestBlocksOfOtherClusters(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		faults []string
		vpc    string
		want   []forms.Path
	}{
		"in the same VPC": {want: []forms.Path{"network.container_cidr", "network.service_cidr"}},
		"not listed":      {faults: []string{"DescribeClustersForRegion:code=Forbidden.RAM,status=403,times=9"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := cloud.Rig(t, c.faults...)
			const file = "requests/flannel.toml"
			r.Create(t, cloud.Read(t, file))
			answers := cloud.Read(t, file)
			cloud.Assign(t, answers, "basics.name=another")
			known := &forms.Known{}
			query := forms.Query{Source: "vpcs"}
			found, err := r.Lookup(t.Context(), query)
			if err != nil {
				t.Fatal(err)
			}
			known.Add(query, found.Options)
			var got []forms.Path
			for _, p := range forms.Errors(cloud.Form().Check(answers, known)) {
				got = append(got, p.Path)
				if !strings.Contains(p.Summary.En, "the cluster ") || !p.Summary.Complete() || len(p.Ways) != 1 || !p.Ways[0].Label.Complete() {
					t.Errorf("%+v", p)
					continue
				}
				set := p.Ways[0].Sets[0]
				cloud.Set(t, answers, set.Path, set.Value)
			}
			if len(got) != len(c.want) {
				t.Fatalf("wrong are %v, want %v", got, c.want)
			}
			if c.faults != nil {
				return
			}
			if left := forms.Errors(cloud.Form().Check(answers, known)); len(left) > 0 {
				t.Errorf("after the ways out: %+v", left)
			}
			r.Create(t, answers) // The cloud takes them.
		})
	}
}

// FuzzNextFree: whatever is taken, the next block is as large, private and apart.
func FuzzNextFree(f *testing.F) {
	f.Add("172.21.0.0/20", "172.21.0.0/20 172.21.16.0/20 172.16.0.0/12")
	f.Add("10.0.0.0/8", "10.0.0.0/8")
	f.Add("255.255.255.0/24", "0.0.0.0/0")
	f.Add("::/0", "::/0")
	f.Fuzz(func(t *testing.T, text, taken string) {
		block, err := netip.ParsePrefix(text)
		if err != nil {
			return
		}
		answers := cloud.Read(t, cloudtest.Example)
		cloud.Assign(t, answers, "network.service_cidr="+text)
		value, _ := answers.Get("network.vpc_id")
		var words []string
		for _, one := range strings.Fields(taken) {
			words = append(words, one+"=k8s")
		}
		known := &forms.Known{}
		known.Add(forms.Query{Source: "vpcs"}, []forms.Option{{Value: forms.ValueText(value), Facts: map[string]string{"taken_blocks": strings.Join(words, " ")}}})
		for _, p := range cloud.Form().Check(answers, known) {
			for _, way := range p.Ways {
				free, err := netip.ParsePrefix(forms.ValueText(way.Sets[0].Value))
				if err != nil || free.Bits() != block.Bits() || free != free.Masked() || !free.Addr().IsPrivate() {
					t.Errorf("%s is no way out of %s among %s", free, text, taken)
				}
				for _, one := range strings.Fields(taken) {
					if other, err := netip.ParsePrefix(one); err == nil && other.Overlaps(free) {
						t.Errorf("%s overlaps %s", free, other)
					}
				}
			}
		}
	})
}
