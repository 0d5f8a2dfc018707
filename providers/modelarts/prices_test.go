package modelarts_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
	"clusterwiz/providers/modelarts"
	"clusterwiz/providers/price"
)

const (
	onDemandRatings = "POST bss /v2/bills/ratings/on-demand-resources"
	periodRatings   = "POST bss /v2/bills/ratings/period-resources/subscribe-rate"
	askDomain       = "GET iam /v3/auth/domains"
	domainReply     = `{"domains":[{"id":"d0","name":"acme"}]}`
	askFlavors      = "GET modelarts /v1/" + projectID + "/resourceflavors"
	codedFlavors    = `{"items":[{"metadata":{"name":"modelarts.vm.gpu.t4u8"},"spec":{"billingCode":"t4u8.billing"}},
		{"metadata":{"name":"modelarts.vm.2u4g.dcc"},"spec":{"billingCode":"2u4g"}},{"metadata":{"name":"bare"}}]}`
)

// quoted are the items of a quote in words.
func quoted(items []price.Item) []string {
	var lines []string
	for _, i := range items {
		line := fmt.Sprintf("%s|%s|%s|%s", i.Subject.En, i.Nature, i.Pay.Exact(), i.List.Exact())
		if !i.Period.IsZero() {
			line += fmt.Sprintf("|%s, %d, %t", i.Period.En, i.Months, i.Renews)
		}
		if !i.Missing.IsZero() {
			line += "|" + i.Missing.En
		}
		lines = append(lines, line)
	}
	return lines
}

// TestPrices: each product of a node has the price that the cloud tells this account,
// digit by digit, or says why it has none.
func TestPrices(t *testing.T) {
	t.Parallel()
	onDemand := func(results string) []string {
		return []string{onDemandRatings, `{"amount":"9","currency":"CNY","measure_id":1,"product_rating_results":[` + results + `]}`}
	}
	refused := func(path, status, code string) []string {
		return []string{path, status + ` {"error_code":"` + code + `","error_msg":"no"}`}
	}
	const subscription = "requests/subscription.toml"
	for name, c := range map[string]struct {
		file  string
		set   []string
		reply []string
		want  []string
	}{
		"machine and disks": {
			file: cloudtest.Largest,
			reply: onDemand(`{"id":"0","amount":"11.9700000001","official_website_amount":12.5,"measure_id":1},{"id":"1","amount":0.1,"official_website_amount":0.1},
				{"id":"2","amount":1e-1,"official_website_amount":null}`),
			want: []string{
				"modelarts.vm.gpu.t4u8|hour|CNY 11.9700000001|CNY 12.5", "1 × 500 GiB data disk (GPSSD)|hour|CNY 0.1|CNY 0.1", "2 × 1000 GiB data disk (SAS)|hour|CNY 0.2|",
			},
		},
		"a disk of the flavor's own": {
			file: cloudtest.Largest, set: []string{"nodes.volume_groups[1].types=local"},
			reply: onDemand(`{"id":"0","amount":1},{"id":"1","amount":2}`),
			want:  []string{"modelarts.vm.gpu.t4u8|hour|CNY 1|", "1 × 500 GiB data disk (GPSSD)|hour|CNY 2|"},
		},
		"no currency": {
			reply: []string{onDemandRatings, `{"product_rating_results":[{"id":"0","amount":7.41}]}`},
			want:  []string{"modelarts.vm.2u4g.dcc|hour|CNY 7.41|"},
		},
		"another currency": {
			reply: []string{onDemandRatings, `{"currency":"USD","product_rating_results":[{"id":"0","amount":7.41}]}`},
			want:  []string{"modelarts.vm.2u4g.dcc|hour|USD 7.41|"},
		},
		"another unit": {
			reply: onDemand(`{"id":"0","amount":1,"measure_id":3}`),
			want:  []string{"modelarts.vm.2u4g.dcc|hour|||the price is in a form that is not known: the unit 3 of the amount is not known; look the price up in the cloud's console"},
		},
		"below zero": {
			reply: onDemand(`{"id":"0","amount":-1}`),
			want:  []string{`modelarts.vm.2u4g.dcc|hour|||the price is in a form that is not known: "-1 CNY" is not an amount: it is below zero; look the price up in the cloud's console`},
		},
		"another product": {
			reply: onDemand(`{"id":"9","amount":1}`),
			want:  []string{"modelarts.vm.2u4g.dcc|hour|||the price is in a form that is not known: the answer does not name the product; look the price up in the cloud's console"},
		},
		"no right": {
			reply: refused(onDemandRatings, "403", "CBC.0151"),
			want:  []string{"modelarts.vm.2u4g.dcc|hour|||the user has no permission to look up prices; have an administrator grant bss:order:detail, bss:order:list and bss:measure:query"},
		},
		"throttled": {
			reply: refused(onDemandRatings, "429", "CBC.0250"),
			want:  []string{"modelarts.vm.2u4g.dcc|hour|||too many calls; wait a little"},
		},
		"not listed": {
			reply: refused(onDemandRatings, "400", "CBC.99006006"),
			want:  []string{"modelarts.vm.2u4g.dcc|hour|||it is not in the price list; look the price up in the cloud's console"},
		},
		"no JSON": {
			reply: []string{onDemandRatings, `<html>`},
			want:  []string{"modelarts.vm.2u4g.dcc|hour|||the reply of bss.myhuaweicloud.com cannot be read; check the endpoint and the proxy, then try again"},
		},
		"a flavor without a code": {
			set:  []string{"nodes.instance_type=bare"},
			want: []string{"bare|hour|||the list of flavors does not give its billing code"},
		},
		"the billing mode left out": {
			set:  []string{"billing.charge_type=AsPool"},
			want: []string{"modelarts.vm.2u4g.dcc|hour|||no billing mode is chosen, so the cloud decides it; choose one to see a price"},
		},
		"in advance": {
			file: subscription,
			reply: []string{periodRatings, `{"currency":"CNY","official_website_rating_result":{"official_website_amount":5000,"measure_id":1,
				"product_rating_results":[{"id":"0","official_website_amount":"5000.00","measure_id":1}]},"optional_discount_rating_results":[
				{"discount_id":"a","best_offer":0,"amount":4800,"measure_id":1,"product_rating_results":[{"id":"0","amount":4800}]},
				{"discount_id":"b","best_offer":1,"amount":4500.5,"official_website_amount":5000,"measure_id":1,"product_rating_results":[]}]}`},
			want: []string{"modelarts.vm.gpu.t4u8|advance|CNY 4500.5|CNY 5000|2 months, 2, true"},
		},
		"an offer that names no product is none of several": {
			file: cloudtest.Largest, set: []string{"billing.charge_type=PrePaid", "billing.period_unit=Month", "billing.period=2", "billing.auto_renew=true", "nodes.volume_groups[1].types=local"},
			reply: []string{periodRatings, `{"currency":"CNY","official_website_rating_result":{"official_website_amount":5300,"measure_id":1,
				"product_rating_results":[{"id":"0","official_website_amount":5000},{"id":"1","official_website_amount":300}]},"optional_discount_rating_results":[
				{"discount_id":"b","best_offer":1,"amount":4500.5,"measure_id":1,"product_rating_results":[]}]}`},
			want: []string{"modelarts.vm.gpu.t4u8|advance|CNY 5000|CNY 5000|2 months, 2, true", "1 × 500 GiB data disk (GPSSD)|advance|CNY 300|CNY 300|2 months, 2, true"},
		},
		"no discount": {
			file: subscription, set: []string{"billing.period_unit=Year", "billing.period=1", "billing.auto_renew=false"},
			reply: []string{periodRatings, `{"official_website_rating_result":{"product_rating_results":[{"id":"0","official_website_amount":5000}]}}`},
			want:  []string{"modelarts.vm.gpu.t4u8|advance|CNY 5000|CNY 5000|1 year, 12, false"},
		},
		"no subscription price": {
			file: subscription, reply: refused(periodRatings, "400", "CBC.99006006"),
			want: []string{"modelarts.vm.gpu.t4u8|advance|||2 months, 2, true|the price list has no subscription price; look the price up in the cloud's console"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if c.file == "" {
				c.file = cloudtest.Minimal
			}
			s := newScript(append([]string{askDomain, domainReply, askFlavors, codedFlavors}, c.reply...)...)
			got := quoted(pricer(t, s).Prices(t.Context(), cloud.With(t, c.file, c.set...), nil))
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func pricer(t testing.TB, s *script) price.Pricer {
	t.Helper()
	p, ok := scripted(t, s).(price.Pricer)
	if !ok {
		t.Fatal("tells no prices")
	}
	return p
}

// TestInquiry: what goes out is what the page of the price list asks for, within the
// account and not a project, and not twice within an hour.
func TestInquiry(t *testing.T) {
	t.Parallel()
	s := newScript(askDomain, domainReply, askFlavors, codedFlavors, onDemandRatings, `{"product_rating_results":[]}`, periodRatings, `{}`)
	p := pricer(t, s)
	for _, file := range []string{cloudtest.Largest, "requests/subscription.toml", cloudtest.Largest} {
		p.Prices(t.Context(), cloud.With(t, file), nil)
	}
	product := func(id, service, resource, spec, size, unit, how string) string {
		return `{"id":"` + id + `","cloud_service_type":"hws.service.type.` + service + `","resource_type":"hws.resource.type.` + resource + `","resource_spec":"` + spec +
			`","region":"cn-north-4","resource_size":` + size + `,"size_measure_id":` + unit + `,` + how + `,"subscription_num":1}`
	}
	const anHour = `"usage_factor":"Duration","usage_value":1,"usage_measure_id":4`
	want := []string{
		`d0||application/json|{"project_id":"` + projectID + `","inquiry_precision":1,"product_infos":[` + product("0", "modelarts", "modelarts", "t4u8.billing", "1", "14", anHour) + "," +
			product("1", "ebs", "volume", "GPSSD", "500", "17", anHour) + "," + product("2", "ebs", "volume", "SAS", "1000", "17", anHour) + `]}`,
		`d0||application/json|{"project_id":"` + projectID + `","product_infos":[` +
			product("0", "modelarts", "modelarts", "t4u8.billing", "1", "14", `"period_type":2,"period_num":2`) + `]}`,
	}
	var got []string
	for _, r := range s.calls {
		if r.Method != http.MethodPost {
			continue
		}
		body, _ := r.GetBody()
		text, _ := io.ReadAll(body)
		got = append(got, strings.Join([]string{r.Header.Get("X-Domain-Id"), r.Header.Get("X-Project-Id"), r.Header.Get("Content-Type"), string(text)}, "|"))
		if signed := r.Header.Get("Authorization"); !strings.Contains(signed, "x-domain-id") {
			t.Error(signed)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestTypePrices: all in one inquiry, and what the price list does not have is found
// among them.
func TestTypePrices(t *testing.T) {
	t.Parallel()
	s := newScript(askDomain, domainReply, askFlavors, codedFlavors,
		onDemandRatings, `400 {"error_code":"CBC.99006006","error_msg":"product not found"}`,
		onDemandRatings, `{"product_rating_results":[{"id":"0","amount":"3.5"}]}`,
		onDemandRatings, `400 {"error_code":"CBC.99006006","error_msg":"product not found"}`)
	p := pricer(t, s)
	found := p.TypePrices(t.Context(), cloud.With(t, cloudtest.Minimal), "nodes.instance_type", []string{"modelarts.vm.2u4g.dcc", "modelarts.vm.gpu.t4u8", "bare"})
	var items []price.Item
	for _, kind := range []string{"modelarts.vm.2u4g.dcc", "modelarts.vm.gpu.t4u8", "bare"} {
		items = append(items, found[kind])
	}
	want := []string{
		"modelarts.vm.2u4g.dcc|hour|CNY 3.5|", "modelarts.vm.gpu.t4u8|hour|||it is not in the price list; look the price up in the cloud's console",
		"bare|hour|||the list of flavors does not give its billing code",
	}
	if diff := cmp.Diff(want, quoted(items)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if other := p.TypePrices(t.Context(), cloud.With(t, cloudtest.Minimal), "pool.name", []string{"x"}); other != nil {
		t.Error(other)
	}
}

// TestInquiriesTakeTurns: one a second goes out, whatever is asked for at once.
func TestInquiriesTakeTurns(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := newScript(askDomain, domainReply, askFlavors, codedFlavors, onDemandRatings, `{"product_rating_results":[{"id":"0","amount":1}]}`)
		var at []time.Duration
		begun := time.Now()
		client, err := modelarts.New().Connect(providers.Account{ID: providers.SimulatorID}, providers.Endpoint{Region: "cn-north-4", Transport: carrier(func(r *http.Request) (*http.Response, error) {
			if strings.HasPrefix(r.URL.Host, "bss") {
				at = append(at, time.Since(begun))
			}
			return s.RoundTrip(r)
		})})
		if err != nil {
			t.Fatal(err)
		}
		for _, flavor := range []string{"modelarts.vm.2u4g.dcc", "modelarts.vm.gpu.t4u8", "modelarts.vm.2u4g.dcc"} {
			client.(price.Pricer).Prices(t.Context(), cloud.With(t, cloudtest.Minimal, "nodes.instance_type="+flavor), nil)
		}
		if want := []time.Duration{0, time.Second}; !slices.Equal(at, want) {
			t.Errorf("inquiries after %v, want %v", at, want)
		}
	})
}

type carrier func(*http.Request) (*http.Response, error)

func (c carrier) RoundTrip(r *http.Request) (*http.Response, error) { return c(r) }

// TestPricesGivenUp: who gives up has no price, and no error.
func TestPricesGivenUp(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	s := newScript(askDomain, domainReply, askFlavors, codedFlavors, onDemandRatings, `{}`)
	for _, item := range pricer(t, s).Prices(ctx, cloud.With(t, cloudtest.Minimal), nil) {
		if item.Priced() || !item.Missing.Complete() {
			t.Error(item)
		}
	}
}

// TestSimulatedPrices: the simulator, which was written apart, understands the inquiry.
func TestSimulatedPrices(t *testing.T) {
	t.Parallel()
	for _, file := range []string{cloudtest.Example, "requests/subscription.toml"} {
		answers := cloud.With(t, file, "nodes.data_disks[0].category=SSD", "nodes.data_disks[0].size=500", "nodes.data_disks[0].volume_group=default")
		p := cloud.Rig(t).Client.(price.Pricer)
		for _, line := range quoted(p.Prices(t.Context(), answers, nil)) {
			t.Log(line)
			if strings.Count(line, "CNY") != 2 {
				t.Errorf("%s: %s", file, line)
			}
		}
	}
}

// TestTheDomainIsTheAccountsOwn: the variable that names it belongs to the account of the
// other variables of the SDK, and tells nothing of another one.
func TestTheDomainIsTheAccountsOwn(t *testing.T) { //nolint:paralleltest // It sets variables.
	for name, value := range map[string]string{
		"HUAWEICLOUD_SDK_AK": "AKSDK0000000", "HUAWEICLOUD_SDK_SK": "s", "HUAWEICLOUD_SDK_DOMAIN_ID": "d-sdk",
		"HW_ACCESS_KEY": "AKHW00000000", "HW_SECRET_KEY": "s", "HW_SECURITY_TOKEN": "", "HUAWEICLOUD_SDK_SECURITY_TOKEN": "",
	} {
		t.Setenv(name, value)
	}
	for account, want := range map[string]string{"env": "d-sdk", "hw-env": "d0"} {
		s := newScript(askDomain, domainReply, askFlavors, codedFlavors, onDemandRatings, `{"product_rating_results":[]}`)
		client, err := modelarts.New().Connect(providers.Account{ID: account}, providers.Endpoint{Region: "cn-north-4", Transport: s})
		if err != nil {
			t.Fatal(err)
		}
		client.(price.Pricer).Prices(t.Context(), cloud.With(t, cloudtest.Minimal), nil)
		last := s.calls[len(s.calls)-1]
		if got := last.Header.Get("X-Domain-Id"); last.Method != http.MethodPost || got != want {
			t.Errorf("%s: %s %s within %q, not %q", account, last.Method, last.URL.Path, got, want)
		}
	}
}
