package profiles

import "github.com/BurntSushi/toml"

// Located runs the locator: all keys in file order and where each value's key
// stands, by Place.
func Located(src string) (keys [][]string, marks map[string]Position) {
	l := locate(withoutMark(src))
	marks = map[string]Position{}
	for at, pos := range l.marks {
		marks[string(at)] = pos
	}
	return l.keys, marks
}

// Place names a value by its keys (string) and positions (int).
func Place(elems ...any) string {
	var at tomlPath
	for _, elem := range elems {
		switch e := elem.(type) {
		case string:
			at = at.key(e)
		case int:
			at = at.item(e)
		}
	}
	return string(at)
}

// LibraryKeys returns the keys as the library lists them, nil for no TOML.
func LibraryKeys(src string) (keys [][]string) {
	defer func() {
		if recover() != nil {
			keys = nil
		}
	}()
	var tree map[string]any
	meta, err := toml.Decode(src, &tree)
	if err != nil {
		return nil
	}
	keys = [][]string{}
	for _, key := range meta.Keys() {
		keys = append(keys, key)
	}
	return keys
}

// LibraryTree is what the library makes of a document; nil for no TOML.
func LibraryTree(src string) (tree map[string]any) {
	defer func() {
		if recover() != nil {
			tree = nil
		}
	}()
	if _, err := toml.Decode(src, &tree); err != nil {
		return nil
	}
	return tree
}

// Depth and Deepest are the limit of nesting.
var Depth = depth

const Deepest = deepest

var (
	Create      = create
	EncodeDraft = encodeDraft
	DecodeDraft = decodeDraft
)
