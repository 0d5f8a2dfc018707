package qingcloud

import (
	"net/url"
	"time"

	"clusterwiz/providers"
)

// SetNow gives a client of this package another clock.
func SetNow(client providers.Client, now func() time.Time) { client.(*Client).now = now }

// SignHPC and SignIaaS are tried against vectors; query is sorted and encoded
// here.
func SignHPC(method, path string, query url.Values, body []byte, secret string) string {
	return hpc.sign(method, path, encode(query), body, secret)
}

func SignIaaS(method, path string, query url.Values, secret string) string {
	return iaas.sign(method, path, encode(query), nil, secret)
}

// Ranges are the ret_codes that the package explains.
func Ranges() [][2]int {
	var ranges [][2]int
	for _, row := range codes {
		ranges = append(ranges, [2]int{row.first, row.last})
	}
	return ranges
}

// PhaseOf is how a state is read.
var PhaseOf = phaseOf

// ReadConfig reads a configuration file.
func ReadConfig(data []byte) (zone string, ok bool) {
	c, ok := readConfig(data)
	if c == nil {
		return "", ok
	}
	return c.Zone, ok
}

// Refusals are the codes that prove a writing call undone.
var Refusals = refusals
