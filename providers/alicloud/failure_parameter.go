package alicloud

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// named are the ways in which messages name a parameter: "The specified
// parameter Tags.0.key is invalid.", "You must specify RegionId."
var named = sync.OnceValue(func() []*regexp.Regexp {
	return []*regexp.Regexp{
		regexp.MustCompile(`(?i)\bparameters? ["'\[]?([a-z][\w.\[\]-]*?)["'\]]? (?:is|are|must|can|cannot|should|does|has|that|you)\b`),
		regexp.MustCompile(`(?i)\byou must specify (?:the (?:parameter )?)?["']?([a-z][\w.\[\]-]*\w)`),
		regexp.MustCompile(`(?i)^["']?([a-z][\w.\[\]-]*)["']? is mandatory`),
	}
})

// inCode are the codes that carry a name, as MissingRegionId and
// InvalidVpcId.NotFound.
var inCode = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:Missing|Invalid|Illegal)([A-Z]\w*)(?:\.([A-Z]\w*))?`)
})

// FieldOf returns the answer that a failure is about, by the parameter that the
// cloud refused or by what its message mentions; "" when it is none or when
// several could be meant. body is that of the request, nil where there is none.
func FieldOf(f *providers.Failure, form *forms.Form, body *forms.Body) forms.Path {
	if wire := Parameter(f); wire != "" {
		if path := form.Locate(body, wire); path != "" {
			return path
		}
	}
	if !f.Kind.MayBeAnswer() {
		return ""
	}
	return form.Mentioned(body, f.Message)
}

// parameterNamed returns the wire name of the parameter that a refusal is
// about, "" when it names none. The message goes first: it has the whole path.
func parameterNamed(code, message string) string {
	for _, pattern := range named() {
		if m := pattern.FindStringSubmatch(message); m != nil && !slices.Contains(filler, strings.ToLower(m[1])) {
			return m[1]
		}
	}
	m := inCode().FindStringSubmatch(code)
	if m == nil || slices.Contains(foreign, m[1]) {
		return ""
	}
	name := m[1]
	if slices.Contains(generic, strings.TrimSuffix(name, "s")) {
		name = m[2]
	}
	if slices.Contains(reasons, name) {
		return ""
	}
	return name
}

var (
	// filler are words that stand where a message could have a name.
	filler = []string{"value", "values", "is", "are", "that", "which", "the", "a", "format"}
	// foreign stand in the code of refusals that are not about a parameter.
	foreign = []string{"AccessKeyId", "SecurityToken", "TimeStamp", "Signature", "SignatureNonce", "Account", "AccountStatus", "Action", "Version", "Api", "Operation"}
	// generic say only that something is wrong; the name may follow a dot.
	generic = []string{"Parameter", "Param", "ParameterValue", "Request", "Input", "Argument"}
	// reasons follow the dot where no name does.
	reasons = []string{"NotFound", "Malformed", "Format", "Duplicate", "NotSupported", "ValueNotSupported", "Mismatch", "Conflict", "Invalid"}
)
