package engine_test

import (
	"encoding/json"
	"math/big"
	"testing"

	"clusterwiz/providers/simulator/engine"
)

func TestAmount(t *testing.T) {
	t.Parallel()
	for amount, want := range map[engine.Amount]string{
		0: "0", 1: "0.000001", 20_000: "0.02", 1_000_000: "1", 3_712_800_000: "3712.8", -500_000: "-0.5", 120_000_000: "120",
	} {
		if got := amount.String(); got != want {
			t.Errorf("%d: %s, want %s", int64(amount), got, want)
		}
	}
}

// FuzzAmount reads back what is written.
func FuzzAmount(f *testing.F) {
	f.Add(int64(0))
	f.Add(int64(-1))
	f.Add(int64(174_000))
	f.Fuzz(func(t *testing.T, n int64) {
		if n == -1<<63 {
			return
		}
		text := engine.Amount(n).String()
		read, ok := new(big.Rat).SetString(text)
		if !ok || read.Cmp(big.NewRat(n, 1_000_000)) != 0 || !json.Valid([]byte(text)) {
			t.Errorf("%d is written %s", n, text)
		}
	})
}
