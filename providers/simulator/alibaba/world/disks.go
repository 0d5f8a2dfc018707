package world

// Disk categories that several products know.
const (
	CloudDisk      = "cloud"
	EfficiencyDisk = "cloud_efficiency"
	CloudSSD       = "cloud_ssd"
	CloudESSD      = "cloud_essd"
)
