package ack

import (
	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

// maxTags is how many tags a cluster may have.
const maxTags = 20

var _ providers.Tagger = (*Client)(nil)

// tag is one of a cluster's tags.
type tag struct {
	Key   alicloud.Text `json:"key"`
	Value alicloud.Text `json:"value"`
}

// tagIn is the value of the run tag; empty for none.
func tagIn(tags []tag) string {
	for _, one := range tags {
		if one.Key == providers.TagKey {
			return string(one.Value)
		}
	}
	return ""
}

// Tagged implements [providers.Tagger]: the cluster's own tags come back in its
// list.
func (c *Client) Tagged(request providers.Request, value string) (providers.Request, forms.Text) {
	own, _ := request.Body.Get("tags")
	if tags, _ := own.([]any); len(tags) >= maxTags {
		return request, forms.Tf("no run tag is added: the cluster has %d tags already", "未添加运行标签：集群已有 %d 个标签", len(tags))
	}
	return request.WithBody(func(body *forms.Body) {
		one := &forms.Body{}
		one.Set(providers.TagKey, "key")
		one.Set(value, "value")
		own, _ := body.Get("tags")
		tags, _ := own.([]any)
		body.Set(append(tags, one), "tags")
	}), forms.Text{}
}
