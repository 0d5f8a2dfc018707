package prices

import (
	"slices"

	"clusterwiz/providers/simulator/alibaba/world"
)

// older are machines of families that the world's lists offer no longer, but that
// have a price: those that BatchCompute was made of.
var older = []world.InstanceType{
	{ID: "ecs.sn1ne.large", Cores: 2, Memory: 4},
	{ID: "ecs.sn1ne.xlarge", Cores: 4, Memory: 8},
	{ID: "ecs.sn1ne.2xlarge", Cores: 8, Memory: 16},
	{ID: "ecs.sn1ne.4xlarge", Cores: 16, Memory: 32},
	{ID: "ecs.sn1ne.8xlarge", Cores: 32, Memory: 64},
	{ID: "ecs.sn2ne.large", Cores: 2, Memory: 8},
	{ID: "ecs.sn2ne.xlarge", Cores: 4, Memory: 16},
	{ID: "ecs.sn2ne.2xlarge", Cores: 8, Memory: 32},
	{ID: "ecs.sn1.medium", Cores: 2, Memory: 4},
	{ID: "ecs.sn1.3xlarge", Cores: 16, Memory: 32},
	{ID: "ecs.sn2.medium", Cores: 2, Memory: 8},
	{ID: "ecs.gn5-c4g1.xlarge", Cores: 4, Memory: 30, GPUs: 1},
	{ID: "ecs.s3.large", Cores: 4, Memory: 8},
}

// machine is a type that has a price; nil for none.
func (b *book) machine(id string) *world.InstanceType {
	if t := b.world.InstanceType(id); t != nil {
		return t
	}
	i := slices.IndexFunc(older, func(t world.InstanceType) bool { return t.ID == id })
	if i < 0 {
		return nil
	}
	return &older[i]
}
