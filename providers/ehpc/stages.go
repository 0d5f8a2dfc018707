package ehpc

import (
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// stages are those of a creation. The page of the log names the first alone; the
// others are inferred from its manner, and what the cloud tells stands instead.
func stages() []providers.Foreseen {
	return []providers.Foreseen{
		{Name: "ConfigNetwork", Typical: 15 * time.Second},
		{Name: "CreateManager", Typical: 130 * time.Second},
		{Name: "InstallScheduler", Typical: 110 * time.Second},
		{Name: "MountSharedStorage", Some: "storage.shared", Typical: 20 * time.Second},
		{Name: "InstallSoftware", Some: "software.packages", Typical: 20 * time.Second},
		{Name: "CreateQueues", Some: "queues", Typical: 2 * time.Minute},
		{Name: "CreateAddon", Some: "addons", Typical: time.Minute},
		{Name: "RunPostScript", When: forms.IsSet("software.script"), Typical: 20 * time.Second},
	}
}
