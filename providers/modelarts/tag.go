package modelarts

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

var (
	_ providers.Tagger  = (*Client)(nil)
	_ providers.Witness = (*Client)(nil)
)

// Tagged implements [providers.Tagger]: labels are allowed in every pool and come
// back in its list. They are those of the nodes.
func (c *Client) Tagged(request providers.Request, value string) (providers.Request, forms.Text) {
	return request.WithBody(func(body *forms.Body) {
		body.Set(value, "spec", "resources", "labels", providers.TagKey)
	}), forms.Text{}
}

// Witnessed implements [providers.Witness]: the pool's events name the node pools
// whose counters change.
func (c *Client) Witnessed(ctx context.Context, request providers.Request, since time.Time) ([]providers.Receipt, error) {
	at := placeNamed(request.Name)
	var err error
	if at.project, err = c.project(ctx, at.project); err != nil {
		return nil, err
	}
	for _, event := range c.events(ctx, at, providers.Receipt{Created: since.UTC().Format(time.RFC3339)}) {
		words := strings.FieldsFunc(event.Text, func(r rune) bool { return r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if slices.Contains(words, at.name) {
			return []providers.Receipt{{ID: at.id(), Name: request.Name, Region: request.Region, Created: event.Time.Format(time.RFC3339)}}, nil
		}
	}
	return nil, ctx.Err()
}
