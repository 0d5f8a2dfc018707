package batchcompute

import (
	"slices"
	"strings"
)

// machineType is a machine type that BatchCompute offers.
type machineType struct {
	id            string
	cores, memory int
	spot          bool
}

// machineTypes are the types of every region. Those of the family bcs are the
// service's own: without VPC, with ephemeral disks.
var machineTypes = []machineType{
	{"ecs.sn1ne.large", 2, 4, true},
	{"ecs.sn1ne.xlarge", 4, 8, true},
	{"ecs.sn1ne.2xlarge", 8, 16, true},
	{"ecs.sn1ne.4xlarge", 16, 32, true},
	{"ecs.sn1ne.8xlarge", 32, 64, true},
	{"ecs.sn2ne.large", 2, 8, true},
	{"ecs.sn2ne.xlarge", 4, 16, true},
	{"ecs.sn2ne.2xlarge", 8, 32, true},
	{"ecs.sn1.medium", 2, 4, true},
	{"ecs.sn1.3xlarge", 16, 32, true},
	{"ecs.sn2.medium", 2, 8, true},
	{"ecs.c5.large", 2, 4, true},
	{"ecs.c5.xlarge", 4, 8, true},
	{"ecs.g5.large", 2, 8, true},
	{"ecs.gn5-c4g1.xlarge", 4, 30, false},
	{"ecs.s3.large", 4, 8, false},
	{"bcs.a2.large", 4, 8, true},
	{"bcs.a2.xlarge", 8, 16, true},
	{"bcs.a2.3xlarge", 16, 32, true},
}

func (t machineType) own() bool { return strings.HasPrefix(t.id, "bcs.") }

func machineTypeNamed(id string) *machineType {
	i := slices.IndexFunc(machineTypes, func(t machineType) bool { return t.id == id })
	if i < 0 {
		return nil
	}
	return &machineTypes[i]
}

var (
	diskKinds = []string{"cloud_efficiency", "cloud_ssd", "cloud", "ephemeral"}
	billing   = []string{"OnDemand", "Spot"}
	// bought is a kind that the page of the quotas lists and others do not: no
	// region here offers it, and who has bought machines may name it.
	bought = "PrePaid"
)

// image is an image of the service or of the account.
type image struct{ id, name, platform, owner, ecs string }

var images = []image{
	{"img-ubuntu", "ubuntu", "Linux", "System", "m-28ga7wbnb"},
	{"img-centos", "centos", "Linux", "System", "m-28ky2yw2h"},
	{"img-windows", "windows", "Windows", "System", "m-283rvxg1j"},
	{"img-ubuntu-vpc", "ubuntu-vpc", "Linux", "System", "m-28ga7wbnc"},
	{"img-windows-vpc", "windows-vpc", "Windows", "System", "m-283rvxg1k"},
	{"img-6ki3sg6sqlno7nt8fu0001", "openfoam-7", "Linux", "Self", "m-bp1c2ld8pqk3ey6tv7hm"},
	{"m-bp1c2ld8pqk3ey6tv7hm", "openfoam-7", "Linux", "Self", "m-bp1c2ld8pqk3ey6tv7hm"},
}

func imageNamed(id string) *image {
	i := slices.IndexFunc(images, func(one image) bool { return one.id == id })
	if i < 0 {
		return nil
	}
	return &images[i]
}

// Quotas of the account. No page tells numbers; the error messages carry them.
const (
	maxClusters = 500
	maxGroups   = 8
	maxMachines = 1000
)
