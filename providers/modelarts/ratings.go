package modelarts

import (
	"context"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/exchange"
	"clusterwiz/providers/price"
)

// product is one thing of a price inquiry, of which one is asked for.
type rated struct {
	ID       string `json:"id"`
	Service  string `json:"cloud_service_type"`
	Resource string `json:"resource_type"`
	Spec     string `json:"resource_spec"`
	Region   string `json:"region"`
	Size     int64  `json:"resource_size"`
	SizeUnit int    `json:"size_measure_id"`
	usage
	period
	Number int `json:"subscription_num"`
}

// usage is what is asked for on demand, period in advance: one of them is there.
type (
	usage struct {
		Factor string `json:"usage_factor,omitempty"`
		Value  int    `json:"usage_value,omitempty"`
		Unit   int    `json:"usage_measure_id,omitempty"`
	}
	period struct {
		Type *int  `json:"period_type,omitempty"`
		Many int64 `json:"period_num,omitempty"`
	}
)

// The units of the price list: what a size is counted in, an hour of use, and the
// currency's own unit.
const (
	inPieces, inGB = 14, 17
	anHour         = 4
	inMoney        = 1
)

// inquiry is the body of both calls. Precision 1 has ten decimals.
type inquiry struct {
	Project   string  `json:"project_id"`
	Precision int     `json:"inquiry_precision,omitempty"`
	Products  []rated `json:"product_infos"`
}

// rating is what one product costs.
type rating struct {
	ID       text
	Amount   price.Number
	Official price.Number `json:"official_website_amount"`
	Measure  *whole       `json:"measure_id"`
}

// ratings is the answer to both calls: on demand its products stand in Results, in
// advance the list prices in List and what discounts make of them in Offers.
type ratings struct {
	Currency text
	Results  []rating `json:"product_rating_results"`
	List     struct {
		Results []rating `json:"product_rating_results"`
	} `json:"official_website_rating_result"`
	Offers []struct {
		rating
		Best    exchange.Bool `json:"best_offer"`
		Results []rating      `json:"product_rating_results"`
	} `json:"optional_discount_rating_results"`
}

// priced is what one product costs this account, and by the list.
type priced struct{ pay, list price.Money }

// mostProducts are as many as are asked for at once.
const mostProducts = 50

// kept is how long a price is believed.
const kept = time.Hour

// rate asks for the prices of products, by their ids. What has none has an error of its
// own; where the cloud refuses all because of one, it is looked for by halves.
func (c *Client) rate(ctx context.Context, project string, products []rated) (map[string]priced, map[string]error) {
	found, refused := map[string]priced{}, map[string]error{}
	for from := 0; from < len(products); from += mostProducts {
		c.ratePart(ctx, project, products[from:min(from+mostProducts, len(products))], found, refused)
	}
	return found, refused
}

func (c *Client) ratePart(ctx context.Context, project string, products []rated, found map[string]priced, refused map[string]error) {
	reply, err := c.inquire(ctx, project, products)
	if f := providers.FailureIn(err); f != nil && f.Code == notListed && len(products) > 1 {
		half := len(products) / 2
		c.ratePart(ctx, project, products[:half], found, refused)
		c.ratePart(ctx, project, products[half:], found, refused)
		return
	}
	for _, p := range products {
		if err != nil {
			refused[p.ID] = err
			continue
		}
		one, unread := reply.of(p.ID, len(products) == 1)
		if unread != nil {
			refused[p.ID] = unread
			continue
		}
		found[p.ID] = one
	}
}

// notListed is the code for a product that the price list does not have.
const notListed = "CBC.99006006"

// inquire asks at most once a second, and once an hour for the same.
func (c *Client) inquire(ctx context.Context, project string, products []rated) (ratings, error) {
	asked := call{
		action: "ListOnDemandResourceRatings", product: bss, method: http.MethodPost, path: "/v2/bills/ratings/on-demand-resources", asks: true,
		header: http.Header{"Accept": {"application/json"}, "Content-Type": {"application/json"}},
	}
	body := inquiry{Project: project, Precision: 1, Products: products}
	if products[0].Factor == "" {
		asked.action, asked.path = "ListRateOnPeriodDetail", "/v2/bills/ratings/period-resources/subscribe-rate"
		body.Precision = 0
	}
	var err error
	if asked.body, err = json.Marshal(body); err != nil {
		return ratings{}, unsigned(asked)
	}
	return exchange.RememberFor(ctx, &c.memory, asked.path+" "+string(asked.body), kept, func(ctx context.Context) (reply ratings, err error) {
		if asked.domain, err = c.domainID(ctx); err != nil {
			return reply, err
		}
		return reply, exchange.Twice(ctx, c.pause, func() error {
			if err := c.turns.Wait(ctx, c.turn); err != nil {
				return err
			}
			_, err := c.do(ctx, asked, &reply)
			return err
		})
	})
}

// of is the price of the product of that id. Alone tells whether it was the only one,
// so that the whole offer is its own.
func (r ratings) of(id string, alone bool) (priced, error) {
	currency := strings.ToUpper(string(r.Currency))
	if currency == "" {
		currency = "CNY" // As the API page says.
	}
	if one, there := ratingOf(r.Results, id); there {
		return one.read(currency, one.Amount)
	}
	listed, there := ratingOf(r.List.Results, id)
	if !there {
		return priced{}, strangePrice(forms.T("the answer does not name the product", "应答未包含该产品"))
	}
	for _, offer := range r.Offers {
		if !bool(offer.Best) {
			continue
		}
		if one, there := ratingOf(offer.Results, id); there {
			return one.read(currency, one.Amount)
		}
		if alone {
			return offer.read(currency, offer.Amount)
		}
	}
	return listed.read(currency, listed.Official)
}

func ratingOf(all []rating, id string) (rating, bool) {
	for _, one := range all {
		if string(one.ID) == id {
			return one, true
		}
	}
	return rating{}, false
}

func (r rating) read(currency string, amount price.Number) (priced, error) {
	if r.Measure != nil && *r.Measure != inMoney {
		return priced{}, strangePrice(forms.Tf("the unit %s of the amount is not known", "金额单位 %s 未知", strconv.FormatInt(int64(*r.Measure), 10)))
	}
	pay, err := amount.Money(currency)
	if err != nil {
		return priced{}, strangeAmount(err)
	}
	out := priced{pay: pay}
	if r.Official != "" {
		out.list, err = r.Official.Money(currency)
	}
	if err != nil {
		return priced{}, strangeAmount(err)
	}
	return out, nil
}
