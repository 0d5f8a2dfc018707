package kubeconfig

import "clusterwiz/forms"

// Refusal is a kubeconfig or a file that is not used, in words for a person.
type Refusal struct{ Why, Remedy forms.Text }

// Error implements error, in English.
func (r *Refusal) Error() string { return r.Text().En }

// Text is why, and what to do.
func (r *Refusal) Text() forms.Text { return forms.Tf("%s; %s", "%s；%s", r.Why, r.Remedy) }

func refuse(remedy, why forms.Text) error { return &Refusal{Why: why, Remedy: remedy} }
