package alicloud

import (
	"cmp"
	"context"

	"clusterwiz/forms"
)

// place is a region or a zone.
type place struct {
	RegionID  Text `json:"RegionId"`
	ZoneID    Text `json:"ZoneId"`
	LocalName Text
}

func (p place) id() Text { return cmp.Or(p.ZoneID, p.RegionID) }

// regions is ECS DescribeRegions, asked in both languages.
func (c *Client) regions(ctx context.Context, _ forms.Query) ([]forms.Option, error) {
	type reply struct{ Regions struct{ Region []place } }
	return c.places(ctx, Call{Product: ECS, Action: "DescribeRegions"}, func(ctx context.Context, call Call) ([]place, error) {
		var r reply
		err := c.Read(ctx, call, &r)
		return r.Regions.Region, err
	})
}

// zones is ECS DescribeZones, asked in both languages.
func (c *Client) zones(ctx context.Context, _ forms.Query) ([]forms.Option, error) {
	type reply struct{ Zones struct{ Zone []place } }
	call := Call{Product: ECS, Action: "DescribeZones", Query: c.query("Verbose", "false")}
	return c.places(ctx, call, func(ctx context.Context, call Call) ([]place, error) {
		var r reply
		err := c.Read(ctx, call, &r)
		return r.Zones.Zone, err
	})
}

func (c *Client) places(ctx context.Context, call Call, read func(context.Context, Call) ([]place, error)) ([]forms.Option, error) {
	english, err := read(ctx, call.with("AcceptLanguage", "en-US"))
	if err != nil {
		return nil, err
	}
	chinese, err := read(ctx, call.with("AcceptLanguage", "zh-CN"))
	if err != nil {
		return nil, err
	}
	local := map[Text]Text{}
	for _, p := range chinese {
		local[p.id()] = p.LocalName
	}
	return each(english,
		func(a, b place) int { return cmp.Compare(a.id(), b.id()) },
		func(p place) forms.Option {
			name := cmp.Or(p.LocalName, p.id())
			return forms.Option{Value: string(p.id()), Label: forms.Foreign(string(name), string(cmp.Or(local[p.id()], name)))}
		}), nil
}
