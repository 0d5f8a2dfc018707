package engine

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
)

// Transport hands requests to the simulator without a socket. Any host is
// answered, so a client may use the cloud's real endpoint names. The request's
// context is honoured, and a fault that cuts the connection comes back as a
// *net.OpError around io.ErrUnexpectedEOF.
func (s *Simulator) Transport() http.RoundTripper { return inProcess{s} }

type inProcess struct{ sim *Simulator }

// RoundTrip implements http.RoundTripper.
func (t inProcess) RoundTrip(req *http.Request) (*http.Response, error) {
	if req.Body != nil {
		defer func() { _ = req.Body.Close() }()
	}
	if err := req.Context().Err(); err != nil {
		return nil, err
	}
	if req.URL == nil {
		return nil, errors.New("simulator: request without URL")
	}
	w := &recorder{header: http.Header{}, status: http.StatusOK}
	cut := serve(t.sim, w, incoming(req))
	if err := req.Context().Err(); err != nil {
		return nil, err
	}
	if cut {
		return nil, &net.OpError{Op: "read", Net: "tcp", Err: io.ErrUnexpectedEOF}
	}
	return w.response(req), nil
}

// incoming is the request as a server would see it.
func incoming(req *http.Request) *http.Request {
	in := req.Clone(req.Context())
	if in.Host == "" {
		in.Host = req.URL.Host
	}
	if in.Method == "" {
		in.Method = http.MethodGet
	}
	if in.Body == nil {
		in.Body = http.NoBody
	}
	in.RequestURI = req.URL.RequestURI()
	in.RemoteAddr = "127.0.0.1:0"
	return in
}

// serve runs the handler and tells whether it cut the connection.
func serve(h http.Handler, w http.ResponseWriter, r *http.Request) (cut bool) {
	defer func() {
		switch p := recover(); p {
		case nil:
		case http.ErrAbortHandler:
			cut = true
		default:
			panic(p)
		}
	}()
	h.ServeHTTP(w, r)
	return false
}

// recorder keeps an answer in memory.
type recorder struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (w *recorder) Header() http.Header         { return w.header }
func (w *recorder) WriteHeader(status int)      { w.status = status }
func (w *recorder) Write(p []byte) (int, error) { return w.body.Write(p) }

func (w *recorder) response(req *http.Request) *http.Response {
	return &http.Response{
		Status:        fmt.Sprintf("%d %s", w.status, http.StatusText(w.status)),
		StatusCode:    w.status,
		Proto:         "HTTP/1.1",
		ProtoMajor:    1,
		ProtoMinor:    1,
		Header:        w.header,
		Body:          io.NopCloser(&w.body),
		ContentLength: int64(w.body.Len()),
		Request:       req,
	}
}
