package modelarts

import (
	"slices"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// product is one service of Huawei Cloud, by the label in its host name.
type product string

// The services that are called.
const (
	modelArts product = "modelarts"
	iam       product = "iam"
	vpc       product = "vpc"
	bss       product = "bss"
)

// iamRegions have a host of IAM of their own; the others share one.
var iamRegions = []string{
	"cn-north-1", "cn-north-2", "cn-north-4", "cn-north-9", "cn-north-12", "cn-east-2", "cn-east-3", "cn-east-4", "cn-east-5",
	"cn-south-1", "cn-south-2", "cn-southwest-2", "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4",
	"af-south-1", "la-north-2", "la-south-2", "na-mexico-1", "sa-brazil-1", "me-east-1", "tr-west-1", "ae-ad-1",
	"my-kualalumpur-1", "ru-moscow-1",
}

// host returns the machine that serves the product in a region; region may be
// empty for IAM. The vendor's SDK has one region of ModelArts below another
// domain. Billing is global, with a host for each of the vendor's sites; the region
// tells which is the likely one.
func (p product) host(region string) string {
	switch {
	case p == bss && !strings.HasPrefix(region, "cn-"):
		return "bss-intl.myhuaweicloud.com"
	case p == bss:
		return "bss.myhuaweicloud.com"
	case p == iam && !slices.Contains(iamRegions, region):
		return "iam.myhuaweicloud.com"
	case p == modelArts && region == "ap-southeast-1":
		return "modelarts.ap-southeast-1.myhuaweicloud.cn"
	}
	return string(p) + "." + region + ".myhuaweicloud.com"
}

// iamVariable names the host of IAM.
const iamVariable = "HUAWEICLOUD_SDK_IAM_ENDPOINT"

// given returns the addresses that the variables of the vendor's SDK put in the
// place of hosts. Where one lists several, the first counts. One that is no
// address, or leads where the endpoint may not, is refused: the cloud's own host
// in its place would be another than the person asked for.
func given(e providers.Endpoint) (map[product]string, error) {
	region := e.Region
	variables := map[product]string{iam: iamVariable, bss: "HUAWEICLOUD_SDK_REGION_BSS_CN_NORTH_1"}
	for _, p := range []product{modelArts, vpc} {
		variables[p] = "HUAWEICLOUD_SDK_REGION_" + strings.ToUpper(string(p)+"_"+strings.ReplaceAll(region, "-", "_"))
	}
	addresses := map[product]string{}
	for p, name := range variables {
		address, _, _ := strings.Cut(env(name), ",")
		if address != "" && !strings.Contains(address, "://") {
			address = "https://" + address
		}
		base, err := (providers.Endpoint{Base: address, InsecureHTTP: e.InsecureHTTP}).Origin()
		if err != nil {
			f := *providers.AsFailure(err)
			f.Summary = forms.Tf("%s: %s", "%s：%s", name, f.Summary)
			return nil, &f
		}
		if base != "" {
			addresses[p] = base
		}
	}
	return addresses, nil
}

// knownRegions are those for which the vendor's SDK has a host of ModelArts.
// Not each of them sells dedicated pools.
func knownRegions() []forms.Option {
	return forms.Options(
		"cn-north-4", "CN North-Beijing4", "华北-北京四",
		"cn-north-9", "CN North-Ulanqab1", "华北-乌兰察布一",
		"cn-north-1", "CN North-Beijing1", "华北-北京一",
		"cn-north-2", "CN North-Beijing2", "华北-北京二",
		"cn-north-11", "CN North (cn-north-11)", "华北（cn-north-11）",
		"cn-north-12", "CN North3", "华北三",
		"cn-east-3", "CN East-Shanghai1", "华东-上海一",
		"cn-east-4", "CN East2", "华东二",
		"cn-south-1", "CN South-Guangzhou", "华南-广州",
		"cn-southwest-2", "CN Southwest-Guiyang1", "西南-贵阳一",
		"cn-southwest-3", "CN Southwest (cn-southwest-3)", "西南（cn-southwest-3）",
		"ap-southeast-1", "CN-Hong Kong", "中国-香港",
		"ap-southeast-2", "AP-Bangkok", "亚太-曼谷",
		"ap-southeast-3", "AP-Singapore", "亚太-新加坡",
		"ap-southeast-4", "AP-Jakarta", "亚太-雅加达",
		"me-east-1", "ME-Riyadh", "中东-利雅得",
		"af-south-1", "AF-Johannesburg", "非洲-约翰内斯堡",
		"af-north-1", "AF-Cairo", "非洲-开罗",
		"tr-west-1", "TR-Istanbul", "土耳其-伊斯坦布尔",
		"la-north-2", "LA-Mexico City2", "拉美-墨西哥城二",
		"la-south-2", "LA-Santiago", "拉美-圣地亚哥",
		"sa-brazil-1", "LA-Sao Paulo1", "拉美-圣保罗一",
	)
}
