package launch

import (
	"cmp"
	"slices"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
)

// Foreign is the record of a thing that the target's cloud lists and of which this
// machine has no run: it is followed and deleted by its receipt, without a journal.
// Nothing but a person's word says that it may be deleted, see [Record.TypedName].
func Foreign(t connect.Target, thing providers.Thing) Record {
	receipt := thing.Receipt
	return Record{
		Provider: t.Provider.About().ID, Account: t.Account.ID, Region: t.Endpoint.Region, Endpoint: t.Endpoint.Base,
		Simulated: t.Simulated(), World: t.Endpoint.World, Identity: t.Account.Identity,
		Name: receipt.Name, Owner: receipt.Owner, Phase: Running, Receipt: &receipt, Unproven: true,
	}
}

// Called is how a command names the run: by its id, and what is no run of this
// machine by where it is.
func (r Record) Called() string {
	if r.ID != "" || r.Receipt == nil {
		return r.ID
	}
	words := "--provider " + r.Provider
	if r.Region != "" {
		words += " --region " + r.Region
	}
	return words + " --id " + r.Receipt.ID
}

// named returns the ids of the runs that want is the name of or the cloud's id of
// their thing: of an id the first in each world, since simulated worlds give the same
// ids. Of both, runs of which something is there go before those of which nothing is.
func (s *Store) named(ids []string, want string) []string {
	var there, others []string
	worlds := map[string]bool{}
	called := false
	for _, r := range slices.Backward(s.rows(ids, Wanted{})) {
		switch {
		case r.Receipt != nil && r.Receipt.ID == want:
			if !called {
				there, others, called = nil, nil, true // An id goes before names.
			}
			if worlds[world(r)] {
				continue
			}
			worlds[world(r)] = true
			if r.Phase == Deleted {
				others = append(others, r.ID)
			} else {
				there = append(there, r.ID)
			}
		case called, r.Name != want:
		case r.Receipt != nil && r.Phase != Deleted:
			there = append(there, r.ID)
		default:
			others = append(others, r.ID)
		}
	}
	if len(there) > 0 {
		return there
	}
	return others
}

// partly returns the ids that typed is the beginning of, else those that end with it.
func partly(ids []string, typed string) []string {
	for _, has := range []func(s, part string) bool{strings.HasPrefix, strings.HasSuffix} {
		matches := slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return typed == "" || !has(id, typed) })
		if len(matches) > 0 {
			return matches
		}
	}
	return nil
}

// resolve looks typed only up in the list of journals, so that no typed text
// becomes part of a path. A whole id goes before all else; what is both a name and
// a part of an id may mean either. "run:", which commands that take files too want before
// it, may stand before it everywhere.
func (s *Store) resolve(typed string) (string, error) {
	ids, err := s.ids()
	if err != nil {
		return "", err
	}
	want := strings.TrimPrefix(strings.TrimSpace(typed), "run:")
	id := strings.ToLower(want)
	switch {
	case id == "last":
		return s.last(ids)
	case slices.Contains(ids, id):
		return id, nil
	case want == "":
		return "", noRun(typed)
	}
	matches := append(s.named(ids, want), partly(ids, id)...)
	slices.Sort(matches)
	switch matches = slices.Compact(matches); len(matches) {
	case 0:
		return "", noRun(typed)
	case 1:
		return matches[0], nil
	}
	return "", severalRuns(typed, matches)
}

func noRun(typed string) *providers.Failure {
	return &providers.Failure{
		Kind:    providers.Absent,
		Summary: forms.Tf("there is no run %q", "没有运行记录 %q", typed),
		Remedy: forms.T("list them with: clusterwiz runs. What another machine made is named by --provider, --region and --id, see: clusterwiz clusters",
			"可用 clusterwiz runs 查看。其他机器创建的资源请用 --provider、--region 与 --id 指定，见 clusterwiz clusters"),
	}
}

func severalRuns(typed string, matches []string) *providers.Failure {
	shown := strings.Join(matches[max(0, len(matches)-5):], " ")
	return &providers.Failure{
		Kind:    providers.Invalid,
		Summary: forms.Tf("%q fits %d runs: %s", "%q 对应 %d 条运行记录：%s", typed, len(matches), shown),
		Remedy:  forms.T("name one by its id", "请用运行 ID 指定其中一条"),
	}
}

// In are the runs whose things may be where the target is: each simulated world has its own,
// by the same ids.
func In(runs []Record, t connect.Target) []Record {
	here := world(Record{Simulated: t.Simulated(), World: t.Endpoint.World, Endpoint: t.Endpoint.Base})
	return slices.DeleteFunc(slices.Clone(runs), func(r Record) bool { return world(r) != here })
}

// world is where a thing is; empty for all real clouds, whose ids are nobody else's.
func world(r Record) string {
	if !r.Simulated {
		return ""
	}
	return "simulated " + r.World + " " + r.Endpoint
}

// OfThing returns the newest run that made the thing of that id in that cloud, and
// false where none of this machine did. Those of demonstrations, which have worlds of their
// own, come after all others.
func OfThing(runs []Record, provider, id string) (Record, bool) {
	var made []Record
	for _, r := range runs {
		if r.Provider == provider && r.Receipt != nil && r.Receipt.ID == id {
			made = append(made, r)
		}
	}
	if len(made) == 0 {
		return Record{}, false
	}
	rank := func(r Record) string {
		if r.World == "" {
			return "of all: " + r.ID
		}
		return r.ID
	}
	return slices.MaxFunc(made, func(a, b Record) int { return cmp.Compare(rank(a), rank(b)) }), true
}

// OneOfThing is the run that made the thing of that id in that cloud, and false where none
// of this machine did; runs are the newest first. Of what several worlds have by that id,
// what is there goes before what is gone, and the error is a [providers.Failure] of kind
// Invalid where that still is more than one: which is meant must be said.
func OneOfThing(runs []Record, provider, id string) (Record, bool, error) {
	var there, gone []Record
	worlds := map[string]bool{}
	for _, r := range runs {
		switch {
		case r.Provider != provider || r.Receipt == nil || r.Receipt.ID != id || worlds[world(r)]:
			continue
		case r.Phase == Deleted:
			gone = append(gone, r)
		default:
			there = append(there, r)
		}
		worlds[world(r)] = true
	}
	if len(there) > 1 {
		ids := make([]string, len(there))
		for i, r := range there {
			ids[i] = r.ID
		}
		slices.Sort(ids)
		return Record{}, false, severalRuns(id, ids)
	}
	if made := slices.Concat(there, gone); len(made) > 0 {
		return made[0], true, nil
	}
	return Record{}, false, nil
}
