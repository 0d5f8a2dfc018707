package providers

import (
	"context"
	"sync/atomic"
	"time"

	"clusterwiz/forms"
)

// LookupLimit bounds one look-up with all its pages. Whoever asks waits no
// longer either: the value can be typed.
const LookupLimit = 10 * time.Second

// Listing is what a look-up found.
type Listing struct {
	// Options are the values to choose from, as the client keeps them: nobody changes them.
	Options []forms.Option
	// At is when the oldest of the calls behind the list went out: nothing in
	// the list is older.
	At time.Time
}

// wishes counts what [Afresh] was asked for.
var wishes atomic.Int64

type afreshKey struct{}

// Afresh returns a context under which a look-up asks the cloud itself, though
// the client knows an answer from before. The new answer is then the one that
// the client knows.
func Afresh(ctx context.Context) context.Context {
	return context.WithValue(ctx, afreshKey{}, wishes.Add(1))
}

// AskedAfresh returns the number of the wish in ctx, greater for a later one,
// and zero where answers from before will do. It is for whoever keeps answers:
// one that was asked for under the same wish need not be asked for again.
func AskedAfresh(ctx context.Context) int64 {
	wish, _ := ctx.Value(afreshKey{}).(int64)
	return wish
}
