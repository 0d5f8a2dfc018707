package launch

import "clusterwiz/forms"

// Text names the phase for a person.
func (p Phase) Text() forms.Text {
	switch p {
	case Planned:
		return forms.T("preparing", "准备中")
	case Sending:
		return forms.T("sending the request", "正在发送请求")
	case Accepted:
		return forms.T("accepted by the cloud", "云端已受理")
	case Running:
		return forms.T("being created", "创建中")
	case Created:
		return forms.T("created", "创建成功")
	case Failed:
		return forms.T("failed", "创建失败")
	case Rejected:
		return forms.T("refused: nothing was created", "被拒绝：未创建任何资源")
	case Unclear:
		return forms.T("outcome unclear: it may exist", "结果不明：可能已创建")
	case Deleting:
		return forms.T("being deleted", "删除中")
	case Deleted:
		return forms.T("deleted", "已删除")
	}
	return forms.Text{}
}
