package world

import (
	"encoding/binary"
	"fmt"
	"net/netip"

	"clusterwiz/providers/simulator/engine"
)

// networkNames are the purposes for which a region has VPCs.
var networkNames = []string{"default", "research", "rendering", "teaching", "sandbox"}

// addNetwork gives a region three to five VPCs with two or three vSwitches and
// as many security groups each, one of which a service manages.
func (w *World) addNetwork(r *Region) {
	n := engine.Between(w.Random("vpcs", r.ID), 3, len(networkNames))
	for i, name := range networkNames[:n] {
		v := &VPC{ID: w.newID(r, "vpc", name), Name: name, CIDR: fmt.Sprintf("10.%d.0.0/16", 16*(i+1)), IsDefault: i == 0}
		r.Vpcs = append(r.Vpcs, v)
		w.addSwitches(r, v, i)
		for _, kind := range []string{"normal", "enterprise"} {
			r.Groups = append(r.Groups, &SecurityGroup{
				ID: w.newID(r, "sg", name, kind), Name: name + "-" + kind, VPC: v, Enterprise: kind == "enterprise",
			})
		}
	}
	r.Groups = append(r.Groups, &SecurityGroup{
		ID: w.newID(r, "sg", "managed"), Name: "nas-managed", VPC: r.Vpcs[0], Managed: true,
	})
}

func (w *World) addSwitches(r *Region, v *VPC, ordinal int) {
	n := engine.Between(w.Random("vswitches", v.ID), 2, 3)
	for i := range n {
		z := r.Zones[(ordinal+i)%len(r.Zones)]
		r.VSwitches = append(r.VSwitches, &VSwitch{
			ID:        w.newID(r, "vsw", v.ID, engine.Number10(i)),
			Name:      fmt.Sprintf("%s-%c", v.Name, z.Letter),
			CIDR:      fmt.Sprintf("10.%d.%d.0/20", 16*(ordinal+1), 16*i),
			VPC:       v,
			Zone:      z,
			Free:      engine.Between(w.Random("free", v.ID, engine.Number10(i)), 200, 4092),
			IsDefault: v.IsDefault && i == 0,
		})
	}
}

// newID makes a resource id in the form of the region's real ones.
func (w *World) newID(r *Region, kind string, words ...string) string {
	mark := map[string]string{"hz": "bp1", "sh": "uf6", "bj": "2ze", "sz": "wz9", "hk": "j6c", "sg": "t4n", "zb": "8vb"}[r.Code]
	h := w.Random(append([]string{kind, r.ID}, words...)...)
	return kind + "-" + mark + engine.Letters(h, 18, engine.LowerAlnum)
}

// addAccess gives a region its key pairs.
func (w *World) addAccess(r *Region) {
	for _, name := range []string{"ops", "hpc-admin", "ci-" + engine.Letters(w.Random("key", r.ID), 4, engine.LowerAlnum)} {
		r.KeyPairs = append(r.KeyPairs, KeyPair{
			Name: name, Fingerprint: engine.Letters(w.Random("fingerprint", r.ID, name), 32, engine.HexDigits), Created: "2024-08-24T02:11:08Z",
		})
	}
}

// Address is the n-th usable address of the vSwitch; the first sixteen are left
// to the cloud and its gateways.
func (v *VSwitch) Address(n int) string {
	p, err := netip.ParsePrefix(v.CIDR)
	if err != nil {
		return ""
	}
	room := 1<<(32-p.Bits()) - 32
	b := p.Addr().As4()
	binary.BigEndian.PutUint32(b[:], binary.BigEndian.Uint32(b[:])+16+uint32(n%room)) //nolint:gosec // Within the block.
	return netip.AddrFrom4(b).String()
}
