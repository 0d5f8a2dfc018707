// Command contract writes the JSON Schema of the objects that "-o json" writes of a
// run, from their declaration: members and types by reflection, the words from the
// comments beside them. See [launch.Object].
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"reflect"

	"clusterwiz/providers"
	"clusterwiz/providers/launch"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: contract FILE")
		os.Exit(2)
	}
	text, err := schema("../..")
	if err == nil {
		err = os.WriteFile(os.Args[1], text, 0o644) //nolint:gosec // A page of the tree.
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// schema is the contract, with the words of the tree at root.
func schema(root string) ([]byte, error) {
	words, err := wordsOf(root+"/providers", root+"/providers/launch", root+"/forms")
	if err != nil {
		return nil, err
	}
	w := &writer{words: words, defs: object{}, values: map[reflect.Type][]string{
		reflect.TypeFor[launch.Phase](): texts("", launch.Planned, launch.Sending, launch.Accepted, launch.Running, launch.Created, launch.Failed,
			launch.Rejected, launch.Unclear, launch.Deleting, launch.Deleted),
		reflect.TypeFor[providers.Phase](): texts(providers.Pending, providers.Working, providers.Ready, providers.Stopped, providers.Failed,
			providers.Deleting, providers.Gone),
		reflect.TypeFor[providers.Level](): texts("", providers.Info, providers.Warn, providers.Fault),
	}}
	root0 := w.structure(reflect.TypeFor[launch.Object]())
	members, _ := root0["properties"].(object)
	members["v"] = object{"const": launch.ObjectVersion, "description": words["Object.V"]}
	members["event"] = object{"enum": launch.Kinds(), "description": words["Object.Event"]}
	members["severity"] = object{"enum": []string{"error", "warning"}, "description": words["Issue.Severity"]}
	members["result"] = object{"enum": []string{"passed", "failed", "unknown"}, "description": words["Issue.Result"]}
	members["price"] = object{"type": "object", "description": words["particulars.Price"]}
	out := object{
		"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "clusterwiz events, version 1",
		"description": words["Object"], "$defs": w.defs, "allOf": conditions(),
	}
	for name, value := range root0 {
		out[name] = value
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err = encoder.Encode(out)
	return b.Bytes(), err
}

// conditions are the members that come with a kind of event.
func conditions() []object {
	needs := func(members []string, kinds ...string) object {
		return object{
			"if":   object{"properties": object{"event": object{"enum": kinds}}},
			"then": object{"required": members},
		}
	}
	return []object{
		needs([]string{"receipt"}, launch.EventAccepted, launch.EventCreated, launch.EventDeleted, launch.EventDetached),
		needs([]string{"log"}, launch.EventLog),
		needs([]string{"status"}, launch.EventStatus),
		needs([]string{"failure"}, launch.EventFailed),
		needs([]string{"price"}, launch.EventPrice),
		needs([]string{"severity", "message"}, launch.EventProblem),
		needs([]string{"result", "subject"}, launch.EventChecked),
		needs([]string{"message"}, launch.EventRejected, launch.EventUnclear, launch.EventExists, launch.EventInvalid, launch.EventRefused, launch.EventInterrupted),
	}
}

func texts[T ~string](values ...T) []string {
	var out []string
	for _, value := range values {
		out = append(out, string(value))
	}
	return out
}
