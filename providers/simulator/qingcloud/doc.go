// Package qingcloud answers for QingCloud HPC and, for networks and zones, the
// general API.
package qingcloud
