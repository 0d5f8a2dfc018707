package importer

import (
	"cmp"
	"regexp"
	"strings"
	"sync"

	"clusterwiz/forms"
)

var kooLine = forms.T("a line of KooCLI (hcloud)", "KooCLI（hcloud）命令行")

var (
	kooSwitches = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(dryrun|skeleton|debug|help|interactive)$`)
	})
	kooSettings = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(cli-.*|dryrun|skeleton|debug|nodepool_name|Content-Type|X-.*)$`)
	})
	kooKeys = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^cli-(access-key|secret-key|security-token)$|^X-Auth-Token$`)
	})
)

// wholeNames are the objects whose members have dots in their own names: what follows is
// one name.
var wholeNames = []string{"metadata.annotations.", "spec.resources.extendParams."}

// fromKooCLI reads a line of Huawei Cloud's command line: the body as a tree of names, of
// which lists count from 1.
func fromKooCLI(c command, o Options) (*Source, error) {
	flags, operands := c.flags(namedBy(kooSwitches()))
	if len(operands) < 2 || !strings.EqualFold(operands[0], "ModelArts") || operands[1] != "CreateNodePool" {
		return nil, refuse(forms.T("is a line of KooCLI that creates no node pool of ModelArts", "是 KooCLI 命令行，但不会创建 ModelArts 节点池"), bringBody)
	}
	s, ranks := &Source{Shape: kooLine, Provider: "modelarts", Body: NewObject("")}, rankedFlags(flags)
	for _, f := range flags {
		where := "--" + f.name
		if file, isFile := c.fromFile(f.value); isFile {
			text, err := o.named(file)
			if err != nil {
				return nil, err
			}
			f.value = text
		}
		switch {
		case f.name == "cli-region":
			s.Region = f.value
		case f.name == "project_id" || f.name == "cli-project-id":
			s.give("basics.project_id", f.value)
		case f.name == "pool_name":
			s.give("pool.name", f.value)
		case f.name == "cli-jsonInput":
			if err := s.kooInput(f.value, where, o); err != nil {
				return nil, err
			}
		case kooKeys().MatchString(f.name):
			s.secrets = append(s.secrets, f.value)
			s.drop(where, forms.T("keys and tokens are no part of a profile", "密钥与令牌不属于配置文件"))
		case kooSettings().MatchString(f.name):
			s.drop(where, forms.T("a setting of the command line", "命令行自身的设置"))
		default:
			s.Body.kooGrow(pair{f.name, f.value, where}, ranks)
		}
	}
	if len(s.Body.Members) == 0 {
		return nil, refuse(forms.T("is a line without a body or parameters", "命令行没有请求体或参数"), bringBody)
	}
	s.variables()
	return s.finish(o)
}

// kooInput takes the body out of the file of --cli-jsonInput, which has it in a member.
func (s *Source) kooInput(file, where string, o Options) error {
	text, err := o.named(file)
	if err != nil {
		return err
	}
	if err := s.wholeBody(text, where, o); err != nil {
		return err
	}
	if body := s.Body.Get("body"); body != nil && body.Type == Object {
		s.Body = body
	}
	return nil
}

// kooGrow is grow for names of which the last may have dots; ranks are those of [ranked].
func (t *Tree) kooGrow(p pair, ranks map[string]string) {
	for _, before := range wholeNames {
		name, ok := strings.CutPrefix(p.name, before)
		if !ok {
			continue
		}
		value := NewObject(p.where)
		value.leaf(p)
		t.Put(value, append(strings.Split(strings.TrimSuffix(before, "."), "."), name)...)
		return
	}
	p.name = cmp.Or(ranks[p.name], p.name)
	t.grow(p)
}
