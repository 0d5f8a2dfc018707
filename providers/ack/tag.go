package ack

import (
	"slices"

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
// list. The tag of another run, as of one whose body was taken over, goes.
func (c *Client) Tagged(request providers.Request, value string) (providers.Request, forms.Text) {
	own, _ := request.Body.Get("tags")
	tags, _ := own.([]any)
	tags = slices.DeleteFunc(slices.Clone(tags), func(one any) bool {
		body, _ := one.(*forms.Body)
		if body == nil {
			return false
		}
		key, _ := body.Get("key")
		return key == providers.TagKey
	})
	if len(tags) >= maxTags {
		return request, forms.Tf("no run tag is added: the cluster has %d tags already", "未添加运行标签：集群已有 %d 个标签", len(tags))
	}
	return request.WithBody(func(body *forms.Body) {
		one := &forms.Body{}
		one.Set(providers.TagKey, "key")
		one.Set(value, "value")
		body.Set(append(tags, one), "tags")
	}), forms.Text{}
}
