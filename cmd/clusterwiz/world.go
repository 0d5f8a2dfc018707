package main

import (
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
	"clusterwiz/providers/simulator"
)

// worldAge is how long the world of a demonstration is kept.
const worldAge = 7 * 24 * time.Hour

// worldName is the layout of a demonstration's name.
const worldName = "demo-20060102-150405.000"

// newWorld names a simulated world of its own for a demonstration, so that it
// finds the same quotas and free names every time, and can still be watched
// afterwards. Worlds that are old are removed.
func newWorld(state string, now time.Time) string {
	if state == "" {
		return now.Format(worldName)
	}
	old, _ := filepath.Glob(worldFile(state, "demo-*"))
	for _, file := range old {
		if info, err := os.Stat(file); err == nil && now.Sub(info.ModTime()) > worldAge {
			_, _ = os.Remove(file), os.Remove(file+".lock")
		}
	}
	return now.Format(worldName)
}

// worldFile is where a simulated world is kept; the one without a name is that
// of everything but demonstrations.
func worldFile(state, world string) string {
	if world == "" {
		return filepath.Join(state, "simulator.json")
	}
	return filepath.Join(state, "worlds", filepath.Base(world)+".json")
}

// simulated returns the way into the simulator inside this program, which is
// made at the first call for each world. What is made in it goes on in the next
// process; a demonstration makes do with memory where it cannot be kept.
func (a *app) simulated(world string) (http.RoundTripper, error) {
	a.opening.Lock()
	defer a.opening.Unlock()
	if open, ok := a.worlds[world]; ok {
		return open, nil
	}
	o := simulator.Options{
		Speed: a.speed, Faults: a.faults, Log: a.log, AllowRetired: a.retired, State: worldFile(a.dirs().State, world),
	}
	s, err := openWorld(o)
	if err != nil && a.temporary {
		s, err = simulator.New(o), nil
	}
	if err != nil {
		return nil, err
	}
	if a.worlds == nil {
		a.worlds = map[string]http.RoundTripper{}
	}
	a.worlds[world] = s.Transport()
	return a.worlds[world], nil
}

func openWorld(o simulator.Options) (*simulator.Simulator, error) {
	if err := profiles.Placed(o.State); err != nil {
		return nil, err
	}
	s, err := simulator.Open(o)
	if err != nil {
		return nil, stateFailure(o.State, err)
	}
	return s, nil
}

// servedStateFailure is stateFailure of a file that was named: it may be another
// kind of file, which is not to be deleted.
func servedStateFailure(path string, err error) error {
	failure := stateFailure(path, err)
	failure.Remedy = forms.T("name another file with --state", "请为 --state 指定其他文件")
	return failure
}

// stateFailure words trouble with the file that keeps the simulated clusters.
func stateFailure(path string, err error) *providers.Failure {
	f := &providers.Failure{
		Kind: providers.Internal, Cause: err,
		Summary: forms.Tf("the simulator cannot keep its clusters in %s", "模拟器无法将集群保存在 %s", path),
		Remedy:  forms.T("make the directory writable, or set XDG_STATE_HOME to another place", "请使该目录可写，或将 XDG_STATE_HOME 设为其他位置"),
	}
	if launch.WithoutLocks(err) {
		f.Summary = forms.Tf("the file system of %s does not support locks", "%s 所在的文件系统不支持文件锁", path)
		f.Remedy = forms.T("set XDG_STATE_HOME to a directory on a local disk", "请将 XDG_STATE_HOME 设为本地磁盘上的目录")
	}
	if errors.Is(err, simulator.ErrState) {
		f.Summary = forms.Tf("%s does not contain simulated clusters that can be read", "无法读取 %s 中的模拟集群", path)
		f.Remedy = forms.T("delete the file; nothing real is lost", "请删除该文件；不涉及真实资源")
	}
	return f
}
