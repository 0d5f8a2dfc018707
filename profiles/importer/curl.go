package importer

import (
	"net/url"
	"regexp"
	"strings"
	"sync"

	"clusterwiz/forms"
)

var curlLine = forms.T("a curl line", "curl 命令行")

// curlTakes are the flags with a value, by their letters and names. Those without one are
// many, and new ones come; a value that is taken for an operand does no harm.
var curlTakes = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(-[a-zA-Z0-9#]*[AbcCdDeEFhHKmoPQrTtUuwxXYyz]|--(abstract-unix-socket|alt-svc|aws-sigv4|cacert|capath|cert(-type)?|ciphers|config|connect-(timeout|to)|continue-at|cookie(-jar)?|crlfile|curves|` +
		`data(-\w+)?|delegation|dns-[\w-]+|doh-url|dump-header|engine|form(-string)?|header|hsts|interface|json|keepalive-time|key(-type)?|limit-rate|local-port|login-options|max-[\w-]+|` +
		`netrc-file|noproxy|oauth2-bearer|output(-dir)?|pass|pinnedpubkey|preproxy|proto(-\w+)?|proxy(-(user|header|cacert|capath|cert|key|pass|ciphers|service-name))?|quote|range|rate|` +
		`referer|request(-target)?|resolve|retry(-delay|-max-time)?|sasl-authzid|service-name|socks[\w-]+|speed-(limit|time)|stderr|tls-max|tls13-ciphers|time-cond|trace(-ascii)?|` +
		`unix-socket|upload-file|url(-query)?|user(-agent)?|variable|write-out))$`)
})

// fromCurl reads a curl line. Headers, which have cookies and tokens, are not kept.
func fromCurl(c command, o Options) (*Source, error) {
	c.words = apart(c.words)
	flags, operands := c.flags(func(word string) bool { return !curlTakes().MatchString(word) })
	r := request{shape: curlLine, header: map[string]string{}, bodyAt: "-d", headerAt: "-H"}
	var data []string
	query := false
	for _, f := range flags {
		if file, isFile := c.fromFile(f.value); isFile && isData(f.name) {
			text, err := o.named(file)
			if err != nil {
				return nil, err
			}
			f.name, f.value = "data-raw", text
		}
		switch {
		case f.name == "X" || f.name == "request":
			r.method = strings.ToUpper(f.value)
		case f.name == "url":
			r.target = f.value
		case f.name == "H" || f.name == "header":
			if name, value, ok := strings.Cut(f.value, ":"); ok {
				r.header[strings.ToLower(strings.TrimSpace(name))] = strings.TrimSpace(value)
			}
		case f.name == "G" || f.name == "get":
			query = true
		case isData(f.name):
			text := f.value
			if name, isFile := strings.CutPrefix(text, "@"); isFile && f.name != "data-raw" {
				if text = c.stdin; name != "-" || text == "" {
					var err error
					if text, err = o.named(name); err != nil {
						return nil, err
					}
				}
			}
			if f.name == "data-urlencode" {
				text = formEncoded(text)
			}
			data = append(data, text)
		}
	}
	for _, operand := range operands { // The first is it, unless another is plainly an address.
		if r.target == "" || !strings.Contains(r.target, "://") && strings.Contains(operand, "://") {
			r.target = operand
		}
	}
	if r.body = strings.TrimSpace(strings.Join(data, "&")); r.method == "" && r.body != "" {
		r.method = "POST"
	}
	if query && r.body != "" {
		r.method, r.body, r.target = "GET", "", asQuery(r.target, r.body)
	}
	if r.method == "" {
		r.method = "GET"
	}
	if !strings.Contains(r.target, "://") {
		r.target = "https://" + r.target
	}
	return r.source(o)
}

// asQuery puts data where -G sends it.
func asQuery(target, data string) string {
	if strings.Contains(target, "?") {
		return target + "&" + data
	}
	return target + "?" + data
}

// formEncoded writes name=value as --data-urlencode sends it; what has no name stays.
func formEncoded(text string) string {
	name, value, ok := strings.Cut(text, "=")
	if !ok || !pairName().MatchString(name) {
		return text
	}
	return name + "=" + url.QueryEscape(value)
}

var pairName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z][\w.]*$`) })

func isData(name string) bool {
	switch name {
	case "d", "data", "data-raw", "data-binary", "data-ascii", "data-urlencode", "json":
		return true
	}
	return false
}

// apart takes -XPOST and -d'...' apart, which stand without a blank.
func apart(words []string) (list []string) {
	for _, word := range words {
		if len(word) > 2 && word[0] == '-' && strings.IndexByte("XHd", word[1]) >= 0 {
			list = append(list, word[:2], word[2:])
			continue
		}
		list = append(list, word)
	}
	return list
}
