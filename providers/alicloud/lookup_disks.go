package alicloud

import (
	"context"
	"slices"
	"strconv"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// Disks are the destinations of [Client.DisksOf].
type Disks string

// The two kinds of disks, as DescribeAvailableResource names them.
const (
	SystemDisks Disks = "SystemDisk"
	DataDisks   Disks = "DataDisk"
)

// limits are the sizes, in GiB, of a category of disks; 0 is not told.
type limits struct {
	Value, Status Text
	Min, Max      Int
}

// DisksOf lists the categories of disks that go with any of the types in the
// zones of the vSwitches, in the whole region without any: ECS
// DescribeAvailableResource, once for each type. Facts: "min" and "max" in GiB,
// of several answers the widest.
func (c *Client) DisksOf(ctx context.Context, disks Disks, types, vSwitches []string) ([]forms.Option, error) {
	zones, err := c.zonesOf(ctx, vSwitches)
	if err != nil {
		return nil, err
	}
	var found []limits
	for _, one := range types {
		more, err := c.readDisks(ctx, disks, one, zones)
		if err != nil {
			return nil, err
		}
		for _, item := range more {
			i := slices.IndexFunc(found, func(known limits) bool { return known.Value == item.Value })
			if i < 0 {
				found = append(found, item)
				continue
			}
			found[i] = found[i].wider(item)
		}
	}
	return forms.OptionsOf(found, limits.option), nil
}

// wider is what either of two answers about a category allows.
func (l limits) wider(other limits) limits {
	if other.Status == statusAvailable {
		l.Status = statusAvailable
	}
	l.Min, l.Max = min(l.Min, other.Min), max(l.Max, other.Max)
	return l
}

const statusAvailable = "Available"

var diskColumns = []forms.Column{providers.ColumnSizes}

func (l limits) option() forms.Option {
	o := forms.Option{Value: string(l.Value), Label: label(l.Value)}
	if l.Max > 0 {
		low, high := strconv.FormatInt(int64(l.Min), 10), strconv.FormatInt(int64(l.Max), 10)
		o.Cells, o.Columns = []string{low + "-" + high + " GiB"}, diskColumns
		o.Facts = map[string]string{"min": low, "max": high}
	}
	if l.Status != statusAvailable {
		o.Why = forms.T("sold out", "已售罄")
	}
	return o
}

// zonesOf returns the zones of vSwitches, each once.
func (c *Client) zonesOf(ctx context.Context, vSwitches []string) ([]string, error) {
	var zones []string
	for _, id := range vSwitches {
		zone, err := c.zoneOf(ctx, forms.Query{Args: map[string]string{"vswitch_id": id}})
		if err != nil {
			return nil, err
		}
		if !slices.Contains(zones, zone) {
			zones = append(zones, zone)
		}
	}
	return zones, nil
}

// readDisks asks about one instance type, in zones or in all of the region.
func (c *Client) readDisks(ctx context.Context, disks Disks, instanceType string, zones []string) ([]limits, error) {
	var reply struct {
		AvailableZones struct {
			AvailableZone []struct {
				ZoneID             Text `json:"ZoneId"`
				AvailableResources struct {
					AvailableResource []struct {
						SupportedResources struct{ SupportedResource []limits }
					}
				}
			}
		}
	}
	err := c.Read(ctx, Call{Product: ECS, Action: "DescribeAvailableResource", Query: c.query(
		"DestinationResource", string(disks), "ResourceType", "instance", "IoOptimized", "optimized", "InstanceType", instanceType)}, &reply)
	var found []limits
	for _, z := range reply.AvailableZones.AvailableZone {
		if len(zones) > 0 && !slices.Contains(zones, string(z.ZoneID)) {
			continue
		}
		for _, kind := range z.AvailableResources.AvailableResource {
			found = append(found, kind.SupportedResources.SupportedResource...)
		}
	}
	return found, err
}
