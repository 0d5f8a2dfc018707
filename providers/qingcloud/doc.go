// Package qingcloud creates clusters of QingCloud HPC (青云高性能计算) with POST
// /api/cluster/createCluster.
//
// What bites in this API:
//
//   - The signature is not that of QingCloud's other APIs: the path is signed
//     with a slash at its end, a digest of the body joins in, and the result is
//     percent-encoded twice. A request older than 60 seconds is refused.
//   - Success and failure both come with HTTP 200; ret_code tells them apart.
//   - There is no token against doing it twice. After a lost reply only the
//     list, searched by name, can tell.
//   - The page calls cluster_conf a string; what works is an object.
//   - Name, version, owner and user numbers stand in the request twice.
//   - Keys such as admin.password hold a dot.
//   - The parameters that the page lists include what only an answer has, as
//     cluster_id and status.
//   - Networks are those of the general API, at another host and in the other
//     signature.
//
// What comments call the page is docs/api/qingcloud.md, with source and date.
//
// Files are named as in every cloud, see [clusterwiz/providers]. call.go,
// sign.go, decode.go and transport.go are its transport, job.go and cluster.go
// what it has.
package qingcloud
