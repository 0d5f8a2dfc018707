package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"clusterwiz/providers/launch"
)

// contract is docs/events.schema.json, where no member may stand that it does not name:
// who reads the objects may meet new ones, who writes them must declare them.
var contract = sync.OnceValues(func() (*jsonschema.Schema, error) {
	text, err := os.ReadFile("../../docs/events.schema.json")
	if err != nil {
		return nil, err
	}
	tree, err := jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
	if err != nil {
		return nil, err
	}
	root, _ := tree.(map[string]any)
	root["additionalProperties"] = false
	definitions, _ := root["$defs"].(map[string]any)
	for _, one := range definitions {
		definition, _ := one.(map[string]any)
		definition["additionalProperties"] = false
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("events.json", tree); err != nil {
		return nil, err
	}
	return c.Compile("events.json")
})

// keepsContract is why a line is no object of the contract.
func keepsContract(line string) error {
	schema, err := contract()
	if err != nil {
		return err
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
	if err != nil {
		return err
	}
	if err := schema.Validate(value); err != nil {
		return fmt.Errorf("%s\n%w", line, err)
	}
	return nil
}

// TestContractRefuses: what leaves the contract is seen.
func TestContractRefuses(t *testing.T) {
	t.Parallel()
	const good = `{"v":1,"time":"2026-11-20T22:15:30Z","run":"","name":"","profile":"","region":"","account":"","simulated":false,"provider":"","phase":"","event":"refused","message":"m"}`
	if err := keepsContract(good); err != nil {
		t.Fatal(err)
	}
	for _, change := range []struct{ from, to string }{
		{`"run":"",`, ``},
		{`"simulated":false,`, ``},
		{`"v":1`, `"v":2`},
		{`"event":"refused"`, `"event":"bored"`},
		{`"event":"refused"`, `"event":"created"`},
		{`"event":"refused"`, `"event":"problem"`},
		{`"phase":""`, `"phase":"lost"`},
		{`"message":"m"`, `"massage":"m"`},
		{`,"message":"m"`, ``},
	} {
		bad := strings.Replace(good, change.from, change.to, 1)
		if keepsContract(bad) == nil {
			t.Errorf("taken: %s", bad)
		}
	}
	for _, kind := range launch.Kinds() {
		data, err := json.Marshal(launch.Event{Kind: kind})
		if err != nil {
			t.Fatal(err)
		}
		if err := keepsContract(string(data)); err != nil && strings.Contains(err.Error(), "additional properties") {
			t.Error(err)
		}
	}
}
