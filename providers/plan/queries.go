package plan

import (
	"context"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// Queries are the look-ups that tell what the machines of the answers are.
func Queries(form *forms.Form, answers *forms.Answers) []forms.Query {
	all := form.Scope(answers, nil)
	var queries []forms.Query
	seen := map[string]bool{}
	for _, part := range form.Parts {
		if part.Nodes == nil {
			continue
		}
		for _, s := range all.Scopes(part.At) {
			for _, in := range s.Scopes(part.Nodes.In) {
				for _, ref := range []string{part.Nodes.Type, part.Nodes.OrType} {
					query, ask := queryAt(form, answers, in, ref)
					if id := query.ID(); ask && !seen[id] {
						seen[id] = true
						queries = append(queries, query)
					}
				}
			}
		}
	}
	return queries
}

// AsksMachine tells whether the question at path asks for a type of machines.
func AsksMachine(form *forms.Form, answers *forms.Answers, path forms.Path) bool {
	all := form.Scope(answers, nil)
	for _, part := range form.Parts {
		if part.Nodes == nil {
			continue
		}
		for _, s := range all.Scopes(part.At) {
			for _, in := range s.Scopes(part.Nodes.In) {
				for _, ref := range []string{part.Nodes.Type, part.Nodes.OrType} {
					if ref != "" && in.PathOf(ref) == path {
						return true
					}
				}
			}
		}
	}
	return false
}

func queryAt(form *forms.Form, answers *forms.Answers, in *forms.Scope, ref string) (forms.Query, bool) {
	if _, state := in.Value(ref); ref == "" || state != forms.Set {
		return forms.Query{}, false
	}
	q, ok := form.Question(answers, nil, in.PathOf(ref))
	if !ok || q.Source.Name == "" {
		return forms.Query{}, false
	}
	query, missing := q.Query()
	return query, len(missing) == 0
}

// Machines asks a client what the machines of the answers are. It only reads; what
// the cloud does not tell in time stays unknown and is no error.
func Machines(ctx context.Context, client providers.Client, form *forms.Form, answers *forms.Answers) *forms.Known {
	known := &forms.Known{}
	ctx, cancel := context.WithTimeout(ctx, providers.LookupLimit)
	defer cancel()
	for _, query := range Queries(form, answers) {
		if listing, err := client.Lookup(ctx, query); err == nil {
			known.Add(query, listing.Options)
		}
	}
	return known
}
