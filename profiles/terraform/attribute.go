package terraform

// Kind is what an attribute is in HCL.
type Kind string

// The kinds of attributes. In a state every block is a list of objects.
const (
	String  Kind = "string"
	Number  Kind = "number"
	Boolean Kind = "bool"
	List    Kind = "list"   // of strings
	Map     Kind = "map"    // of strings
	Block   Kind = "block"  // at most once
	Blocks  Kind = "blocks" // repeated
)

// As is how an attribute writes the value that the request has.
type As string

// The ways. Plainly is the same value, in the attribute's kind.
const (
	Plainly As = ""
	// JSON: text that is JSON, where the request has the object or list.
	JSON As = "json"
	// JSONText: text that is JSON in both.
	JSONText As = "json_text"
	// Joined: one text with commas, where the request has a list.
	Joined As = "joined"
	// Split: a list, where the request has one text with commas.
	Split As = "split"
	// Tags: a map, where the request has a list of keys and values.
	Tags As = "tags"
	// Length: a list of that length, where the request has a number beside the list.
	Length As = "length"
	// Given: the text in the request is another one, see [Attribute.Words].
	Given As = "given"
	// Camel: an object whose members have capitals in the request, as maxPods, where HCL has
	// max_pods; numbers and truths are texts there.
	Camel As = "camel"
)

// Attribute is one attribute or block, and the parameter that it is.
type Attribute struct {
	// Wire is the parameter: names joined by dots, a dot within a name written `\.`,
	// relative to the body or to the block around. A block without one has its parameters
	// beside those around it.
	Wire string
	// Or is the parameter in an older layout of the request, which a request may have in
	// place of Wire.
	Or   string
	Name string
	Kind Kind
	As   As
	// Block are the attributes of a Block or of Blocks.
	Block []Attribute
	// Required: the provider wants it. Sensitive: it marks the value as secret.
	Required, Sensitive bool
	// Drops: false and 0 that are written are not sent, so that the cloud's default holds.
	Drops bool
	// Default is what the provider sends where nothing is written, as text; empty for
	// nothing.
	Default string
	// Ignored: the provider has the attribute and does not send it.
	Ignored bool
	// Zero: 0 and false are values here, and not "not set".
	Zero bool
	// Shared: a state has it also where the creation made it by itself.
	Shared bool
	// Words are the request's words by those of the attribute, for what is Given.
	Words map[string]string
}

// Missing is a parameter without an attribute.
type Missing struct {
	Wire string
	// En and Zh say what to know of it; empty for no more than that.
	En, Zh string
}

// Resource is a type of resource with the creation of which it has the parameters.
type Resource struct {
	// Type is the word in HCL, Cloud the id of the form, Vendor the source of the provider.
	Type, Cloud, Vendor string
	// Since is the first version of the provider in which all of it is there.
	Since      string
	Attributes []Attribute
	// Around are the attributes beside the blocks of which each is a creation.
	Around []Attribute
	None   []Missing
	// Fixed are the parameters that follow from the type.
	Fixed map[string]string
	// Part tells of a resource that is a part of another: the member of the request to
	// which each adds an item, and the attribute that names the other.
	Part, Of string
	// Computed are attributes of a state that come of the creation and must not go into
	// another.
	Computed []string
	// ID is the id by which an existing thing is imported.
	ID string
}

// The sources of the providers.
const (
	alicloud    = "aliyun/alicloud"
	huaweicloud = "huaweicloud/huaweicloud"
)

// Resources are all that are known; a cluster's own type goes before that of its parts.
func Resources() []Resource {
	return []Resource{ehpcCluster(), ehpcQueue(), managed(), dedicated(), nodePool(), resourcePool()}
}

// Find returns the resource of that type.
func Find(name string) (Resource, bool) {
	for _, r := range Resources() {
		if r.Type == name {
			return r, true
		}
	}
	return Resource{}, false
}

// Of returns the resources of a cloud.
func Of(cloud string) (list []Resource) {
	for _, r := range Resources() {
		if r.Cloud == cloud {
			list = append(list, r)
		}
	}
	return list
}

// same are attributes by the parameters' own names.
func same(kind Kind, names ...string) (list []Attribute) {
	for _, name := range names {
		list = append(list, Attribute{Wire: name, Name: name, Kind: kind})
	}
	return list
}

// drops marks attributes of which false and 0 are not sent.
func drops(list ...Attribute) []Attribute {
	for i := range list {
		switch list[i].Kind {
		case Number, Boolean:
			list[i].Drops = true
		case Block, Blocks:
			list[i].Block = drops(list[i].Block...)
		case String, List, Map:
		}
	}
	return list
}
