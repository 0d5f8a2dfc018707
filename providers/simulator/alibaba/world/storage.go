package world

import (
	"fmt"

	"clusterwiz/providers/simulator/engine"
)

// FileSystem is one of NAS or CPFS, of which mount targets lead into VPCs.
type FileSystem struct {
	ID, Description string
	Kind            string // standard, extreme or cpfs.
	Protocol        string // NFS or SMB; cpfs speaks NFS here.
	Storage         string
	Zone            *Zone
	Targets         []MountTarget
}

// MountTarget is where a VPC's machines mount a file system.
type MountTarget struct {
	Domain  string
	VSwitch *VSwitch
}

// VPCID is the VPC of the first mount target; "" without one.
func (f *FileSystem) VPCID() string {
	if len(f.Targets) == 0 {
		return ""
	}
	return f.Targets[0].VSwitch.VPC.ID
}

// Target finds a mount target by its host name.
func (f *FileSystem) Target(domain string) *MountTarget {
	for i := range f.Targets {
		if f.Targets[i].Domain == domain {
			return &f.Targets[i]
		}
	}
	return nil
}

// addStorage gives each region file systems of every type. The second standard
// one is mounted in two VPCs; one has no mount target yet.
func (w *World) addStorage(r *Region) {
	for i, kind := range []struct{ kind, protocol, storage, purpose string }{
		{"standard", "NFS", "Performance", "home"},
		{"standard", "NFS", "Capacity", "shared data"},
		{"standard", "SMB", "Capacity", "windows share"},
		{"extreme", "NFS", "standard", "scratch"},
		{"cpfs", "NFS", "advance_200", "parallel scratch"},
		{"standard", "NFS", "Premium", "not mounted yet"},
	} {
		h := w.Random("nas", r.ID, engine.Number10(i))
		f := &FileSystem{
			ID: engine.Letters(h, 10, engine.HexDigits), Kind: kind.kind, Protocol: kind.protocol, Storage: kind.storage,
			Description: kind.purpose, Zone: r.VSwitches[i%len(r.VSwitches)].Zone,
		}
		if kind.kind != "standard" {
			f.ID = kind.kind + "-" + f.ID
		}
		r.FileSystems = append(r.FileSystems, f)
		if i == 5 {
			continue
		}
		f.addTarget(r, h, r.VSwitches[i%len(r.VSwitches)])
		if i == 1 {
			f.addTarget(r, engine.Mix(h), r.VSwitches[len(r.VSwitches)-1])
		}
	}
}

func (f *FileSystem) addTarget(r *Region, h uint64, v *VSwitch) {
	f.Targets = append(f.Targets, MountTarget{
		Domain:  fmt.Sprintf("%s-%s.%s.nas.aliyuncs.com", f.ID, engine.Letters(h, 5, engine.LowerAlnum), r.ID),
		VSwitch: v,
	})
}

// MountedIn tells whether a mount target lies in a VPC.
func (f *FileSystem) MountedIn(vpcID string) bool {
	for _, t := range f.Targets {
		if t.VSwitch.VPC.ID == vpcID {
			return true
		}
	}
	return false
}
