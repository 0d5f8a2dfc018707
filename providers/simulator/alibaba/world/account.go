package world

import (
	"strings"
	"time"

	"clusterwiz/providers/simulator/engine"
)

// AccountID and AccountName are whose everything in this world is.
const (
	AccountID   = "1234567890123456"
	AccountName = "simulator"
)

// What is used up by what services make, as they count it: cores by region,
// addresses by vSwitch, clusters by product.
const (
	CountCores     = "cores"
	CountSpotCores = "spot cores"
	CountAddresses = "addresses"
	CountClusters  = "clusters"
)

// The calls that tell what the account may have; faults that limit it name them.
const (
	TellsAccount  = "DescribeAccountAttributes"
	TellsClusters = "DescribeUserQuota"
	TellsQuota    = "GetProductQuota"
	ListsQuotas   = "ListProductQuotas"
	TellsBalance  = "QueryAccountBalance"
)

// leastBalance is what an account must hold to buy anything, as the text of E-HPC's
// OrderError.Arrearage has it.
const leastBalance = 100

// Poor tells whether the account holds too little to buy anything.
func Poor(s *engine.Core) bool {
	left, limited := s.Left(TellsBalance)
	return limited && left < leastBalance
}

// Limit is how much of something the account may have in a region.
type Limit struct{ Most, Used int }

// Has tells whether there is room for more.
func (l Limit) Has(more int) bool { return l.Used+more <= l.Most }

// What others of the account use, and how much there may be in all.
var cores = map[string]Limit{CountCores: {Most: 5000, Used: 120}, CountSpotCores: {Most: 1000}}

// Cores is the limit of one of the two kinds of cores in a region.
func Cores(s *engine.Core, kind, region string, now time.Time) Limit {
	l := cores[kind]
	if left, limited := s.Left(TellsAccount); limited {
		l.Most = l.Used + left
	}
	l.Used += s.InUse(kind, region, now)
	return l
}

// Room is how many addresses a vSwitch has left: those of its block, less the
// cloud's four and what others use, less what services made.
func Room(s *engine.Core, v *VSwitch, now time.Time) int {
	return max(0, v.Free-s.InUse(CountAddresses, v.ID, now))
}

// Cause is why the machines of a creation cannot be had.
type Cause string

// The causes; the zero value is none.
const (
	NoCause    Cause = ""
	TooMany    Cause = "limit"
	NoAddress  Cause = "address"
	NoIdentity Cause = "identity"
)

// Why is what ECS and VPC answer for a cause.
func (c Cause) Why() engine.Refusal {
	switch c {
	case NoCause:
	case TooMany:
		return engine.Refusal{Code: "QuotaExceed.ElasticQuota", Message: "The vCPUs of the requested instances exceed the quota of the account in this region."}
	case NoAddress:
		return engine.Refusal{Code: "InvalidVSwitchId.IpNotEnough", Message: "The specified VSwitch does not have enough IP addresses."}
	case NoIdentity:
		return engine.Refusal{Code: "RealNameAuthenticationError", Message: "Your account has not passed the real-name authentication yet."}
	}
	return engine.Refusal{}
}

// Need is what a creation needs, in the order in which it is bought.
type Need struct {
	Stage   string // At which it ends if this cannot be had.
	Cores   int
	Spot    bool
	Nodes   int // Addresses.
	VSwitch *VSwitch
}

// Counts is how much of a kind a need of a region uses up.
func (n Need) Counts(kind, region, of string) int {
	switch {
	case kind == CountAddresses && n.VSwitch != nil && n.VSwitch.ID == of:
		return n.Nodes
	case kind == CountCores && region == of && !n.Spot, kind == CountSpotCores && region == of && n.Spot:
		return n.Cores
	}
	return 0
}

// Stops is the stage at which needs end a creation, and why; none if all can be had.
func Stops(s *engine.Core, r *Region, needs []Need, now time.Time) (stage string, why Cause) {
	if s.Boundless {
		return "", NoCause
	}
	limits := map[bool]Limit{false: Cores(s, CountCores, r.ID, now), true: Cores(s, CountSpotCores, r.ID, now)}
	rooms := map[*VSwitch]int{}
	mainland := strings.HasPrefix(r.ID, "cn-") && r.ID != "cn-hongkong"
	for _, n := range needs {
		if mainland && s.Unverified(TellsAccount) {
			return n.Stage, NoIdentity
		}
		if n.VSwitch != nil {
			room, known := rooms[n.VSwitch]
			if !known {
				room = Room(s, n.VSwitch, now)
			}
			if rooms[n.VSwitch] = room - n.Nodes; n.Nodes > room {
				return n.Stage, NoAddress
			}
		}
		l := limits[n.Spot]
		if !l.Has(n.Cores) {
			return n.Stage, TooMany
		}
		l.Used += n.Cores
		limits[n.Spot] = l
	}
	return "", NoCause
}
