package providers

import "clusterwiz/forms"

// The columns of look-ups: what a cell is, by the fact that it shows. Each is
// declared here once, and means the same in every cloud's lists, in their filters
// and in their order.
var (
	ColumnCores = forms.Column{
		Fact: "cores", Head: forms.T("vCPU", "vCPU"), Number: true, Words: []string{"vcpu", "vcpus", "cpu", "cpus", "core", "cores", "核"},
	}
	ColumnMemory = forms.Column{
		Fact: "memory", Head: forms.T("memory", "内存"), Number: true, Words: []string{"gib", "gb", "g", "gi", "内存"},
	}
	// ColumnGPU is of accelerators of any kind: how many, and of which model.
	ColumnGPU = forms.Column{
		Fact: "gpu", Head: forms.T("GPU", "GPU"), Number: true, Words: []string{"gpu", "gpus", "npu", "npus", "卡"}, Decides: true,
	}
	ColumnArch     = forms.Column{Fact: "arch", Head: forms.T("architecture", "架构")}
	ColumnZone     = forms.Column{Fact: "zone", Head: forms.T("zone", "可用区")}
	ColumnBlock    = forms.Column{Fact: "cidr", Head: forms.T("address block", "网段")}
	ColumnFree     = forms.Column{Fact: "free", Head: forms.T("free addresses", "可用地址"), Number: true, Words: []string{"ip", "ips", "地址"}}
	ColumnVPC      = forms.Column{Fact: "vpc_id", Head: forms.T("VPC", "VPC")}
	ColumnVSwitch  = forms.Column{Fact: "vswitch_id", Head: forms.T("vSwitch", "交换机")}
	ColumnType     = forms.Column{Fact: "type", Head: forms.T("type", "类型")}
	ColumnProtocol = forms.Column{Fact: "protocol", Head: forms.T("protocol", "协议")}
	ColumnStorage  = forms.Column{Fact: "storage", Head: forms.T("storage", "存储类型")}
	ColumnState    = forms.Column{Fact: "state", Head: forms.T("state", "状态")}
	ColumnStock    = forms.Column{Fact: "stock", Head: forms.T("stock", "库存")}
	ColumnPlatform = forms.Column{Fact: "platform", Head: forms.T("system", "系统")}
	ColumnOwner    = forms.Column{Fact: "owner", Head: forms.T("owner", "来源")}
	ColumnSize     = forms.Column{Fact: "size", Head: forms.T("size", "大小"), Number: true, Words: []string{"gib", "gb", "g"}}
	ColumnSizes    = forms.Column{Fact: "sizes", Head: forms.T("sizes", "容量范围")}
	ColumnMade     = forms.Column{Fact: "made", Head: forms.T("created", "创建日期")}
	ColumnReleased = forms.Column{Fact: "released", Head: forms.T("released", "发布日期")}
	ColumnExpires  = forms.Column{Fact: "expires", Head: forms.T("supported until", "支持至")}
	ColumnVersion  = forms.Column{Fact: "version", Head: forms.T("version", "版本")}
	ColumnKind     = forms.Column{Fact: "kind", Head: forms.T("kind", "类别")}
	ColumnAbout    = forms.Column{Fact: "about", Head: forms.T("description", "说明")}
	ColumnRole     = forms.Column{Fact: "role", Head: forms.T("role", "角色")}
	ColumnNumber   = forms.Column{Fact: "uid", Head: forms.T("number", "编号")}
	ColumnID       = forms.Column{Fact: "id", Head: forms.T("ID", "ID")}
	ColumnKey      = forms.Column{Fact: "key", Head: forms.T("key", "密钥")}
	ColumnRegion   = forms.Column{Fact: "region", Head: forms.T("region", "地域")}
)

// MachineColumns are those of machine types.
var MachineColumns = []forms.Column{ColumnCores, ColumnMemory, ColumnGPU, ColumnArch}
