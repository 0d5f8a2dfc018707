package forms_test

import (
	"testing"

	"clusterwiz/forms"
)

// TestLocateWithoutRequest has only the declarations to go by.
func TestLocateWithoutRequest(t *testing.T) {
	t.Parallel()
	cases := map[string]forms.Path{
		"Name":                          "basics.name",
		"name":                          "basics.name",
		"Net.VpcId":                     "network.vpc_id",
		"Net.Proxy.Port":                "network.proxy.port",
		"Net.Proxy.Unknown":             "network.proxy",
		"Queues":                        "queues",
		"Queues.2":                      "queues[2]",
		"Queues[0].Nodes[1].Disk.Size":  "queues[0].nodes[1].disk.size",
		"queues.0.nodes.1.instancetype": "queues[0].nodes[1].type",
		"Queues.1.Unknown":              "queues[1]",
		"Queues.Count.Max":              "queues.max_count",
		"Queues.99999999999999999999":   "queues",
		"metadata.annotations.example.com/labels":    "basics.labels",
		"metadata.annotations.example.com/labels.k1": "basics.labels",
		"Shell":      "access.more.shell",
		"Groups":     "groups",
		"VpcId":      "network.vpc_id",
		"Proxy.Port": "network.proxy.port",
		"Disk.Size":  "queues.nodes.disk.size",
		"":           "",
		"Net":        "",
		".":          "",
		"Count":      "groups.count",
		"10.0.0.1":   "",
	}
	form := synthetic()
	for wire, want := range cases {
		if got := form.Locate(nil, wire); got != want {
			t.Errorf("%s: got %q, want %q", wire, got, want)
		}
	}
}

// manyAnswers are answers in which names and values come once and more often.
func manyAnswers(t *testing.T) *forms.Answers {
	t.Helper()
	return valid(t,
		"basics.mode", "large", "limits.price", 0.5, "basics.labels", map[string]string{"team": "fluids"},
		"network.vpc_id", "vpc-0001", "network.services", []string{"10.1.0.0/16", "10.2.0.0/16"},
		"network.proxy.host", "proxy.example", "access.password", forms.Plain("Secret-1"),
		"queues[0].max_count", int64(4),
		"queues[0].nodes[1].type", "g8.large", "queues[0].nodes[1].disk.size", int64(40),
		"queues[1].name", "other", "queues[1].max_count", int64(4),
		"queues[1].nodes[0].type", "c7", "queues[1].nodes[0].disk.size", int64(80),
		"groups[0].name", "first", "groups[0].count", int64(1),
		"groups[1].name", "second", "groups[1].count", int64(2),
	)
}

func TestLocate(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		names []string
		want  forms.Path
	}{
		"whole, with positions":               {[]string{"Queues.1.Nodes.0.Disk.Size"}, "queues[1].nodes[0].disk.size"},
		"whole, by key":                       {[]string{"Groups.second.Count"}, "groups[1].count"},
		"an item":                             {[]string{"Groups.second"}, "groups[1]"},
		"what an item lacks":                  {[]string{"Queues.1.Count.Min"}, "queues[1].min_count"},
		"what no item has":                    {[]string{"Queues[1].Nodes[0].Unknown"}, "queues[1].nodes[0]"},
		"no such item":                        {[]string{"Groups.third"}, "groups"},
		"what the request lacks":              {[]string{"Pods"}, "network.pods"},
		"without positions, several":          {[]string{"Queues.QueueName"}, ""},
		"without positions, all the same":     {[]string{"Queues.Count.Max"}, "queues[0].max_count"},
		"without keys, several":               {[]string{"Groups.Count"}, ""},
		"end of one":                          {[]string{"VpcId"}, "network.vpc_id"},
		"end of several":                      {[]string{"InstanceType"}, ""},
		"end of several, all the same":        {[]string{"Count.Max"}, "queues[0].max_count"},
		"end with a position":                 {[]string{"Bid"}, "queues.nodes.bid"},
		"value":                               {[]string{"vpc-0001"}, "network.vpc_id"},
		"value in a list":                     {[]string{"10.2.0.0/16"}, "network.services"},
		"value in an item":                    {[]string{"g8.large"}, "queues[0].nodes[1].type"},
		"value in JSON text":                  {[]string{"fluids"}, "basics.labels"},
		"short value":                         {[]string{"comp"}, ""},
		"value of a secret":                   {[]string{"Secret-1"}, ""},
		"name of a secret":                    {[]string{"Login.Password"}, "access.password"},
		"two names of one":                    {[]string{"Net.VpcId", "vpcid"}, "network.vpc_id"},
		"two names of two":                    {[]string{"Net.VpcId", "Name"}, ""},
		"name before value":                   {[]string{"Name", "vpc-0001"}, "basics.name"},
		"the request before the declarations": {[]string{"Name", "Pods"}, "basics.name"},
		"group of several":                    {[]string{"Net"}, ""},
		"group of a question":                 {[]string{"Net.Proxy"}, "network.proxy"},
		"nothing":                             {nil, ""},
		"nowhere":                             {[]string{"Nowhere", ""}, ""},
	}
	form := synthetic()
	body := form.Body(manyAnswers(t))
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := form.Locate(body, c.names...); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestMentioned(t *testing.T) {
	t.Parallel()
	cases := map[string]forms.Path{
		"Net.VpcId is invalid.":                                "network.vpc_id",
		"the parameter 'Name' is invalid":                      "basics.name",
		"InvalidParameter, the value of [Name] is not valid":   "basics.name",
		"The Name is not unique":                               "",
		"VpcId: not found":                                     "network.vpc_id",
		"Parameter:Net.VpcId":                                  "network.vpc_id",
		"Queues[1].Nodes[0].Disk.Size exceeds 40.":             "queues[1].nodes[0].disk.size",
		"[vpc-0001] not found":                                 "network.vpc_id",
		"vpc-0001 not found":                                   "network.vpc_id",
		"Net.VpcId vpc-0001 not found":                         "network.vpc_id",
		"10.2.0.0/16 lies outside":                             "network.services",
		"10.1.0.0/16 overlaps 10.2.0.0/16":                     "network.services",
		"g8.large or vpc-0001 is sold out":                     "",
		"Net.VpcId and Login.Password contradict, at vpc-0001": "network.vpc_id",
		"the group second is unknown":                          "",
		"the label fluids is unknown":                          "basics.labels",
		"参数“Net.VpcId”无效":                                      "network.vpc_id",
		"":                                                     "",
		"[] [ ]] '' .. _ :":                                    "",
	}
	form := synthetic()
	body := form.Body(manyAnswers(t))
	for message, want := range cases {
		if got := form.Mentioned(body, message); got != want {
			t.Errorf("%s: got %q, want %q", message, got, want)
		}
	}
	if got := form.Mentioned(nil, "Net.VpcId vpc-0001 not found"); got != "network.vpc_id" {
		t.Errorf("without a request: %q", got)
	}
}

func FuzzLocate(f *testing.F) {
	f.Add("Queues.0.Nodes[1].Disk.Size")
	f.Add("Queues.-1.00")
	f.Add("'Groups.second' [Name] a:b. c_d")
	form := synthetic()
	f.Fuzz(func(t *testing.T, text string) {
		body := form.Body(manyAnswers(t))
		for _, path := range []forms.Path{
			form.Locate(nil, text), form.Locate(body, text), form.Mentioned(nil, text), form.Mentioned(body, text),
		} {
			if path == "" {
				continue
			}
			if again, err := forms.ParsePath(string(path)); err != nil || again != path {
				t.Errorf("%q gave %q, which is no path: %v", text, path, err)
			}
			if _, ok := form.StepOf(path); !ok {
				t.Errorf("%q gave %q, which is on no step", text, path)
			}
		}
	})
}

// TestLocateReadsNoText finds nothing in JSON that a person typed as an answer:
// its members are no parameters, however the request is laid out for reading.
func TestLocateReadsNoText(t *testing.T) {
	t.Parallel()
	form := synthetic()
	body := form.Body(valid(t, "basics.extra", `{"KeyPair": "other", "VpcId": "vpc-2"}`, "network.vpc_id", "vpc-1", "basics.script", `"KeyPair": "other",`))
	for name, want := range map[string]forms.Path{"VpcId": "network.vpc_id", "KeyPair": "access.key_pair", "vpc-2": ""} {
		if got := form.Locate(body, name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

// TestShortValuesAreWords: what is shorter than five letters stands in messages
// about anything.
func TestShortValuesAreWords(t *testing.T) {
	t.Parallel()
	form := synthetic()
	for value, want := range map[string]forms.Path{"four": "", "fives": "basics.name"} {
		body := form.Body(valid(t, "basics.name", value))
		if got := form.Mentioned(body, "about "+value); got != want {
			t.Errorf("%s: got %q, want %q", value, got, want)
		}
	}
}
