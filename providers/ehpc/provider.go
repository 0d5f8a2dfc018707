package ehpc

import (
	"clusterwiz/forms"
)

// Provider is E-HPC.
type Provider struct{}

// New returns the provider; it holds nothing.
func New() *Provider { return &Provider{} }

// Form returns the questions of CreateCluster.
func (p *Provider) Form() *forms.Form { return form() }
