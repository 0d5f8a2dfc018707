package batchcompute

import (
	"clusterwiz/forms"
	"clusterwiz/providers"
)

// maxUserData is how many entries the user data may have.
const maxUserData = 64

var _ providers.Tagger = (*Client)(nil)

// Tagged implements [providers.Tagger]: user data comes back in the list.
func (c *Client) Tagged(request providers.Request, value string) (providers.Request, forms.Text) {
	own, _ := request.Body.Get("UserData")
	if data, ok := own.(*forms.Body); ok && len(data.Members()) >= maxUserData {
		if _, tagged := data.Get(providers.TagKey); !tagged {
			return request, forms.Tf("no run tag is added: there are %d entries of user data already", "未添加运行标签：用户数据已有 %d 项", len(data.Members()))
		}
	}
	return request.WithBody(func(body *forms.Body) { body.Set(value, "UserData", providers.TagKey) }), forms.Text{}
}
