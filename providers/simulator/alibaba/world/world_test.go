package world_test

import (
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers/simulator/alibaba/world"
)

// TestInvariants holds what is so in every region of every world.
func TestInvariants(t *testing.T) {
	t.Parallel()
	for seed := int64(1); seed <= 20; seed++ {
		t.Run("seed "+strconv.FormatInt(seed, 10), func(t *testing.T) {
			t.Parallel()
			for _, r := range world.New(seed).Regions {
				checkZones(t, r)
				checkNetworks(t, r)
				checkAddresses(t, r)
				checkGroups(t, r)
				checkFileSystems(t, r)
			}
		})
	}
}

func checkZones(t *testing.T, r *world.Region) {
	t.Helper()
	for _, z := range r.Zones {
		if r.Zone(z.ID) != z || !strings.HasPrefix(z.ID, r.ID) || z.ID[len(z.ID)-1] != z.Letter {
			t.Errorf("zone %s, letter %c", z.ID, z.Letter)
		}
	}
}

func checkNetworks(t *testing.T, r *world.Region) {
	t.Helper()
	defaults := 0
	for _, v := range r.Vpcs {
		if v.IsDefault {
			defaults++
		}
	}
	if defaults != 1 {
		t.Errorf("%s: %d default VPCs", r.ID, defaults)
	}
	for i, v := range r.VSwitches {
		if r.VPC(v.VPC.ID) != v.VPC || r.Zone(v.Zone.ID) != v.Zone {
			t.Errorf("%s lies in %s, %s", v.ID, v.VPC.ID, v.Zone.ID)
		}
		block := netip.MustParsePrefix(v.CIDR)
		if !slices.ContainsFunc(append([]string{v.VPC.CIDR}, v.VPC.Secondary...), func(of string) bool {
			whole := netip.MustParsePrefix(of)
			return whole.Contains(block.Addr()) && whole.Bits() <= block.Bits()
		}) {
			t.Errorf("%s: %s is not in %s", v.ID, v.CIDR, v.VPC.CIDR)
		}
		if room := 1 << (32 - block.Bits()); v.Free < 1 || v.Free >= room {
			t.Errorf("%s: %d of %d addresses free", v.ID, v.Free, room)
		}
		for _, other := range r.VSwitches[:i] {
			if other.VPC == v.VPC && netip.MustParsePrefix(other.CIDR).Overlaps(block) {
				t.Errorf("%s and %s overlap", v.ID, other.ID)
			}
		}
	}
}

func checkAddresses(t *testing.T, r *world.Region) {
	t.Helper()
	for _, v := range r.VSwitches {
		block := netip.MustParsePrefix(v.CIDR)
		for _, n := range []int{0, 1, 999, 5000} {
			if at, err := netip.ParseAddr(v.Address(n)); err != nil || !block.Contains(at) {
				t.Errorf("address %d of %s (%s): %s, %v", n, v.ID, v.CIDR, at, err)
			}
		}
	}
}

func checkGroups(t *testing.T, r *world.Region) {
	t.Helper()
	managed := 0
	for _, g := range r.Groups {
		if r.VPC(g.VPC.ID) != g.VPC {
			t.Errorf("%s lies in %s", g.ID, g.VPC.ID)
		}
		if g.Managed {
			managed++
		}
	}
	if managed == 0 {
		t.Errorf("%s: no group that a service manages", r.ID)
	}
}

func checkFileSystems(t *testing.T, r *world.Region) {
	t.Helper()
	unmounted := 0
	for _, f := range r.FileSystems {
		if r.Zone(f.Zone.ID) != f.Zone {
			t.Errorf("%s lies in %s", f.ID, f.Zone.ID)
		}
		if len(f.Targets) == 0 {
			unmounted++
		}
		for _, m := range f.Targets {
			if r.VSwitch(m.VSwitch.ID) != m.VSwitch || !strings.HasPrefix(m.Domain, f.ID+"-") || !strings.Contains(m.Domain, "."+r.ID+".") {
				t.Errorf("%s is mounted at %s in %s", f.ID, m.Domain, m.VSwitch.ID)
			}
		}
	}
	if unmounted != 1 {
		t.Errorf("%s: %d without mount target", r.ID, unmounted)
	}
}

// ids are what a world must have once only; what is told by region has it before.
func ids(w *world.World) (out []string) {
	for i := range w.Types {
		out = append(out, w.Types[i].ID)
	}
	for _, g := range w.ResourceGroups {
		out = append(out, g.ID)
	}
	for _, r := range w.Regions {
		out = append(out, r.ID, "code "+r.Code)
		for _, z := range r.Zones {
			out = append(out, z.ID)
		}
		for _, v := range r.Vpcs {
			out = append(out, v.ID)
		}
		for _, v := range r.VSwitches {
			out = append(out, v.ID)
		}
		for _, g := range r.Groups {
			out = append(out, g.ID)
		}
		for _, k := range r.KeyPairs {
			out = append(out, r.ID+" "+k.Name)
		}
		for _, i := range r.Images {
			out = append(out, r.ID+" "+i.ID)
		}
		for _, f := range r.FileSystems {
			out = append(out, f.ID)
			for _, m := range f.Targets {
				out = append(out, m.Domain)
			}
		}
	}
	return out
}

func TestIDsAreUnique(t *testing.T) {
	t.Parallel()
	for seed := range int64(20) {
		seen := map[string]bool{}
		for _, id := range ids(world.New(seed + 1)) {
			if seen[id] || id == "" {
				t.Errorf("seed %d: %q twice", seed+1, id)
			}
			seen[id] = true
		}
	}
}

// TestOneSeedOneWorld holds that a seed decides everything, and that what the API
// pages' examples refer to is in every world and can be had in every zone.
func TestOneSeedOneWorld(t *testing.T) {
	t.Parallel()
	if diff := cmp.Diff(ids(world.New(7)), ids(world.New(7))); diff != "" {
		t.Error(diff)
	}
	if world.New(7).Regions[1].Vpcs[0].ID == world.New(8).Regions[1].Vpcs[0].ID {
		t.Error("two seeds make one world")
	}
	for _, seed := range []int64{1, 7, 8} {
		w := world.New(seed)
		where := w.Region("cn-hangzhou")
		if w.RegionOfVPC("vpc-m5efjevmclc0xdmys") != where || where.VSwitch("vsw-f8za5p0mwzgdu3wgx") == nil ||
			where.Group("sg-bp13n61xsydodfyg") == nil || !where.HasKeyPair("ali0824") || where.FileSystem("008b648bcb") == nil {
			t.Errorf("seed %d: the examples' part of Hangzhou is not whole", seed)
		}
		for _, id := range []string{"ecs.c6.xlarge", "ecs.c7.xlarge", "ecs.g7.2xlarge", "ecs.gn7i-c8g1.2xlarge"} {
			kind := w.InstanceType(id)
			for _, r := range w.Regions {
				for _, z := range r.Zones {
					if kind == nil || w.Stock(z, kind) != world.InStock {
						t.Errorf("seed %d: %s cannot be had in %s", seed, id, z.ID)
					}
				}
			}
		}
	}
}
