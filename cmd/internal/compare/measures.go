package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"

	"clusterwiz/forms"
)

// measure is a row of the table.
type measure struct {
	id   string
	name forms.Text
	unit string
}

// measures are the rows of the table, in their order.
func measures() []measure {
	const ms, mb = "ms", "MB"
	return []measure{
		{"version", forms.T("`--version`", "`--version`"), ms},
		{"help", forms.T("`--help`", "`--help`"), ms},
		{"first", forms.T("first frame on a terminal that answers nothing", "在不应答任何查询的终端上显示首帧"), ms},
		{"move", forms.T("down in a list of 5,000, key to frame", "5,000 行列表中按下移键到画面更新"), ms},
		{"type", forms.T("a letter that narrows 5,000 rows, key to frame", "在 5,000 行中键入筛选字符到画面更新"), ms},
		{"form", forms.T("a letter in the largest form (54 questions), key to frame", "最大表单（54 项）中键入一个字符到画面更新"), ms},
		{"size", forms.T("the binary, stripped", "二进制文件（已去除符号）"), mb},
		{"listmemory", forms.T("peak memory, the list of 5,000", "内存峰值：5,000 行列表"), mb},
		{"formmemory", forms.T("peak memory, the largest form", "内存峰值：最大表单"), mb},
	}
}

// findings are the figures by measure and program.
type findings struct {
	// options tell how often each was measured.
	options
	machine  machine
	versions map[string]string
	programs []string
	missing  []string
	samples  map[string]map[string][]float64
	// troubles are why a program lacks a figure.
	troubles []string
}

func (f *findings) add(measure, program string, value float64) {
	if f.samples[measure] == nil {
		f.samples[measure] = map[string][]float64{}
	}
	f.samples[measure][program] = append(f.samples[measure][program], value)
}

// trouble notes why a program lacks a figure of a scene.
func (f *findings) trouble(program, scene string, err error) {
	f.troubles = append(f.troubles, fmt.Sprintf("%s, %s: %v", program, scene, err))
}

// troubled tells whether it was noted.
func (f *findings) troubled(program, scene string) bool {
	return slices.ContainsFunc(f.troubles, func(t string) bool { return strings.HasPrefix(t, program+", "+scene+": ") })
}

// enough tells whether of what is slow there are enough figures.
func (f *findings) enough(measure, program string) bool {
	return len(f.samples[measure][program]) >= fewest && f.spent(measure, program) > longest
}

// spent is how long the starts of a program took together.
func (f *findings) spent(measure, program string) time.Duration {
	sum := 0.0
	for _, value := range f.samples[measure][program] {
		sum += value
	}
	return time.Duration(sum * float64(time.Millisecond))
}

// median is the figure of a program; false where there is none.
func (f *findings) median(measure, program string) (float64, bool) {
	values := slices.Sorted(slices.Values(f.samples[measure][program]))
	if len(values) == 0 {
		return 0, false
	}
	return (values[(len(values)-1)/2] + values[len(values)/2]) / 2, true
}

// measure takes all figures. out is told how far it is.
func (b *bench) measure(ctx context.Context, out io.Writer) (*findings, error) {
	f := &findings{options: b.options, machine: thisMachine(), versions: map[string]string{}, missing: b.missing, samples: map[string]map[string][]float64{}}
	for _, p := range b.programs {
		f.programs, f.versions[p.name] = append(f.programs, p.name), b.version(ctx, p)
		if info, err := os.Stat(b.paths[p.file]); err == nil && p.name != plain {
			f.add("size", p.name, megabytes(info.Size()))
		}
	}
	fmt.Fprintln(out, "starts ...")
	for round := range b.starts + 1 {
		for _, p := range b.programs {
			if err := b.start(ctx, f, p, round > 0); err != nil {
				return nil, err
			}
			b.draw(ctx, f, p, round > 0)
		}
	}
	for round := range b.sessions {
		fmt.Fprintf(out, "sessions %d of %d ...\n", round+1, b.sessions)
		for _, p := range b.programs {
			b.sit(ctx, f, p)
			if err := ctx.Err(); err != nil {
				return nil, err //nolint:wrapcheck // Somebody ended it.
			}
		}
	}
	return f, nil
}

// Of what is slow less is measured: starts and keys of one kind together take no longer,
// but for the first few.
const (
	longest = 3 * time.Second
	fewest  = 3
)

// start has a program say its version and its help. The first time warms up and is not
// counted.
func (b *bench) start(ctx context.Context, f *findings, p program, counts bool) error {
	for id, args := range map[string][]string{"version": p.version, "help": p.help} {
		if args == nil {
			continue
		}
		if f.enough(id, p.name) {
			continue
		}
		cmd := exec.CommandContext(ctx, b.paths[p.file], args...) //nolint:gosec // It is one of ours.
		cmd.Env = b.env
		began := time.Now()
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("%s %v: %w", p.name, args, err)
		}
		if counts {
			f.add(id, p.name, milliseconds(time.Since(began)))
		}
	}
	return nil
}

// draw has a program draw its first frame. One that does not is told once, and lacks the
// figure.
func (b *bench) draw(ctx context.Context, f *findings, p program, counts bool) {
	if p.first == nil || f.enough("first", p.name) || f.troubled(p.name, "first") {
		return
	}
	t, frame, err := b.open(ctx, p.first)
	switch {
	case err != nil && ctx.Err() == nil:
		f.trouble(p.name, "first", err)
	case err == nil:
		t.close()
		if counts {
			f.add("first", p.name, frame)
		}
	}
}

// sit has one session of each scene of a program in which keys are pressed. One that
// fails is told, and lacks the figure.
func (b *bench) sit(ctx context.Context, f *findings, p program) {
	for id, scene := range map[string]*scene{"list": p.list, "form": p.form} {
		if scene == nil {
			continue
		}
		if err := b.session(ctx, f, p.name, id, scene); err != nil && ctx.Err() == nil {
			f.trouble(p.name, id, err)
		}
	}
}

func (b *bench) session(ctx context.Context, f *findings, name, id string, s *scene) error {
	t, _, err := b.open(ctx, s)
	if err != nil {
		return err
	}
	defer t.close()
	if _, err = t.settle(); err != nil {
		return err
	}
	if err := t.walk(s.steps); err != nil {
		return err
	}
	if id == "form" {
		err = b.keyed(t, f, "form", name, written)
	} else if err = b.keyed(t, f, "move", name, moved); err == nil {
		if s.filter != "" {
			_, err = t.press(s.filter)
		}
		if err == nil {
			err = b.keyed(t, f, "type", name, typed)
		}
	}
	if used := peak(t.cmd.Process.Pid); err == nil && used > 0 {
		f.add(id+"memory", name, used)
	}
	return err
}

// keyed presses keys in turn.
func (b *bench) keyed(t *terminal, f *findings, id, name string, keys []string) error {
	began := time.Now()
	for i := range b.keys {
		if i >= fewest && time.Since(began) > longest {
			return nil
		}
		// Renderers wait for their next frame: a key comes at any moment before it.
		time.Sleep(time.Duration(i*7%17) * time.Millisecond)
		took, err := t.press(keys[i%len(keys)])
		if err != nil {
			return err
		}
		f.add(id, name, milliseconds(took))
	}
	return nil
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// megabytes are a million bytes, as the budgets have them.
func megabytes(n int64) float64 { return float64(n) / 1e6 }
