package work

import (
	"context"
	"errors"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/ui/message"
)

// cloud is a small provider whose clients say which target they were made for.
type cloud struct{ id string }

func (c cloud) About() providers.About {
	return providers.About{ID: c.id, Name: forms.Same(c.id), Regions: []forms.Option{{Value: "here"}, {Value: "there"}}}
}

var cloudForms = map[string]*forms.Form{"one": cloudForm("size", forms.String), "two": cloudForm("extent", forms.Integer), "three": cloudForm("size", forms.String)}

// cloudForm is a form with a question whose kind the clouds do not share.
func cloudForm(size string, kind forms.Kind) *forms.Form {
	return &forms.Form{
		Steps: []forms.Step{{ID: forms.Basics, Label: forms.T("Basics", "基本信息")}},
		Fields: []forms.Field{
			{Key: "basics.name", Wire: "Name", Kind: forms.String, Step: forms.Basics, Required: true, Label: forms.T("Name", "名称")},
			{Key: "basics." + size, Wire: "Size", Kind: forms.Integer, Step: forms.Basics, Label: forms.T("Size", "规模"), Rules: []forms.Rule{forms.Range{Min: 0, Max: 9}}},
			{Key: "basics.port", Wire: "Port", Kind: kind, Step: forms.Basics, Label: forms.T("Port", "端口")},
			{Key: "basics.vpc", Wire: "Vpc", Kind: forms.String, Step: forms.Basics, Label: forms.T("VPC", "专有网络"), Source: forms.Source{Name: "vpcs", Exhaustive: true}},
			{Key: "basics.password", Wire: "Password", Kind: forms.Hidden, Step: forms.Basics, Label: forms.T("Password", "密码"), Rules: []forms.Rule{forms.Length{Min: 8, Max: 20}}},
			{Key: "queues", Wire: "Queues", Kind: forms.List, Step: forms.Basics, Max: 3, Label: forms.T("Queues", "队列"), Item: forms.T("queue", "队列"), Fields: []forms.Field{
				{Key: "name", Wire: "Name", Kind: forms.String, Required: true, Label: forms.T("Name", "名称")},
			}},
		},
	}
}

func (c cloud) Form() *forms.Form { return cloudForms[c.id] }

// Accounts are of the same name in the first two clouds, of which the second
// takes another one by itself, and of another name in the third.
func (c cloud) Accounts(context.Context) []providers.Account {
	switch c.id {
	case "two":
		return []providers.Account{{ID: "first"}, {ID: "env"}}
	case "three":
		return []providers.Account{{ID: "other"}}
	}
	return []providers.Account{{ID: "env"}}
}

func (c cloud) Connect(a providers.Account, e providers.Endpoint) (providers.Client, error) {
	return &client{account: a.ID, endpoint: e}, nil
}

type client struct {
	providers.Client
	account  string
	endpoint providers.Endpoint
	// asked counts the look-ups, afresh those that memory must not answer.
	asked, afresh int
}

func (c *client) Request(a *forms.Answers) (providers.Request, error) {
	name, _ := a.Get("basics.name")
	return providers.Request{Name: forms.ValueText(name), Body: cloudForms["one"].Body(a)}, nil
}

func (c *client) Lookup(ctx context.Context, _ forms.Query) (providers.Listing, error) {
	c.asked++
	if providers.AskedAfresh(ctx) > 0 {
		c.afresh++
	}
	return providers.Listing{Options: []forms.Option{{Value: "vpc-" + c.account, Label: forms.T("prod", "生产")}}}, nil
}

// bench is work with its outbox, driven by hand.
type bench struct {
	*Work
	t   *testing.T
	out *message.Out
	// said is the last line.
	said forms.Text
	// held keeps commands back while hold is set.
	hold bool
	held []tea.Cmd
}

func newBench(t *testing.T, cfg Config) *bench {
	t.Helper()
	cfg.Providers = []providers.Provider{cloud{"one"}, cloud{"two"}, cloud{"three"}}
	cfg.Pause = func(msg tea.Msg) tea.Cmd { return func() tea.Msg { return msg } }
	b := &bench{t: t, out: &message.Out{}}
	b.Work = New(t.Context(), cfg, b.out)
	return b
}

// opened is work at the first cloud, connected.
func opened(t *testing.T, cfg Config) *bench {
	t.Helper()
	b := newBench(t, cfg)
	if !b.Choose("one") {
		t.Fatal("no cloud")
	}
	return b.settle()
}

// settle runs what was handed out, and what follows from it.
func (b *bench) settle() *bench {
	for posted := b.out.Take(); len(posted) > 0; posted = b.out.Take() {
		for _, msg := range posted {
			switch msg := msg.(type) {
			case message.Say:
				b.said = msg.Text
			case message.Run:
				if b.held = append(b.held, msg.Cmd); !b.hold {
					b.release()
				}
			}
		}
	}
	return b
}

// release runs the commands that were held back.
func (b *bench) release() {
	held := b.held
	b.held = nil
	for _, cmd := range held {
		b.Update(cmd())
	}
}

func (b *bench) set(path forms.Path, value any) {
	b.t.Helper()
	b.Set(b.Main, path, value)
}

func (b *bench) known(value string) bool {
	q, _ := b.Main.Question("basics.vpc")
	_, listed := q.LookedUp(value)
	return listed
}

// TestALateReplyOfAnotherClientIsDropped: what another account or endpoint was
// asked says nothing of this one.
func TestALateReplyOfAnotherClientIsDropped(t *testing.T) {
	t.Parallel()
	b := opened(t, Config{})
	q, _ := b.Main.Question("basics.vpc")
	query, _ := q.Query()
	state := &look{loading: true, cancel: func() {}}
	b.looks[query.ID()] = state
	late := LookupMsg{client: &client{}, state: state, query: query, listing: providers.Listing{Options: []forms.Option{{Value: "vpc-late"}}}}
	if b.Update(late) || b.known("vpc-late") || !state.loading {
		t.Error("the answer to another client was taken")
	}
	late.client = b.Target.Client
	if !b.Update(late) || !b.known("vpc-late") {
		t.Error("the answer to this client was not taken")
	}
}

func TestALateClientIsDropped(t *testing.T) {
	t.Parallel()
	b := opened(t, Config{})
	b.hold = true
	for _, base := range []string{"http://127.0.0.1:1", "http://127.0.0.1:2"} {
		b.Set(b.Cloud, AskEndpoint, base)
		b.Retarget(AskEndpoint)
		if b.Target.Client != nil {
			t.Error("the client of before is still in use")
		}
		if _, ok := b.Build(); ok {
			t.Error("there is a request for a client of before")
		}
	}
	b.settle()
	early, late := b.held[1], b.held[0]
	b.Update(early())
	b.Update(late())
	if got := b.Target.Client.(*client).endpoint.Base; got != "http://127.0.0.1:2" || b.Target.Endpoint.Base != got {
		t.Errorf("the client is for %q, the target says %q", got, b.Target.Endpoint.Base)
	}
}

// TestWhatAnotherTargetToldIsForgotten: ids belong to their account.
func TestWhatAnotherTargetToldIsForgotten(t *testing.T) {
	t.Parallel()
	b := opened(t, Config{})
	q, _ := b.Main.Question("basics.vpc")
	b.LookUp(b.Main, q)
	if b.settle(); !b.known("vpc-env") {
		t.Fatal("nothing was looked up")
	}
	b.Set(b.Cloud, AskAccount, providers.SimulatorID)
	b.Retarget(AskAccount)
	if b.settle(); b.known("vpc-env") || b.Account.ID != providers.SimulatorID {
		t.Errorf("still known; the account is %s", b.Account.ID)
	}
}

// TestAnAccountIsOfItsCloud: what the person chose stays where the next cloud
// has it; else the chain of that one decides, and it comes back on the way back.
func TestAnAccountIsOfItsCloud(t *testing.T) {
	t.Parallel()
	for _, chosen := range []string{"env", providers.SimulatorID} {
		b := opened(t, Config{})
		b.Set(b.Cloud, AskAccount, chosen)
		b.Retarget(AskAccount)
		b.settle()
		for _, turn := range []struct{ cloud, account string }{{"two", chosen}, {"three", "other"}, {"two", chosen}} {
			if chosen == providers.SimulatorID {
				turn.account = chosen
			}
			b.Set(b.Cloud, AskProvider, turn.cloud)
			b.Retarget(AskProvider)
			if b.settle(); b.Target.Account.ID != turn.account || b.Trouble != nil {
				t.Errorf("%s at %s: %q, %v", chosen, turn.cloud, b.Target.Account.ID, b.Trouble)
			}
		}
	}
}

// TestTheChainOfEachCloudDecides as long as the person did not choose.
func TestTheChainOfEachCloudDecides(t *testing.T) {
	t.Parallel()
	b := opened(t, Config{})
	for _, turn := range []struct{ cloud, account string }{{"two", "first"}, {"three", "other"}, {"one", "env"}} {
		b.Set(b.Cloud, AskProvider, turn.cloud)
		b.Retarget(AskProvider)
		if b.settle(); b.Target.Account.ID != turn.account {
			t.Errorf("at %s the account is %q", turn.cloud, b.Target.Account.ID)
		}
	}
}

// TestAnotherCloudWaitsForItsAccounts: until they are known no target is made,
// least of all with an account of the cloud before.
func TestAnotherCloudWaitsForItsAccounts(t *testing.T) {
	t.Parallel()
	b := opened(t, Config{})
	b.hold = true
	b.Set(b.Cloud, AskProvider, "two")
	b.Retarget(AskProvider)
	for _, cmd := range b.settle().held {
		if made, ok := cmd().(TargetMsg); ok {
			t.Errorf("a target of %s was made with the account %q of another cloud", made.provider, made.account)
		}
	}
	if b.Target.Client != nil {
		t.Error("the client of the cloud before is still in use")
	}
}

// TestWhatIsCalledSimulated is so: never while bytes would leave the machine.
func TestWhatIsCalledSimulated(t *testing.T) {
	t.Parallel()
	b := opened(t, Config{})
	if b.Simulated() {
		t.Error("a real account is called simulated")
	}
	for endpoint, simulated := range map[string]bool{"": true, "http://127.0.0.1:9": true, "https://192.0.2.1": false} {
		b.Set(b.Cloud, AskAccount, providers.SimulatorID)
		b.Set(b.Cloud, AskEndpoint, endpoint)
		b.Retarget(AskAccount)
		if b.settle(); b.Simulated() != simulated || (b.Target.Client != nil) != simulated || (b.Trouble == nil) != simulated {
			t.Errorf("at %q: simulated %v, client %v, %v", endpoint, b.Simulated(), b.Target.Client, b.Trouble)
		}
	}
}

// TestAWrongEndpointIsToldWhereItIsTyped, and is no fault of the account.
func TestAWrongEndpointIsToldWhereItIsTyped(t *testing.T) {
	t.Parallel()
	b := opened(t, Config{})
	for endpoint, right := range map[string]bool{
		"http://127.0.0.1:9": true, "https://[::1]/": true,
		"127.0.0.1:9": false, "http://127.0.0.1:9/path": false, "http://127.0.0.1:9#": false, "http://127.0.0.1:9?x": false,
		"http://u:p@127.0.0.1:9": false, "https://cloud.example:99999": false, "http://cloud.example": false, "http://192.0.2.1:80": false,
		"http://localhost:9": true, "https://cloud.example": true,
	} {
		b.Set(b.Cloud, AskEndpoint, endpoint)
		b.Retarget(AskEndpoint)
		b.settle()
		var told []forms.Path
		for _, problem := range forms.Errors(b.TargetProblems()) {
			told = append(told, problem.Path)
		}
		want := []forms.Path{AskEndpoint}
		if right {
			want = nil
		}
		if diff := cmp.Diff(want, told); diff != "" || (b.Target.Client != nil) != right {
			t.Errorf("%s: client %v, %s", endpoint, b.Target.Client, diff)
		}
	}
}

// TestPlainHTTPToAnotherMachineWantsLeave, which also the lines before the yes
// repeat.
func TestPlainHTTPToAnotherMachineWantsLeave(t *testing.T) {
	t.Parallel()
	b := opened(t, Config{Connector: &connect.Connector{InsecureHTTP: true}})
	for endpoint, clear := range map[string]bool{"http://cloud.example": true, "https://cloud.example": false, "http://127.0.0.1:9": false} {
		b.Set(b.Cloud, AskEndpoint, endpoint)
		b.Retarget(AskEndpoint)
		b.settle()
		if problems := forms.Errors(b.TargetProblems()); len(problems) > 0 || b.Target.Client == nil {
			t.Fatalf("%s: %+v", endpoint, problems)
		}
		told := ""
		for _, line := range b.Summary(providers.Request{}) {
			told += line.En + "\n"
		}
		if !strings.Contains(told, "endpoint: "+endpoint) || strings.Contains(told, "plain http to "+endpoint) != clear {
			t.Errorf("%s: %s", endpoint, told)
		}
	}
}

// TestAUserOfAnEndpointIsNotKept: a password typed there would stand on the
// screen, and has no use; the question goes on being wrong.
func TestAUserOfAnEndpointIsNotKept(t *testing.T) {
	t.Parallel()
	b := opened(t, Config{})
	for typed, want := range map[string]string{
		"https://me:canary@cloud.example/x":  "https://" + forms.Mask + "@cloud.example/x",
		"me:canary@cloud.example":            forms.Mask + "@cloud.example",
		"https://me:can@ary@cloud.example":   "https://" + forms.Mask + "@cloud.example",
		"https://me:can/a?r#y@cloud.example": "https://" + forms.Mask + "@cloud.example",
		"https://cloud.example":              "https://cloud.example",
	} {
		b.Set(b.Cloud, AskEndpoint, typed)
		b.Retarget(AskEndpoint)
		b.settle()
		if got := b.Said(AskEndpoint); got != want {
			t.Errorf("%s: %q, want %q", typed, got, want)
		}
		if problems := forms.Errors(b.TargetProblems()); (len(problems) == 0) != (typed == want) {
			t.Errorf("%s: %+v", typed, problems)
		}
	}
}

// TestALateClientIsDroppedAtNoAccount: the page names one that is not there.
func TestALateClientIsDroppedAtNoAccount(t *testing.T) {
	t.Parallel()
	b := opened(t, Config{})
	b.hold = true
	b.Retarget(AskAccount)
	b.settle()
	b.Set(b.Cloud, AskAccount, "nobody")
	b.Retarget(AskAccount)
	b.settle()
	b.release()
	if b.Target.Client != nil {
		t.Errorf("the page says %q, the client is of %q", b.Said(AskAccount), b.Target.Account.ID)
	}
}

// TestLookingUpAgainAsksTheCloudItself, and only then.
func TestLookingUpAgainAsksTheCloudItself(t *testing.T) {
	t.Parallel()
	b := opened(t, Config{})
	q, _ := b.Main.Question("basics.vpc")
	own := b.Target.Client.(*client)
	for _, step := range []struct {
		ask           func(*Sheet, forms.Question)
		asked, afresh int
	}{{b.LookUp, 1, 0}, {b.LookUp, 1, 0}, {b.LookUpAgain, 2, 1}, {b.LookUp, 2, 1}} {
		step.ask(b.Main, q)
		if b.settle(); own.asked != step.asked || own.afresh != step.afresh {
			t.Errorf("asked %d times, %d afresh", own.asked, own.afresh)
		}
	}
}

func TestASlowLookupSaysHowLong(t *testing.T) {
	t.Parallel()
	b := opened(t, Config{})
	q, _ := b.Main.Question("basics.vpc")
	query, _ := q.Query()
	b.hold = true
	b.LookUp(b.Main, q)
	b.settle()
	b.Update(LookupMsg{client: b.Target.Client, state: b.looks[query.ID()], query: query, err: context.DeadlineExceeded})
	if _, note := b.Offered(b.Main, q); note.En != "look-up failed: no answer within 10 s; type the value, or ctrl+t tries again" {
		t.Errorf("got %q", note.En)
	}
}

// TestALookupWithoutTheRightNamesIt, as far as the refusal does.
func TestALookupWithoutTheRightNamesIt(t *testing.T) {
	t.Parallel()
	b := opened(t, Config{})
	q, _ := b.Main.Question("basics.vpc")
	query, _ := q.Query()
	b.hold = true
	b.LookUp(b.Main, q)
	b.settle()
	b.Update(LookupMsg{client: b.Target.Client, state: b.looks[query.ID()], query: query, err: &providers.Failure{
		Kind: providers.Permission, Summary: forms.T("the RAM user or role has no permission for this", "没有权限"),
		Remedy: forms.T("have an administrator grant vpc:DescribeVpcs", "请授权 vpc:DescribeVpcs"),
	}})
	want := "look-up failed: the RAM user or role has no permission for this: have an administrator grant vpc:DescribeVpcs; type the value, or ctrl+t tries again"
	if _, note := b.Offered(b.Main, q); note.En != want {
		t.Errorf("got %q", note.En)
	}
}

// TestARefusedSecretIsTheSameSecret: the complaint goes once another one is
// typed, though both look alike.
func TestARefusedSecretIsTheSameSecret(t *testing.T) {
	t.Parallel()
	const at = forms.Path("basics.password")
	b := opened(t, Config{})
	b.set(at, "first-secret")
	b.Refuse(providers.Failure{Field: at, Code: "InvalidPassword", Summary: forms.Same("too simple")})
	for _, step := range []struct {
		secret  string
		refused bool
	}{{"first-secret", true}, {"other-secret", false}, {"first-secret", true}} {
		b.set(at, step.secret)
		if _, ok := b.refused.problem(b.Main.Answers); ok != step.refused {
			t.Errorf("%s refused: %v", step.secret, ok)
		}
	}
}

// TestErrorsComeBeforeWarnings, and the first page before the others.
func TestErrorsComeBeforeWarnings(t *testing.T) {
	t.Parallel()
	b := opened(t, Config{})
	b.set("basics.size", "7")
	b.Refuse(providers.Failure{Field: "basics.size", Code: "TooLarge", Summary: forms.Same("too large")})
	b.Trouble = &providers.Failure{Summary: forms.Same("no right")}
	var paths []forms.Path
	for _, p := range b.Wrong() {
		paths = append(paths, p.Path)
	}
	if len(paths) != 3 || paths[0] != AskAccount || paths[1] != "basics.name" || paths[2] != "basics.size" {
		t.Errorf("got %v", paths)
	}
}

// TestEveryWayIntoAnAnswerIsTyped: a number is a number, whoever says it.
func TestEveryWayIntoAnAnswerIsTyped(t *testing.T) {
	t.Parallel()
	is := func(b *bench, path forms.Path) {
		t.Helper()
		if got, _ := b.Main.Answers.Get(path); got != int64(7) {
			t.Errorf("%s is %#v", path, got)
		}
		for _, p := range b.Check() {
			if p.Path == path {
				t.Errorf("%s: %s", path, p.Summary.En)
			}
		}
	}
	b := opened(t, Config{})
	b.set("basics.size", "7") // As typed, or the value of an option.
	is(b, "basics.size")
	old := &forms.Answers{}
	if err := old.Set("basics.size", "7"); err != nil {
		t.Fatal(err)
	}
	b.Open(&profiles.Profile{Provider: "one", Answers: old})
	is(b.settle(), "basics.size")
	b.Resume(profiles.Draft{ID: "a", Provider: "one", Answers: old})
	is(b.settle(), "basics.size")
	if b.Set(b.Main, "basics.size", "7") {
		t.Error("the same number, typed once more, is a change")
	}
	b.set("basics.port", "7")
	for cloud, want := range map[string]any{"two": int64(7), "one": "7"} {
		b.Set(b.Cloud, AskProvider, cloud)
		b.Retarget(AskProvider)
		b.settle()
		if got, _ := b.Main.Answers.Get("basics.port"); got != want {
			t.Errorf("carried over to %s: %#v", cloud, got)
		}
	}
}

// TestALateClientOfAnotherAccountIsDropped: the answer must not come from whom
// the page no longer names.
func TestALateClientOfAnotherAccountIsDropped(t *testing.T) {
	t.Parallel()
	for _, ask := range []struct {
		path          forms.Path
		first, second string
	}{{AskAccount, "env", providers.SimulatorID}, {AskRegion, "here", "there"}} {
		b := opened(t, Config{})
		b.hold = true
		for _, value := range []string{ask.second, ask.first, ask.second} {
			b.Set(b.Cloud, ask.path, value)
			b.Retarget(ask.path)
		}
		b.settle()
		late := b.held[1]
		b.Update(b.held[2]())
		before := b.Target.Client
		if b.Update(late()); before == nil || b.Target.Client != before {
			t.Errorf("%s: the target of before took over", ask.path)
		}
	}
}

// TestDraftsAreWrittenInOrder lets an older save come last.
func TestDraftsAreWrittenInOrder(t *testing.T) {
	t.Parallel()
	drafts, err := profiles.OpenDrafts(t.TempDir(), FormsOf([]providers.Provider{cloud{"one"}}))
	if err != nil {
		t.Fatal(err)
	}
	b := opened(t, Config{Drafts: drafts})
	b.hold = true
	b.set("basics.name", "ab")
	b.SaveDraft()
	b.set("basics.name", "abc")
	b.SaveDraft()
	b.settle()
	older, newer := b.held[0], b.held[1]
	newer()
	older()
	list, _, err := drafts.List()
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	if name, _ := list[0].Answers.Get("basics.name"); name != "abc" {
		t.Errorf("kept %v", name)
	}
	b.DropDraft()
	b.settle()
	b.held[2]()
	newer()
	if list, _, _ = drafts.List(); len(list) != 0 {
		t.Error("a removed draft came back")
	}
}

// TestOnlyWhatChangedIsSaved: needing to be saved is a fact of its own.
func TestOnlyWhatChangedIsSaved(t *testing.T) {
	t.Parallel()
	drafts, err := profiles.OpenDrafts(t.TempDir(), FormsOf([]providers.Provider{cloud{"one"}}))
	if err != nil {
		t.Fatal(err)
	}
	b := opened(t, Config{Drafts: drafts})
	for _, step := range []struct {
		name    string
		do      func()
		unsaved bool
	}{
		{"nothing", func() {}, false},
		{"an answer", func() { b.set("basics.name", "ab") }, true},
		{"saved", b.SaveDraft, false},
		{"the same answer", func() { b.set("basics.name", "ab") }, false},
		{"an answer on the first page", func() { b.Set(b.Cloud, AskRegion, "there") }, false},
		{"an item", func() { b.Insert(b.Main, "queues", 0, map[string]any{}) }, true},
		{"saved", b.SaveDraft, false},
		{"an item less", func() { b.Remove(b.Main, "queues", 0) }, true},
		{"saved", b.SaveDraft, false},
		{"the item again", func() { b.Restore(b.Main) }, true},
		{"sent", func() { b.Underway = true }, false},
	} {
		if step.do(); b.Unsaved() != step.unsaved {
			t.Errorf("%s: needs saving: %v", step.name, b.Unsaved())
		}
	}
}

// TestAPromptedSecretIsUsedAndNotKept: it is typed for one request.
func TestAPromptedSecretIsUsedAndNotKept(t *testing.T) {
	t.Parallel()
	b := opened(t, Config{Resolver: profiles.Resolver{Prompt: func(forms.Text) (string, error) {
		t.Error("the terminal is asked, which the screen has")
		return "from-terminal", nil
	}}})
	b.set("basics.name", "ab")
	b.set("basics.password", forms.Referenced(forms.Ref{Kind: forms.FromPrompt}))
	asked := b.Prompted()
	if len(asked) != 1 || asked[0].Path() != "basics.password" {
		t.Fatalf("asks for %v", asked)
	}
	for text, right := range map[string]bool{"": false, "short": false, "long-enough": true} {
		b.hold = true
		b.Resolve(map[forms.Path]string{"basics.password": text})
		b.settle()
		msg, _ := b.held[0]().(ResolvedMsg)
		b.held = nil
		if plan, wrong := b.Resolved(msg); (wrong == nil) != right || right && plan.Request.Name != "ab" {
			t.Errorf("%q: %v", text, wrong)
		}
		kept, _ := b.Main.Answers.Get("basics.password")
		if _, known := kept.(forms.Secret).Reveal(); known {
			t.Errorf("%q is kept in the answers", text)
		}
	}
}

func TestResolvingOnceAtATime(t *testing.T) {
	t.Parallel()
	b := opened(t, Config{})
	b.hold = true
	b.Resolve(nil)
	b.Resolve(nil)
	if b.settle(); len(b.held) != 1 {
		t.Errorf("%d commands", len(b.held))
	}
	b.Underway = true
	if plan, wrong := b.Resolved(ResolvedMsg{answers: &forms.Answers{}}); wrong == nil {
		t.Errorf("a second request while one is under way: %+v", plan)
	}
	b.Underway, b.Target = false, connect.Target{}
	if plan, wrong := b.Resolved(ResolvedMsg{answers: &forms.Answers{}}); wrong == nil {
		t.Errorf("a request while there is nowhere to send it: %+v", plan)
	}
}

// TestAYesIsForItsTarget: what was read for one account or endpoint is not sent
// by another.
func TestAYesIsForItsTarget(t *testing.T) {
	t.Parallel()
	b := opened(t, Config{})
	b.hold = true
	b.Resolve(nil)
	b.settle()
	read, _ := b.held[0]().(ResolvedMsg)
	b.held, b.hold = nil, false
	b.Set(b.Cloud, AskEndpoint, "https://other.example")
	b.Retarget(AskEndpoint)
	b.settle()
	if plan, wrong := b.Resolved(read); b.Target.Client == nil || wrong == nil || !wrong.Summary.Complete() || plan.Request.Body != nil {
		t.Errorf("sent to another endpoint: %+v, %v", plan, wrong)
	}
}

func TestFailuresOfDraftsAreSaid(t *testing.T) {
	t.Parallel()
	b := opened(t, Config{})
	b.Update(draftMsg{err: errors.New("full")})
	if b.settle(); b.said.IsZero() {
		t.Error("nothing is said")
	}
}

// TestSummary names what a yes is about: what, where, whose, by which way, and
// whether it is real.
func TestSummary(t *testing.T) {
	t.Parallel()
	const simulated = "Simulated: nothing real is created and nothing costs money."
	for name, tc := range map[string]struct {
		account providers.Account
		at      string
		whose   providers.Caller
		want    []string
	}{
		"real": {account: providers.Account{ID: "env", Source: forms.Same("environment"), Key: "LTAI…abcd"}, want: []string{"one cluster “cfd” in here", "account: environment LTAI…abcd", "It costs.", "It closes."}},
		"told by the cloud": {
			account: providers.Account{ID: "env", Source: forms.Same("environment"), Key: "LTAI…abcd"}, whose: providers.Caller{Account: "42", Alias: "lab", Kind: providers.CallerRoot},
			want: []string{"one cluster “cfd” in here", "account: environment LTAI…abcd", "identity: 42 (lab), the account itself", "It costs.", "It closes."},
		},
		"by another way":   {account: providers.Account{ID: "env", Source: forms.Same("environment"), Key: "K"}, at: "https://proxy", want: []string{"one cluster “cfd” in here", "account: environment K", "endpoint: https://proxy", "It costs.", "It closes."}},
		"simulated":        {account: providers.Account{Simulated: true, Source: forms.Same("the simulator")}, want: []string{"one cluster “cfd” in here", "account: the simulator", simulated, "It closes."}},
		"simulated, apart": {account: providers.Account{Simulated: true, Source: forms.Same("the simulator")}, at: "http://127.0.0.1:9", want: []string{"one cluster “cfd” in here", "account: the simulator", "endpoint: http://127.0.0.1:9", simulated, "It closes."}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := opened(t, Config{})
			b.About.Creates, b.About.Notes, b.About.Lifecycle = forms.Same("cluster"), []forms.Text{forms.Same("It costs.")}, forms.Same("It closes.")
			b.Account, b.Target.Endpoint.Base, b.caller = tc.account, tc.at, tc.whose
			var got []string
			for _, line := range b.Summary(providers.Request{Name: "cfd"}) {
				got = append(got, line.En)
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// owned is a client whose cloud tells whose its keys are.
type owned struct {
	client
	fails error
}

func (o *owned) Identify(context.Context) (providers.Caller, error) {
	if o.fails != nil {
		return providers.Caller{}, o.fails
	}
	return providers.Caller{Account: "42"}, nil
}

// TestWhose: a real target is asked whose the account is, and an answer that comes when
// there is another target is dropped.
func TestWhose(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		client    providers.Client
		simulated bool
		another   bool
		want      string
	}{
		"told":             {client: &owned{}, want: "42"},
		"refused":          {client: &owned{fails: errors.New("no")}},
		"not asked for":    {client: &client{}},
		"simulated":        {client: &owned{}, simulated: true},
		"of an old target": {client: &owned{}, another: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := opened(t, Config{})
			b.hold = true
			b.Target.Client, b.Target.Account.Simulated = tc.client, tc.simulated
			b.askCaller(t.Context())
			b.settle()
			if tc.another {
				b.Target.Client = &client{}
			}
			b.release()
			if b.caller.Account != tc.want {
				t.Errorf("told %q", b.caller.Account)
			}
		})
	}
}

// TestWhatBelongsToAChoiceGoesAlong: what a person said stays beside a new choice,
// what belongs to the choice goes with it, and tells on in turn.
func TestWhatBelongsToAChoiceGoesAlong(t *testing.T) {
	t.Parallel()
	field := func(key, source string) forms.Field {
		return forms.Field{Key: key, Kind: forms.String, Label: forms.Same(key), Source: forms.Source{Name: source}}
	}
	form := &forms.Form{
		Steps:  []forms.Step{{ID: forms.Basics, Label: forms.T("Basics", "基本信息")}},
		Fields: forms.OnStep(forms.Basics, field("user", "users"), field("number", "numbers"), field("group", ""), field("block", "")),
		Checks: []forms.Check{
			forms.MatchesLookup{Field: "number", Of: "user", Fact: "number", Follow: true},
			forms.MatchesLookup{Field: "group", Of: "number", Fact: "group", Follow: true},
			forms.MatchesLookup{Field: "user", Of: "number", Fact: "user", Follow: true, Quiet: true},
			forms.MatchesLookup{Field: "block", Of: "user", Fact: "block", Quiet: true},
		},
	}
	b := opened(t, Config{})
	b.Main = NewSheet(form)
	b.Main.Known = &forms.Known{}
	b.Main.Known.Add(forms.Query{Source: "users"}, []forms.Option{
		{Value: "a", Facts: map[string]string{"number": "1", "block": "x"}}, {Value: "b", Facts: map[string]string{"number": "2", "block": "y"}},
	})
	b.Main.Known.Add(forms.Query{Source: "numbers"}, []forms.Option{
		{Value: "1", Facts: map[string]string{"user": "a", "group": "g1"}}, {Value: "2", Facts: map[string]string{"user": "b", "group": "g2"}},
	})
	say := func(path forms.Path, value string) {
		b.set(path, value)
		b.Tell(b.Main, path)
	}
	has := func(when string, want ...string) {
		t.Helper()
		var got []string
		for _, path := range []forms.Path{"user", "number", "group", "block"} {
			value, _ := b.Main.Answers.Get(path)
			got = append(got, forms.ValueText(value))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", when, diff)
		}
	}
	say("user", "a")
	has("a user", "a", "1", "g1", "x")
	say("number", "2")
	has("another number", "b", "2", "g2", "y")
	b.set("block", "mine")
	say("user", "a")
	has("another user", "a", "1", "g1", "mine")
}
