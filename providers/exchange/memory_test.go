package exchange_test

import (
	"sync"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers/exchange"
)

func TestMemory(t *testing.T) {
	t.Parallel()
	var memory exchange.Memory
	zones := forms.Query{Source: "zones", Args: map[string]string{"type": "a"}}
	if options, known := memory.Get(zones); known || options != nil {
		t.Errorf("knows %v from the start", options)
	}
	kept := forms.Words("i", "j")
	memory.Put(zones, kept)
	kept[0].Value = "changed"
	got, known := memory.Get(zones)
	if !known || len(got) != 2 || got[0].Value != "i" {
		t.Errorf("got %v", got)
	}
	got[1].Value = "changed"
	if again, _ := memory.Get(zones); again[1].Value != "j" {
		t.Errorf("a reader changed it: %v", again)
	}
	if _, known := memory.Get(forms.Query{Source: "zones", Args: map[string]string{"type": "b"}}); known {
		t.Error("another query has the same answer")
	}
	memory.Put(forms.Query{Source: "none"}, nil)
	if _, known := memory.Get(forms.Query{Source: "none"}); !known {
		t.Error("forgets that there was nothing")
	}
}

func TestMemoryForMany(t *testing.T) {
	t.Parallel()
	var memory exchange.Memory
	var readers sync.WaitGroup
	for range 8 {
		readers.Go(func() {
			memory.Put(forms.Query{Source: "zones"}, forms.Words("i"))
			if options, known := memory.Get(forms.Query{Source: "zones"}); !known || len(options) != 1 {
				t.Errorf("got %v", options)
			}
		})
	}
	readers.Wait()
}
