package mirror

import (
	"slices"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// Guess puts what is likely, for one like it: of the thing itself the cloud does not
// tell it.
func (d *Draft) Guess(path string, value any, why forms.Text) {
	d.own = append(d.own, func() { d.Put(path, value) })
	d.guessed = append(d.guessed, providers.Remark{Kind: providers.Inferred, Where: path, Why: why})
}

// Drop leaves out what is at a path, in every item that it means, and says so where
// there was something: it is the original's alone. The whole keeps it.
func (d *Draft) Drop(path string, why forms.Text) {
	d.DropIf(path, func(any) bool { return true }, why)
}

// Leave says of what was never put that it was left out on purpose.
func (d *Draft) Leave(path string, why forms.Text) { d.remark(providers.Dropped, path, why) }

// DropIf is Drop for values of a kind.
func (d *Draft) DropIf(path string, when func(any) bool, why forms.Text) {
	d.own = append(d.own, func() { d.remarks = append(d.remarks, d.leaveOut(path, when, why)...) })
}

// DropItems leaves items of a list out, as [Draft.Drop] does, each under its name.
func (d *Draft) DropItems(path string, when func(Tree) bool, name func(Tree) string, why forms.Text) {
	d.own = append(d.own, func() {
		d.without(path, when, func(at string, item Tree) { d.remark(providers.Dropped, at+"["+name(item)+"]", why) })
	})
}

// OmitIf leaves out values that nobody asked for, as marks of the run or of the service:
// they are no part of the whole either.
func (d *Draft) OmitIf(path string, when func(any) bool, why forms.Text) {
	d.omitted = append(d.omitted, d.leaveOut(path, when, why)...)
}

// Omit is OmitIf for any value.
func (d *Draft) Omit(path string, why forms.Text) {
	d.OmitIf(path, func(any) bool { return true }, why)
}

// OmitItems is OmitIf for items of a list, and says so once.
func (d *Draft) OmitItems(path string, when func(Tree) bool, why forms.Text) {
	d.without(path, when, func(at string, _ Tree) {
		d.omitted = append(d.omitted, providers.Remark{Kind: providers.Dropped, Where: at, Why: why})
	})
}

func (d *Draft) leaveOut(path string, when func(any) bool, why forms.Text) (left []providers.Remark) {
	each(map[string]any(d.body), split(path), "", func(in map[string]any, name, at string) {
		value, there := in[name]
		if !there || !empty(value) && !when(value) {
			return
		}
		delete(in, name)
		if !empty(value) {
			left = append(left, providers.Remark{Kind: providers.Dropped, Where: at, Why: why})
		}
	})
	return left
}

func (d *Draft) without(path string, when func(Tree) bool, tell func(at string, item Tree)) {
	each(map[string]any(d.body), split(path), "", func(in map[string]any, name, at string) {
		list, ok := in[name].([]any)
		if !ok {
			return
		}
		in[name] = slices.DeleteFunc(slices.Clone(list), func(item any) bool {
			object, ok := item.(map[string]any)
			if !ok || !when(object) {
				return false
			}
			tell(at, object)
			return true
		})
	})
}
