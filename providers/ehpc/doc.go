// Package ehpc creates clusters of Alibaba Cloud E-HPC with CreateCluster,
// API version 2024-07-30.
//
// What bites in this API:
//
//   - The page marks nothing as required. A cluster does not come up without
//     name, category, mode, VPC, vSwitch, credentials, scheduler, manager node
//     and shared storage, so the form asks for them.
//   - Items of Tags are written with a small key and value, against the page.
//   - GrowInterval and IdleInterval are accepted and ignored at creation.
//   - ServicesSpec and ResourcesSpec of an addon are JSON inside a string
//     inside JSON.
//   - There is no client token and no task query. Progress is GetCluster and
//     the log of the creating request; after a lost reply only ListClusters by
//     name can tell.
//   - Errors come with odd statuses, 406, 407 and 501 among them; 407 is a
//     missing permission and has nothing to do with a proxy.
//   - The same number is a number in one answer and a string in the next.
//
// What comments call the page is docs/api/ehpc.md, with source and date.
//
// Files are named as in every cloud, see [clusterwiz/providers].
package ehpc
