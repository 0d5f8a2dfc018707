// Package lookups answers for the products around a cluster: ECS 2014-05-26, VPC
// 2016-04-28, NAS 2017-06-26, Resource Manager 2020-03-31, STS 2015-04-01 and RAM 2015-05-01.
package lookups
