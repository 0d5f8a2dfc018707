package ack

import "clusterwiz/providers/simulator/engine"

// oldFields are the fields of the request that CreateCluster refuses for
// managed clusters since the change of 2026 ("Announcement on ACK API parameter
// changes and deprecation"), with what to use in their place. The fields of
// which the SDK says that they have no effect (disable_rollback, timeout_mins,
// load_balancer_spec) are let pass, and those that the vendor's Terraform provider
// of 2026-08 still sends (pod_vswitch_ids, nat_gateway, zone_id, enable_rrsa,
// custom_san, logging_type, service_discovery_types).
var oldFields = []struct{ name, instead string }{
	{"runtime", "nodepools[].kubernetes_config.runtime"},
	{"charge_type", ""},
	{"period", ""},
	{"period_unit", ""},
	{"auto_renew", ""},
	{"auto_renew_period", ""},
	{"access_control_list", ""},
	{"node_name_mode", "nodepools[].kubernetes_config.node_name_mode"},
	{"keep_instance_name", ""},
	{"format_disk", ""},
	{"instances", ""},
	{"rds_instances", "nodepools[].scaling_group.rds_instances"},
	{"cloud_monitor_flags", "nodepools[].kubernetes_config.cms_enabled"},
	{"cpu_policy", "nodepools[].kubernetes_config.cpu_policy"},
	{"node_port_range", "control_plane_config.node_port_range"},
	{"cis_enabled", "nodepools[].scaling_group.cis_enabled"},
	{"soc_enabled", "nodepools[].scaling_group.soc_enabled"},
	{"security_hardening_os", "nodepools[].scaling_group.security_hardening_os"},
	{"taints", "nodepools[].kubernetes_config.taints"},
	{"user_data", "nodepools[].kubernetes_config.user_data"},
	{"master_count", "control_plane_config.size"},
	{"master_vswitch_ids", "vswitch_ids"},
	{"master_instance_types", "control_plane_config.instance_types"},
	{"master_system_disk_category", "control_plane_config.system_disk_category"},
	{"master_system_disk_size", "control_plane_config.system_disk_size"},
	{"master_system_disk_performance_level", "control_plane_config.system_disk_performance_level"},
	{"master_system_disk_snapshot_policy_id", "control_plane_config.system_disk_snapshot_policy_id"},
	{"master_instance_charge_type", "control_plane_config.charge_type"},
	{"master_period_unit", "control_plane_config.period_unit"},
	{"master_period", "control_plane_config.period"},
	{"master_auto_renew", "control_plane_config.auto_renew"},
	{"master_auto_renew_period", "control_plane_config.auto_renew_period"},
	{"image_type", "nodepools[].scaling_group.image_type"},
	{"image_id", "nodepools[].scaling_group.image_id"},
	{"os_type", ""},
	{"platform", "nodepools[].scaling_group.image_type"},
	{"key_pair", "nodepools[].scaling_group.key_pair"},
	{"login_password", "nodepools[].scaling_group.login_password"},
	{"num_of_nodes", "nodepools[].scaling_group.desired_size"},
	{"worker_instance_types", "nodepools[].scaling_group.instance_types"},
	{"worker_vswitch_ids", "nodepools[].scaling_group.vswitch_ids"},
	{"worker_system_disk_category", "nodepools[].scaling_group.system_disk_category"},
	{"worker_system_disk_size", "nodepools[].scaling_group.system_disk_size"},
	{"worker_system_disk_performance_level", "nodepools[].scaling_group.system_disk_performance_level"},
	{"worker_system_disk_snapshot_policy_id", ""},
	{"worker_data_disks", "nodepools[].scaling_group.data_disks"},
	{"worker_instance_charge_type", "nodepools[].scaling_group.instance_charge_type"},
	{"worker_period", "nodepools[].scaling_group.period"},
	{"worker_period_unit", "nodepools[].scaling_group.period_unit"},
	{"worker_auto_renew", "nodepools[].scaling_group.auto_renew"},
	{"worker_auto_renew_period", "nodepools[].scaling_group.auto_renew_period"},
}

// old refuses a field that managed clusters no longer have.
func (f *form) old(o *engine.Object, name, instead string) {
	if !f.managed || !o.Has(name) {
		return
	}
	hint := "leave it out"
	if instead != "" {
		hint = "use " + instead
	}
	o.Refuse(refuse("InvalidParameter", o.At(name)+" is deprecated and no longer supported: "+hint+"."))
}
