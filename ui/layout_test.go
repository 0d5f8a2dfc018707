package ui

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWidthsShareTheRoom(t *testing.T) {
	t.Parallel()
	rows := [][]string{{"name", "size"}, {strings.Repeat("x", 30), strings.Repeat("y", 20)}}
	if diff := cmp.Diff([]int{14, 14}, widths(rows, 30)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]int{30, 20}, widths(rows, 80)); diff != "" {
		t.Error(diff)
	}
}

func TestColumnsGoBeforeTheyCannotBeRead(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 30)
	rows := [][]string{{"name", "type", "zone", "disk"}, {"a", long, long, long}}
	for room, want := range map[int][]int{
		120: {4, 30, 30, 30}, 60: {4, 16, 17, 17}, 52: {4, 14, 14, 14}, 51: {4, 21, 22}, 30: {4, 24}, 10: {4, 4},
	} {
		if diff := cmp.Diff(want, widths(rows, room)); diff != "" {
			t.Errorf("in %d cells (-want +got):\n%s", room, diff)
		}
	}
}
