package alicloud

import (
	"sync"

	"clusterwiz/forms"
)

// regionNames are the regions by the names that the console has for them.
var regionNames = sync.OnceValue(func() map[string]forms.Text {
	return map[string]forms.Text{
		"cn-hangzhou":      forms.T("China (Hangzhou)", "华东1（杭州）"),
		"cn-shanghai":      forms.T("China (Shanghai)", "华东2（上海）"),
		"cn-qingdao":       forms.T("China (Qingdao)", "华北1（青岛）"),
		"cn-beijing":       forms.T("China (Beijing)", "华北2（北京）"),
		"cn-huhehaote":     forms.T("China (Hohhot)", "华北5（呼和浩特）"),
		"cn-shenzhen":      forms.T("China (Shenzhen)", "华南1（深圳）"),
		"cn-heyuan":        forms.T("China (Heyuan)", "华南2（河源）"),
		"cn-guangzhou":     forms.T("China (Guangzhou)", "华南3（广州）"),
		"cn-chengdu":       forms.T("China (Chengdu)", "西南1（成都）"),
		"cn-hongkong":      forms.T("China (Hong Kong)", "中国香港"),
		"ap-southeast-1":   forms.T("Singapore", "新加坡"),
		"ap-southeast-5":   forms.T("Indonesia (Jakarta)", "印度尼西亚（雅加达）"),
		"ap-northeast-1":   forms.T("Japan (Tokyo)", "日本（东京）"),
		"cn-nanjing":       forms.T("China (Nanjing)", "华东5（南京）"),
		"cn-north-2-gov-1": forms.T("China North 2 Ali Gov 1", "华北2 阿里政务云1"),
		"cn-zhangjiakou":   forms.T("China (Zhangjiakou)", "华北3（张家口）"),
		"cn-wulanchabu":    forms.T("China (Ulanqab)", "华北6（乌兰察布）"),
		"us-west-1":        forms.T("US (Silicon Valley)", "美国（硅谷）"),
		"us-east-1":        forms.T("US (Virginia)", "美国（弗吉尼亚）"),
		"eu-central-1":     forms.T("Germany (Frankfurt)", "德国（法兰克福）"),
		"ap-southeast-2":   forms.T("Australia (Sydney)", "澳大利亚（悉尼）"),
	}
})

// Regions are the regions of those ids, as they are offered while the cloud has
// not been asked.
func Regions(ids ...string) []forms.Option {
	names := regionNames()
	regions := make([]forms.Option, len(ids))
	for i, id := range ids {
		regions[i] = forms.Option{Value: id, Label: names[id]}
	}
	return regions
}
