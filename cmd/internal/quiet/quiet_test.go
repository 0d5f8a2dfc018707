package quiet_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"testing"

	"clusterwiz/cmd/internal/quiet"
)

const canary = "T0k3n-canary"

func TestMain(m *testing.M) {
	if os.Getenv("QUIET_CHILD") == "" {
		os.Exit(m.Run())
	}
	ask()
}

// ask sends a token over HTTP/2, which net/http prints where it was told to, and
// tells what is left of the variables. Built as it is shipped there is no HTTP/2.
func ask() {
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = fmt.Fprint(w, r.Proto)
	}))
	server.EnableHTTP2 = true
	server.StartTLS()
	request, _ := http.NewRequest(http.MethodGet, server.URL, http.NoBody)
	request.Header.Set("X-Acs-Security-Token", canary)
	response, err := server.Client().Do(request)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	_ = response.Body.Close()
	server.Close()
	fmt.Printf("%s DEBUG=%q GODEBUG=%q\n", response.Proto, os.Getenv("DEBUG"), os.Getenv("GODEBUG"))
}

// TestNobodyPrintsRequests, whatever the environment asks of the libraries; what
// else it asks of Go stays.
func TestNobodyPrintsRequests(t *testing.T) {
	t.Parallel()
	for _, debug := range []string{"http2debug=2", "http2debug=1,panicnil=1"} {
		child := exec.CommandContext(t.Context(), os.Args[0])
		child.Env = append(os.Environ(), "QUIET_CHILD=1", "DEBUG=tea,sdk", "GODEBUG="+debug)
		said, err := child.CombinedOutput()
		rest := strings.TrimPrefix(strings.TrimPrefix(debug, "http2debug=2"), "http2debug=1,")
		if want := fmt.Sprintf("%s DEBUG=\"\" GODEBUG=%q\n", proto, rest); err != nil || string(said) != want {
			t.Errorf("%s: %v, %s", debug, err, said)
		}
		if strings.Contains(string(said), canary) {
			t.Errorf("%s: the token is printed", debug)
		}
	}
}

func TestWithout(t *testing.T) {
	t.Parallel()
	for settings, want := range map[string]string{
		"": "", "http2debug=2": "", "a=1,http2debug=1,b=2": "a=1,b=2", "xhttp2debug=2": "", "a=1": "a=1",
	} {
		if got := quiet.Without(settings); got != want {
			t.Errorf("%q: %q, want %q", settings, got, want)
		}
	}
}
