package simulator

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Effect is what a fault does to a call.
type Effect string

// The effects. The zero value leaves the call alone, except for a delay.
const (
	Lost     Effect = "lost"     // Execute, then cut the connection instead of answering.
	Drop     Effect = "drop"     // Cut the connection before executing.
	Throttle Effect = "throttle" // Refuse as too fast, before executing.
	Refuse   Effect = "refuse"   // Refuse with Status and Code, before executing.
	Fail     Effect = "fail"     // Accept, but let the work fail at Stage.
)

// Fault is something that goes wrong with some calls; see ParseFault.
type Fault struct {
	Action string // Action name, or "*" for every action.
	Effect Effect
	Delay  time.Duration // Real time for which the answer is held back; the call runs at once.
	Status int           // With Refuse: HTTP status; 0 means the documented one of Code.
	Code   string        // With Refuse: the cloud's error code.
	Param  string        // With Refuse: what the code's message names, where it names something.
	Stage  string        // With Fail: the stage, as the cloud names it in its log.
	Skip   int           // Matching calls to leave alone first.
	Times  int           // How often it happens; 0 means always.
}

// String writes the fault in the form that ParseFault reads; "" for none.
func (f Fault) String() string {
	if f.Action == "" {
		return ""
	}
	var parts []string
	switch f.Effect {
	case Refuse:
		parts = appendNumber(parts, "status", f.Status)
		parts = appendText(parts, "code", f.Code)
		parts = appendText(parts, "param", f.Param)
	case Fail:
		parts = appendText(parts, "fail", f.Stage)
	case "":
	default:
		parts = append(parts, string(f.Effect))
	}
	if f.Delay > 0 {
		parts = append(parts, "delay="+f.Delay.String())
	}
	parts = appendNumber(parts, "skip", f.Skip)
	if f.Times != 1 {
		parts = append(parts, "times="+strconv.Itoa(f.Times))
	}
	return f.Action + ":" + strings.Join(parts, ",")
}

func appendText(parts []string, name, value string) []string {
	if value == "" {
		return parts
	}
	return append(parts, name+"="+value)
}

func appendNumber(parts []string, name string, n int) []string {
	if n == 0 {
		return parts
	}
	return append(parts, name+"="+strconv.Itoa(n))
}

// ParseFault reads a fault from "ACTION:ITEM[,ITEM...]". ACTION is an action
// name such as CreateCluster, or * for every action. One of these items tells
// what happens:
//
//	lost          the call is executed, then the connection is cut
//	drop          the connection is cut before the call is executed
//	throttle      refused as too fast, as the cloud does it
//	status=503    refused with this HTTP status, before it is executed
//	code=DbError  refused with this code; alone it takes the documented status
//	fail=STAGE    accepted, but the work ends in failure at that stage, or at
//	              the last one when the request does not need that stage
//	delay=20s     the answer is held back for real time; also beside another
//
// and these say how often:
//
//	times=3       so many calls; 1 when left out, 0 means always
//	skip=2        after so many matching calls went through
//
// param=NAME fills in what the message of a code names. Examples:
// "CreateCluster:lost", "GetCluster:status=503,code=ServiceUnavailable,times=3",
// "DescribeVpcs:delay=20s", "CreateCluster:fail=ConfigNetwork", "*:throttle,times=0".
func ParseFault(text string) (Fault, error) {
	action, rest, found := strings.Cut(text, ":")
	if !found || rest == "" {
		return Fault{}, fmt.Errorf("fault %q: want ACTION:EFFECT, such as CreateCluster:lost", text)
	}
	if action != "*" && !isWord(action) {
		return Fault{}, fmt.Errorf("fault %q: %q is not an action name; * stands for all", text, action)
	}
	f := Fault{Action: action, Times: 1}
	for _, item := range strings.Split(rest, ",") {
		if err := f.set(strings.TrimSpace(item)); err != nil {
			return Fault{}, fmt.Errorf("fault %q: %w", text, err)
		}
	}
	if err := f.check(); err != nil {
		return Fault{}, fmt.Errorf("fault %q: %w", text, err)
	}
	return f, nil
}

func isWord(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9')
	})
}

// set applies one item of the text form.
func (f *Fault) set(item string) error {
	name, value, valued := strings.Cut(item, "=")
	if valued == (name == string(Lost) || name == string(Drop) || name == string(Throttle)) {
		return fmt.Errorf("%q is not lost, drop, throttle, status=, code=, param=, fail=, delay=, times= or skip=", item)
	}
	var err error
	switch name {
	case "lost", "drop", "throttle":
		err = f.choose(Effect(name))
	case "status":
		err = f.choose(Refuse)
		if f.Status, _ = strconv.Atoi(value); f.Status < 400 || f.Status > 599 {
			return fmt.Errorf("status %q is not between 400 and 599", value)
		}
	case "code":
		err = f.choose(Refuse)
		f.Code = value
	case "param":
		f.Param = value
	case "fail":
		err = f.choose(Fail)
		f.Stage = value
	case "delay":
		if f.Delay, err = time.ParseDuration(value); err != nil || f.Delay <= 0 {
			return fmt.Errorf("delay %q is not a duration such as 20s", value)
		}
	case "times":
		f.Times, err = count(item, value)
	case "skip":
		f.Skip, err = count(item, value)
	default:
		return fmt.Errorf("%q is not lost, drop, throttle, status=, code=, param=, fail=, delay=, times= or skip=", item)
	}
	return err
}

func count(item, value string) (int, error) {
	n, err := strconv.Atoi(value)
	if err != nil || n < 0 {
		return 0, fmt.Errorf("%s: want a number from 0", item)
	}
	return n, nil
}

// choose sets the effect once; status and code together are one.
func (f *Fault) choose(e Effect) error {
	if f.Effect != "" && (f.Effect != e || e != Refuse) {
		return fmt.Errorf("%s and %s cannot be one fault; give two", f.Effect, e)
	}
	f.Effect = e
	return nil
}

// check refuses what could never happen.
func (f *Fault) check() error {
	switch {
	case f.Effect == "" && f.Delay == 0:
		return fmt.Errorf("nothing goes wrong; give lost, drop, throttle, status=, code=, fail= or delay=")
	case f.Effect == Refuse && f.Code == "" && f.Status == 0:
		return fmt.Errorf("code= is empty")
	case f.Effect == Refuse && f.Status == 0 && documented(f.Code) == nil:
		return fmt.Errorf("code %s is not in the documented tables; give status= as well", f.Code)
	case f.Effect == Fail && !slices.Contains(failingStages, f.Stage):
		return fmt.Errorf("stage %q is not one of %s", f.Stage, strings.Join(failingStages, ", "))
	case f.Param != "" && f.Code == "":
		return fmt.Errorf("param= needs code=")
	}
	return nil
}

// cuts tells whether the connection is cut instead of answering.
func (f Fault) cuts() bool { return f.Effect == Lost || f.Effect == Drop }

// refusal is what a Refuse fault answers.
func (f Fault) refusal() *refusal {
	e := refusal{status: f.Status, code: f.Code, message: "The request has failed due to a fault of the simulator."}
	if e.code == "" {
		e.code = map[int]string{429: codeThrottling, 503: codeUnavailable}[f.Status]
	}
	if e.code == "" {
		e.code = codeUnknown
	}
	if d := documented(e.code); d != nil {
		e.message = d.message
		if e.status == 0 {
			e.status = d.status
		}
	}
	param := f.Param
	if param == "" {
		param = "ClusterName"
	}
	e.message = strings.ReplaceAll(e.message, "%s", param)
	return &e
}

// faultBox hands faults to calls until they are used up.
type faultBox struct {
	mu     sync.Mutex
	faults []Fault
	spent  []bool
}

func newFaultBox(faults []Fault) *faultBox {
	return &faultBox{faults: slices.Clone(faults), spent: make([]bool, len(faults))}
}

// take is the fault of a call that has just come in; the zero Fault for none.
func (b *faultBox) take(action string) Fault {
	return b.find(action, func(e Effect) bool { return e != Fail })
}

// failure is the stage at which accepted work shall fail; "" for none. It is
// asked when work is accepted, so that refused requests use nothing up.
func (b *faultBox) failure(action string) string {
	return b.find(action, func(e Effect) bool { return e == Fail }).Stage
}

func (b *faultBox) find(action string, wanted func(Effect) bool) Fault {
	if len(b.faults) == 0 {
		return Fault{}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	for i := range b.faults {
		f := &b.faults[i]
		if b.spent[i] || !wanted(f.Effect) || f.Action != "*" && f.Action != action {
			continue
		}
		if f.Skip > 0 {
			f.Skip--
			continue
		}
		hit := *f
		if f.Times > 0 {
			f.Times--
			b.spent[i] = f.Times == 0
		}
		return hit
	}
	return Fault{}
}
