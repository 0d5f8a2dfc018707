package forms

// Kind is the shape of a field's value.
type Kind string

// The kinds, with the Go type of their values in [Answers].
const (
	String   Kind = "string"  // string on one line
	LongText Kind = "text"    // string of several lines
	Hidden   Kind = "secret"  // Secret
	Integer  Kind = "integer" // int64
	Decimal  Kind = "decimal" // float64
	Boolean  Kind = "boolean" // bool
	Choice   Kind = "choice"  // string, one of Options
	Strings  Kind = "choices" // []string
	Map      Kind = "map"     // map[string]string, or Table
	Object   Kind = "object"  // map[string]any, Fields
	List     Kind = "list"    // []any of map[string]any, Fields
)

// Encoding is how a value stands in the request.
type Encoding string

// The encodings. Plainly is the kind's own JSON.
const (
	Plainly  Encoding = ""
	AsText   Encoding = "text"   // a number or boolean inside a string
	JSONText Encoding = "json"   // the whole value as JSON inside a string
	Base64ed Encoding = "base64" // text in Base64
	Literal  Encoding = "raw"    // text that is JSON, put in as it is
	Joined   Encoding = "joined" // several texts as one, with commas between
	AsDigit  Encoding = "digit"  // yes and no as "1" and "0"
	AsBit    Encoding = "bit"    // yes and no as the numbers 1 and 0
)

// Field is one question. The zero value of each member means "nothing
// special"; the self-test [Form.Lint] refuses impossible combinations.
type Field struct {
	// Key is our word, dotted, relative to the form or the list item:
	// "network.vpc_id". The same question has the same key in every cloud.
	Key string
	// SameAs names what is asked, where other clouds ask the same at another
	// place: "node.count". [Carry] takes the answer over. Beside an amount that
	// is counted in units, "x", stands the question for the unit, "x_unit".
	SameAs string
	// Wire is the cloud's word: names joined by dots, a dot inside a name
	// written `\.`, relative to the body or the list item. Empty: not sent,
	// it only steers other questions.
	//
	// Several questions may make one element of an array: "addons[log].name"
	// is a member of the element that all with the same label share. A name
	// that ends in "[]" adds the value, or each item of a list, to the array.
	// After "config{}" follows the name of a member of an object that is sent
	// as JSON inside a string.
	Wire     string
	Kind     Kind
	Encoding Encoding
	// Suffix follows a value sent AsText: the unit in "100Gi".
	Suffix string
	// Step is the page; only on fields of the form itself.
	Step StepID

	Label Text
	// Help says in a sentence or two what the answer does.
	Help Text
	// Unit follows the value on the screen: GiB, nodes.
	Unit Text
	// Example is a value as a person would type it; it obeys the rules.
	Example string
	// Advanced questions stand behind one key.
	Advanced bool
	// Heading stands above the first of several questions that have the same, where
	// the advanced ones are shown too: "Spot instances".
	Heading Text
	// MayHide says that the answer may hold secrets though it is none, as a script
	// does. It, or an entry of a Map, may then be a [Secret] that is kept elsewhere,
	// and is masked wherever it is shown. For String, LongText and Map.
	MayHide bool

	// Default is used, and sent, when nothing was said.
	Default any
	// DefaultWhen is the condition under which Default stands in; the zero one
	// always holds.
	DefaultWhen Condition
	// DefaultFrom is a reference, as in conditions, to the answer that stands
	// in, and is sent, when nothing was said here and there is no Default. A
	// Strings field takes a single text as its only item.
	DefaultFrom string
	// DefaultOf is what stands in for each answer at DefaultFrom, by its text, where
	// that is not the answer itself: the memory that goes with so many cores.
	DefaultOf map[string]any
	// ServerDefault is what the cloud assumes when the field is left out. It is
	// shown and conditions see it; it is never sent.
	ServerDefault any

	// Required fields must be answered. An Object that is not required is
	// there once anything in it was said: until then its fields are neither
	// needed nor sent, their defaults included.
	Required bool
	// RequiredWhen makes the answer needed under a condition.
	RequiredWhen Condition
	// When tells whether the question applies. A field that does not apply is
	// not shown, not checked, not sent; its answer is kept.
	When  Condition
	Rules []Rule

	// Options are the values of a Choice, in the order shown. On a String,
	// Integer or Strings field they are suggestions.
	Options []Option
	// Listed are the sources of the Options of a Choice that is sent. The list is
	// then open: a value outside warns with the date and the nearest that is there,
	// and is sent as it was typed. Only an [ErrorTable] makes it refuse.
	Listed []Cite
	// Closed tells why no other value of a Choice can be sent, where none can.
	Closed Text
	// Words are other words for values, each with the one that the cloud tells for it, as
	// where older texts have another.
	Words map[string]string
	// Source is the look-up that offers values; others may be typed. Where it has
	// answered, its answer judges in place of the Options.
	Source Source

	// Fields are those of an Object or of each item of a List.
	Fields []Field
	// Checks compare the fields of one item (List) or of the Object.
	Checks []Check
	// Min and Max limit the number of items of List, Strings and Map.
	Min, Max int
	// Sizes is what Min and Max rest on.
	Sizes Ground
	// AllowDuplicates says that Strings may well hold a value more than once: a type
	// for each of three masters.
	AllowDuplicates bool
	// DuplicatesWhen is the condition under which they mean something; the zero one
	// is always. Elsewhere a value that is there twice is warned of.
	DuplicatesWhen Condition
	// Item names one item of a List: "queue".
	Item Text
	// KeyedBy sends a List as an object, each item under its own value of
	// this key, which is then not sent within the item.
	KeyedBy string
	// Unwrap sends only the value of this key for each item of a List, and the
	// items of such values, where they are lists, as one list.
	Unwrap string
	// Elsewhere are other places and ways to send the value. The first whose
	// condition holds goes before Wire, Encoding, Suffix, KeyedBy and Unwrap.
	Elsewhere []Placement
}

// Option is one value to choose.
type Option struct {
	Value string
	Label Text
	// Cells are columns beside the value: zone, cores, memory.
	Cells []string
	// Columns say what the Cells are, in their order; the same for all options of a
	// list. Without them cells are only texts.
	Columns []Column
	// Note is worth knowing of the value and no name: the newest, there by default.
	Note Text
	// Why, when given, tells why the value cannot be had now: sold out.
	Why Text
	// Binds says that choosing the value commits to pay in advance, so that a
	// submit asks twice.
	Binds bool
	// Sends is what the request carries in place of Value, as JSON; "null"
	// leaves the member out. Only for a Choice.
	Sends string
	// Facts are what is known of the value, for rules that compare: the VPC
	// of a vSwitch, its block.
	Facts map[string]string
}

// Column is what the cells in one column of a list are.
type Column struct {
	// Fact is the name of the fact that the cells show: of [Option.Facts], where
	// rules compare it.
	Fact string
	// Head stands above the cells.
	Head Text
	// Number says that the cells are amounts, which are compared and sorted by size.
	Number bool
	// Words are, in small letters, what a person types behind an amount to mean this
	// one, and alone for that there is any: vcpu, gib, gpu.
	Words []string
	// Decides says that the column goes after all others where there is no room for all:
	// which accelerator a machine has.
	Decides bool
}

// Source names a look-up and the answers that it depends on.
type Source struct {
	// Name is known to the cloud's client: "vswitches".
	Name string
	// By are references, as in conditions, whose values narrow the look-up.
	// Without an answer at one of them it waits, unless a ? follows.
	By []string
	// Exhaustive says that a value which the look-up does not list cannot
	// exist, so that it is an error and not just worth a warning.
	Exhaustive bool
}

// StepID names a page of a form.
type StepID string

// The pages, shared by all clouds.
const (
	Basics    StepID = "basics"
	Network   StepID = "network"
	Scheduler StepID = "scheduler"
	Queues    StepID = "queues"
	NodePools StepID = "node_pools"
	Storage   StepID = "storage"
	Software  StepID = "software"
	Access    StepID = "access"
	Billing   StepID = "billing"
	Advanced  StepID = "advanced"
)

// Step is a page of questions.
type Step struct {
	ID    StepID
	Label Text
	Help  Text
	// When tells whether the page applies at all.
	When Condition
}
