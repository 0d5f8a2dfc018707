package launch_test

import (
	"strings"
	"testing"
	"time"

	"clusterwiz/providers"
	"clusterwiz/providers/launch"
)

// TestFoundIsToldBesideTheSending holds what a person reads where no tag tells whose
// a thing is, whatever this machine's clock says.
func TestFoundIsToldBesideTheSending(t *testing.T) {
	t.Parallel()
	sent := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	tests := []struct {
		name string
		made time.Time
		en   string
		zh   string
	}{
		{"long before", sent.Add(-90 * time.Second), "1m30s before this run sent its request", "早 1m30s"},
		{"in the minute before", sent.Add(-40 * time.Second), "when this run sent its request", "同时"},
		{"in the minute after", sent.Add(time.Minute), "when this run sent its request", "同时"},
		{"long after", sent.Add(61 * time.Second), "1m1s after this run sent its request", "晚 1m1s"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			r := launch.Record{Phase: launch.Unclear, SentAt: sent, Maybe: []providers.Receipt{{ID: "c-1", Created: tt.made.Format(time.RFC3339)}}}
			text := r.Ways(false)[1].Text
			if !strings.Contains(text.En, tt.en) || !strings.Contains(text.Zh, tt.zh) {
				t.Errorf("told as %q, %q; want %q, %q", text.En, text.Zh, tt.en, tt.zh)
			}
		})
	}
}

// TestSendingIsTimedByTheCloudsClock: a wrong clock of this machine does not move the
// time of the sending, and the journal keeps it.
func TestSendingIsTimedByTheCloudsClock(t *testing.T) {
	t.Parallel()
	for _, apart := range []time.Duration{-5 * time.Hour, 0, 5 * time.Hour} {
		t.Run(apart.String(), func(t *testing.T) {
			t.Parallel()
			r := newRoom(t, launch.Options{})
			c := happy()
			theirs := time.Now().Add(apart)
			c.find = []step{{date: theirs}}
			record, err := r.Create(t.Context(), c, plan(), nil)
			if err != nil {
				t.Fatal(err)
			}
			kept, err := r.store.Load(record.ID)
			if err != nil {
				t.Fatal(err)
			}
			if off := kept.SentAt.Sub(theirs); off < -2*time.Second || off > time.Minute {
				t.Errorf("sent at %v, %v off the cloud's clock", kept.SentAt, off)
			}
		})
	}
}
