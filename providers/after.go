package providers

import (
	"context"
	"fmt"
	"io"
	"slices"
	"time"

	"clusterwiz/forms"
	"clusterwiz/forms/foreign"
)

// NextLimit bounds the calls of [Afterward.Next]: a run does not wait longer to be
// told that it is over.
const NextLimit = 15 * time.Second

// Afterward is a [Client] that tells what to do with a thing that is there. What it
// says is for people; no creation depends on it.
type Afterward interface {
	Client
	// Next only reads. What could not be found out is a step that says so.
	Next(context.Context, Receipt) Next
}

// Next is what to do with a thing that was created.
type Next struct {
	// IDs are the thing's and those of what it lies in.
	IDs []Named `json:"ids,omitempty"`
	// Addresses are where it answers, with who can reach them.
	Addresses []Named `json:"addresses,omitempty"`
	// Console is its page, or that of all things of its kind.
	Console string `json:"console,omitempty"`
	// Steps are what a person does now, in this order.
	Steps []Step `json:"steps,omitempty"`
	// Nodes are the machines of it, at most [MostNodes]; Count is how many there are.
	Nodes []Machine `json:"nodes,omitempty"`
	Count int       `json:"nodes_total,omitempty"`
}

// MostNodes is how many machines are told of one by one.
const MostNodes = 20

// Named is a value with a name for people and one for programs.
type Named struct {
	Key   string     `json:"key"`
	Label forms.Text `json:"label"`
	Value string     `json:"value"`
}

// Step is one thing to do or to know.
type Step struct {
	Text forms.Text `json:"text"`
	// Verb is the command of this program that does it for the run; empty for what
	// is done by hand.
	Verb string `json:"-"`
	// Command is what to type.
	Command string `json:"command,omitempty"`
}

// Machine is a node, in the cloud's words.
type Machine struct {
	ID      string `json:"id,omitempty"`
	Name    string `json:"name,omitempty"`
	Role    string `json:"role,omitempty"`
	State   string `json:"state,omitempty"`
	Private string `json:"private,omitempty"`
	Public  string `json:"public,omitempty"`
}

// Unknown is the step of what could not be found out.
func Unknown(what forms.Text, err error) Step {
	return Step{Text: forms.Tf("%s could not be looked up: %s", "未能查到%s：%s", what, AsFailure(err).Summary)}
}

// Kubeconfiger is a [Client] whose things are entered with a kubeconfig.
type Kubeconfiger interface {
	Client
	// Kubeconfig asks for the caller's. Minutes is how long it lets one in, 0 for
	// as long as the cloud likes; private asks for the address within the VPC.
	Kubeconfig(ctx context.Context, thing Receipt, private bool, minutes int) (Kubeconfig, error)
}

// Kubeconfig is what a cloud hands out to enter a cluster. It prints without it.
type Kubeconfig struct {
	// Private: the address is reached from within the VPC alone.
	Private bool
	// Expires is when it stops to let one in; zero where that is not told.
	Expires time.Time
	text    string
}

// NewKubeconfig keeps the text of one.
func NewKubeconfig(text string, private bool, expires time.Time) Kubeconfig {
	return Kubeconfig{Private: private, Expires: expires, text: text}
}

// Reveal is the YAML, with the key in it.
func (k Kubeconfig) Reveal() []byte { return []byte(k.text) }

// Format keeps the text out of whatever prints, for every verb.
func (k Kubeconfig) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "kubeconfig") }

// Loginer is a [Client] whose things have a machine to log in to.
type Loginer interface {
	Client
	// Login finds the way in. The error is a [Failure] that says why there is none.
	Login(context.Context, Receipt) (Login, error)
}

// Login is a way in by SSH.
type Login struct {
	Host string `json:"host"`
	Port int    `json:"port"`
	User string `json:"user"`
	// Private: only from within the VPC.
	Private bool `json:"private,omitempty"`
	// Remarks are what to know about it.
	Remarks []forms.Text `json:"remarks,omitempty"`
}

// Args are those of ssh.
func (l Login) Args() []string {
	if l.Port == 22 {
		return []string{l.User + "@" + l.Host}
	}
	return []string{"-p", fmt.Sprint(l.Port), l.User + "@" + l.Host}
}

// Marked returns what a cloud told with marks for what is hidden in it, as
// [Failure.Marked] does.
func (n Next) Marked() Next {
	named := func(all []Named) []Named {
		all = slices.Clone(all)
		for i := range all {
			all[i].Value = foreign.Line(all[i].Value)
		}
		return all
	}
	n.IDs, n.Addresses, n.Console = named(n.IDs), named(n.Addresses), foreign.Line(n.Console)
	n.Nodes = slices.Clone(n.Nodes)
	for i, m := range n.Nodes {
		n.Nodes[i] = Machine{
			foreign.Line(m.ID), foreign.Line(m.Name), foreign.Line(m.Role), foreign.Line(m.State), foreign.Line(m.Private), foreign.Line(m.Public),
		}
	}
	return n
}
