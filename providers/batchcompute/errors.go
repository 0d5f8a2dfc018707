package batchcompute

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

// tokenMismatch refuses a token that came before with other parameters. As each
// run makes its own, an earlier attempt of the run did come through.
const tokenMismatch = "IdempotentTokenMismatch"

// meanings are the codes that do not name a parameter ("Common error codes",
// help page, and the error table of the creation, API page). Missing… and
// Invalid… name one; see [fieldOf].
var meanings = map[string]alicloud.Meaning{
	tokenMismatch: {
		Kind:    providers.Unclear,
		Summary: forms.T("the token was used before for another request", "该幂等令牌已用于其他请求"),
		Remedy:  forms.T("look for the cluster by name, then start anew", "请先按名称确认集群是否存在，再重新开始"),
	},
	"InvalidJsonFormat":  malformed,
	"InvalidHttpBody":    malformed,
	"InvalidUrlPattern":  malformed,
	"InvalidQueryString": malformed,
	"MethodNotAllowed":   malformed,
	"InvalidResource.AlreadyExisting": {
		Kind:    providers.Conflict,
		Summary: forms.T("there is one already", "资源已存在"),
		Remedy:  forms.T("choose another name", "请更换名称"),
	},
	"InvalidResource.NotFound": {
		Kind:    providers.Absent,
		Summary: forms.T("it does not exist", "资源不存在"),
		Remedy:  forms.T("check id and region", "请检查 ID 和地域"),
	},
	"QuotaExhausted": quota("a quota of the account is used up", "账号配额已用尽"),
	"QuotaExhausted.MaxClusterCount": quota("the account has as many clusters as its quota allows",
		"集群数量已达配额上限"),
	"QuotaExhausted.MaxClusterGroupCount": quota("there are more groups than the quota allows",
		"实例组数量超过配额"),
	"QuotaExhausted.MaxClusterGroupDesiredVMCount": quota("a group has more machines than the quota allows",
		"实例组的期望机器数超过配额"),
	"QuotaExhausted.Configs.Networks.VPC.OppositeRouterType": quota("the type of the opposite router is not allowed",
		"不允许使用该对端路由器类型"),
	"StateConflict": {
		Kind:    providers.Conflict,
		Summary: forms.T("the present state of the cluster does not allow this", "集群当前状态不允许此操作"),
		Remedy:  forms.T("wait, then try again", "请稍候重试"),
	},
}

var malformed = alicloud.Meaning{
	Kind:    providers.Invalid,
	Summary: forms.T("BatchCompute cannot read the request", "批量计算无法解析请求"),
	Remedy:  forms.T("run again with --debug and keep the log", "请加 --debug 重试并保留日志"),
}

func quota(en, zh string) alicloud.Meaning {
	return alicloud.Meaning{
		Kind: providers.Quota, Summary: forms.T(en, zh),
		Remedy: forms.T("release something, or ask for a larger quota; the message has the limit", "请释放资源或申请提升配额；上限见错误信息"),
	}
}

// explain adds to a failure the question that it is about. request may be
// empty.
func explain(err error, request providers.Request) error {
	f := providers.FailureIn(err)
	if f == nil {
		return err
	}
	if f.Code == tokenMismatch {
		f.Cause = errors.Join(providers.ErrTokenTaken, f.Cause)
	}
	if name, missing := strings.CutPrefix(f.Code, "Missing"); missing && f.Kind == providers.Invalid {
		f.Summary, f.Remedy = forms.Tf("%s is missing", "缺少 %s", name), forms.T("give it", "请填写")
	}
	if f.Field == "" && f.Code != "" {
		f.Field = fieldOf(f.Code, request.Body)
	}
	return err
}

// fieldOf returns the answer that a code is about, "" for none or when several
// may be meant.
func fieldOf(code string, body *forms.Body) forms.Path {
	if code == "QuotaExhausted.MaxClusterGroupCount" {
		return "node_pools"
	}
	if code == "QuotaExhausted.MaxClusterGroupDesiredVMCount" {
		return only(places(body, "DesiredVMCount", groupDepth))
	}
	if _, known := meanings[code]; known {
		return ""
	}
	name, missing := strings.CutPrefix(code, "Missing")
	if !missing {
		var invalid bool
		if name, invalid = strings.CutPrefix(code, "Invalid"); !invalid {
			return ""
		}
	}
	name = strings.TrimPrefix(name, "Parameter.")
	if !strings.Contains(name, ".") && !missing {
		// The same name may be that of the cluster and that of a group.
		if found := places(body, name, groupDepth); len(found) > 0 {
			return only(found)
		}
	}
	if path, ok := form().FromWire(positions(name, body)); ok {
		return path
	}
	return only(places(body, name, anyDepth))
}

const (
	groupDepth = 3
	anyDepth   = 9
)

// places returns the answers that are sent as name, at most depth objects deep.
func places(body *forms.Body, name string, depth int) []forms.Path {
	if body == nil || depth == 0 {
		return nil
	}
	var paths []forms.Path
	for _, member := range body.Members() {
		if strings.EqualFold(member.Name, name) && member.Path != "" {
			paths = append(paths, member.Path)
			continue
		}
		if inner, ok := member.Value.(*forms.Body); ok && (depth > groupDepth || member.Name == groupsWire || strings.HasPrefix(string(member.Path), "node_pools[")) {
			paths = append(paths, places(inner, name, depth-1)...)
		}
	}
	return paths
}

// groupsWire is the wire name of the groups.
const groupsWire = "Groups"

// only returns the only path, "" where there are others.
func only(paths []forms.Path) forms.Path {
	if len(paths) != 1 {
		return ""
	}
	return paths[0]
}

// positions writes the name of a group as its position, for [forms.Form.FromWire].
func positions(wire string, body *forms.Body) string {
	parts := strings.Split(wire, ".")
	if len(parts) < 2 || parts[0] != groupsWire || body == nil {
		return wire
	}
	value, _ := body.Get(groupsWire)
	if list, ok := value.(*forms.Body); ok {
		i := slices.IndexFunc(list.Members(), func(m forms.Member) bool { return m.Name == parts[1] })
		if i >= 0 {
			parts[1] = strconv.Itoa(i)
		}
	}
	return strings.Join(parts, ".")
}
