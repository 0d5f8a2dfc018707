package export_test

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/profiles/export"
	"clusterwiz/profiles/presets"
	"clusterwiz/providers"
	"clusterwiz/providers/clouds"
	"clusterwiz/providers/simulator"
	"clusterwiz/providers/simulator/alibaba/alibabatest"
)

// begun are the examples of all clouds and the presets, completed by what the example of
// their cloud says.
func begun(t testing.TB) map[string]*profiles.Profile {
	t.Helper()
	found := map[string]*profiles.Profile{}
	for id, p := range clouds.ByID() {
		found[id] = profile(t, string(p.About().Example))
	}
	for _, preset := range presets.All() {
		p := profile(t, string(preset.TOML))
		example, form := found[preset.Provider].Answers, clouds.ByID()[preset.Provider].Form()
		for range 20 {
			for _, problem := range forms.Errors(form.Check(p.Answers, nil)) {
				path := problem.Path
				value, there := example.Get(path)
				for _, i := range []string{"1", "2", "3"} {
					if !there {
						value, there = example.Get(forms.Path(strings.ReplaceAll(string(path), "["+i+"]", "[0]")))
					}
				}
				if there {
					if err := p.Answers.Set(path, value); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
		if wrong := forms.Errors(form.Check(p.Answers, nil)); len(wrong) > 0 {
			t.Fatalf("%s: %s: %s", preset.Name, wrong[0].Path, wrong[0].Summary.En)
		}
		found[preset.Name] = p
	}
	secrets := profiles.Resolver{Env: func(string) (string, bool) { return "Simulator-1", true }}
	for name, p := range found {
		if problems := forms.Errors(secrets.Resolve(context.Background(), clouds.ByID()[p.Provider].Form(), p.Answers)); len(problems) > 0 {
			t.Fatal(name, problems)
		}
	}
	return found
}

// TestAccepted: what is exported of examples and presets the simulator takes, sent by what
// the line says and nothing else.
func TestAccepted(t *testing.T) {
	t.Parallel()
	for name, p := range begun(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := requestOf(t, p)
			byTool(t, r)
			sim := simulator.New(simulator.Options{Seed: 1, Speed: 60, AllowRetired: true})
			client, err := clouds.ByID()[p.Provider].Connect(providers.Simulator(), providers.Endpoint{Region: r.Region, Transport: sim.Transport()})
			if err != nil {
				t.Fatal(err)
			}
			request, err := client.Request(p.Answers)
			if err != nil {
				t.Fatal(err)
			}
			for _, write := range []func(*testing.T, providers.Message) *http.Request{byCurl, byHTTP} {
				message, err := client.Capture(context.Background(), request, forms.Revealed)
				if err != nil {
					t.Fatal(err)
				}
				taken(t, simulator.New(simulator.Options{Seed: 1, Speed: 60, AllowRetired: true}).Transport(), write(t, message))
			}
		})
	}
}

// byTool sends as the aliyun CLI does what its line says, with the older signatures that
// it makes.
func byTool(t *testing.T, r export.Request) {
	t.Helper()
	line, err := export.Aliyun(r, "body.json", forms.Revealed, forms.En)
	if err != nil {
		return // Other clouds, and secrets in an address.
	}
	said := flags(t, line.Text)
	_, caller := alibabatest.SetUp(t)
	switch r.Cloud {
	case "ack":
		if a := caller.ROA(http.MethodPost, "/clusters", line.File); a.Status >= 300 {
			t.Errorf("%d %s", a.Status, a.Raw)
		}
	case "ehpc":
		params := map[string]string{}
		for flag, value := range said {
			switch flag {
			case "", "endpoint", "region", "force", "method":
			case "version":
				params["Version"] = value
			default:
				params[flag] = value
			}
		}
		if a := caller.RPC("ehpc", "CreateCluster", params); a.Status >= 300 {
			t.Errorf("%d %s", a.Status, a.Raw)
		}
	}
}

// byCurl is the request that a line of curl says.
func byCurl(t *testing.T, m providers.Message) *http.Request {
	t.Helper()
	list := words(t, m.Curl())
	request := &http.Request{}
	header := http.Header{}
	var target, method, body string
	for i := 1; i < len(list); i++ {
		switch list[i] {
		case "-sS":
		case "-X":
			i++
			method = list[i]
		case "-H":
			i++
			name, value, _ := strings.Cut(list[i], ": ")
			header.Add(name, value)
		case "--data-raw":
			i++
			body = list[i]
		default:
			target = list[i]
		}
	}
	request, err := http.NewRequestWithContext(context.Background(), method, target, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header = header
	return request
}

// byHTTP is the request that HTTP says.
func byHTTP(t *testing.T, m providers.Message) *http.Request {
	t.Helper()
	head, body, _ := strings.Cut(m.HTTP(), "\n\n")
	request, err := http.ReadRequest(bufio.NewReader(strings.NewReader(head + "\n\n")))
	if err != nil {
		t.Fatal(err)
	}
	again, err := http.NewRequestWithContext(context.Background(), request.Method, request.RequestURI, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	again.Header = request.Header
	return again
}

func taken(t *testing.T, by http.RoundTripper, request *http.Request) {
	t.Helper()
	if host := request.Header.Get("Host"); host != "" {
		request.Host = host
	}
	answer, err := by.RoundTrip(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	text, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode >= 300 || strings.Contains(string(text), `"ret_code":1`) {
		t.Errorf("%d %s %v", answer.StatusCode, text, err)
	}
}
