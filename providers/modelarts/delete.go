package modelarts

import (
	"context"
	"net/http"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// Delete implements [providers.Client].
func (c *Client) Delete(ctx context.Context, receipt providers.Receipt) (providers.Receipt, error) {
	at := placeOf(receipt.ID)
	var reply nodePool
	requestID, err := c.do(ctx, call{
		action: "DeleteNodePool", product: modelArts, method: http.MethodDelete, path: at.one(), project: at.project,
	}, &reply)
	if err != nil {
		if err = c.explainDelete(ctx, at, err); err != nil {
			return providers.Receipt{}, err
		}
	}
	receipt.RequestID, receipt.State = requestID, deleting
	return receipt, nil
}

// explainDelete looks what is behind a refusal: no code tells the reasons that
// the page gives apart, and a node pool that is gone may be refused as well. Nil
// when it is being deleted already.
func (c *Client) explainDelete(ctx context.Context, at nodePoolRef, err error) error {
	f := providers.FailureIn(err)
	if f == nil || f.Code == "" {
		return err
	}
	switch f.Kind {
	case providers.Invalid, providers.Conflict, providers.Absent, providers.Unclear:
	default:
		return err
	}
	f.Field = ""
	all, asked := c.nodePools(ctx, at)
	if asked != nil {
		return err
	}
	one, there := pick(all, at.name)
	switch {
	case !there:
		f.Kind = providers.Absent
		f.Summary = forms.T("the node pool does not exist", "节点池不存在")
		f.Remedy = forms.T("there is nothing left to do", "无须处理")
		return f
	case one.state() == deleting:
		return nil
	case f.Kind == providers.Unclear:
		return err
	case one.prepaid():
		f.Summary = forms.T("a yearly/monthly node pool cannot be deleted", "包周期节点池不能删除")
		f.Remedy = forms.T("unsubscribe from it in the ModelArts console", "请在 ModelArts 控制台退订")
	case len(all) == 1:
		f.Summary = forms.T("the last node pool of a resource pool cannot be deleted", "资源池的最后一个节点池不能删除")
		f.Remedy = forms.T("delete the resource pool in the console, or add another node pool first", "请在控制台删除资源池，或先新建其他节点池")
	default:
		f.Summary = forms.T("the node pool is in use", "节点池正在使用")
		f.Remedy = forms.T("end the jobs on its nodes, then delete again", "请先结束其节点上的作业，再执行删除")
	}
	f.Kind = providers.Conflict
	return f
}
