package simulator

// nas is the part of NAS 2017-06-26 that look-ups need.
type nas struct{ sim *Simulator }

func newNAS(s *Simulator) *product {
	n := &nas{s}
	return &product{
		name:    "NAS",
		host:    "nas",
		invalid: invalidGateway,
		actions: map[string]action{
			"DescribeFileSystems": {run: n.fileSystems},
		},
	}
}

type mountTargetView struct {
	MountTargetDomain string
	Status            string
	VpcID             string `json:"VpcId"`
	VswID             string `json:"VswId"`
	NetworkType       string
	AccessGroup       string
}

func (f *fileSystem) targetViews() []mountTargetView {
	views := []mountTargetView{}
	for _, t := range f.targets {
		views = append(views, mountTargetView{t.domain, "Active", t.vSwitch.vpc.id, t.vSwitch.id, "Vpc", "DEFAULT_VPC_GROUP_NAME"})
	}
	return views
}

type fileSystemView struct {
	FileSystemID   string `json:"FileSystemId"`
	FileSystemType string
	ProtocolType   string
	StorageType    string
	Status         string
	Description    string
	RegionID       string `json:"RegionId"`
	ZoneID         string `json:"ZoneId"`
	VpcID          string `json:"VpcId"`
	MountTargets   answer
}

// fileSystems is the call DescribeFileSystems.
func (n *nas) fileSystems(c *call) (answer, *refusal) {
	p := c.params
	kind := p.text("FileSystemType", oneOf("all", "standard", "extreme", "cpfs", "cpfsse"))
	id, vpcID := p.text("FileSystemId"), p.text("VpcId")
	page := readPage(p, 10, 1, 100)
	if c.bad() {
		return nil, nil
	}
	views := []fileSystemView{}
	for _, r := range c.regions(n.sim.world) {
		for _, f := range r.fileSystems {
			if kind != "" && kind != "all" && kind != f.kind || id != "" && id != f.id || vpcID != "" && !f.mountedIn(vpcID) {
				continue
			}
			views = append(views, fileSystemView{
				FileSystemID: f.id, FileSystemType: f.kind, ProtocolType: f.protocol, StorageType: f.storage, Status: "Running",
				Description: f.description, RegionID: r.id, ZoneID: f.zone.id, VpcID: f.vpcID(),
				MountTargets: answer{"MountTarget": f.targetViews()},
			})
		}
	}
	return page.numbers(answer{"FileSystems": answer{"FileSystem": cut(page, views)}}, len(views)), nil
}

func (f *fileSystem) mountedIn(vpcID string) bool {
	for _, t := range f.targets {
		if t.vSwitch.vpc.id == vpcID {
			return true
		}
	}
	return false
}
