package alicloud

import (
	"net/http"
	"sync"
	"time"

	"clusterwiz/providers/exchange"
)

// maxReply is far above the largest documented reply (all instance types, about
// 2 MB).
const maxReply = 64 << 20

// network is the way out for all clients, so that they share connections.
var network = sync.OnceValue(func() http.RoundTripper { return exchange.Network(30 * time.Second) })
