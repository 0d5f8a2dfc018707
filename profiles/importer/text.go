package importer

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"

	"clusterwiz/forms"
)

// plainText returns a text as UTF-8 with line ends of Unix, whichever mark stands at its
// head: consoles on Windows save UTF-16.
func plainText(data []byte) (string, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		data = wide(data[2:], 0, 1)
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		data = wide(data[2:], 1, 0)
	case len(data) > 3 && data[0] != 0 && data[1] == 0 && data[3] == 0:
		data = wide(data, 0, 1)
	case len(data) > 3 && data[0] == 0 && data[1] != 0 && data[2] == 0:
		data = wide(data, 1, 0)
	}
	if !utf8.Valid(data) {
		at := 0
		for at < len(data) {
			r, size := utf8.DecodeRune(data[at:])
			if r == utf8.RuneError && size == 1 {
				break
			}
			at += size
		}
		line, column := position(data, at)
		return "", &Refusal{
			Why: forms.T("is not UTF-8 text", "不是 UTF-8 文本"), Line: line, Column: column,
			Remedy: forms.T("save it as UTF-8; of GBK or GB18030: iconv -f GB18030 -t UTF-8", "请另存为 UTF-8；GBK 或 GB18030 可用：iconv -f GB18030 -t UTF-8"),
		}
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return "", refuse(forms.T("is no text", "不是文本"), forms.T("a plan of Terraform becomes text by: terraform show -json FILE", "Terraform 计划文件请先用 terraform show -json FILE 转为文本"))
	}
	return string(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))), nil
}

func wide(data []byte, low, high int) []byte {
	units := make([]uint16, 0, len(data)/2)
	for i := 0; i+1 < len(data); i += 2 {
		units = append(units, uint16(data[i+low])|uint16(data[i+high])<<8)
	}
	return []byte(string(utf16.Decode(units)))
}

// position counts lines and columns from 1, columns in characters.
func position(data []byte, offset int) (line, column int) {
	before := data[:min(offset, len(data))]
	last := before[bytes.LastIndexByte(before, '\n')+1:]
	return 1 + bytes.Count(before, []byte("\n")), 1 + utf8.RuneCount(last)
}
