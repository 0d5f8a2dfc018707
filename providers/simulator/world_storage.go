package simulator

import "fmt"

type fileSystem struct {
	id, description string
	kind            string // standard, extreme or cpfs.
	protocol        string // NFS or SMB; cpfs speaks NFS here.
	storage         string
	zone            *zone
	targets         []mountTarget
}

type mountTarget struct {
	domain  string
	vSwitch *vSwitch
}

func (f *fileSystem) vpcID() string {
	if len(f.targets) == 0 {
		return ""
	}
	return f.targets[0].vSwitch.vpc.id
}

// target finds a mount target by its host name.
func (f *fileSystem) target(domain string) *mountTarget {
	for i := range f.targets {
		if f.targets[i].domain == domain {
			return &f.targets[i]
		}
	}
	return nil
}

// addStorage gives each region file systems of every type. The second standard
// one is mounted in two VPCs; one has no mount target yet.
func (w *world) addStorage(r *region) {
	for i, kind := range []struct{ kind, protocol, storage, purpose string }{
		{"standard", "NFS", "Performance", "home"},
		{"standard", "NFS", "Capacity", "shared data"},
		{"standard", "SMB", "Capacity", "windows share"},
		{"extreme", "NFS", "standard", "scratch"},
		{"cpfs", "NFS", "advance_200", "parallel scratch"},
		{"standard", "NFS", "Premium", "not mounted yet"},
	} {
		h := w.random("nas", r.id, number10(i))
		f := &fileSystem{
			id: letters(h, 10, hexDigits), kind: kind.kind, protocol: kind.protocol, storage: kind.storage,
			description: kind.purpose, zone: r.vSwitches[i%len(r.vSwitches)].zone,
		}
		if kind.kind != "standard" {
			f.id = kind.kind + "-" + f.id
		}
		r.fileSystems = append(r.fileSystems, f)
		if i == 5 {
			continue
		}
		f.addTarget(r, h, r.vSwitches[i%len(r.vSwitches)])
		if i == 1 {
			f.addTarget(r, mix(h), r.vSwitches[len(r.vSwitches)-1])
		}
	}
}

func (f *fileSystem) addTarget(r *region, h uint64, v *vSwitch) {
	f.targets = append(f.targets, mountTarget{
		domain:  fmt.Sprintf("%s-%s.%s.nas.aliyuncs.com", f.id, letters(h, 5, lowerAlnum), r.id),
		vSwitch: v,
	})
}
