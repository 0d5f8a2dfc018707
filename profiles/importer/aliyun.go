package importer

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"

	"clusterwiz/forms"
)

var aliyunLine = forms.T("a line of the aliyun CLI", "aliyun CLI 命令行")

var (
	// aliyunSwitches are the flags of the tool that have no value, aliyunSettings those that
	// are no parameters of the call, aliyunKeys those that are secrets.
	aliyunSwitches = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(force|secure|insecure|dryrun|quiet|q|help|cli-dry-run(-json)?|skip-secure-verify|pager|estimate-cost(-\w+)*)$`)
	})
	aliyunSettings = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(profile|p|mode|language|config-path|C|endpoint|version|force|method|header|secure|insecure|output|o|dryrun|waiter|pager|quiet|q|user-agent|read-timeout|connect-timeout|retry-count|skip-secure-verify|ram-role-name|ram-role-arn|role-session-name|expired-seconds|cli-.*|estimate-cost.*|roa|content-type)$`)
	})
	aliyunKeys = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(access-key-id|access-key-secret|sts-token|bearer-token|private-key|key-pair-name)$`)
	})
)

// fromAliyun reads a line of the vendor's command line: the call by its address or its
// name, or the plugin's own words, with the body as one value or as parameters.
func fromAliyun(c command, o Options) (*Source, error) {
	flags, operands := c.flags(namedBy(aliyunSwitches()))
	if len(operands) < 2 {
		return nil, refuse(forms.T("is a line of the aliyun CLI without a call", "是未指明调用的 aliyun 命令行"), bringBody)
	}
	s := &Source{Shape: aliyunLine, Provider: productOf(operands[0])}
	call, plugin := operands[1], false
	if call == "POST" && len(operands) > 2 {
		call = operands[2]
	}
	switch {
	case call == "create-cluster":
		plugin = true
	case call != "CreateCluster" && call != "/clusters":
		return nil, refuse(forms.Tf("calls %s, which creates no cluster", "调用的是 %s，不会创建集群", quoted(call)), bringBody)
	}
	version := valueOf(flags, "version")
	if s.Provider == "" {
		s.Provider = hostCloud(valueOf(flags, "endpoint"))
	}
	if s.Provider == "ehpc" && (version == "2018-04-12" || strings.HasPrefix(operands[0], "ehpc") && slices.ContainsFunc(flags, func(f flag) bool { return strings.HasPrefix(f.name, "EcsOrder.") })) {
		return nil, settleEHPC(&Source{Body: &Tree{Type: Object, Members: []Member{{"EhpcVersion", &Tree{}}}}}, o)
	}
	if err := s.aliyunFlags(c, flags, plugin, o); err != nil {
		return nil, err
	}
	if s.Region == "" {
		s.Region = regionOf(valueOf(flags, "endpoint"))
	}
	s.variables()
	return s.finish(o)
}

func productOf(word string) string {
	for id, v := range vendors() {
		if slices.Contains(v.products, strings.ToLower(word)) {
			return id
		}
	}
	return ""
}

func valueOf(flags []flag, name string) string {
	for _, f := range flags {
		if f.name == name {
			return f.value
		}
	}
	return ""
}

// aliyunFlags makes the body of the flags.
func (s *Source) aliyunFlags(c command, flags []flag, plugin bool, o Options) error {
	s.Body = NewObject("")
	ranks := rankedFlags(flags)
	for _, f := range flags {
		where := "--" + f.name
		if file, isFile := c.bodyFile(f); isFile {
			text, err := o.named(file)
			if err != nil {
				return err
			}
			f.value, f.name = text, strings.TrimSuffix(strings.TrimSuffix(f.name, "-file"), "-FILE")
		}
		switch {
		case f.name == "region" || f.name == "RegionId" || f.name == "biz-region-id":
			s.Region = f.value
		case aliyunKeys().MatchString(f.name):
			s.secrets = append(s.secrets, f.value)
			s.drop(where, forms.T("keys and tokens are no part of a profile", "密钥与令牌不属于配置文件"))
		case aliyunSettings().MatchString(f.name):
			s.drop(where, forms.T("a setting of the command line", "命令行自身的设置"))
		case f.name == "body":
			if err := s.wholeBody(f.value, where, o); err != nil {
				return err
			}
		case plugin:
			s.Body.grow(pair{strings.ReplaceAll(cmp.Or(ranks[f.name], f.name), "-", "_"), f.value, where})
		case !f.has:
			s.Findings = append(s.Findings, Finding{Kind: Unknown, Where: where, Text: forms.T("has no value", "没有值")})
		default:
			s.Body.grow(pair{cmp.Or(ranks[f.name], f.name), f.value, where})
		}
	}
	if len(s.Body.Members) == 0 {
		return refuse(forms.T("is a line without a body or parameters", "命令行没有请求体或参数"), bringBody)
	}
	return nil
}

// bodyFile is the file from which the value of a flag is read.
func (c command) bodyFile(f flag) (string, bool) {
	if aliyunKeys().MatchString(f.name) || aliyunSettings().MatchString(f.name) {
		return "", false
	}
	if f.name == "body-file" || strings.HasSuffix(f.name, "-FILE") {
		return f.value, true
	}
	return c.fromFile(f.value)
}

// wholeBody reads a body that is one value of a command line.
func (s *Source) wholeBody(text, where string, o Options) error {
	tree, twice, err := ParseJSON([]byte(text))
	if err != nil && (strings.HasPrefix(text, "@") || shellVariable().MatchString(text)) {
		if text, err = o.named(strings.TrimPrefix(text, "@")); err == nil {
			tree, twice, err = ParseJSON([]byte(text))
		}
	}
	if err != nil {
		return err
	}
	if tree.Type != Object {
		return refuse(forms.Tf("has a %s that is no JSON object", "其中的 %s 不是 JSON 对象", where), bringBody)
	}
	for i := range twice {
		twice[i].Where = where + " " + twice[i].Where
	}
	s.Findings = append(s.Findings, twice...)
	s.Body = tree
	return nil
}
