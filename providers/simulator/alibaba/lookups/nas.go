package lookups

import (
	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// nas is the part of NAS 2017-06-26 that look-ups need.
type nas struct{ world *world.World }

// NewNAS makes NAS in a world.
func NewNAS(w *world.World) *gateway.Product {
	n := &nas{w}
	return &gateway.Product{
		Name:    "NAS",
		Host:    "nas",
		Invalid: gateway.Invalid,
		Actions: map[string]gateway.Action{
			"DescribeFileSystems": {Run: n.fileSystems},
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

func targetViews(f *world.FileSystem) []mountTargetView {
	views := []mountTargetView{}
	for _, t := range f.Targets {
		views = append(views, mountTargetView{t.Domain, "Active", t.VSwitch.VPC.ID, t.VSwitch.ID, "Vpc", "DEFAULT_VPC_GROUP_NAME"})
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
	MountTargets   engine.Answer
}

// fileSystems is the call DescribeFileSystems.
func (n *nas) fileSystems(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	p := c.Params
	kind := p.Text("FileSystemType", engine.OneOf("all", "standard", "extreme", "cpfs", "cpfsse"))
	id, vpcID := p.Text("FileSystemId"), p.Text("VpcId")
	page := engine.ReadPage(p, 10, 1, 100)
	if c.Bad() {
		return nil, nil
	}
	views := []fileSystemView{}
	for _, r := range c.Regions(n.world) {
		for _, f := range r.FileSystems {
			if kind != "" && kind != "all" && kind != f.Kind || id != "" && id != f.ID || vpcID != "" && !f.MountedIn(vpcID) {
				continue
			}
			views = append(views, fileSystemView{
				FileSystemID: f.ID, FileSystemType: f.Kind, ProtocolType: f.Protocol, StorageType: f.Storage, Status: "Running",
				Description: f.Description, RegionID: r.ID, ZoneID: f.Zone.ID, VpcID: f.VPCID(),
				MountTargets: engine.Answer{"MountTarget": targetViews(f)},
			})
		}
	}
	return page.Numbers(engine.Answer{"FileSystems": engine.Answer{"FileSystem": engine.Cut(page, views)}}, len(views)), nil
}
