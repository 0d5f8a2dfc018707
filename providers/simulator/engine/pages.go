package engine

import (
	"fmt"
	"net/http"
)

// executed is the answer to a call that was executed and then answered otherwise.
func (s *Simulator) executed(c Cloud, r *http.Request, body []byte, f Fault) Reply {
	good := c.Answer(r, body)
	switch {
	case f.Code != "":
		return c.Refuse(r, f.refusal())
	case f.Own:
		good.Status = f.Status
		return good
	}
	return page(f.Status)
}

// page is what stands between a program and a cloud may answer: a page for
// people, in nobody's envelope.
func page(status int) Reply {
	title := fmt.Sprintf("%d %s", status, http.StatusText(status))
	out := Reply{
		Status: status, Code: "page", Header: http.Header{"Content-Type": {"text/html; charset=utf-8"}, "Server": {"nginx"}},
		Body: fmt.Appendf(nil, "<html>\r\n<head><title>%[1]s</title></head>\r\n<body><center><h1>%[1]s</h1></center></body>\r\n</html>\r\n", title),
	}
	if status/100 == 3 {
		out.Header.Set("Location", "http://portal.invalid/login")
	}
	return out
}

// proxyPage is how a proxy refuses; squid's, without its ornaments.
func proxyPage() Reply {
	out := page(http.StatusForbidden)
	out.Code = "proxy-page"
	out.Header.Set("Server", "squid")
	out.Header.Set("Via", "1.1 proxy.invalid (squid)")
	out.Header.Set("X-Squid-Error", "ERR_ACCESS_DENIED 0")
	out.Body = []byte("<html><head><title>ERROR: The requested URL could not be retrieved</title></head>\n" +
		"<body><h1>ERROR</h1><p>Access Denied.</p><p>Access control configuration prevents your request from being allowed at this time.</p></body></html>\n")
	return out
}
