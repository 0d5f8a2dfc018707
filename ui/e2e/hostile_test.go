package e2e

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"clusterwiz/forms/foreign"
	"clusterwiz/providers"
	"clusterwiz/providers/clouds"
	"clusterwiz/providers/simulator"
)

// examples are the clouds whose examples are tried.
func examples() []providers.Provider {
	return clouds.All()
}

// hostile is a text that takes the clipboard, links elsewhere, sets the title,
// clears the screen, hides, colours and reorders.
const hostile = "\x1b]52;c;ZXZpbA==\x07\x1b]8;;http://evil.example/\x1b\\L\x1b]8;;\x1b\\\x1b]0;pwned\x07\x1b[2J\x1b[35m\x1b[8m\u009b2J\u009d0;pwned\u009c" +
	"\rOVER\u202elive\u202c\u200b\u2066\u2028\x7f"

// parts is in how many shares the fields of replies are made hostile, so that in
// each the others still lead somewhere.
const parts = 6

// hostileCloud is the simulator behind somebody who puts a text into the replies,
// into every field whose name falls into the share.
func hostileCloud(t *testing.T, share int) *httptest.Server {
	t.Helper()
	sim := simulator.New(simulator.Options{Speed: speed})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		reply := httptest.NewRecorder()
		sim.ServeHTTP(reply, r)
		body := reply.Body.Bytes()
		decoder := json.NewDecoder(bytes.NewReader(body))
		decoder.UseNumber()
		var value any
		if decoder.Decode(&value) == nil {
			body, _ = json.Marshal(poison(value, "", share))
		}
		for name, values := range reply.Header() {
			if name != "Content-Length" {
				w.Header()[name] = values
			}
		}
		w.WriteHeader(reply.Code)
		_, _ = w.Write(body)
	}))
	t.Cleanup(server.Close)
	return server
}

// poison adds the hostile text to every text below a name of the share.
func poison(value any, name string, share int) any {
	switch v := value.(type) {
	case string:
		hash := fnv.New32()
		_, _ = io.WriteString(hash, name)
		if share == parts || int(hash.Sum32()%parts) == share {
			return v + hostile
		}
		return v
	case []any:
		for i := range v {
			v[i] = poison(v[i], name, share)
		}
	case map[string]any:
		for key := range v {
			v[key] = poison(v[key], key, share)
		}
	}
	return value
}

// tame fails where a text steers a terminal or hides something.
func tame(t *testing.T, what string, written []byte) {
	t.Helper()
	for i := 0; i < len(written); {
		r, size := utf8.DecodeRune(written[i:])
		if r == utf8.RuneError && size == 1 || foreign.Hidden(r) && r != '\n' && r != '\t' {
			t.Errorf("%s: %q at %d: %q", what, r, i, written[max(0, i-120):min(len(written), i+60)])
			return
		}
		i += size
	}
}

// objects fails where a line is no JSON object.
func objects(t *testing.T, what string, written []byte) {
	t.Helper()
	for decoder := json.NewDecoder(bytes.NewReader(written)); ; {
		var value any
		err := decoder.Decode(&value)
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Errorf("%s: %v in %q", what, err, written)
			return
		}
	}
}

// said runs the program, whatever its end, and returns both its streams, which
// must be tame.
func said(t *testing.T, cmd *exec.Cmd) (out, told []byte) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	var ended *exec.ExitError
	if err := cmd.Run(); err != nil && (!errors.As(err, &ended) || ended.ExitCode() < 0) {
		t.Errorf("%v: %v", cmd.Args, err)
	}
	what := strings.Join(cmd.Args[1:], " ")
	tame(t, what+" (stdout)", stdout.Bytes())
	tame(t, what+" (stderr)", stderr.Bytes())
	return stdout.Bytes(), stderr.Bytes()
}

// example writes the example of a cloud into a file of dir.
func example(t *testing.T, dir, cloud string) string {
	t.Helper()
	file := filepath.Join(dir, cloud+".toml")
	for _, provider := range examples() {
		if about := provider.About(); about.ID == cloud {
			if err := os.WriteFile(file, about.Example, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	return file
}

// TestRepliesSteerNoTerminal: whatever field of whatever reply holds it, no
// command writes what a terminal obeys.
func TestRepliesSteerNoTerminal(t *testing.T) {
	t.Parallel()
	for _, provider := range examples() {
		cloud := provider.About().ID
		t.Run(cloud, func(t *testing.T) {
			t.Parallel()
			dir, marks := t.TempDir(), 0
			file := example(t, dir, cloud)
			for share := range parts + 1 {
				server := hostileCloud(t, share)
				run := func(input string, args ...string) []byte {
					cmd := started(t.Context(), t, dir, append(args, "--account", "simulator", "--endpoint", server.URL, "--simulate-speed", "3000")...)
					cmd.Stdin = strings.NewReader(input)
					out, told := said(t, cmd)
					marks += bytes.Count(told, []byte("␛]52;c;"))
					return out
				}
				run(strings.Repeat("\n", 200), "new", cloud, "--plain", "--from", file)
				run("", "check", file, "--online")
				run("", "replay", file, "--yes", "--timeout", "1s", "--debug", "--set", fmt.Sprintf("basics.name=text-%d", share))
				objects(t, "replay", run("", "replay", file, "--yes", "--timeout", "1s", "-o", "json", "--set", fmt.Sprintf("basics.name=json-%d", share)))
				out, _ := said(t, started(t.Context(), t, dir, "runs", "-o", "json"))
				objects(t, "runs", out)
				_, _ = said(t, started(t.Context(), t, dir, "runs"))
				run("", "watch", "last", "--timeout", "1s")
				run("", "delete", "last", "--yes", "--timeout", "1s")
			}
			if marks < 20 {
				t.Errorf("little of it has come through: %d", marks)
			}
		})
	}
}

// hostileProfile writes the example of a cloud with the text behind every text in
// it, into a file that is named by it.
func hostileProfile(t *testing.T, dir, cloud string) string {
	t.Helper()
	escaped := strings.Builder{}
	for _, r := range hostile {
		fmt.Fprintf(&escaped, `\U%08X`, r)
	}
	data, err := os.ReadFile(example(t, dir, cloud))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(data), "\n")
	for i, line := range lines {
		if bare := strings.TrimSpace(line); strings.HasSuffix(bare, `"`) && !strings.HasPrefix(bare, "provider") && !strings.HasPrefix(bare, "region") {
			lines[i] = strings.TrimSuffix(bare, `"`) + escaped.String() + `"`
		}
	}
	file := filepath.Join(dir, strings.ReplaceAll(hostile, "/", "")+"\x9b.toml")
	if err := os.WriteFile(file, []byte(strings.Join(lines, "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// TestProfilesSteerNoTerminal: neither the values nor the name of a profile reach
// the terminal as they are, whichever command writes them and however.
func TestProfilesSteerNoTerminal(t *testing.T) {
	t.Parallel()
	for _, provider := range examples() {
		cloud := provider.About().ID
		t.Run(cloud, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			file, c := hostileProfile(t, dir, cloud), newCloud(t, speed)
			run := func(input string, args ...string) (out, told []byte) {
				cmd := started(t.Context(), t, dir, args...)
				cmd.Stdin = strings.NewReader(input)
				return said(t, cmd)
			}
			for _, lang := range []string{"en", "zh"} {
				if out, told := run("", "check", file, "--lang", lang); !bytes.Contains(append(out, told...), []byte("␛]52;c;")) {
					t.Errorf("the check does not show what is hidden: %s%s", out, told)
				}
				for _, form := range []string{"http", "curl", "json"} {
					run("", "preview", file, "--lang", lang, "--as", form)
				}
				for _, form := range []string{"text", "json"} {
					out, _ := run("", c.at("replay", file, "--yes", "--timeout", "1s", "-o", form, "--debug", "--lang", lang)...)
					if form == "json" {
						objects(t, "replay", out)
					}
				}
			}
			out, _ := run("", "preview", file, "-o", "json")
			objects(t, "preview", out)
			out, _ = run("", "check", file, "-o", "json")
			objects(t, "check", out)
			run(strings.Repeat("\n", 200), c.at("new", cloud, "--plain", "--from", file)...)
			run("", c.at("replay", file+"not", "--yes")...)
			run("", "runs")
			run("", "watch", hostile)
			run("", "new", hostile, "--plain")
			run("", hostile, "--"+hostile)
		})
	}
}

// TestAccountsSteerNoTerminal: the names that stand in the vendors' own files and
// in the environment.
func TestAccountsSteerNoTerminal(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	quoted, err := json.Marshal(hostile)
	if err != nil {
		t.Fatal(err)
	}
	bare := strings.NewReplacer("\n", "", "\r", "", "\u2028", "").Replace(hostile) + "\x9b"
	for name, text := range map[string]string{
		".aliyun/config.json": fmt.Sprintf(`{"current":%[1]s,"profiles":[{"name":%[1]s,"mode":%[1]s,"access_key_id":%[1]s,"access_key_secret":"x","region_id":%[1]s},
			{"name":"b%[2]s,"mode":"AK","access_key_id":%[1]s,"access_key_secret":"x","region_id":%[1]s},{"name":"c","mode":"RamRoleArn","ram_role_arn":%[1]s,"source_profile":%[1]s}]}`, quoted, quoted[1:]),
		".alibabacloud/credentials": "[" + bare + "]\ntype = " + bare + "\n[default]\ntype = " + bare + "\n",
		".huaweicloud/credentials":  "[" + bare + "]\nak = " + bare + "\n[basic]\nak = " + bare + "\nsk = x\nproject_id = " + bare + "\n",
		".qingcloud/config.yaml":    "qy_access_key_id: " + string(quoted) + "\nqy_secret_access_key: x\nzone: " + string(quoted) + "\n",
	} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	marks := 0
	for _, env := range [][]string{
		nil,
		{"ALIBABA_CLOUD_PROFILE=" + bare, "HUAWEICLOUD_REGION=" + bare},
		{"HUAWEICLOUD_SDK_REGION=" + bare, "ALIBABA_CLOUD_REGION_ID=" + bare},
		{"HTTPS_PROXY=http://" + bare, "LANG=" + bare, "XDG_STATE_HOME=" + dir + "/" + strings.ReplaceAll(bare, "/", "")},
	} {
		for _, args := range [][]string{
			{"accounts"},
			{"accounts", "-o", "json"},
			{"accounts", "--lang", "zh"},
			{"replay", example(t, dir, "ehpc"), "--yes"},
			{"replay", example(t, dir, "modelarts"), "--yes", "-o", "json"},
			{"check", example(t, dir, "qingcloud"), "--account", "profile:" + bare},
			{"preview", example(t, dir, "ack"), "--set", "basics.name=" + bare, "--region", bare, "--endpoint", bare},
			{"check", example(t, dir, "ack"), "--set", bare, "--set", "access.password=env:" + bare, "--set", "access.password=file:" + bare},
		} {
			cmd := started(t.Context(), t, dir, args...)
			cmd.Env = append(cmd.Env, env...)
			out, told := said(t, cmd)
			marks += bytes.Count(append(out, told...), []byte("␛]52"))
		}
	}
	if marks == 0 {
		t.Error("no name was shown")
	}
}
