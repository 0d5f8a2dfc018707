package alicloud

import (
	"context"
	"slices"
	"strconv"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/price"
)

// Purchase is one machine with its disks, as ECS sells it.
type Purchase struct {
	Type, Image, Zone string
	// System has no category where nobody says which disk it is: ECS then assumes one.
	System VolumeSpec
	Data   []VolumeSpec
	// Unit, Week or Month, and Period are for how long is paid in advance; without a
	// unit it is by the hour.
	Unit   string
	Period int64
	// Spot is the strategy of a machine that can be taken back, else empty; Hours is
	// for how long it is safe, where that is told.
	Spot, Hours string
}

// VolumeSpec is one disk. Size is in GiB.
type VolumeSpec struct {
	Category, Level string
	Size, IOPS      int64
}

// Priceable tells whether DescribePrice knows the category of a disk.
func (v VolumeSpec) Priceable() bool {
	return slices.Contains([]string{
		"cloud", "cloud_efficiency", "cloud_ssd", "cloud_essd", "cloud_auto", "cloud_essd_entry", "ephemeral_ssd",
	}, v.Category)
}

// Prepaid tells whether it is paid in advance.
func (p Purchase) Prepaid() bool { return p.Unit != "" }

// term is for how long the price is, as DescribePrice counts: by months only up to 9,
// and from 12 on by whole years.
func (p Purchase) term() (unit string, period int64, err error) {
	within := func(most int64) bool { return p.Period >= 1 && p.Period <= most }
	switch {
	case p.Unit == "":
		return "Hour", 1, nil
	case p.Unit == "Week" && within(4), p.Unit == "Month" && within(9), p.Unit == "Year" && within(5):
		return p.Unit, p.Period, nil
	case p.Unit == "Month" && p.Period%12 == 0 && within(60):
		return "Year", p.Period / 12, nil
	}
	return "", 0, &providers.Failure{
		Kind: providers.Invalid, Remedy: forms.T("choose another period", "请选择其他购买时长"),
		Summary: forms.Tf("ECS gives no price for %d × %s", "ECS 不提供 %d × %s 的价格", p.Period, p.Unit),
	}
}

// machinePrice is ECS DescribePrice of one machine, for an hour or its whole period.
func (c *Client) machinePrice(ctx context.Context, p Purchase) (Amounts, error) {
	unit, period, err := p.term()
	if err != nil {
		return Amounts{}, err
	}
	params := c.query("ResourceType", "instance", "InstanceType", p.Type, "ImageId", p.Image, "ZoneId", p.Zone,
		"PriceUnit", unit, "Period", strconv.FormatInt(period, 10))
	if p.Spot != "" && !p.Prepaid() {
		params["SpotStrategy"] = p.Spot
		if p.Hours != "" {
			params["SpotDuration"] = p.Hours
		}
	}
	p.disks(params)
	return priced(ctx, c, Call{Product: ECS, Action: "DescribePrice", Query: params}, priceLasts, (*ecsPrice).amounts)
}

// disks adds the disks to the parameters of a call of ECS.
func (p Purchase) disks(params map[string]string) {
	disk := func(prefix string, v VolumeSpec) {
		params[prefix+"Category"] = v.Category
		if v.Size > 0 {
			params[prefix+"Size"] = strconv.FormatInt(v.Size, 10)
		}
		if v.Level != "" && v.Category == "cloud_essd" {
			params[prefix+"PerformanceLevel"] = v.Level
		}
		if v.IOPS > 0 && v.Category == "cloud_auto" && prefix != "SystemDisk." {
			params[prefix+"ProvisionedIops"] = strconv.FormatInt(v.IOPS, 10)
		}
	}
	if p.System.Category != "" {
		disk("SystemDisk.", p.System)
	}
	for i, v := range p.Data {
		disk("DataDisk."+strconv.Itoa(i+1)+".", v)
	}
}

// ecsPrice is the reply of DescribePrice. DiscountPrice is the reduction, TradePrice
// what is paid.
type ecsPrice struct {
	PriceInfo struct {
		Price        ecsAmounts
		RelatedPrice struct{ MarketplaceImagePrice *ecsAmounts }
	}
}

type ecsAmounts struct {
	Currency                                 Text
	OriginalPrice, DiscountPrice, TradePrice price.Number
}

func (a ecsAmounts) read() (Amounts, error) {
	return amounts(ECS, a.Currency, a.TradePrice, a.OriginalPrice, a.DiscountPrice)
}

// amounts are those of the machine, with the image where that costs money too.
func (r *ecsPrice) amounts() (Amounts, error) {
	whole, err := r.PriceInfo.Price.read()
	if err != nil {
		return Amounts{}, err
	}
	if whole.Pay.Free() && (whole.List.IsZero() || whole.List.Free()) {
		return Amounts{}, oddReply(ECS, forms.T("the cloud answered 0, and no machine is free", "云端返回价格 0，而实例不会免费"), nil)
	}
	image := r.PriceInfo.RelatedPrice.MarketplaceImagePrice
	if image == nil {
		return whole, nil
	}
	more, err := image.read()
	if err != nil {
		return Amounts{}, err
	}
	return whole.plus(ECS, more)
}
