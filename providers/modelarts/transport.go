package modelarts

import (
	"net/http"
	"sync"
	"time"

	"clusterwiz/providers/exchange"
)

// maxReply is far above any list that a pool can have.
const maxReply = 32 << 20

// internet is the way out for all clients, so that they share connections.
var internet = sync.OnceValue(func() http.RoundTripper { return exchange.Network(50 * time.Second) })
