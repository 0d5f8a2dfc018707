// Package modelarts creates node pools in resource pools of Huawei Cloud
// ModelArts with CreateNodePool, POST /v2/{project_id}/pools/{pool_name}/nodepools.
//
// What bites in this API:
//
//   - pool_name is the id of the resource pool (metadata.name), not the name
//     that people gave it, which is a label.
//   - The project is part of the address. The project of a region bears the
//     region's name; IAM tells its id.
//   - Annotations and extendParams are strings even where they hold numbers,
//     counts are numbers, and the annotations' names hold dots and slashes.
//   - taints, tags and network may be sent to privileged pools only, those of a
//     Lite Cluster; the pool itself tells whether it is one.
//   - There is no client token: the name is what makes a node pool one within
//     its pool. A reply echoes the request and has no id.
//   - A node pool has no phase. Its state is read from counters of nodes, which
//     are objects on one page and arrays on another.
//   - An unknown node pool may be answered with 400 as well as with 404.
//   - Some error codes come with several statuses, so the status goes first.
//
// What comments call the page is docs/api/modelarts.md, with source and date.
//
// Files are named as in every cloud, see [clusterwiz/providers]. call.go,
// sign.go, decode.go and transport.go are its transport, project.go, nodepool.go
// and regions.go what it has.
package modelarts
