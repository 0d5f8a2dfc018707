package plan

import (
	"slices"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// Costs tells what goes on costing money once the plan was carried out, in part or whole,
// and once it was deleted.
func (p Plan) Costs() providers.Costs {
	var hourly, ahead, used []forms.Text
	var costs providers.Costs
	for _, line := range p.Lines {
		switch {
		case !line.costs():
			continue
		case line.Prepaid():
			ahead = append(ahead, line.Counted())
			if costs.Refund.IsZero() {
				costs.Refund = line.Nodes.Refund
			}
			if line.Nodes.Bound {
				costs.Instead = line.Nodes.Refund
			}
		case line.Pays == forms.PayByUse:
			used = once(used, line.Counted())
		default:
			hourly = append(hourly, line.Counted())
		}
		costs.Deleted = once(costs.Deleted, line.left()...)
	}
	say := func(to *[]forms.Text, of []forms.Text, words forms.Text) {
		if len(of) > 0 {
			*to = append(*to, words.With(forms.Join(of, forms.T("; ", "；"))))
		}
	}
	say(&costs.Created, hourly, forms.T("costs money until it is deleted: %s", "删除之前持续计费：%s"))
	say(&costs.Created, used, forms.T("costs money by use: %s", "按使用量计费：%s"))
	say(&costs.Created, ahead, forms.T("paid in advance: %s", "已预付：%s"))
	say(&costs.Failed, hourly, forms.T("what was created of this costs money until it is deleted: %s", "其中已创建的部分在删除之前持续计费：%s"))
	say(&costs.Failed, used, forms.T("costs money by use: %s", "按使用量计费：%s"))
	if len(ahead) > 0 {
		lost := forms.Tf("%s; %s", "%s；%s", forms.Join(ahead, forms.T("; ", "；")), costs.Refund)
		costs.Failed = append(costs.Failed, forms.Tf("may be paid in advance already: %s", "可能已预付：%s", lost))
		costs.Deleted = append(costs.Deleted, forms.Tf("was paid in advance: %s", "曾预付：%s", lost))
	}
	return costs
}

// once adds what is not there yet: one file system may be mounted in many places.
func once(to []forms.Text, more ...forms.Text) []forms.Text {
	for _, one := range more {
		if !slices.Contains(to, one) {
			to = append(to, one)
		}
	}
	return to
}

// costs tells whether a line is something to pay for.
func (l Line) costs() bool {
	if n := l.Nodes; n != nil {
		return !n.Most.Known || n.Most.N > 0
	}
	return l.Pays != ""
}

// Counted is the thing with how many machines it has.
func (l Line) Counted() forms.Text {
	if l.Nodes == nil {
		return l.Called()
	}
	return forms.Tf("%s %s", "%s %s", l.Called(), l.Nodes.counted())
}

// left is what stays of a line when all is deleted.
func (l Line) left() []forms.Text {
	var left []forms.Text
	if !l.Stays.IsZero() {
		left = append(left, forms.Tf("%s: %s", "%s：%s", l.Called(), l.Stays))
	}
	if n := l.Nodes; n != nil && slices.ContainsFunc(n.Disks, func(d Disk) bool { return d.Stays }) {
		left = append(left, forms.Tf("%s: data disks that are not deleted with their nodes stay and keep costing money", "%s：未随节点释放的数据盘保留，继续计费", l.Called()))
	}
	return left
}
