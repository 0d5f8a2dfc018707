package importer

import (
	"strings"

	"clusterwiz/forms"
)

// fromDryRunJSON reads what the aliyun CLI prints with --cli-dry-run-json.
func fromDryRunJSON(tree *Tree, o Options) (*Source, error) {
	endpoint := tree.Said("endpoint")
	s := &Source{Shape: dryRun, Provider: hostCloud(endpoint), Region: regionOf(endpoint)}
	if s.Region == "" {
		s.Region = tree.Said("headers", "x-acs-region-id")
	}
	if tree.Said("method") == "GET" {
		return nil, refuse(forms.T("is a GET, which creates nothing", "是 GET 请求，不会创建任何内容"), bringBody)
	}
	if action := tree.Said("action"); action != "" && action != "CreateCluster" {
		return nil, refuse(forms.Tf("is a call of %s, another than creates something", "是 %s 调用，不是创建请求", quoted(action)), bringBody)
	}
	if tree.Said("version") == "2018-04-12" {
		return nil, settleEHPC(&Source{Body: &Tree{Type: Object, Members: []Member{{"EhpcVersion", &Tree{}}}}}, o)
	}
	if path := tree.Said("pathname"); path != "" && path != "/clusters" && path != "/" {
		return nil, refuse(forms.Tf("is a call of %s, which creates no cluster", "是对 %s 的调用，不会创建集群", quoted(path)), bringBody)
	}
	if body := tree.Get("body"); body != nil && !body.empty() {
		if s.Body = jsonIn(body); s.Body == nil {
			s.Body = body
		}
	} else if query := tree.Get("query"); query != nil {
		var names []string
		for _, m := range query.Members {
			names = append(names, m.Name)
		}
		ranks := ranked(names)
		s.Body = NewObject("query")
		for _, m := range query.Members {
			if m.Name == "RegionId" {
				s.Region = m.Value.Text
				continue
			}
			s.Body.grow(pair{ranks[m.Name], m.Value.Text, m.Value.Where})
		}
	}
	if s.Body == nil || s.Body.Type != Object {
		return nil, refuse(forms.T("is a dry run without a body", "dry-run 输出中没有请求体"), bringBody)
	}
	for _, name := range []string{"headers"} {
		if t := tree.Get(name); t != nil {
			s.drop(t.Where, forms.T("headers, signatures and cookies are no part of a profile", "请求头、签名与 Cookie 不属于配置文件"))
		}
	}
	return s.finish(o)
}

const skipped = "Skip invoke in dry-run mode"

// isDryRun tells the two texts that the aliyun CLI prints for a dry run.
func isDryRun(text string) bool {
	head := text[:min(len(text), 400)]
	return strings.HasPrefix(text, skipped) || strings.Contains(head, "Style:") && strings.Contains(head, "Endpoint:")
}

// fromDryRun reads what the aliyun CLI prints with --dryrun and with --cli-dry-run.
func fromDryRun(text string, o Options) (*Source, error) {
	if rest, old := strings.CutPrefix(text, skipped); old {
		return fromPrinted(rest, o)
	}
	told, body := map[string]string{}, []string(nil)
	inBody := false
	for line := range strings.SplitSeq(text, "\n") {
		if strings.HasPrefix(strings.TrimSpace(line), "---") {
			continue
		}
		if inBody && (line == "" || strings.HasPrefix(line, " ") || strings.HasPrefix(line, "\t") || strings.HasPrefix(line, "{") || strings.HasPrefix(line, "}")) {
			body = append(body, line)
			continue
		}
		name, value, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok {
			continue
		}
		if inBody = strings.HasPrefix(name, "Body"); inBody {
			body = append(body, value)
			continue
		}
		told[name] = strings.TrimSpace(value)
	}
	r := request{
		shape: dryRun, method: told["Method"], target: "https://" + told["Endpoint"] + told["Pathname"],
		header: map[string]string{"x-acs-action": told["Action"], "x-acs-version": told["Version"]},
		body:   strings.TrimSpace(strings.Join(body, "\n")), bodyAt: "Body", targetAt: "Query", headerAt: "Headers",
	}
	return r.source(o)
}

// fromPrinted reads the request between two lines of dashes.
func fromPrinted(text string, o Options) (*Source, error) {
	lines := strings.Split(text, "\n")
	var kept []string
	for _, line := range lines[1:] {
		if !strings.HasPrefix(line, "---") {
			kept = append(kept, line)
		}
	}
	message := strings.TrimLeft(strings.Join(kept, "\n"), "\n")
	if !requestLine().MatchString(message) {
		return nil, refuse(forms.T("is a dry run without a request", "dry-run 输出中没有请求"), bringBody)
	}
	s, err := fromMessage(message, o)
	if err == nil {
		s.Shape = dryRun
	}
	return s, err
}
