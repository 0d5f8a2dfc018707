package prices

import (
	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// inquiry is what somebody wants to know the price of.
type inquiry struct {
	world     *world.World
	region    *world.Region
	zone      *world.Zone // Nil where none is told.
	machine   *world.InstanceType
	system    []disk // At most one.
	data      []disk
	bandwidth int // Mbit/s, paid for as such.
	spot      bool
	term      term
	amount    int
}

// lines are what its parts cost, in their order.
func (q inquiry) lines(t teller) []line {
	var out []line
	add := func(resource string, rate engine.Amount, reduction int) {
		original := t.exchanged(abroad(rate, q.region.ID)) * q.term.hours() * engine.Amount(q.amount)
		out = append(out, line{resource, original, original.Percent(reduction)})
	}
	if q.machine != nil {
		reduction := q.term.reduction()
		if q.spot {
			zone := q.zone
			if zone == nil {
				zone = spotZone(q.world, q.region, q.machine)
			}
			reduction = 100 - spotPart(q.world, zone.ID, q.machine.ID, 0)
		}
		add("instanceType", machineRate(q.machine), reduction)
	}
	for _, d := range q.system {
		add("systemDisk", d.rate(), q.term.reduction())
	}
	for _, d := range q.data {
		add("dataDisk", d.rate(), q.term.reduction())
	}
	if q.bandwidth > 0 {
		add("bandwidth", engine.Amount(q.bandwidth)*perMbit, q.term.reduction())
	}
	return out
}

// sum is what lines cost together.
func sum(lines []line) line {
	var all line
	for _, l := range lines {
		all.original += l.original
		all.discount += l.discount
	}
	return all
}
