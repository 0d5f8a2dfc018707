package launch

import (
	"encoding/binary"
	"hash/crc32"
	"math"
	"reflect"
	"strings"
	"sync"
	"time"
)

// An index is a heading, the rows, and the sum of both. A row is the id of the run, the
// size and the time of its journal, and the record: its fields in their order, and what
// they are made of. The heading tells which fields those are, so that a program whose
// records have others does not read them for what they are not.

// indexHeading tells what follows.
var indexHeading = sync.OnceValue(func() string {
	var shape strings.Builder
	describe(&shape, reflect.TypeFor[Record](), 4)
	return "clusterwiz rows 1 " + string(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE([]byte(shape.String())))) + "\n"
})

// describe writes what a type is made of.
func describe(to *strings.Builder, t reflect.Type, depth int) {
	to.WriteString(t.String())
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice:
		describe(to, t.Elem(), depth)
	case reflect.Struct:
		for i := range t.NumField() {
			to.WriteString("," + t.Field(i).Name + ":")
			if depth > 0 {
				describe(to, t.Field(i).Type, depth-1)
			}
		}
	default:
	}
}

// indexWriter makes the bytes of an index.
type indexWriter struct{ data []byte }

func newIndex() *indexWriter { return &indexWriter{[]byte(indexHeading())} }

func (w *indexWriter) add(id string, e entry) {
	w.data = appendText(w.data, id)
	w.data = binary.AppendVarint(w.data, e.size)
	w.data = binary.AppendVarint(w.data, e.changed)
	w.data = appendText(w.data, e.row)
}

func (w *indexWriter) bytes() []byte {
	return binary.BigEndian.AppendUint32(w.data, crc32.ChecksumIEEE(w.data))
}

// decodeIndex reads an index; nil for what is none, or is damaged.
func decodeIndex(data []byte) map[string]entry {
	end := len(data) - crc32.Size
	heading := indexHeading()
	if end < len(heading) || string(data[:len(heading)]) != heading || binary.BigEndian.Uint32(data[end:]) != crc32.ChecksumIEEE(data[:end]) {
		return nil
	}
	r := rowReader{rest: string(data[len(heading):end])}
	entries := map[string]entry{}
	for r.rest != "" && !r.bad {
		id := r.text()
		entries[id] = entry{size: r.number(), changed: r.number(), row: r.text()}
	}
	if r.bad {
		return nil
	}
	return entries
}

// encodeRow writes a record; false for one that has what rows do not.
func encodeRow(r Record) (string, bool) {
	data, ok := appendValue(make([]byte, 0, 512), reflect.ValueOf(&r).Elem())
	return string(data), ok
}

// decodeRow reads a record; false for what is none.
func decodeRow(row string) (Record, bool) {
	var r Record
	from := rowReader{rest: row}
	from.value(reflect.ValueOf(&r).Elem())
	return r, !from.bad && from.rest == ""
}

func appendText(data []byte, text string) []byte {
	return append(binary.AppendUvarint(data, uint64(len(text))), text...)
}

// appendValue writes a value; false for one that cannot be.
func appendValue(data []byte, v reflect.Value) ([]byte, bool) {
	if !v.CanInterface() {
		return data, v.IsZero()
	}
	if at, ok := v.Interface().(time.Time); ok {
		text, err := at.MarshalBinary()
		return appendText(data, string(text)), err == nil
	}
	switch v.Kind() {
	case reflect.String:
		return appendText(data, v.String()), true
	case reflect.Bool:
		if v.Bool() {
			return append(data, 1), true
		}
		return append(data, 0), true
	case reflect.Int, reflect.Int64:
		return binary.AppendVarint(data, v.Int()), true
	case reflect.Float64:
		return binary.AppendUvarint(data, math.Float64bits(v.Float())), true
	case reflect.Pointer:
		if v.IsNil() {
			return append(data, 0), true
		}
		return appendValue(append(data, 1), v.Elem())
	case reflect.Slice:
		if v.IsNil() {
			return append(data, 0), true
		}
		return appendParts(binary.AppendVarint(data, int64(v.Len())+1), v.Len(), v.Index)
	case reflect.Struct:
		return appendParts(data, v.NumField(), v.Field)
	default:
		return data, v.IsZero()
	}
}

func appendParts(data []byte, n int, part func(int) reflect.Value) (_ []byte, ok bool) {
	for i := range n {
		if data, ok = appendValue(data, part(i)); !ok {
			return data, false
		}
	}
	return data, true
}

// rowReader reads what was written; bad once that cannot be.
type rowReader struct {
	rest string
	bad  bool
}

func (r *rowReader) fail() { r.rest, r.bad = "", true }

// rowNumber reads a number of either kind.
func rowNumber[N int64 | uint64](r *rowReader, read func([]byte) (N, int)) N {
	n, length := read([]byte(r.rest[:min(binary.MaxVarintLen64, len(r.rest))]))
	if length <= 0 {
		r.fail()
		return 0
	}
	r.rest = r.rest[length:]
	return n
}

func (r *rowReader) count() uint64 { return rowNumber(r, binary.Uvarint) }

func (r *rowReader) number() int64 { return rowNumber(r, binary.Varint) }

func (r *rowReader) text() string {
	n := r.count()
	if n > uint64(len(r.rest)) {
		r.fail()
		return ""
	}
	text := r.rest[:n]
	r.rest = r.rest[n:]
	return text
}

// value reads what [appendValue] wrote.
func (r *rowReader) value(v reflect.Value) {
	if r.bad || !v.CanSet() {
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(r.text())
	case reflect.Bool:
		v.SetBool(r.count() > 0)
	case reflect.Int, reflect.Int64:
		v.SetInt(r.number())
	case reflect.Float64:
		v.SetFloat(math.Float64frombits(r.count()))
	case reflect.Pointer:
		if r.count() > 0 {
			v.Set(reflect.New(v.Type().Elem()))
			r.value(v.Elem())
		}
	case reflect.Slice:
		if n := r.number(); n < 0 || n > int64(len(r.rest))+1 {
			r.fail()
		} else if n > 0 {
			v.Set(reflect.MakeSlice(v.Type(), int(n-1), int(n-1)))
			for i := range int(n - 1) {
				r.value(v.Index(i))
			}
		}
	case reflect.Struct:
		if at, ok := v.Addr().Interface().(*time.Time); ok {
			if at.UnmarshalBinary([]byte(r.text())) != nil {
				r.fail()
			}
			return
		}
		for i := range v.NumField() {
			r.value(v.Field(i))
		}
	default: // It was zero.
	}
}
