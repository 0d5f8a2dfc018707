package alicloud

import (
	"net/http"
	"slices"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/exchange"
)

// Product is one API version of Alibaba Cloud.
type Product struct {
	// Code is the product's name for people and errors: "EHPC".
	Code string
	// Version is the date that selects the API, as "2024-07-30".
	Version string
	// Host is the name of the machine that serves a region.
	Host func(region string) string
	// Errors gives the product's own codes, which go before those that all
	// products share; nil for none.
	Errors func() map[string]Meaning
	// Refusals are the product's own codes that prove a writing call undone,
	// besides those of the gateway.
	Refusals exchange.Refusals
	// Sign sets date and signature on a request of a product that is older
	// than the vendor's generic client; nil is ACS3-HMAC-SHA256.
	Sign func(*http.Request, Signing)
	// Paging names the parameters by which lists are read in parts; where one
	// is empty, that of most products.
	Paging Paging
}

// Paging names the number and the size of a page, or the token of the next part
// and the most that is in it.
type Paging struct{ Number, Size, Token, Most string }

// Meaning is what an error code stands for.
type Meaning struct {
	Kind            providers.Kind
	Summary, Remedy forms.Text
}

// The products behind the shared look-ups. Hosts follow the endpoint pages and
// the exceptions in the vendor SDKs' endpoint maps.
var (
	ECS             = Product{Code: "ECS", Version: "2014-05-26", Host: ecsHost}
	VPC             = Product{Code: "VPC", Version: "2016-04-28", Host: vpcHost}
	NAS             = Product{Code: "NAS", Version: "2017-06-26", Host: nasHost}
	ResourceManager = Product{
		Code: "ResourceManager", Version: "2020-03-31",
		Host: central("resourcemanager"),
	}
	// BSS tells the prices of an account on the China site, BSSInternational of
	// one on the international site; either has one host.
	BSS              = Product{Code: "BSS OpenAPI", Version: "2017-12-14", Host: central("business")}
	BSSInternational = Product{Code: "BSS OpenAPI", Version: "2017-12-14", Host: central("business.ap-southeast-1")}
	// CloudControl quotes the price of another product's call.
	CloudControl = Product{
		Code: "CloudControl", Version: "2022-08-30", Host: central("cloudcontrol"), Paging: Paging{Token: "nextToken", Most: "maxResults"},
	}
	// Quotas is the Quota Center.
	Quotas = Product{Code: "Quota Center", Version: "2020-05-10", Host: central("quotas")}
)

// central is one host for all regions.
func central(label string) func(string) string {
	return func(string) string { return label + ".aliyuncs.com" }
}

// own are the product's own codes.
func (p Product) own() map[string]Meaning {
	if p.Errors == nil {
		return nil
	}
	return p.Errors()
}

// refusals are all codes that prove a writing call undone.
func (p Product) refusals() exchange.Refusals { return slices.Concat(p.Refusals, Gateway) }

// Regional returns the usual rule: <label>.<region>.aliyuncs.com.
func Regional(label string) func(region string) string {
	return func(region string) string { return label + "." + region + ".aliyuncs.com" }
}

func ecsHost(region string) string {
	switch region {
	case "cn-hangzhou", "cn-shanghai-finance-1", "cn-shenzhen-finance-1":
		return "ecs-cn-hangzhou.aliyuncs.com"
	case "cn-hangzhou-finance", "cn-north-2-gov-1":
		return "ecs.aliyuncs.com"
	}
	return Regional("ecs")(region)
}

func vpcHost(region string) string {
	central := []string{
		"cn-hangzhou", "cn-hangzhou-finance", "cn-shanghai-finance-1", "cn-shenzhen-finance-1", "cn-north-2-gov-1",
	}
	if slices.Contains(central, region) {
		return "vpc.aliyuncs.com"
	}
	return Regional("vpc")(region)
}

func nasHost(region string) string {
	if region == "cn-hangzhou-finance" {
		return "nas.cn-hangzhou-dg-a01.aliyuncs.com"
	}
	return Regional("nas")(region)
}
