package launch

import (
	"cmp"
	"net/url"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
)

// Phase is where a run is.
type Phase string

// The phases.
const (
	// Planned: the intent is written, nothing was executed.
	Planned Phase = "planned"
	// Sending: an attempt is under way, or was when the program died.
	Sending Phase = "sending"
	// Accepted: the cloud gave ids.
	Accepted Phase = "accepted"
	// Running: the cloud is at work.
	Running Phase = "running"
	Created Phase = "created"
	// Failed: the cloud says that it failed; what is left of it may still exist.
	Failed Phase = "failed"
	// Rejected: refused; nothing exists.
	Rejected Phase = "rejected"
	// Unclear: the request may have been executed, but nothing was found yet.
	Unclear  Phase = "unclear"
	Deleting Phase = "deleting"
	Deleted  Phase = "deleted"
)

// Final tells whether a run in this phase changes only when somebody acts.
func (p Phase) Final() bool {
	switch p {
	case Created, Failed, Rejected, Deleted:
		return true
	case Planned, Sending, Accepted, Running, Unclear, Deleting:
	}
	return false
}

// Record is one run: the intent, and how far it came. It holds no secret.
type Record struct {
	ID        string `json:"id"`
	Provider  string `json:"provider"`
	Account   string `json:"account,omitempty"`
	Region    string `json:"region,omitempty"`
	Endpoint  string `json:"endpoint,omitempty"`
	Simulated bool   `json:"simulated,omitempty"`
	// Speed is how many seconds of the simulator's went by in one of ours; 0 where
	// nothing is simulated.
	Speed float64 `json:"speed,omitempty"`
	// InsecureHTTP: the person gave leave to send over plain http to another
	// machine, so that watching and deleting go there, too.
	InsecureHTTP bool `json:"insecure_http,omitempty"`
	// World is [providers.Endpoint.World].
	World string `json:"world,omitempty"`
	// Identity is whose the account was; zero where that was not known.
	Identity providers.Identity `json:"identity,omitzero"`
	// Service is where the request goes, however its address was written: scheme,
	// host and port.
	Service string `json:"service,omitempty"`
	// Name is what the thing is found by, Action the API's call. Short is
	// [providers.Request.Short].
	Name   string `json:"name"`
	Short  string `json:"short,omitempty"`
	Action string `json:"action,omitempty"`
	// Owner is [providers.Request.Owner].
	Owner string `json:"owner,omitempty"`
	// Digest is [providers.Request.Digest]; Token is the run's idempotency
	// token, at most 32 letters and digits.
	Digest string `json:"digest,omitempty"`
	Token  string `json:"token,omitempty"`
	// Tag is the run tag that the request carries; empty where it carries none.
	Tag string `json:"tag,omitempty"`
	// Again is the unclear run that this one sends again.
	Again string `json:"again,omitempty"`
	// Repeat is [providers.Request.Repeat].
	Repeat providers.Repeat `json:"repeat,omitempty"`
	// Profile is the file that the answers came from, if any.
	Profile string `json:"profile,omitempty"`
	// Limit is how long to follow, in nanoseconds; 0 is the launcher's own.
	Limit   time.Duration `json:"limit,omitempty"`
	Started time.Time     `json:"started,omitzero"`
	// Updated is the time of the last line of the journal.
	Updated time.Time `json:"updated,omitzero"`

	Phase Phase `json:"phase"`
	// Sent is the number of attempts that left, or were about to.
	Sent    int                `json:"sent,omitempty"`
	Receipt *providers.Receipt `json:"receipt,omitempty"`
	Failure *providers.Failure `json:"failure,omitempty"`
	// State is the cloud's own last word.
	State string `json:"state,omitempty"`
	// Before are the ids found before sending: what is there and is not ours.
	// Nil means that nobody could look.
	Before []string `json:"before,omitzero"`
	// SentAt is when the first attempt left, by the cloud's clock where its replies
	// tell that, else by ours; zero before.
	SentAt time.Time `json:"sent_at,omitzero"`
	// Maybe are the things that an unclear run may have made: of its name, new,
	// and without a proof that they are its own.
	Maybe []providers.Receipt `json:"maybe,omitempty"`
	// Twins are ids besides that of the receipt: there is more than one thing.
	Twins []string `json:"twins,omitempty"`
	// Taken is what had the name when the run was refused for that; nil for nothing.
	Taken *Taken `json:"taken,omitempty"`
	// Unproven: the receipt is a person's word for it and not the cloud's.
	Unproven bool `json:"unproven,omitempty"`
	// Next is what to do with what was created; nil where nothing was told.
	Next *providers.Next `json:"next,omitempty"`
	// Kept says what the deletion was told to keep.
	Kept []forms.Text `json:"kept,omitempty"`
	// Times are those of the cloud's stages, in the order in which they were seen.
	Times []StageTime `json:"times,omitempty"`
	// CreatedAt is when it was seen to be created; zero where nobody looked just then.
	CreatedAt time.Time `json:"created_at,omitzero"`

	// The rest stands beside the record in the first line of the journal and
	// comes with no list of runs.

	// Answers are what the request was made of, without the texts of secrets;
	// nil where the journal does not have them.
	Answers *forms.Answers `json:"-"`
	// Will are the lines of the plan: what will exist.
	Will []forms.Text `json:"-"`
	// Costs tell what goes on costing money; nil where nobody told.
	Costs *providers.Costs `json:"-"`
	// Marks tell the secrets of the request.
	Marks []Mark `json:"-"`
}

// Over tells whether the run has come to its end and need not be asked about. What
// vanished may be there after all.
func (r Record) Over() bool {
	vanished := r.Phase == Failed && r.Receipt != nil && r.Failure != nil && r.Failure.Kind == providers.Absent
	return r.Phase.Final() && !vanished
}

// Subject is what events of the run are about.
func (r Record) Subject() Subject {
	return Subject{Name: r.Name, Profile: r.Profile, Region: r.Region, Account: r.Account, Simulated: r.Simulated}
}

// Saved is what the run says of its target. A run that has come to its end needs
// no account to be told.
func (r Record) Saved() connect.Saved {
	return connect.Saved{
		Account: r.Account, Region: r.Region, Endpoint: r.Endpoint,
		// Without its intent nobody knows where a run was sent, save who asks.
		Run: r.Account != "", Simulated: r.Simulated, InsecureHTTP: r.InsecureHTTP, World: r.World, Over: r.Over(),
	}
}

// TypedName is the name that a person types before what the run holds is deleted,
// as nothing but a person's word says that it is the run's; empty where a yes is
// enough.
func (r Record) TypedName() string {
	if !r.Unproven || r.Receipt == nil {
		return ""
	}
	return cmp.Or(r.Short, r.Receipt.Name, r.Name)
}

// ShortName is the name that a person gave the thing.
func (r Record) ShortName() string { return cmp.Or(r.Short, r.Name) }

// request is what Find needs to know, for a run whose answers are gone. Without
// them it cannot be repeated, whatever the API promises.
func (r Record) request() providers.Request {
	return providers.Request{Action: r.Action, Name: r.Name, Region: r.Region, Owner: r.Owner, Token: r.Token}
}

// intent is the record without what changes.
func (r Record) intent() Record {
	r.Phase, r.Sent, r.State, r.Receipt, r.Failure, r.Before = "", 0, "", nil, nil, nil
	r.Updated, r.SentAt, r.Next, r.Kept, r.Times, r.CreatedAt, r.Taken = time.Time{}, time.Time{}, nil, nil, nil, time.Time{}, nil
	return r
}

func (r Record) outcome() *outcome {
	return &outcome{
		Phase: r.Phase, Sent: r.Sent, State: r.State, Receipt: r.Receipt, Failure: r.Failure, Before: r.Before,
		SentAt: r.SentAt, Maybe: r.Maybe, Twins: r.Twins, Unproven: r.Unproven, Next: r.Next, Kept: r.Kept,
		Times: r.Times, CreatedAt: r.CreatedAt, Taken: r.Taken,
	}
}

// withoutUser drops a user name and password from the address.
func withoutUser(address string) string {
	parsed, err := url.Parse(address)
	if err != nil {
		return ""
	}
	parsed.User = nil
	return parsed.String()
}
