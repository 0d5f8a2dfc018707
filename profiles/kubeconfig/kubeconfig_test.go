package kubeconfig_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"

	"clusterwiz/profiles/kubeconfig"
)

const handed = `
apiVersion: v1
clusters:
- cluster:
    server: https://192.0.2.7:6443
    certificate-authority-data: QQ==
  name: kubernetes
contexts:
- context:
    cluster: kubernetes
    user: "kubernetes-admin"
  name: kubernetes-admin-c1
current-context: kubernetes-admin-c1
kind: Config
preferences: {}
users:
- name: "kubernetes-admin"
  user:
    client-certificate-data: Qg==
    client-key-data: c2VjcmV0
`

func entry(t *testing.T, text string) kubeconfig.Entry {
	t.Helper()
	e, err := kubeconfig.Read([]byte(text), "demo", "ack-c1")
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestReadRefusesWhatIsNoKubeconfig(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"nothing":           "",
		"no YAML":           "a: [c2VjcmV0",
		"a list":            "- c2VjcmV0",
		"another kind":      strings.Replace(handed, "kind: Config", "kind: Secret", 1),
		"two documents":     handed + "---\n" + handed,
		"no such user":      strings.Replace(handed, `name: "kubernetes-admin"`, "name: c2VjcmV0", 1),
		"no such cluster":   strings.Replace(handed, "  name: kubernetes\n", "  name: other\n", 1),
		"no server":         strings.Replace(handed, "    server: https://192.0.2.7:6443\n", "", 1),
		"plain http":        strings.Replace(handed, "https://", "http://", 1),
		"a program to run":  strings.Replace(handed, "client-key-data: c2VjcmV0", "exec: {command: c2VjcmV0}", 1),
		"a file of ours":    strings.Replace(handed, "client-key-data: c2VjcmV0", "client-key: /etc/c2VjcmV0", 1),
		"a proxy":           strings.Replace(handed, "certificate-authority-data: QQ==", "proxy-url: http://192.0.2.9", 1),
		"clusters no list":  strings.Replace(handed, "clusters:\n-", "clusters:\n ", 1),
		"an unknown anchor": "apiVersion: *c2VjcmV0",
	} {
		_, err := kubeconfig.Read([]byte(text), "demo", "ack-c1")
		var refusal *kubeconfig.Refusal
		if !errors.As(err, &refusal) || !refusal.Text().Complete() || strings.Contains(err.Error(), "c2Vj") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestEntryPrintsWithoutTheKey(t *testing.T) {
	t.Parallel()
	e := entry(t, handed)
	for _, verb := range []string{"%v", "%+v", "%#v", "%s"} {
		if said := fmt.Sprintf(verb, e); strings.Contains(said, "c2Vj") {
			t.Errorf("%s: %s", verb, said)
		}
	}
}

const others = `# mine
apiVersion: v1
kind: Config
clusters:
- cluster:
    server: https://192.0.2.1 # stays
    x-odd: [1, 2]
  name: kubernetes
contexts:
- context:
    cluster: kubernetes
    user: kubernetes-admin
  name: kubernetes-admin-c1
current-context: kubernetes-admin-c1
users:
- name: kubernetes-admin
  user:
    token: b3RoZXI=
x-unknown: kept
`

const added = `# mine
apiVersion: v1
kind: Config
clusters:
- cluster:
    server: https://192.0.2.1 # stays
    x-odd: [1, 2]
  name: kubernetes
- cluster:
    server: https://192.0.2.7:6443
    certificate-authority-data: QQ==
  name: ack-c1
contexts:
- context:
    cluster: kubernetes
    user: kubernetes-admin
  name: kubernetes-admin-c1
- context:
    cluster: ack-c1
    user: ack-c1
  name: demo
current-context: kubernetes-admin-c1
users:
- name: kubernetes-admin
  user:
    token: b3RoZXI=
- user:
    client-certificate-data: Qg==
    client-key-data: c2VjcmV0
  name: ack-c1
x-unknown: kept
`

// write makes a file of that text and mode.
func write(t *testing.T, path, text string, mode fs.FileMode) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestMergeChangesNothingOfOthers(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "config")
	write(t, path, others, 0o640)
	merged, err := kubeconfig.Merge([]string{path}, entry(t, handed), false)
	want := kubeconfig.Merged{Files: []string{path}, Context: "demo", Was: "kubernetes-admin-c1"}
	if diff := cmp.Diff(want, merged); err != nil || diff != "" {
		t.Fatal(err, diff)
	}
	if diff := cmp.Diff(added, read(t, path)); diff != "" {
		t.Error(diff)
	}
	if info, _ := os.Stat(path); !moded(info, 0o640) {
		t.Error("mode", info.Mode())
	}
	if _, err := os.Stat(path + ".lock"); !errors.Is(err, fs.ErrNotExist) {
		t.Error("the lock is left", err)
	}
	// Again: nothing is added, and what others wrote into our entries stays.
	write(t, path, strings.Replace(added, "    user: ack-c1\n", "    user: ack-c1\n    namespace: lab\n", 1), 0o600)
	if _, err := kubeconfig.Merge([]string{path}, entry(t, strings.ReplaceAll(handed, "192.0.2.7", "192.0.2.8")), true); err != nil {
		t.Fatal(err)
	}
	again := strings.NewReplacer("192.0.2.7", "192.0.2.8", "    user: ack-c1\n", "    user: ack-c1\n    namespace: lab\n",
		"current-context: kubernetes-admin-c1", "current-context: demo").Replace(added)
	if diff := cmp.Diff(again, read(t, path)); diff == "" {
		return
	}
	// The keys of an entry may come in another order; the values must not differ.
	var a, b any
	if yaml.Unmarshal([]byte(again), &a) != nil || yaml.Unmarshal([]byte(read(t, path)), &b) != nil || !cmp.Equal(a, b) {
		t.Error(cmp.Diff(again, read(t, path)))
	}
}

func TestMergeTakesAnotherNameWhereOursIsTaken(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "config")
	write(t, path, strings.ReplaceAll(others, "kubernetes-admin-c1", "demo"), 0o600)
	merged, err := kubeconfig.Merge([]string{path}, entry(t, handed), false)
	if err != nil || merged.Context != "demo-ack-c1" || merged.Current {
		t.Fatal(merged, err)
	}
	if text := read(t, path); !strings.Contains(text, "name: demo-ack-c1") || !strings.Contains(text, "current-context: demo\n") {
		t.Error(text)
	}
}

func TestMergeChoosesTheFile(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name    string
		there   map[string]string
		use     bool
		written []string
		current bool
	}{
		{"none is there: the last", nil, false, []string{"c"}, true},
		{"the first that is there", map[string]string{"b": others, "c": others}, false, []string{"b"}, false},
		{"the one that has it", map[string]string{"b": others, "c": added}, false, []string{"b", "c"}, false},
		{"the current context where it is", map[string]string{"b": "kind: Config\n", "c": others}, true, []string{"b", "c"}, true},
		{"an empty file", map[string]string{"a": ""}, false, []string{"a"}, true},
		{"lists of nothing", map[string]string{"a": "apiVersion: v1\nclusters: null\ncontexts: []\nkind: Config\n"}, false, []string{"a"}, true},
	} {
		dir := t.TempDir()
		var paths []string
		for _, name := range []string{"a", "b", "c"} {
			paths = append(paths, filepath.Join(dir, name))
			if text, ok := c.there[name]; ok {
				write(t, filepath.Join(dir, name), text, 0o600)
			}
		}
		merged, err := kubeconfig.Merge(paths, entry(t, handed), c.use)
		var names []string
		for _, path := range merged.Files {
			names = append(names, filepath.Base(path))
			if info, _ := os.Stat(path); !moded(info, 0o600) {
				t.Errorf("%s: mode %v", c.name, info.Mode())
			}
		}
		want := c.written
		if c.name == "the one that has it" {
			want = []string{"c"} // All three stand there already.
		}
		if err != nil || !slices.Equal(names, want) || merged.Current != c.current {
			t.Errorf("%s: %v %+v, want %v", c.name, err, merged, want)
		}
	}
}

// moded tells whether a file has the mode; on Windows there are access lists in its place.
func moded(info fs.FileInfo, want fs.FileMode) bool {
	return runtime.GOOS == "windows" || info.Mode().Perm() == want
}

func TestMergeRefuses(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, says string
		make       func(path string)
	}{
		{"a lock", "another program is changing", func(path string) { write(t, path, others, 0o600); write(t, path+".lock", "", 0o600) }},
		{"read-only", "is read-only", func(path string) { write(t, path, others, 0o400) }},
		{"a link", "is a link", func(path string) {
			write(t, path+".real", others, 0o600)
			_ = os.Symlink(path+".real", path)
		}},
		{"no YAML", "is not a kubeconfig", func(path string) { write(t, path, "a: [b3RoZXI=", 0o600) }},
		{"another shape", "is not a kubeconfig", func(path string) { write(t, path, "clusters: {kubernetes: b3RoZXI=}", 0o600) }},
		{"a directory", "cannot be read", func(path string) {
			if err := os.Mkdir(path, 0o700); err != nil {
				t.Fatal(err)
			}
		}},
	} {
		path := filepath.Join(t.TempDir(), "config")
		c.make(path)
		if _, err := os.Lstat(path); err != nil && runtime.GOOS == "windows" {
			continue // It makes links only for those who may, and wine says that it did.
		}
		before, _ := os.ReadFile(path)
		_, err := kubeconfig.Merge([]string{path}, entry(t, handed), false)
		after, _ := os.ReadFile(path)
		var refusal *kubeconfig.Refusal
		if !errors.As(err, &refusal) || !strings.Contains(err.Error(), c.says) || !refusal.Text().Complete() || strings.Contains(err.Error(), "b3Ro") {
			t.Errorf("%s: %v", c.name, err)
		}
		if string(before) != string(after) {
			t.Errorf("%s: changed to %s", c.name, after)
		}
	}
}

func TestOwnFile(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "new", "own.yaml")
	for range 2 { // The second replaces the first.
		if err := kubeconfig.WriteOwn(path, entry(t, handed)); err != nil {
			t.Fatal(err)
		}
	}
	info, err := os.Stat(path)
	if err != nil || !moded(info, 0o600) {
		t.Error(info.Mode(), err)
	}
	var file map[string]any
	if err := yaml.Unmarshal([]byte(read(t, path)), &file); err != nil || file["current-context"] != "demo" || file["kind"] != "Config" {
		t.Error(file, err)
	}
	write(t, path, others, 0o600)
	if err := kubeconfig.WriteOwn(path, entry(t, handed)); err == nil || read(t, path) != others {
		t.Error("the file of another cluster was replaced", err)
	}
}

func TestPaths(t *testing.T) {
	t.Parallel()
	sep := string(filepath.ListSeparator)
	if diff := cmp.Diff([]string{"a", "b"}, kubeconfig.Paths(sep+"a"+sep+sep+"b"+sep+"a", "/home/x")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{filepath.Join("/home/x", ".kube", "config")}, kubeconfig.Paths("", "/home/x")); diff != "" {
		t.Error(diff)
	}
	if _, ok := kubeconfig.OwnName("ack-../x"); ok {
		t.Error("a path in an id")
	}
}

// FuzzMerge: whatever a file holds, a merge refuses it or leaves a kubeconfig that
// has the entry and reads again.
func FuzzMerge(f *testing.F) {
	for _, seed := range []string{others, added, handed, "", "a: &x [*x]", "clusters: null", "{}", "- a"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		path := filepath.Join(t.TempDir(), "config")
		write(t, path, string(text), 0o600)
		merged, err := kubeconfig.Merge([]string{path}, entry(t, handed), true)
		if err != nil {
			if read(t, path) != string(text) {
				t.Fatal("refused and changed")
			}
			return
		}
		if merged.Context == "" || !merged.Current {
			t.Fatalf("%+v", merged)
		}
		if again, err := kubeconfig.Merge([]string{path}, entry(t, handed), false); err != nil || again.Context != merged.Context || !again.Current {
			t.Fatalf("%v %+v: %q", err, again, read(t, path))
		}
	})
}
