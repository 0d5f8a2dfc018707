package prices

import (
	"time"

	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

const (
	spotSpan  = 3 * time.Hour       // Where none is told.
	spotReach = 30 * 24 * time.Hour // The longest.
	spotPage  = 1000
)

type spotView struct {
	InstanceType string
	ZoneID       string `json:"ZoneId"`
	NetworkType  string
	IoOptimized  string
	SpotPrice    engine.Raw
	OriginPrice  engine.Raw
	Timestamp    string
}

// spotHistory is the call DescribeSpotPriceHistory: a price for each full hour,
// zone by zone, the oldest first. What zones do not offer has none there.
func (b *book) spotHistory(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	p := c.Params
	p.NeedText("NetworkType", engine.OneOf("vpc", "classic"))
	machine, zone := b.readMachine(p), readZone(p, c.Region)
	p.Text("IoOptimized", engine.OneOf("optimized", "none"))
	p.Text("OSType", engine.OneOf("linux", "windows"))
	p.Integer("SpotDuration", 0, 1)
	offset := p.IntegerOr("Offset", 0, 1<<20, 0)
	from, to := readSpan(p, c.Now)
	if c.Bad() {
		return nil, nil
	}
	t := teller{c.Odd}
	views := []spotView{}
	for _, z := range c.Region.Zones {
		if zone != nil && zone != z || b.world.Stock(z, machine) == world.NotOffered {
			continue
		}
		views = append(views, b.spotHours(t, c, z, machine, from, to)...)
	}
	first := min(offset, len(views))
	last, next := min(first+spotPage, len(views)), 0
	if last < len(views) {
		next = last
	}
	return engine.Answer{"Currency": t.currency(), "NextOffset": next, "SpotPrices": engine.Answer{"SpotPriceType": views[first:last]}}, nil
}

func (b *book) spotHours(t teller, c *gateway.Call, z *world.Zone, machine *world.InstanceType, from, to time.Time) []spotView {
	origin := t.exchanged(abroad(machineRate(machine), c.Region.ID))
	now := c.Now.UTC().Truncate(time.Hour)
	var out []spotView
	for at := from.Truncate(time.Hour); !at.After(to); at = at.Add(time.Hour) {
		if at.Before(from) || at.After(now) {
			continue
		}
		part := spotPart(b.world, z.ID, machine.ID, int(now.Sub(at)/time.Hour))
		out = append(out, spotView{
			machine.ID, z.ID, "vpc", "optimized", t.amount(origin.Percent(part)), t.amount(origin), at.Format(time.RFC3339),
		})
	}
	return out
}

// readSpan reads StartTime and EndTime.
func readSpan(p *engine.Object, now time.Time) (from, to time.Time) {
	to = readTime(p, "EndTime", now)
	from = readTime(p, "StartTime", to.Add(-spotSpan))
	if from.After(to) || to.Sub(from) > spotReach {
		p.Fail("StartTime")
	}
	return from, to
}

func readTime(p *engine.Object, name string, otherwise time.Time) time.Time {
	s := p.Text(name)
	if s == "" {
		return otherwise.UTC()
	}
	t, err := time.Parse("2006-01-02T15:04:05Z", s)
	if err != nil {
		p.Fail(name)
		return otherwise.UTC()
	}
	return t
}
