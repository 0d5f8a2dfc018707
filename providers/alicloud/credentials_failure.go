package alicloud

import (
	"errors"
	"net/url"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/forms/files"
	"clusterwiz/providers"
	"clusterwiz/providers/exchange"
)

// authFailure explains why there are no keys. The vendor's errors quote files,
// addresses with tokens and replies with keys, so nothing of their text is
// passed on but the code and message of a refusal by STS.
func authFailure(err error) error {
	f := &providers.Failure{
		Kind:    providers.Auth,
		Summary: forms.T("the account gives no usable keys", "该账号未提供可用的密钥"),
		Remedy:  forms.T("test it with: aliyun sts GetCallerIdentity, or choose another account", "可用 aliyun sts GetCallerIdentity 测试，或更换账号"),
	}
	if err == nil {
		return f
	}
	var address *url.Error
	switch {
	case errors.As(err, &address) && address.Op != "parse":
		f.Kind, f.Cause, f.Unsent = providers.Unavailable, exchange.Opaque(address.Err), true
		f.Summary = forms.T("the service that gives temporary keys cannot be reached", "无法连接临时密钥服务")
		f.Remedy = forms.T("check network and proxy, then try again", "请检查网络和代理后重试")
	case errors.Is(err, errCommand):
		f.Summary = forms.T("the profile's process_command failed", "profile 的 process_command 未成功执行")
	case errors.Is(err, errServed), errors.As(err, new(*files.Refusal)):
		f.Summary = forms.T("the credentials URI gave no usable keys", "凭证 URI 未返回可用密钥")
	case errors.Is(err, errPrinted):
		f.Summary = forms.T("the profile's process_command printed no usable keys", "profile 的 process_command 未输出可用密钥")
	}
	_, body, found := strings.Cut(err.Error(), "{")
	e, ok := decodeEnvelope([]byte("{" + body))
	if !found || !ok || e.Code == "Success" {
		return f
	}
	r := newReport(Call{Product: Product{Code: "STS"}, Action: "AssumeRole"}, "", nil)
	m := r.meaning(e, &Detail{Status: 400})
	f.Code, f.Message, f.RequestID, f.Summary, f.Remedy = string(e.Code), r.clean(string(e.Message)), string(e.RequestID), m.Summary, m.Remedy
	if m.Kind == providers.Permission || m.Kind == providers.Throttled || m.Kind == providers.Unavailable {
		f.Kind = m.Kind
	}
	return f
}
