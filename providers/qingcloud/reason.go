package qingcloud

import (
	"cmp"
	"regexp"
	"strings"
	"sync"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// reason is what the job says of a failure. Its error codes begin with a
// ret_code where one is known.
func (j job) reason(now cluster) *providers.Failure {
	code := leading().FindString(string(j.Errors))
	words := strings.TrimLeft(strings.TrimPrefix(string(j.Errors), code), " ,:;")
	f := &providers.Failure{
		Kind: providers.Unavailable, Code: code, Message: cmp.Or(words, string(j.Describe)),
		Summary: forms.Tf("QingCloud could not finish the cluster (%s)", "青云未能完成集群（%s）", cmp.Or(string(j.Status), string(now.State))),
		Remedy:  forms.T("look at the operation in the console, delete the cluster and create it again", "请在控制台查看该操作，删除集群后重新创建"),
	}
	if m := meaningOf(number(text(code)), ""); m.kind == providers.Quota || m.kind == providers.Money {
		f.Kind, f.Summary = m.kind, m.summary
	}
	return f
}

var leading = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\d+`) })
