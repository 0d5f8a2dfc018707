package ui

import "clusterwiz/forms"

// textChinese names the other language where its own name cannot be written.
var textChinese = forms.T("Chinese", "English")

// inUTF8 tells whether the terminal takes all letters.
func inUTF8(a *app) bool { return a.cfg.Charset == "" }

// onlyASCII is why there is no Chinese.
func onlyASCII(a *app) forms.Text {
	if inUTF8(a) {
		return forms.Text{}
	}
	return forms.Tf("locale %s: English in ASCII; for Chinese set LC_ALL=zh_CN.UTF-8", "区域设置 %s：以英文和 ASCII 显示；如需中文请设置 LC_ALL=zh_CN.UTF-8", a.cfg.Charset)
}
