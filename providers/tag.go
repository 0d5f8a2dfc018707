package providers

import (
	"context"
	"time"

	"clusterwiz/forms"
)

// TagKey is the name of the run tag: what the program puts on a thing that it
// creates, to tell its own from another's of the same name. Key and value are
// text that labels of Kubernetes may be, and begin with no word that a cloud
// keeps to itself.
const TagKey = "clusterwiz-run"

// Tagger is a [Client] whose cloud gives the run tag back in what
// [Client.Find] reads, as [Receipt.Tag].
type Tagger interface {
	Client
	// Tagged returns a copy of the request with the run tag of that value; else
	// the request as it is and a note that says why there is no place for one.
	Tagged(request Request, value string) (Request, forms.Text)
}

// Witness is a [Client] whose cloud tells of creations elsewhere than in the list
// that [Client.Find] reads, which may lag behind.
type Witness interface {
	Client
	// Witnessed returns the things of the request's name that were made since.
	// They may lack what only the list tells.
	Witnessed(ctx context.Context, request Request, since time.Time) ([]Receipt, error)
}

// WithBody returns a copy of the request with a body that change may alter.
func (r Request) WithBody(change func(*forms.Body)) Request {
	r.Body = r.Body.Clone()
	change(r.Body)
	return r
}
