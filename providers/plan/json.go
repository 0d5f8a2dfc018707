package plan

import (
	"encoding/json"

	"clusterwiz/forms"
)

// JSON writes the plan as an object with its texts in one language.
func (p Plan) JSON(lang forms.Lang) ([]byte, error) {
	tree, err := Said(p, lang)
	if err != nil {
		return nil, err
	}
	return json.MarshalIndent(tree, "", "  ")
}

// Said returns what v is in JSON, with its texts in one language.
func Said(v any, lang forms.Lang) (any, error) {
	data, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	var tree any
	if err := json.Unmarshal(data, &tree); err != nil {
		return nil, err
	}
	return said(tree, lang), nil
}

// said puts a text of one language where one of both is.
func said(node any, lang forms.Lang) any {
	switch at := node.(type) {
	case map[string]any:
		if text, ok := at[string(lang)].(string); ok && len(at) == 2 {
			return text
		}
		for key, child := range at {
			at[key] = said(child, lang)
		}
	case []any:
		for i, child := range at {
			at[i] = said(child, lang)
		}
	}
	return node
}
