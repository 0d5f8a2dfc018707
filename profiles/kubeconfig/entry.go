package kubeconfig

import (
	"net/url"
	"slices"

	"go.yaml.in/yaml/v3"

	"clusterwiz/forms"
)

// Entry is the way into one cluster: what a cloud handed out, under names that no
// other cluster has. It prints without what is in it.
type Entry struct {
	// Context names it for a person; Owner is the name of cluster and user, which
	// nobody else gives.
	Context, Owner string
	// Server is the address of the API server.
	Server        string
	cluster, user *yaml.Node
}

// String keeps what lets one in out of texts and logs.
func (e Entry) String() string { return "kubeconfig of " + e.Owner }

// GoString is String.
func (e Entry) GoString() string { return e.String() }

var strange = forms.T("take it from the cloud's console", "请从云控制台获取")

// Read takes apart the kubeconfig of one cluster, whatever names it gives, and
// gives it ours. The error is a [*Refusal] that repeats nothing of the text.
func Read(text []byte, context, owner string) (Entry, error) {
	d, err := parse(text)
	if err != nil || len(d.root.Content) == 0 {
		return Entry{}, refuse(strange, forms.T("what the cloud returned is not a kubeconfig", "云端返回的内容不是 kubeconfig"))
	}
	at := d.entry(contexts, d.text("current-context"))
	if all := value(d.root, contexts.name); at == nil && all != nil && len(all.Content) == 1 {
		at = value(all.Content[0], contexts.inner)
	}
	cluster, user := d.entry(clusters, scalarOf(value(at, "cluster"))), d.entry(users, scalarOf(value(at, "user")))
	if cluster == nil || user == nil {
		return Entry{}, refuse(strange, forms.T("the kubeconfig from the cloud has a context whose cluster or user is not in it", "云端返回的 kubeconfig 中，上下文所指的集群或用户不存在"))
	}
	server := scalarOf(value(cluster, "server"))
	if address, err := url.Parse(server); err != nil || address.Host == "" || address.User != nil || address.Scheme != "https" {
		return Entry{}, refuse(strange, forms.T("the kubeconfig from the cloud has no https address of an API server", "云端返回的 kubeconfig 未给出 API Server 的 https 地址"))
	}
	if !data(cluster, "server", "certificate-authority-data", "tls-server-name", "insecure-skip-tls-verify", "extensions") ||
		!data(user, "client-certificate-data", "client-key-data", "token", "extensions") {
		return Entry{}, refuse(strange, forms.T("the kubeconfig from the cloud would run a program or read a file of this machine", "云端返回的 kubeconfig 会运行本机程序或读取本机文件"))
	}
	return Entry{Context: context, Owner: owner, Server: server, cluster: cluster, user: user}, nil
}

// data tells whether a mapping has nothing but these keys. A key such as exec would
// have kubectl run a program.
func data(mapping *yaml.Node, known ...string) bool {
	if mapping.Kind != yaml.MappingNode {
		return false
	}
	for i := 0; i < len(mapping.Content); i += 2 {
		if !slices.Contains(known, mapping.Content[i].Value) {
			return false
		}
	}
	return true
}

func (e Entry) context() *yaml.Node {
	made := &yaml.Node{Kind: yaml.MappingNode}
	set(made, "cluster", scalar(e.Owner))
	set(made, "user", scalar(e.Owner))
	return made
}

// document is a kubeconfig of nothing but this entry.
func (e Entry) document() *document {
	d := empty()
	d.put(clusters, e.Owner, e.cluster)
	d.put(contexts, e.Context, e.context())
	d.put(users, e.Owner, e.user)
	set(d.root, "current-context", scalar(e.Context))
	return d
}

// File is the text of a kubeconfig of nothing but this entry.
func (e Entry) File() ([]byte, error) { return e.document().bytes() }
