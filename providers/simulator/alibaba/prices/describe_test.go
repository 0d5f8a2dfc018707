package prices_test

import (
	"encoding/json"
	"maps"
	"math/big"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers/simulator/alibaba/alibabatest"
)

// with joins parameters in a row to those of a machine.
func with(pairs ...string) map[string]string {
	out := map[string]string{"RegionId": "cn-hangzhou", "InstanceType": "ecs.c7.xlarge"}
	for i := 0; i < len(pairs); i += 2 {
		out[pairs[i]] = pairs[i+1]
		if pairs[i+1] == "" {
			delete(out, pairs[i])
		}
	}
	return out
}

type told struct {
	Currency                                 string
	OriginalPrice, DiscountPrice, TradePrice json.Number
	DetailInfos                              struct {
		DetailInfo []struct {
			Resource                                 string
			OriginalPrice, DiscountPrice, TradePrice json.Number
		}
	}
}

func rat(t *testing.T, n json.Number) *big.Rat {
	t.Helper()
	r, ok := new(big.Rat).SetString(n.String())
	if !ok {
		t.Fatalf("not a number: %q", n)
	}
	return r
}

// ask is the price of what parameters say.
func ask(t *testing.T, c *alibabatest.Caller, pairs ...string) told {
	t.Helper()
	var decoded struct{ PriceInfo struct{ Price told } }
	if err := json.Unmarshal(c.OK("ecs", "DescribePrice", with(pairs...)).Raw, &decoded); err != nil {
		t.Fatal(err)
	}
	p := decoded.PriceInfo.Price
	original, discount, trade := new(big.Rat), new(big.Rat), new(big.Rat)
	for _, d := range p.DetailInfos.DetailInfo {
		original.Add(original, rat(t, d.OriginalPrice))
		discount.Add(discount, rat(t, d.DiscountPrice))
		trade.Add(trade, rat(t, d.TradePrice))
	}
	paid := new(big.Rat).Sub(rat(t, p.OriginalPrice), rat(t, p.DiscountPrice))
	if original.Cmp(rat(t, p.OriginalPrice)) != 0 || discount.Cmp(rat(t, p.DiscountPrice)) != 0 || trade.Cmp(rat(t, p.TradePrice)) != 0 || paid.Cmp(trade) != 0 {
		t.Errorf("%v does not add up: %+v", pairs, p)
	}
	return p
}

func paid(t *testing.T, c *alibabatest.Caller, pairs ...string) *big.Rat {
	t.Helper()
	return rat(t, ask(t, c, pairs...).TradePrice)
}

// TestPricesRise asks for more and more.
func TestPricesRise(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t)
	for name, steps := range map[string][][]string{
		"cores":  {{"InstanceType", "ecs.c7.large"}, {"InstanceType", "ecs.c7.xlarge"}, {"InstanceType", "ecs.c7.2xlarge"}, {"InstanceType", "ecs.c7.32xlarge"}},
		"memory": {{"InstanceType", "ecs.c7.xlarge"}, {"InstanceType", "ecs.g7.xlarge"}, {"InstanceType", "ecs.r7.xlarge"}},
		"GPUs":   {{"InstanceType", "ecs.g7.2xlarge"}, {"InstanceType", "ecs.gn7i-c8g1.2xlarge"}, {"InstanceType", "ecs.gn7i-c64g2.16xlarge"}},
		"system disk": {
			{},
			{"SystemDisk.Category", "cloud_essd", "SystemDisk.Size", "40"},
			{"SystemDisk.Category", "cloud_essd", "SystemDisk.Size", "100"},
			{"SystemDisk.Category", "cloud_essd", "SystemDisk.Size", "500", "SystemDisk.PerformanceLevel", "PL1"},
			{"SystemDisk.Category", "cloud_essd", "SystemDisk.Size", "500", "SystemDisk.PerformanceLevel", "PL2"},
		},
		"data disks": {
			{},
			{"DataDisk.1.Category", "cloud_efficiency", "DataDisk.1.Size", "20"},
			{"DataDisk.1.Category", "cloud_ssd", "DataDisk.1.Size", "20"},
			{"DataDisk.1.Category", "cloud_ssd", "DataDisk.1.Size", "20", "DataDisk.2.Category", "cloud_ssd", "DataDisk.2.Size", "20"},
		},
		"IOPS": {
			{"DataDisk.1.Category", "cloud_auto", "DataDisk.1.Size", "20"},
			{"DataDisk.1.Category", "cloud_auto", "DataDisk.1.Size", "20", "DataDisk.1.ProvisionedIops", "1000"},
		},
		"bandwidth": {{}, {"InternetChargeType", "PayByBandwidth", "InternetMaxBandwidthOut", "1"}, {"InternetChargeType", "PayByBandwidth", "InternetMaxBandwidthOut", "100"}},
		"term":      {{}, {"PriceUnit", "Week"}, {"PriceUnit", "Month"}, {"PriceUnit", "Month", "Period", "9"}, {"PriceUnit", "Year"}, {"PriceUnit", "Year", "Period", "5"}},
		"amount":    {{}, {"Amount", "2"}, {"Amount", "1000"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			last := new(big.Rat)
			for _, step := range steps {
				now := paid(t, c, step...)
				if now.Cmp(last) <= 0 {
					t.Errorf("%v costs %s, less before cost %s", step, now.FloatString(6), last.FloatString(6))
				}
				last = now
			}
		})
	}
}

func TestPriceOfTerms(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t)
	// Four cores and 8 GiB: 4 x 0.145 + 8 x 0.022.
	if hour := ask(t, c); hour.TradePrice != "0.756" || hour.DiscountPrice != "0" || hour.Currency != "CNY" {
		t.Errorf("an hour: %+v", hour)
	}
	if month := ask(t, c, "PriceUnit", "Month"); month.OriginalPrice != "544.32" || month.DiscountPrice != "81.648" || month.TradePrice != "462.672" {
		t.Errorf("a month: %+v", month)
	}
	traffic := ask(t, c, "InternetChargeType", "PayByTraffic", "InternetMaxBandwidthOut", "100")
	if traffic.TradePrice != "0.756" {
		t.Errorf("traffic is in the price of an hour: %+v", traffic)
	}
	there := &alibabatest.Caller{T: t, RT: c.RT, Clock: c.Clock, Host: "ecs.ap-southeast-1.aliyuncs.com"}
	if abroad := paid(t, there, "RegionId", "ap-southeast-1"); abroad.Cmp(paid(t, c)) <= 0 {
		t.Error("it costs no more abroad")
	}
	if older := ask(t, c, "InstanceType", "ecs.sn1ne.xlarge"); older.TradePrice != "0.756" {
		t.Errorf("of an older family: %+v", older)
	}
	disk := ask(t, c, "InstanceType", "", "ResourceType", "disk", "DataDisk.1.Category", "cloud_essd", "DataDisk.1.Size", "100")
	if len(disk.DetailInfos.DetailInfo) != 1 || disk.TradePrice != "0.21" {
		t.Errorf("a disk: %+v", disk)
	}
}

func TestSpot(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t)
	full, zones := paid(t, c), map[string]string{}
	disk := []string{"SystemDisk.Category", "cloud_essd", "SystemDisk.Size", "40"}
	for _, zone := range []string{"cn-hangzhou-g", "cn-hangzhou-h", "cn-hangzhou-i", "cn-hangzhou-j"} {
		spot := ask(t, c, "SpotStrategy", "SpotAsPriceGo", "ZoneId", zone)
		if rat(t, spot.TradePrice).Cmp(full) >= 0 || rat(t, spot.OriginalPrice).Cmp(full) != 0 {
			t.Errorf("%s: %+v", zone, spot)
		}
		zones[spot.TradePrice.String()] = zone
		with := ask(t, c, append([]string{"SpotStrategy", "SpotWithPriceLimit", "ZoneId", zone}, disk...)...)
		if d := with.DetailInfos.DetailInfo; len(d) != 2 || d[1].DiscountPrice != "0" {
			t.Errorf("the disk is spot, too: %+v", with)
		}
	}
	if len(zones) < 2 {
		t.Errorf("one price in all zones: %v", zones)
	}
}

// TestSpotHistory holds the newest price of each zone to DescribePrice.
func TestSpotHistory(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t)
	params := with("NetworkType", "vpc")
	newest := map[string]json.Number{}
	var decoded struct {
		Currency   string
		NextOffset int
		SpotPrices struct {
			SpotPriceType []struct {
				ZoneID                 string `json:"ZoneId"`
				SpotPrice, OriginPrice json.Number
				Timestamp              time.Time
			}
		}
	}
	if err := json.Unmarshal(c.OK("ecs", "DescribeSpotPriceHistory", params).Raw, &decoded); err != nil {
		t.Fatal(err)
	}
	for _, p := range decoded.SpotPrices.SpotPriceType {
		if p.OriginPrice != "0.756" || p.Timestamp.After(c.Clock.Now()) || c.Clock.Now().Sub(p.Timestamp) > 4*time.Hour {
			t.Errorf("%+v", p)
		}
		newest[p.ZoneID] = p.SpotPrice
	}
	for zone, price := range newest {
		if got := ask(t, c, "SpotStrategy", "SpotAsPriceGo", "ZoneId", zone).TradePrice; got != price {
			t.Errorf("%s: %s, the history has %s", zone, got, price)
		}
	}
	if len(newest) < 2 || decoded.Currency != "CNY" || decoded.NextOffset != 0 {
		t.Errorf("%+v", decoded)
	}
	seen := 0
	for offset, params := 0, with("NetworkType", "vpc", "StartTime", "2026-02-10T00:00:00Z"); ; {
		params["Offset"] = json.Number(big.NewInt(int64(offset)).String()).String()
		if err := json.Unmarshal(c.OK("ecs", "DescribeSpotPriceHistory", params).Raw, &decoded); err != nil {
			t.Fatal(err)
		}
		seen += len(decoded.SpotPrices.SpotPriceType)
		if offset = decoded.NextOffset; offset == 0 {
			break
		}
	}
	if seen < 1000 || seen%len(newest) != 0 {
		t.Errorf("%d prices of %d zones in weeks", seen, len(newest))
	}
}

// TestPriceRefusals breaks the rules of the page, each by one parameter.
func TestPriceRefusals(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t)
	disk := func(category, size string, more ...string) []string {
		return append([]string{"DataDisk.1.Category", category, "DataDisk.1.Size", size}, more...)
	}
	for code, calls := range map[string][][]string{
		"MissingRegionId":                    {{"RegionId", ""}},
		"MissingInstanceType":                {{"InstanceType", ""}},
		"InvalidInstanceType":                {{"InstanceType", "ecs.none.large"}},
		"InvalidResourceType":                {{"ResourceType", "machine"}},
		"InvalidZoneId":                      {{"ZoneId", "cn-beijing-a"}},
		"InvalidAmount":                      {{"Amount", "1001"}, {"Amount", "0"}},
		"InvalidPriceUnit":                   {{"PriceUnit", "Day"}},
		"InvalidPeriod":                      {{"Period", "2"}, {"PriceUnit", "Week", "Period", "5"}, {"PriceUnit", "Month", "Period", "12"}, {"PriceUnit", "Month", "Period", "0"}, {"PriceUnit", "Year", "Period", "6"}},
		"InvalidSpotStrategy":                {{"PriceUnit", "Month", "SpotStrategy", "SpotAsPriceGo"}, {"PriceUnit", "Week", "SpotStrategy", "SpotWithPriceLimit"}, {"SpotStrategy", "Spot"}},
		"InvalidSpotDuration":                {{"SpotDuration", "2"}},
		"InvalidInternetMaxBandwidthOut":     {{"InternetMaxBandwidthOut", "101"}},
		"InvalidInternetChargeType":          {{"InternetChargeType", "Free"}},
		"InvalidSystemDisk.Category":         {{"SystemDisk.Category", "essd"}},
		"InvalidSystemDisk.PerformanceLevel": {{"SystemDisk.Category", "cloud_ssd", "SystemDisk.PerformanceLevel", "PL1"}, {"SystemDisk.Category", "cloud_essd", "SystemDisk.PerformanceLevel", "PL4"}},
		"InvalidDataDisk.1.Size": {
			disk("cloud_efficiency", "19"), disk("cloud_ssd", "65537"), disk("cloud_essd", "19"), disk("cloud_essd", "460", "DataDisk.1.PerformanceLevel", "PL2"),
			disk("cloud_essd", "1260", "DataDisk.1.PerformanceLevel", "PL3"), disk("cloud_essd_entry", "9"), disk("cloud_auto", "0"),
		},
		"InvalidDataDisk.1.ProvisionedIops": {disk("cloud_essd", "100", "DataDisk.1.ProvisionedIops", "100")},
		"InvalidDataDisk.17.Size":           {{"DataDisk.17.Size", "100"}},
		"MissingDataDisk.1.Category":        {{"ResourceType", "disk", "DataDisk.1.Size", "100"}},
		"MissingDataDisk.1.Size":            {{"ResourceType", "disk", "DataDisk.1.Category", "cloud_essd"}},
		"InvalidPeriodUnit":                 {{"PeriodUnit", "Month"}}, // The name of other calls.
	} {
		for _, pairs := range calls {
			if a := c.Call("ecs", "DescribePrice", with(pairs...)); a.Status != 400 || a.Code != code {
				t.Errorf("%v: %d %s, want %s", pairs, a.Status, a.Raw, code)
			}
		}
	}
	for _, pairs := range [][]string{
		disk("cloud_essd", "1", "DataDisk.1.PerformanceLevel", "PL0"), disk("cloud_essd", "461", "DataDisk.1.PerformanceLevel", "PL2"),
		disk("cloud_essd", "1261", "DataDisk.1.PerformanceLevel", "PL3"), disk("cloud_auto", "1", "DataDisk.1.ProvisionedIops", "0"), disk("cloud_essd_entry", "10"),
		{"SystemDisk.Category", "cloud_essd", "SystemDisk.Size", "40", "SystemDisk.PerformanceLevel", "PL2", "ImageId", "m-1"},
		{"SpotStrategy", "SpotAsPriceGo", "SpotDuration", "0", "Period", "1", "PriceUnit", "Hour"},
	} {
		ask(t, c, pairs...)
	}
}

func TestSpotHistoryRefusals(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t)
	for code, pairs := range map[string][]string{
		"MissingNetworkType": {}, "InvalidNetworkType": {"NetworkType", "VPC"}, "InvalidOSType": {"NetworkType", "vpc", "OSType", "bsd"},
		"InvalidStartTime": {"NetworkType", "vpc", "StartTime", "2026-01-01T00:00:00Z"}, "InvalidEndTime": {"NetworkType", "vpc", "EndTime", "2026-03-01"},
		"InvalidOffset": {"NetworkType", "vpc", "Offset", "-1"},
	} {
		if a := c.Call("ecs", "DescribeSpotPriceHistory", with(pairs...)); a.Status != 400 || a.Code != code {
			t.Errorf("%v: %d %s, want %s", pairs, a.Status, a.Raw, code)
		}
	}
}

// TestPriceFaults asks an account that is not as others are.
func TestPriceFaults(t *testing.T) {
	t.Parallel()
	for fault, want := range map[string]map[string]any{
		"DescribePrice:denied":           {"status": 403, "code": "Forbidden.RAM"},
		"DescribePrice:throttle":         {"status": 429, "code": "Throttling.User"},
		"DescribePrice:currency=USD":     {"status": 200, "currency": "USD", "price": 0.105},
		"DescribePrice:amounts=text":     {"status": 200, "currency": "CNY", "price": "0.756"},
		"DescribePrice:amounts=negative": {"status": 200, "currency": "CNY", "price": -1.756},
		"DescribePrice:amounts=absurd":   {"status": 200, "currency": "CNY", "price": 7.56e39},
		"DescribePrice:reshaped":         {"status": 200},
		"DescribePrice:empty":            {"status": 200},
	} {
		t.Run(fault, func(t *testing.T) {
			t.Parallel()
			_, c := alibabatest.SetUp(t, fault)
			a := c.Call("ecs", "DescribePrice", with())
			got := map[string]any{"status": a.Status}
			if a.Code != "" {
				got["code"] = a.Code
			}
			if price := a.At("PriceInfo", "Price"); price != nil {
				got["currency"], got["price"] = a.At("PriceInfo", "Price", "Currency"), a.At("PriceInfo", "Price", "TradePrice")
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s: %s", a.Raw, diff)
			}
		})
	}
	_, c := alibabatest.SetUp(t, "*:currency=USD")
	if a := c.Call("ecs", "DescribePrice", with("PriceUnit", "Week")); a.Code != "InvalidPriceUnit" {
		t.Errorf("weeks of the international site: %s", a.Raw)
	}
}

// FuzzDescribePrice sends any value for any parameter: it is answered or refused.
func FuzzDescribePrice(f *testing.F) {
	f.Add("DataDisk.1.Size", "65536")
	f.Add("Period", "-1")
	f.Add("DataDisk.1.", "")
	f.Add("Amount", "1000")
	_, shared := alibabatest.SetUp(f)
	f.Fuzz(func(t *testing.T, name, value string) {
		params := with("PriceUnit", "Year", "Period", "5", "DataDisk.1.Category", "cloud_essd", "DataDisk.1.PerformanceLevel", "PL3", "DataDisk.1.Size", "65536")
		maps.Copy(params, map[string]string{name: value})
		c := &alibabatest.Caller{T: t, RT: shared.RT, Clock: shared.Clock}
		if a := c.Call("ecs", "DescribePrice", params); a.Status != 200 && a.Status != 400 && a.Status != 404 {
			t.Errorf("%d %s", a.Status, a.Raw)
		}
	})
}
