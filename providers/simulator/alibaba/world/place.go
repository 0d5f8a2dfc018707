package world

import "slices"

// Place is where a cluster is to be and what of the world it may use.
type Place struct {
	World  *World
	Region *Region
	VPC    *VPC
	Zones  []*Zone // In which a node may start.
}

// NameKey tells a name in a region from the same name elsewhere.
func NameKey(where *Region, name string) string { return where.ID + "/" + name }

// VSwitch finds a vSwitch of the cluster's VPC.
func (at Place) VSwitch(id string) *VSwitch {
	if v := at.Region.VSwitch(id); v != nil && v.VPC == at.VPC {
		return v
	}
	return nil
}

// Starts tells whether a type is in stock in one of the place's zones.
func (at Place) Starts(t *InstanceType) bool {
	return slices.ContainsFunc(at.Zones, func(z *Zone) bool { return at.World.Stock(z, t) == InStock })
}
