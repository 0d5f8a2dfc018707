package qingcloud_test

import "testing"

func TestAbout(t *testing.T) {
	t.Parallel()
	cloud.Introduces(t, "qingcloud", 3)
}

func TestConnectRefuses(t *testing.T) {
	t.Parallel()
	cloud.RefusesAddresses(t)
	cloud.RefusesKeys(t)
}
