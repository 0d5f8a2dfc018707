package ack

import (
	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/engine"
)

// ErrorCodes are ACK's own codes. No page lists them all; they are those that
// the pages, the SDK and the Terraform provider name. Where no source gives a
// status, 400 is answered. %s stands for what a call fills in.
var ErrorCodes = engine.Codes{
	{400, "InvalidParameter", "The specified parameter %s"},
	{400, "InvalidParameter.Format", "Invalid format: %s."},
	{400, "InvalidParameter.Management", "The managed node pool is invalid: %s."},
	{400, "ErrorClusterNameAlreadyExist", "The cluster name %s already exists in the account."},
	{400, "ErrorClusterState", "The state of the cluster does not allow the operation: %s."},
	{400, "ErrorModifyDeletionProtectionFailed", "The deletion protection of the cluster could not be changed: %s."},
	{400, "QuotaExceeded.Cluster", "The quota of clusters is used up: %s."},
	{400, "QuotaExceeded.Node", "The quota of nodes of a cluster is exceeded: %s."},
	{400, "QuotaExceeded.Nodepool", "The quota of node pools of a cluster is exceeded: %s."},
	{400, "InsufficientBalance", "The account balance is insufficient. Add funds and try again."},
	{400, "DependencyViolation.Resource", "There is still a resource of the cluster that others depend on."},
	{400, "DependencyResourceExist", "There are still resources that depend on the cluster."},
	{400, "InvalidVSwitchId.IpNotEnough", "The vSwitch does not have enough free IP addresses."},
	{400, "AddonNotFound", "The addon %s does not exist for this cluster."},
	{403, "ErrorCheckAcl", "The RAM user lacks the permission for this operation on the cluster."},
	{403, "StatusForbidden", "You are not authorized to do this."},
	{404, "ErrorClusterNotFound", "The cluster %s does not exist in this region."},
	{404, "ErrorTaskNotFound", "The task %s does not exist in this region."},
	{500, "InternalError", "The request has failed due to an internal error of the service."},
}

func refuse(code, detail string) *engine.Refusal { return ErrorCodes.Refuse(code, detail) }

// invalid names a bad field of a body or query.
func invalid(path string, missing bool) *engine.Refusal {
	if missing {
		return refuse("InvalidParameter", path+" is required.")
	}
	return refuse("InvalidParameter", path+" is invalid.")
}

// malformed refuses a body that is not what it must be.
func malformed(why string) *engine.Refusal { return refuse("InvalidParameter.Format", why) }

// wrong refuses the call because of a member and tells why.
func wrong(o *engine.Object, name, why string) {
	o.Refuse(refuse("InvalidParameter", o.At(name)+" is invalid: "+why+"."))
}

// envelope is the form of ACK's own errors: lower-case names, nothing of the
// gateway. False for what the gateway refuses.
func envelope(e *engine.Refusal, id string) (engine.Reply, bool) {
	if ErrorCodes.Find(e.Code) == nil {
		return engine.Reply{}, false
	}
	return engine.Reply{Status: e.Status, Code: e.Code, Header: gateway.Header(id), Body: engine.Encode(struct {
		Code      string `json:"code"`
		Message   string `json:"message"`
		RequestID string `json:"requestId"`
		Status    int    `json:"status"`
	}{e.Code, e.Message, id, e.Status})}, true
}
