// Package simulator answers for the clouds on loopback or in process, so that
// demonstrations, tests and training need neither an account nor a network.
//
// It is an independent witness: it uses the standard library alone, but for the
// lock of its state file, decodes the wire into its own structs, checks signatures with its own code and
// refuses whatever the API pages do not document. A client that is wrong about
// the wire is refused here as it would be by the cloud. Alibaba Cloud's products
// take V3 signatures and the older ones, RPC 1.0 and ROA 1.0, which its command
// line, its older SDKs and its Terraform provider make.
//
// One listener serves every cloud; calls are told apart by headers and path.
// Each cloud lives in a room of its own and knows no other; the engine, on which
// they all run, knows none of them. This package is the face of it all.
//
// Time: durations are counted in simulated seconds, Options.Speed of them to a
// real one. Time stamps in answers are real ones, because clients compare them
// with their own clock and send real times back as filters. A state is computed
// from the clock whenever it is asked for; nothing runs in the background.
//
// State: New keeps clusters in memory; Open keeps them in a file, for the next
// process and for others beside this one. Each change writes the file anew, whole
// or not at all, under a lock; a process that finds another file than it has in
// memory reads it. The file is JSON, one value to a line: after the first line,
// which tells format, seed and speed, one for each thing that exists or existed,
// whose members product, id and name anybody may read. Credentials are kept
// nowhere.
//
// Chance: everything random follows from Options.Seed. The ids and the course
// of a cluster depend on the seed, its region, its name and how many of that
// name came before, so that parallel clients do not disturb each other.
//
// Prices and limits follow from the world, too: dear machines are the large ones,
// what is left over costs less, and months and years less than their hours. An
// account that is not as others are is a fault; see Oddities of the engine.
//
// Implemented: Alibaba Cloud E-HPC 2024-07-30, ACK (CS 2015-12-15; with
// Options.AllowRetired its dedicated clusters, too), the look-up calls
// around them of ECS 2014-05-26, VPC 2016-04-28, NAS 2017-06-26 and Resource
// Manager 2020-03-31, the prices of ECS, Cloud Control 2022-08-30 and BSS
// OpenAPI 2017-12-14, and the limits of the quota centre 2020-05-10; BatchCompute 2015-11-11; Huawei Cloud ModelArts node pools
// with what their questions need of IAM, VPC and BSS; QingCloud HPC with the
// networks and zones of the general API. Where a page is silent the behaviour
// chosen is told beside the code.
//
// Calls that no client of this program makes yet are here for what comes next:
// quotas (GetQuota, GetAvailable, ShowQuotas), the kubeconfig (DescribeClusterUserKubeconfig),
// lists of nodes (ListNodes, DescribeClusterNodes, ListPoolNodes) and add-ons
// (DescribeAddonTemplate, DescribeAddons). Two are here for the vendors' own
// tools: ACK's ModifyCluster, which lifts a deletion protection, and
// KeystoneListAuthDomains, by which Huawei's SDK finds the account of a global
// service. There are no others.
package simulator
