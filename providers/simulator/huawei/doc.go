// Package huawei answers for Huawei Cloud: ModelArts' pools of a Lite Cluster and
// what the questions around them need of IAM, VPC and BSS.
package huawei
