// Package ack creates Kubernetes clusters of Alibaba Cloud ACK with
// CreateCluster, API version CS 2015-12-15: managed clusters, and dedicated
// ones in the layout of the page "Create a dedicated Kubernetes cluster"
// (2024-01).
//
// What bites in this API:
//
//   - New dedicated clusters ended on 2024-08-21. From 2026-07 on, region by
//     region, the fields of that page are ignored or refused: master settings
//     moved to control_plane_config, worker settings to nodepools.
//   - It is of the ROA kind: JSON body, paths, verbs. There is no client token;
//     after a lost reply only the list of the region's clusters can tell, and
//     its name filter matches parts of names.
//   - config of an add-on is JSON inside a string inside JSON. node_cidr_mask,
//     controlplane_log_ttl and data_disks[].encrypted are strings.
//   - disable_rollback reads inverted on the page (true rolls back) and has no
//     effect today: a cluster that failed stays, and its nodes cost money.
//   - A task is good or bad by several words; the page and the SDK differ.
//   - DescribeClusters and DescribeClustersV1 are retired; calls about a
//     cluster or task must go to its own region.
//
// What comments call the page is docs/api/ack.md, with source and date.
//
// Files are named as in every cloud, see [clusterwiz/providers]. task.go is the
// work behind a creation or deletion, delete*.go what goes with a cluster.
package ack
