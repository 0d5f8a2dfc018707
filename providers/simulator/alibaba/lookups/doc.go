// Package lookups answers for the products around a cluster: ECS 2014-05-26, VPC
// 2016-04-28, NAS 2017-06-26 and Resource Manager 2020-03-31.
package lookups
