package ack

import "testing"

func TestKnownZone(t *testing.T) {
	t.Parallel()
	const no = "is not in the IANA time zone database"
	for name, want := range map[string]string{
		"Asia/Shanghai": "", "UTC": "", "Etc/GMT-8": "", "America/Argentina/Buenos_Aires": "", "PRC": "",
		"Asia/Shangai": no + ", in which Asia/Shanghai is", "asia/shanghai": no + ", in which Asia/Shanghai is", "Mars/Olympus": no,
	} {
		if got := (knownZone{}).Check(name); got.En != want {
			t.Errorf("%s: %q", name, got.En)
		}
	}
}
