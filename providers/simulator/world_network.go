package simulator

import (
	"encoding/binary"
	"fmt"
	"net/netip"
)

// networkNames are the purposes for which a region has VPCs.
var networkNames = []string{"default", "research", "rendering", "teaching", "sandbox"}

// addNetwork gives a region three to five VPCs with two or three vSwitches and
// as many security groups each, one of which a service manages.
func (w *world) addNetwork(r *region) {
	n := between(w.random("vpcs", r.id), 3, len(networkNames))
	for i, name := range networkNames[:n] {
		v := &vpc{id: w.newID(r, "vpc", name), name: name, cidr: fmt.Sprintf("10.%d.0.0/16", 16*(i+1)), isDefault: i == 0}
		r.vpcs = append(r.vpcs, v)
		w.addSwitches(r, v, i)
		for _, kind := range []string{"normal", "enterprise"} {
			r.groups = append(r.groups, &securityGroup{
				id: w.newID(r, "sg", name, kind), name: name + "-" + kind, vpc: v, enterprise: kind == "enterprise",
			})
		}
	}
	r.groups = append(r.groups, &securityGroup{
		id: w.newID(r, "sg", "managed"), name: "nas-managed", vpc: r.vpcs[0], managed: true,
	})
}

func (w *world) addSwitches(r *region, v *vpc, ordinal int) {
	n := between(w.random("vswitches", v.id), 2, 3)
	for i := range n {
		z := r.zones[(ordinal+i)%len(r.zones)]
		r.vSwitches = append(r.vSwitches, &vSwitch{
			id:        w.newID(r, "vsw", v.id, number10(i)),
			name:      fmt.Sprintf("%s-%c", v.name, z.letter),
			cidr:      fmt.Sprintf("10.%d.%d.0/20", 16*(ordinal+1), 16*i),
			vpc:       v,
			zone:      z,
			free:      between(w.random("free", v.id, number10(i)), 200, 4092),
			isDefault: v.isDefault && i == 0,
		})
	}
}

// newID makes a resource id in the form of the region's real ones.
func (w *world) newID(r *region, kind string, words ...string) string {
	mark := map[string]string{"hz": "bp1", "sh": "uf6", "bj": "2ze", "sz": "wz9", "hk": "j6c", "sg": "t4n", "zb": "8vb"}[r.code]
	h := w.random(append([]string{kind, r.id}, words...)...)
	return kind + "-" + mark + letters(h, 18, lowerAlnum)
}

// addAccess gives a region its key pairs.
func (w *world) addAccess(r *region) {
	for _, name := range []string{"ops", "hpc-admin", "ci-" + letters(w.random("key", r.id), 4, lowerAlnum)} {
		r.keyPairs = append(r.keyPairs, keyPair{
			name: name, fingerprint: letters(w.random("fingerprint", r.id, name), 32, hexDigits), created: "2024-08-24T02:11:08Z",
		})
	}
}

// address is the n-th usable address of the vSwitch; the first sixteen are left
// to the cloud and its gateways.
func (v *vSwitch) address(n int) string {
	p, err := netip.ParsePrefix(v.cidr)
	if err != nil {
		return ""
	}
	room := 1<<(32-p.Bits()) - 32
	b := p.Addr().As4()
	binary.BigEndian.PutUint32(b[:], binary.BigEndian.Uint32(b[:])+16+uint32(n%room)) //nolint:gosec // Within the block.
	return netip.AddrFrom4(b).String()
}
