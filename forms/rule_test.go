package forms_test

import (
	"math"
	"strings"
	"testing"

	"clusterwiz/forms"
)

// ruleCases are values on both sides of every limit.
var ruleCases = map[string]struct {
	rule      forms.Rule
	good, bad []any
	en, zh    string
}{
	"length": {
		rule: forms.Length{Min: 2, Max: 4}, good: []any{"ab", "abcd", "集群名称", []string{"ab", "cd"}, []string{}},
		bad: []any{"a", "abcde", "", "集群名称长", []string{"ab", "c"}}, en: "must be 2-4 characters long", zh: "长度须为 2-4 个字符",
	},
	"length exactly": {
		rule: forms.Length{Min: 3, Max: 3}, good: []any{"abc"}, bad: []any{"ab", "abcd"},
		en: "must be 3 characters long", zh: "长度须为 3 个字符",
	},
	"length at most": {
		rule: forms.Length{Max: 2}, good: []any{"", "ab"}, bad: []any{"abc"}, en: "must be at most 2 characters long", zh: "最多 2 个字符",
	},
	"pattern": {
		rule: forms.Match("[a-z]+|x1", forms.T("must be lower case", "须为小写")), good: []any{"abc", "x1", []string{"a", "b"}},
		bad: []any{"", "aB", "a b", "abc\n", "ax1", []string{"a", "B"}}, en: "must be lower case", zh: "须为小写",
	},
	"prefix": {
		rule: forms.Prefix{"vpc-", "vsw-"}, good: []any{"vpc-1", "vsw-x"}, bad: []any{"", "vpc", "vpc-", "xvpc-1"},
		en: "must begin with vpc- or vsw-", zh: "须以 vpc- 或 vsw- 开头",
	},
	"no prefix": {
		rule: forms.NoPrefix{"acs:", "aliyun"}, good: []any{"", "my-aliyun", "ac"}, bad: []any{"acs:", "aliyun1"},
		en: "must not begin with acs: or aliyun", zh: "不能以 acs: 或 aliyun 开头",
	},
	"no prefix in capitals": {
		rule: forms.NoPrefixInCapitals{"aliyun", "acs:"}, good: []any{"", "aliyun1", "my-Aliyun", "ALI"}, bad: []any{"Aliyun", "ALIYUN1", "Acs:x"},
		en: "should not begin with aliyun or acs: in capitals either", zh: "也不宜以大写的 aliyun 或 acs: 开头",
	},
	"without": {
		rule: forms.Without{"http://"}, good: []any{"", "http:/"}, bad: []any{"see http://a"},
		en: "must not contain http://", zh: "不能含有 http://",
	},
	"none of": {
		rule: forms.NoneOf{"a", "b"}, good: []any{"", "c", []string{"c"}}, bad: []any{"a", []string{"c", "b"}},
		en: "must not be a or b", zh: "不能为 a 或 b",
	},
	"items": {
		rule: forms.Items{Min: 1, Max: 2}, good: []any{[]string{"a"}, []any{1, 2}}, bad: []any{[]string{}, []string{"a", "b", "c"}},
		en: "must have 1-2 items", zh: "须有 1-2 项",
	},
	"items at least": {
		rule: forms.Items{Min: 2}, good: []any{[]string{"a", "b", "c"}}, bad: []any{[]string{"a"}}, en: "must have at least 2 items", zh: "至少 2 项",
	},
	"items at most": {
		rule: forms.Items{Max: 1}, good: []any{[]string{}, []string{"a"}}, bad: []any{[]string{"a", "b"}}, en: "must have at most 1 item", zh: "最多 1 项",
	},
	"version": {
		rule: forms.Version{Min: "1.9", Max: "1.22"}, good: []any{"1.9.0", "1.22.15-aliyun.1", "1.10", "1", "none"}, bad: []any{"1.8.9", "1.23.0", "2.1"},
		en: "must be 1.9 to 1.22", zh: "须为 1.9 至 1.22",
	},
	"version from": {rule: forms.Version{Min: "1.35"}, good: []any{"1.35.0", "2"}, bad: []any{"1.4.9"}, en: "must be 1.35 or later", zh: "不能低于 1.35"},
	"version to":   {rule: forms.Version{Max: "1.24"}, good: []any{"1.24.6", "1.3"}, bad: []any{"1.25"}, en: "must be 1.24 or earlier", zh: "不能高于 1.24"},
	"entries": {
		rule: forms.Entries{Name: forms.Length{Min: 1, Max: 2}, Value: forms.Length{Max: 3}},
		good: []any{map[string]string{}, map[string]string{"ab": "", "a": "xyz"}},
		bad:  []any{map[string]string{"": "x"}, map[string]string{"abc": "x"}, map[string]string{"a": "x", "b": "wxyz"}},
		en:   "each name must be 1-2 characters long; each value must be at most 3 characters long",
		zh:   "每个名称长度须为 1-2 个字符；每个值最多 3 个字符",
	},
	"entries by name": {
		rule: forms.Entries{Name: forms.Length{Max: 1}}, good: []any{map[string]string{"a": "x"}}, bad: []any{map[string]string{"ab": "x"}},
		en: "each name must be at most 1 character long", zh: "每个名称最多 1 个字符",
	},
	"entries by value": {
		rule: forms.Entries{Value: forms.Length{Max: 1}}, good: []any{map[string]string{"ab": "x"}}, bad: []any{map[string]string{"a": "xy"}},
		en: "each value must be at most 1 character long", zh: "每个值最多 1 个字符",
	},
	"range": {
		rule: forms.Range{Min: 1, Max: 5}, good: []any{int64(1), int64(5), 4.5}, bad: []any{int64(0), int64(6), 5.01, math.NaN()},
		en: "must be 1-5", zh: "须在 1-5 之间",
	},
	"at least": {
		rule: forms.AtLeast(0), good: []any{int64(0), int64(math.MaxInt64)}, bad: []any{int64(-1)},
		en: "must be 0 or more", zh: "不能小于 0",
	},
	"at most": {
		rule: forms.AtMost(9), good: []any{int64(9), int64(math.MinInt64)}, bad: []any{int64(10)}, en: "must be 9 or less", zh: "不能大于 9",
	},
	"positive": {
		rule: forms.Positive{Places: 2}, good: []any{0.01, 1.25, int64(7)}, bad: []any{0.0, -1.0, 0.001},
		en: "must be above 0 with at most 2 decimals", zh: "须大于 0，最多 2 位小数",
	},
	"one of": {
		rule: forms.OneOf{"a", "b"}, good: []any{"a", []string{"a", "b"}, []string{}}, bad: []any{"", "A", []string{"a", "c"}},
		en: "must be one of a, b", zh: "须为 a、b 之一",
	},
	"one of numbers": {
		rule: forms.OneOfNumbers(1, 12), good: []any{int64(1), int64(12)}, bad: []any{int64(2), "x"},
		en: "must be one of 1, 12", zh: "须为 1、12 之一",
	},
	"block": {
		rule: forms.CIDR{MinBits: 16, MaxBits: 24, Within: forms.Blocks("10.0.0.0/8", "192.168.0.0/16")},
		good: []any{"10.1.0.0/16", "192.168.0.0/16", "10.1.1.0/24", []string{"10.1.0.0/16", "10.2.0.0/16"}},
		bad: []any{
			"", "10.1.0.0", "10.0.0.0/15", "10.1.1.0/25", "10.1.0.1/16", "172.16.0.0/16", "::/16", "10.1.0.0/33", "10.01.0.0/16",
			[]string{"10.1.0.0/16", "11.0.0.0/16"},
		},
		en: "must be an address block with a mask of /16 to /24, such as 192.168.0.0/16, inside 10.0.0.0/8 or 192.168.0.0/16",
		zh: "须为网段，掩码 /16 至 /24，如 192.168.0.0/16，且在 10.0.0.0/8 或 192.168.0.0/16 之内",
	},
	"block larger than the outer one": {
		rule: forms.CIDR{MinBits: 0, MaxBits: 32, Within: forms.Blocks("10.0.0.0/16")}, good: []any{"10.0.0.0/16", "10.0.255.255/32"},
		bad: []any{"10.0.0.0/8"}, en: "must be an address block with a mask of /0 to /32, such as 192.168.0.0/16, inside 10.0.0.0/16",
		zh: "须为网段，掩码 /0 至 /32，如 192.168.0.0/16，且在 10.0.0.0/16 之内",
	},
	"password": {
		rule: forms.Password{Min: 8, Max: 10, Classes: 3, Specials: "!@"},
		good: []any{forms.Plain("Abcdefg1"), forms.Plain("abcdef1!@"), forms.Plain("ABCabc123!"), forms.Plain("Abcdefg9"), forms.Plain("Abcdefg0"), forms.Plain("AZazABCD0"), forms.Referenced(forms.Ref{Kind: forms.FromEnv})},
		bad: []any{
			forms.Plain("Abcdef1"), forms.Plain("Abcdefghi12"), forms.Plain("abcdefg1"), forms.Plain("Abcdefg1#"),
			forms.Plain("Abcdefg1 "), forms.Plain("密Abcdefg1"),
		},
		en: "must have 8-10 characters with 3 of: upper case, lower case, digits, symbols !@",
		zh: "须为 8-10 个字符，含以下至少 3 类：大写字母、小写字母、数字、符号 !@",
	},
	"address": {
		rule: forms.URL{Schemes: []string{"http", "https"}}, good: []any{"http://a", "https://a.b/c?d=e"},
		bad: []any{"", "a.b", "ftp://a", "https://", "https:/a", "https://a b", "https://a/\n"},
		en:  "must be an address such as https://example.com/path", zh: "须为地址，如 https://example.com/path",
	},
	"json": {
		rule: forms.JSON{}, good: []any{"1", `"a"`, "null", " [1] "}, bad: []any{"", "{", "{} {}", "nil"}, en: "must be JSON", zh: "须为 JSON",
	},
	"json object": {
		rule: forms.JSON{Shape: "object"}, good: []any{"{}", `{"a":[1]}`}, bad: []any{"[]", "1", "null"},
		en: `must be a JSON object, such as {"a": 1}`, zh: `须为 JSON 对象，如 {"a": 1}`,
	},
	"json array": {
		rule: forms.JSON{Shape: "array"}, good: []any{"[]", "[{}]", "\t[1e999]"}, bad: []any{"{}", "null"},
		en: "must be a JSON array, such as [1, 2]", zh: "须为 JSON 数组，如 [1, 2]",
	},
	"advice": {
		rule: forms.Advice{Rule: forms.Length{Max: 1}}, good: []any{"a"}, bad: []any{"ab"},
		en: "must be at most 1 character long", zh: "最多 1 个字符",
	},
}

func TestRules(t *testing.T) {
	t.Parallel()
	for name, c := range ruleCases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, value := range c.good {
				if text := c.rule.Check(value); !text.IsZero() {
					t.Errorf("%v: refused: %s", value, text.En)
				}
			}
			for _, value := range c.bad {
				if text := c.rule.Check(value); !text.Complete() {
					t.Errorf("%v: got %+v, want a complaint in both languages", value, text)
				}
			}
			if got, want := c.rule.Describe(), forms.T(c.en, c.zh); got != want {
				t.Errorf("described as %+v, want %+v", got, want)
			}
		})
	}
}

func TestRulesSayWhatIsWrong(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		got    forms.Text
		en, zh string
	}{
		"length": {forms.Length{Min: 2, Max: 4}.Check("a"), "must be 2-4 characters long, not 1", "长度须为 2-4 个字符，现为 1"},
		"host bits": {
			forms.CIDR{MaxBits: 32}.Check("10.1.2.3/16"),
			"has host bits set; the block is 10.1.0.0/16", "主机位不为 0，网段应为 10.1.0.0/16",
		},
		"password length": {
			forms.Password{Min: 8, Max: 10}.Check(forms.Plain("Sésame")),
			"must have 8-10 characters, not 6", "须为 8-10 个字符，现为 6",
		},
		"password classes": {
			forms.Password{Min: 1, Max: 10, Classes: 3, Specials: "!"}.Check(forms.Plain("Sesame")),
			"must mix 3 of: upper case, lower case, digits, symbols !; now 2", "须含以下至少 3 类：大写字母、小写字母、数字、符号 !；现为 2 类",
		},
		"password signs": {
			forms.Password{Min: 1, Max: 10, Specials: "!"}.Check(forms.Plain("Sesame?")),
			"may contain only letters, digits and the symbols !", "只能含字母、数字和符号 !",
		},
	}
	for name, c := range cases {
		if want := forms.T(c.en, c.zh); c.got != want {
			t.Errorf("%s: got %+v, want %+v", name, c.got, want)
		}
	}
}

func TestRulesNeverQuoteASecret(t *testing.T) {
	t.Parallel()
	const canary = "canary-7f3a"
	for name, c := range ruleCases {
		if text := c.rule.Check(forms.Plain(canary)); strings.Contains(text.En+text.Zh, canary) {
			t.Errorf("%s quotes the secret: %s", name, text.En)
		}
	}
}

// TestBlocksOfAnotherSize are told the masks alone: that they are blocks is right.
func TestBlocksOfAnotherSize(t *testing.T) {
	t.Parallel()
	for want, rule := range map[string]forms.CIDR{
		"must have a mask of /19 or shorter|掩码须为 /19 或更短": {MaxBits: 19},
		"must have a mask of /8 to /19|掩码须为 /8 至 /19":     {MinBits: 8, MaxBits: 19},
		"must have a mask of /8 to /19|掩码须为 /8 至 /19 ":    {MinBits: 8, MaxBits: 19, Within: forms.Blocks("10.0.0.0/8")},
	} {
		got := rule.Check("10.0.0.0/20")
		if said := got.En + "|" + got.Zh; said != strings.TrimSpace(want) {
			t.Errorf("%s, want %s", said, want)
		}
	}
}
