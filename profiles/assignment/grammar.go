package assignment

import "clusterwiz/forms"

// Grammar is the notation, a rule a line, for people and for the test that derives
// sentences from it. What stands in <> is explained and not derived further.
const Grammar = `assignment = path "=" [ value ] | path "+=" value | path "-" .
path       = part { "." part } [ "." entry ] .
part       = key { "[" pick "]" } .
pick       = position | name | string .
position   = digit { digit } .
key        = <letters, digits and _, as in the profile> .
name       = <by what the item is known, without ] and quotes> .
entry      = <the name of an entry of a table, without => .
value      = text | string | list | table | source .
text       = <all that follows, as it is; lists also a,b and tables a=b,c=d> .
string     = <in double quotes, with the escapes of TOML: "a\nb"> .
list       = "[" [ value { "," value } ] "]" .
table      = "{" [ name "=" value { "," name "=" value } ] "}" .
source     = "{env=" string "}" | "env:" name | "file:" name | "keyring:" name | "prompt" .
digit      = <0 to 9> .`

// Example is an assignment with what it does.
type Example struct {
	Text  string
	Means forms.Text
}

// Examples are assignments for the example of E-HPC, each of which a test makes.
func Examples() []Example {
	return []Example{
		{"basics.name=demo", forms.T("set a text; numbers, yes and no likewise", "填写文本；数字、是否同理")},
		{"basics.name=", forms.T("unset it", "取消填写")},
		{"queues[0].max_count=8", forms.T("in the first queue, counted from 0", "第一个队列（从 0 计数）")},
		{"queues[comp].max_count=8", forms.T("in the queue of that name", "按名称指定队列")},
		{`queues["comp"].max_count=8`, forms.T("likewise; in quotes a name may be a number", "同上；名称为数字时须加引号")},
		{`queues+={name="big", max_count=4}`, forms.T("add a queue", "追加一个队列")},
		{"queues[gpu]-", forms.T("remove a queue, with all that is in it", "移除一个队列及其全部内容")},
		{"tags=[]", forms.T("empty the list", "清空列表")},
		{`queues[1].vswitch_ids=["vsw-a","vsw-b"]`, forms.T("replace a list of texts; also vsw-a,vsw-b", "替换文本列表；也可写 vsw-a,vsw-b")},
		{"queues[1].vswitch_ids+=vsw-c", forms.T("add to it", "追加一项")},
		{"queues[1].vswitch_ids[0]-", forms.T("remove from it, by place or by value", "按位置或值移除一项")},
		{"tags[project].value=cae", forms.T("in the tag of that key", "按键指定标签")},
		{`basics.name={env="CLUSTER_NAME"}`, forms.T("take the value from the environment", "从环境变量取值")},
		{"access.password=env:CLUSTER_PASSWORD", forms.T("where a secret is read from; never the secret", "敏感信息的读取位置；不能写明文")},
		{"region=cn-beijing", forms.T("the region; account and tag_runs likewise", "地域；account、tag_runs 同理")},
	}
}
