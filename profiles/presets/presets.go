// Package presets has answers to begin with: sizes, counts and a scheduler for what
// people usually want, and nothing of anybody's account. What is missing is asked,
// looked up or given with --set.
package presets

import (
	"embed"
	"slices"

	"clusterwiz/forms"
	"clusterwiz/profiles"
)

//go:embed *.toml
var files embed.FS

// Preset is one beginning.
type Preset struct {
	// Name is the word in commands: "ehpc-slurm". Provider is the cloud's.
	Name, Provider string
	// Title says what it makes, in a few words.
	Title forms.Text
	// TOML is a profile without what belongs to an account.
	TOML []byte
}

// Profile reads it. The issues are about what the cloud's form does not know, and
// there should be none.
func (p Preset) Profile(known profiles.Forms) (*profiles.Profile, []profiles.Issue) {
	return profiles.Reader{Known: known}.Read(p.Document())
}

// Document is the text, to read or to lay files over.
func (p Preset) Document() profiles.Document {
	return profiles.Document{Name: "preset " + p.Name, Preset: p.Name, Data: p.TOML}
}

var titles = []struct{ name, provider, en, zh string }{
	{"ehpc-slurm", "ehpc", "small SLURM: a manager and one queue, 0 to 10 nodes", "小型 SLURM 集群：管理节点与一个队列（0～10 个节点）"},
	{"ehpc-slurm-gpu", "ehpc", "SLURM with a GPU queue; both queues start empty", "带 GPU 队列的 SLURM 集群（两个队列初始为空）"},
	{"ack-small", "ack", "small Kubernetes for trying things out: Flannel, 2 nodes", "试用的小型 Kubernetes 集群：Flannel，2 个节点"},
	{"ack-production", "ack", "production Kubernetes: Pro, Terway, private, 3 to 10 nodes", "生产 Kubernetes 集群：Pro 版，Terway，内网访问，3～10 个节点"},
	{"ack-gpu", "ack", "Kubernetes with a GPU pool, 0 to 4 GPU nodes", "带 GPU 节点池的 Kubernetes 集群（0～4 个 GPU 节点）"},
	{"batchcompute-batch", "batchcompute", "batch: 2 permanent machines and 2 spot machines", "批处理集群：2 台常驻实例与 2 台竞价实例"},
	{"qingcloud-slurm", "qingcloud", "small HPC: one login node, two compute nodes", "小型 HPC 集群：1 个登录节点，2 个计算节点"},
	{"modelarts-training", "modelarts", "training pool: two nodes reserved for training jobs", "训练节点池：2 个节点，仅用于训练任务"},
	{"modelarts-inference", "modelarts", "inference pool: two nodes", "推理节点池：2 个节点"},
}

// All returns the presets, those of one cloud beside each other.
func All() []Preset {
	presets := make([]Preset, 0, len(titles))
	for _, t := range titles {
		data, err := files.ReadFile(t.name + ".toml")
		if err != nil {
			panic(err) // The files are part of the program.
		}
		presets = append(presets, Preset{Name: t.name, Provider: t.provider, Title: forms.T(t.en, t.zh), TOML: data})
	}
	return presets
}

// Of returns those of one cloud.
func Of(provider string) []Preset {
	return slices.DeleteFunc(All(), func(p Preset) bool { return p.Provider != provider })
}

// Named returns the preset of that name, and false where there is none.
func Named(name string) (Preset, bool) {
	all := All()
	i := slices.IndexFunc(all, func(p Preset) bool { return p.Name == name })
	if i < 0 {
		return Preset{}, false
	}
	return all[i], true
}

// Names are those of all.
func Names() []string {
	names := make([]string, 0, len(titles))
	for _, t := range titles {
		names = append(names, t.name)
	}
	return names
}
