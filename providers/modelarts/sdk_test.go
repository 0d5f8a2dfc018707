package modelarts_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/modelarts/v1/model"
)

// TestRequestsFitTheSDK decodes every body that is sent into the struct of the
// vendor's own SDK: each name, place and type must be there, and what the SDK
// would send of it must be the same again, which also holds the case of names.
// Only tests link the SDK's models.
func TestRequestsFitTheSDK(t *testing.T) {
	t.Parallel()
	goldens, err := filepath.Glob("testdata/requests/*.golden")
	if err != nil || len(goldens) < 4 {
		t.Fatalf("%d goldens, %v", len(goldens), err)
	}
	for _, path := range append(goldens, "testdata/example.golden") {
		t.Run(filepath.Base(path), func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			_, sent, found := bytes.Cut(text, []byte("\n\n{"))
			if !found {
				t.Fatal("no body")
			}
			sent, _, _ = bytes.Cut(append([]byte("{"), sent...), []byte("\n"))
			decoder := json.NewDecoder(bytes.NewReader(sent))
			decoder.DisallowUnknownFields()
			var body model.CreateNodePoolRequestBody
			if err := decoder.Decode(&body); err != nil {
				t.Fatal(err)
			}
			again, err := json.Marshal(body)
			if err != nil {
				t.Fatal(err)
			}
			var want, got any
			if err := json.Unmarshal(sent, &want); err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(again, &got); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
