package list_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/ui/list"
)

func TestWidthsShareTheRoom(t *testing.T) {
	t.Parallel()
	rows := [][]string{{"name", "size"}, {strings.Repeat("x", 30), strings.Repeat("y", 20)}}
	if diff := cmp.Diff([]int{14, 14}, list.Widths(rows, 30)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]int{30, 20}, list.Widths(rows, 80)); diff != "" {
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
		if diff := cmp.Diff(want, list.Widths(rows, room)); diff != "" {
			t.Errorf("in %d cells (-want +got):\n%s", room, diff)
		}
	}
}

func TestRow(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		widths []int
		want   string
	}{{[]int{4, 6}, "ecs…  集群  "}, {[]int{6}, "ecs.g7"}} {
		if got := list.Row([]string{"ecs.g7", "集群"}, c.widths); got != c.want {
			t.Errorf("%v: %q", c.widths, got)
		}
	}
}
