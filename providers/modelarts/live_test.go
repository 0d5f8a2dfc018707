package modelarts_test

import "clusterwiz/providers/cloudtest"

// reflection is how what was made is read back.
func reflection() cloudtest.Mirror {
	const written = "the request writes it by itself"
	return cloudtest.Mirror{
		Filled:  []string{},
		Changed: map[string]string{"kind": written, "apiVersion": written, "spec.resources.nodePool": written, "spec.resources.maxCount": written},
		Undated: true,
	}
}
