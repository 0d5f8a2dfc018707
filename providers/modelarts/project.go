package modelarts

import (
	"context"
	"fmt"
	"net/url"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// projectInfo is a project as IAM lists it.
type projectInfo struct {
	ID          text
	Name        text
	Description text
	Enabled     *bool
}

// project returns the project to call: the answered one, else the one
// configured with the keys, else the region's own, which IAM is asked for once.
func (c *Client) project(ctx context.Context, answered string) (string, error) {
	if answered != "" {
		return answered, nil
	}
	if known := c.knownProject(); known != "" {
		return known, nil
	}
	keys, err := c.keyring.read(ctx)
	if err != nil {
		return "", err
	}
	if keys.project != "" {
		c.keepProject(keys.project)
		return keys.project, nil
	}
	// Whoever comes first asks; the others wait for the answer.
	select {
	case c.asking <- struct{}{}:
		defer func() { <-c.asking }()
	case <-ctx.Done():
		return "", fmt.Errorf("resolve project: %w", ctx.Err())
	}
	if known := c.knownProject(); known != "" {
		return known, nil
	}
	id, err := c.ownProject(ctx)
	if err == nil {
		c.keepProject(id)
	}
	return id, err
}

func (c *Client) knownProject() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.resolved
}

func (c *Client) keepProject(id string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.resolved = id
}

// ownProject asks IAM for the project that bears the region's name. As the
// vendor's SDK does, it takes only a single one.
func (c *Client) ownProject(ctx context.Context) (string, error) {
	var reply struct{ Projects []projectInfo }
	err := c.read(ctx, call{
		action: "KeystoneListProjects", product: iam, path: "/v3/projects", query: url.Values{"name": {c.region}},
	}, &reply)
	if err != nil {
		return "", err
	}
	ids := make([]string, len(reply.Projects))
	for i, p := range reply.Projects {
		ids[i] = string(p.ID)
	}
	switch {
	case len(ids) == 1 && ids[0] != "":
		return ids[0], nil
	case len(ids) > 1:
		return "", &providers.Failure{
			Kind: providers.Invalid, Field: "basics.project_id",
			Summary: forms.Tf("region %s has several projects: %s", "区域 %s 有多个项目：%s", c.region, forms.Enumerate(ids)),
			Remedy:  forms.T("enter the project", "请指定项目"),
		}
	}
	return "", &providers.Failure{
		Kind: providers.Invalid, Field: "basics.project_id",
		Summary: forms.Tf("the account has no project in region %s", "账号在区域 %s 没有项目", c.region),
		Remedy:  forms.T("choose another region, or enter the project", "请选择其他区域，或指定项目"),
	}
}
