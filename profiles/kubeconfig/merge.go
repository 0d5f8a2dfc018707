package kubeconfig

import (
	"os"
	"slices"

	"clusterwiz/forms"
)

// Merged is what a merge did.
type Merged struct {
	// Files are those that were changed.
	Files []string
	// Context is the name that the entry has there, and Current tells whether it is
	// what kubectl takes from now on; Was is what it takes else.
	Context string
	Current bool
	Was     string
}

// Merge writes the entry among those of the files, of which the first to define a
// thing decides. An entry of ours that is there is changed where it stands; what is
// new goes into the first file that there is, or else makes the last. Of other
// entries nothing changes. use makes it what kubectl takes; without it that is
// changed only where nothing is taken yet.
func Merge(paths []string, e Entry, use bool) (Merged, error) {
	var done Merged
	err := locked(paths, func() error {
		all, err := load(paths)
		if err != nil {
			return err
		}
		done = all.merge(e, use)
		all = slices.DeleteFunc(all, func(f *file) bool { return !f.changed })
		for _, f := range all {
			// Before any is written, so that none is where not all can be.
			if err := f.writable(); err != nil {
				return err
			}
		}
		for _, f := range all {
			if err := f.write(); err != nil {
				return err
			}
			done.Files = append(done.Files, f.path)
		}
		return nil
	})
	return done, err
}

// sources are files in the order in which they count.
type sources []*file

func (all sources) merge(e Entry, use bool) Merged {
	e.Context = all.free(e)
	all.at(func(f *file) bool { return f.entry(clusters, e.Owner) != nil }).
		put(clusters, e.Owner, e.cluster, "certificate-authority", "certificate-authority-data", "insecure-skip-tls-verify", "tls-server-name")
	all.at(func(f *file) bool { return f.entry(users, e.Owner) != nil }).put(users, e.Owner, e.user,
		"client-certificate", "client-certificate-data", "client-key", "client-key-data", "token", "tokenFile", "username", "password", "exec", "auth-provider")
	all.at(func(f *file) bool { return f.entry(contexts, e.Context) != nil }).put(contexts, e.Context, e.context())
	first := func(f *file) bool { return f.text("current-context") != "" }
	done := Merged{Context: e.Context}
	if i := slices.IndexFunc(all, first); i >= 0 {
		done.Was = all[i].text("current-context")
	}
	if use || done.Was == "" {
		set(all.at(first).root, "current-context", scalar(e.Context))
	}
	done.Current = use || done.Was == "" || done.Was == e.Context
	return done
}

// free is the entry's context, or one with the owner's name behind it where another
// cluster's has that name.
func (all sources) free(e Entry) string {
	for _, f := range all {
		if at := f.entry(contexts, e.Context); at != nil {
			if scalarOf(value(at, "cluster")) != e.Owner {
				return e.Context + "-" + e.Owner
			}
			break
		}
	}
	return e.Context
}

// at is the first file that has something, else the one for what is new; it counts
// as changed.
func (all sources) at(has func(*file) bool) *file {
	i := slices.IndexFunc(all, has)
	if i < 0 {
		i = slices.IndexFunc(all, func(f *file) bool { return f.there })
	}
	if i < 0 {
		i = len(all) - 1
	}
	all[i].changed = true
	return all[i]
}

// WriteOwn writes the entry into a file of its own. One that is there is replaced
// where it is of the same cluster.
func WriteOwn(path string, e Entry) error {
	return locked([]string{path}, func() error {
		all, err := load([]string{path})
		if err != nil {
			return err
		}
		f := all[0]
		if f.there && len(f.root.Content) > 0 && f.entry(clusters, e.Owner) == nil {
			return refuse(forms.T("name another file with --to, or add --merge", "请用 --to 指定其他文件，或加 --merge"),
				forms.Tf("%s holds other clusters", "%s 中是其他集群", path))
		}
		f.document = e.document()
		if err := f.write(); err != nil {
			return err
		}
		return os.Chmod(path, 0o600)
	})
}
