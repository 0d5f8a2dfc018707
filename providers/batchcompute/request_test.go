package batchcompute_test

import "testing"

func TestRequests(t *testing.T) {
	t.Parallel()
	cloud.Requests(t)
}

func TestRequestIsPure(t *testing.T) {
	t.Parallel()
	cloud.IsPure(t)
}

func TestEveryWireIsExercised(t *testing.T) {
	t.Parallel()
	cloud.SendsEveryParameter(t)
}

// TestPageExample: page.json is the example of the API page. Its empty texts,
// zeros and empty lists are placeholders, which are not sent.
func TestPageExample(t *testing.T) {
	t.Parallel()
	cloud.SendsThePage(t, "", "requests/page.toml", said)
}

// said leaves the placeholders out.
func said(value any) any {
	switch v := value.(type) {
	case map[string]any:
		kept := map[string]any{}
		for name, inner := range v {
			if inner = said(inner); inner != nil {
				kept[name] = inner
			}
		}
		if len(kept) > 0 {
			return kept
		}
	case []any:
		if len(v) > 0 {
			return v
		}
	case string:
		if v != "" {
			return v
		}
	case float64:
		if v != 0 {
			return v
		}
	case bool:
		return v
	}
	return nil
}
