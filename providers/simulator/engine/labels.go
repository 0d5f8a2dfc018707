package engine

import (
	"strings"
)

var labelName = Pattern(`^[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$`)

var domainLabel = Pattern(`^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$`)

// ClusterDomain is labels of a DNS name joined by dots.
func ClusterDomain(s string) bool {
	for label := range strings.SplitSeq(s, ".") {
		if !domainLabel(label) {
			return false
		}
	}
	return true
}

// LabelKey is a label's key: a name, before it perhaps a domain and a slash.
func LabelKey(s string) bool {
	domain, name, slash := strings.Cut(s, "/")
	if !slash {
		return labelName(domain)
	}
	return ClusterDomain(domain) && len(domain) <= 253 && labelName(name)
}

// LabelValue is a label's value, which may be empty.
func LabelValue(s string) bool { return s == "" || labelName(s) }
