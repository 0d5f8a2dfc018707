package modelarts_test

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/modelarts/v1/model"

	"clusterwiz/providers/cloudtest"
)

// TestRequestsFitTheSDK decodes every body that is sent into the struct of the
// vendor's own SDK: each name, place and type must be there, and what the SDK
// would send of it must be the same again, which also holds the case of names.
// Only tests link the SDK's models.
func TestRequestsFitTheSDK(t *testing.T) {
	t.Parallel()
	for file, sent := range cloudtest.Bodies(t) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			decoder := json.NewDecoder(strings.NewReader(sent))
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
			if err := json.Unmarshal([]byte(sent), &want); err != nil {
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
