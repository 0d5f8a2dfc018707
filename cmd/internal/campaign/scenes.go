package main

import (
	"hash/fnv"
	"math/rand/v2"
	"slices"
)

// groups are the families of faults, in the order of the table. Each gives the
// scenes of one cloud, by what happens in them.
var groups = []struct {
	name   string
	scenes func(c *cloud, o options) []turn
}{
	{"control", controls},
	{"not-executed", notExecuted},
	{"lost", losses},
	{"spoiled", spoiledReplies},
	{"nonsense", nonsenseReplies},
	{"odd-status", oddStatuses},
	{"stranger-not-executed", strangersBefore},
	{"stranger-executed", strangersAfter},
	{"own-error-executed", ownErrors},
	{"twice", duplicates},
	{"first-look", firstLooks},
	{"later-looks", laterLooks},
	{"polls", polls},
	{"not-found", notFound},
	{"secondary", secondaries},
	{"foreign", foreigners},
	{"kill", kills},
	{"reader", readers},
	{"clock", clocks},
	{"machines", machines},
	{"elsewhere", elsewheres},
	{"delete", deletions},
	{"storm", storms},
}

// turn is a scene before it has a cloud.
type turn struct {
	what string
	play func(*story)
}

// all are the scenes of every cloud, group by group.
func all(o options) []scene {
	var out []scene
	for _, g := range groups {
		for _, c := range clouds() {
			for _, a := range g.scenes(c, o) {
				out = append(out, scene{id: g.name + "/" + a.what + "/" + c.id, group: g.name, cloud: c, play: a.play})
			}
		}
	}
	return out
}

// chosen are those that the options name.
func chosen(o options) []scene {
	out := slices.DeleteFunc(all(o), func(c scene) bool { return !o.match.MatchString(c.id) })
	if o.sample == 0 {
		return out
	}
	// Some of each group and cloud, the same ones for the same seed.
	left := map[string]int{}
	picked := map[string]bool{}
	for _, i := range randomOf(o.seed, "sample").Perm(len(out)) {
		if key := out[i].group + " " + out[i].cloud.id; left[key] < o.sample {
			left[key]++
			picked[out[i].id] = true
		}
	}
	return slices.DeleteFunc(out, func(c scene) bool { return !picked[c.id] })
}

// randomOf is the source of everything random in one scene.
func randomOf(seed int64, id string) *rand.Rand {
	h := fnv.New64a()
	_, _ = h.Write([]byte(id))
	return rand.New(rand.NewPCG(uint64(seed), h.Sum64())) //nolint:gosec // It must come again.
}
