package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// spoils turn a good reply into one that cannot be read, or hardly.
var spoils = map[string]func([]byte) []byte{
	"cut-in-head":     func(r []byte) []byte { return r[:len(head(r))/2] },
	"cut-at-body":     head,
	"cut-in-body":     func(r []byte) []byte { return r[:len(head(r))+len(body(r))/2] },
	"cut-one-byte":    func(r []byte) []byte { return r[:len(r)-1] },
	"length-longer":   func(r []byte) []byte { return sized(r, strconv.Itoa(len(body(r))+100)) },
	"length-shorter":  func(r []byte) []byte { return sized(r, strconv.Itoa(len(body(r))/2)) },
	"length-negative": func(r []byte) []byte { return sized(r, "-1") },
	"length-no-number": func(r []byte) []byte {
		return sized(r, "many")
	},
	"two-lengths": func(r []byte) []byte { return with(r, "Content-Length: 3") },
	"not-chunked": func(r []byte) []byte { return with(without(r, "Content-Length"), "Transfer-Encoding: chunked") },
	"chunks-cut": func(r []byte) []byte {
		b := body(r)
		return join(with(without(r, "Content-Length"), "Transfer-Encoding: chunked"), fmt.Appendf(nil, "%x\r\n%s", len(b)+10, b))
	},
	"not-gzip":   func(r []byte) []byte { return with(r, "Content-Encoding: gzip") },
	"gzip-asked": func(r []byte) []byte { return join(with(r, "Content-Encoding: gzip"), zip(body(r))) },
	"marked": func(r []byte) []byte {
		return join(r, append([]byte("\xef\xbb\xbf"), body(r)...))
	},
	"no-http":   func([]byte) []byte { return []byte("SSH-2.0-OpenSSH_9.6\r\n") },
	"nothing":   func([]byte) []byte { return nil },
	"not-utf8":  func(r []byte) []byte { return join(r, bytes.ReplaceAll(body(r), []byte(`"`), []byte("\xff\xfe\""))) },
	"deep":      func(r []byte) []byte { return join(r, []byte(strings.Repeat("[", 1<<20))) },
	"huge":      func(r []byte) []byte { return join(r, bytes.Repeat([]byte(" "), 20<<20)) },
	"huge-good": func(r []byte) []byte { return join(r, append(bytes.Repeat([]byte(" "), 20<<20), body(r)...)) },
	"huge-head": func(r []byte) []byte { return with(r, "X-Padding: "+strings.Repeat("x", 12<<20)) },
	"no-type":   func(r []byte) []byte { return without(r, "Content-Type") },
}

// nonsense are bodies that come with a good status.
var nonsense = map[string]string{
	"empty": "", "null": "null", "list": "[]", "object": "{}", "number": "42", "text": `"ok"`, "html": "<html>ok</html>",
	"wrong-types": `{"ClusterId":{"a":1},"cluster_id":["x"],"Id":7,"hpc_cluster_id":{},"metadata":"no","ret_code":"zero"}`,
	"no-id":       `{"RequestId":"6BC6A5B2","ClusterId":"","cluster_id":"","Id":"","hpc_cluster_id":"","metadata":{"name":""},"ret_code":0}`,
	"half":        `{"ClusterId":"ehpc-hz-`,
}

// bearing puts another body under the head of a reply.
func bearing(text string) func([]byte) []byte {
	return func(r []byte) []byte { return join(r, []byte(text)) }
}

// under puts another status over a reply.
func under(status int) func([]byte) []byte {
	return func(r []byte) []byte {
		_, rest, _ := bytes.Cut(r, []byte("\r\n"))
		return append(fmt.Appendf(nil, "HTTP/1.1 %d Odd\r\n", status), rest...)
	}
}

const endOfHead = "\r\n\r\n"

func head(r []byte) []byte {
	h, _, _ := bytes.Cut(r, []byte(endOfHead))
	return append(bytes.Clone(h), endOfHead...)
}

func body(r []byte) []byte {
	_, b, _ := bytes.Cut(r, []byte(endOfHead))
	return b
}

// join puts a body under a reply's head and corrects the length.
func join(r, b []byte) []byte {
	if bytes.Contains(head(r), []byte("Content-Length:")) {
		r = sized(r, strconv.Itoa(len(b)))
	}
	return append(head(r), b...)
}

func sized(r []byte, length string) []byte {
	return with(without(r, "Content-Length"), "Content-Length: "+length)
}

func with(r []byte, line string) []byte {
	first, rest, _ := bytes.Cut(r, []byte("\r\n"))
	return slices.Concat(first, []byte("\r\n"+line+"\r\n"), rest)
}

func without(r []byte, name string) []byte {
	var kept [][]byte
	for _, line := range bytes.Split(bytes.TrimSuffix(head(r), []byte(endOfHead)), []byte("\r\n")) {
		if !strings.HasPrefix(strings.ToLower(string(line)), strings.ToLower(name)+":") {
			kept = append(kept, line)
		}
	}
	return slices.Concat(bytes.Join(kept, []byte("\r\n")), []byte(endOfHead), body(r))
}

func zip(data []byte) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write(data)
	_ = w.Close()
	return b.Bytes()
}

// sorted are the keys of a map, in order.
func sorted[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
