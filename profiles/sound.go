package profiles

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"clusterwiz/forms"
)

// mark is what some editors put before a text, which is then part of no secret.
const mark = "\ufeff"

// sound returns the text of a secret without the mark that some editors put before
// it, or what is wrong with it: a cloud would take another secret than was meant, and
// nobody could log in. It tells a byte and its place, never the secret.
func sound(text string) (string, forms.Problem) {
	if strings.HasPrefix(text, "\xff\xfe") || strings.HasPrefix(text, "\xfe\xff") {
		return "", forms.Problem{Summary: forms.T("is in UTF-16", "为 UTF-16 编码"), Remedy: forms.T("save it as UTF-8", "请存为 UTF-8 编码")}
	}
	text = strings.TrimPrefix(text, mark)
	for i, r := range text {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(text[i:]); size <= 1 {
				return "", misplaced(forms.Tf("byte %d, 0x%02X, is not UTF-8", "第 %d 个字节 0x%02X 不是 UTF-8", i+1, text[i]))
			}
		}
		ends := r == '\n' || r == '\r' && strings.HasPrefix(text[i+1:], "\n")
		if unicode.IsControl(r) && r != '\t' && !ends {
			return "", misplaced(forms.Tf("byte %d is the control character U+%04X", "第 %d 个字节是控制字符 U+%04X", i+1, r))
		}
	}
	if len(text) > largestSecret {
		return "", forms.Problem{
			Summary: forms.Tf("is larger than %d KiB", "超过 %d KiB", largestSecret>>10), Remedy: forms.T("check where it comes from", "请检查其来源"),
		}
	}
	return text, forms.Problem{}
}

func misplaced(what forms.Text) forms.Problem {
	return forms.Problem{
		Summary: forms.Tf("cannot be sent as it is: %s", "无法原样发送：%s", what),
		Remedy:  forms.T("write the secret as plain text in UTF-8, without other characters", "请以纯 UTF-8 文本保存敏感信息，不含其他字符"),
	}
}
