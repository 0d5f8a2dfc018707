package ehpc

import (
	"context"
	"strings"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

var (
	_ providers.Tagger  = (*Client)(nil)
	_ providers.Witness = (*Client)(nil)
)

// describing begins a description that is a run tag: letters, digits, - and _ are
// all that it may have.
const describing = providers.TagKey + "_"

// tagIn is the run tag in a description; empty for none.
func tagIn(description string) string {
	tag, ok := strings.CutPrefix(description, describing)
	if !ok {
		return ""
	}
	return tag
}

// Tagged implements [providers.Tagger]. No query gives the tags of a cluster back,
// so the tag is its description where the person wrote none.
func (c *Client) Tagged(request providers.Request, value string) (providers.Request, forms.Text) {
	// That of another run, whose body was taken over, is not the person's.
	own, taken := request.Body.Get("ClusterDescription")
	if text, _ := own.(string); taken && tagIn(text) == "" {
		return request, forms.T(
			"no run tag is added: its only place is the description, which you filled in; leave it empty to have one",
			"未添加运行标签：只能存放在集群描述中，而描述已填写；将其留空则会添加")
	}
	return request.WithBody(func(body *forms.Body) { body.Set(describing+value, "ClusterDescription") }), forms.Text{}
}

// Witnessed implements [providers.Witness]: the log of actions has each creation
// with the name of its cluster.
func (c *Client) Witnessed(ctx context.Context, request providers.Request, since time.Time) ([]providers.Receipt, error) {
	type entry struct {
		ClusterID    alicloud.Text `json:"ClusterId"`
		RequestID    alicloud.Text `json:"RequestId"`
		Target, Time alicloud.Text
	}
	type reply struct {
		Logs       []entry
		TotalCount *alicloud.Int
	}
	from, to := c.span(since.UTC().Format(time.RFC3339))
	entries, err := alicloud.Numbered(ctx, c.cloud, reading("ListCommonLogs", "From", from, "To", to, "ActionName", `["CreateCluster"]`), 100,
		func(r *reply) ([]entry, *alicloud.Int) { return r.Logs, r.TotalCount })
	if err != nil {
		return nil, explain(err, request)
	}
	var made []providers.Receipt
	for _, one := range entries {
		if one.ClusterID == "" || string(one.Target) != request.Name {
			continue
		}
		receipt := providers.Receipt{ID: string(one.ClusterID), Name: request.Name, Region: request.Region, RequestID: string(one.RequestID)}
		if at, err := time.Parse(logTime, string(one.Time)); err == nil {
			receipt.Created = at.Format(time.RFC3339)
		}
		made = append(made, receipt)
	}
	return made, nil
}
