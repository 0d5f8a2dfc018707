package simulator

import (
	"net/http"
	"slices"
	"strings"
)

// ackErrors are ACK's own codes. No page lists them all; they are those that
// the pages, the SDK and the Terraform provider name. Where no source gives a
// status, 400 is answered. %s stands for what a call fills in.
var ackErrors = []refusal{
	{400, "InvalidParameter", "The specified parameter %s"},
	{400, "InvalidParameter.Format", "Invalid format: %s."},
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

func ackRefuse(code, detail string) *refusal {
	r := *find(ackErrors, code)
	r.message = strings.ReplaceAll(r.message, "%s", detail)
	return &r
}

// invalidACK names a bad field of a body or query.
func invalidACK(path string, missing bool) *refusal {
	if missing {
		return ackRefuse("InvalidParameter", path+" is required.")
	}
	return ackRefuse("InvalidParameter", path+" is invalid.")
}

// wrong refuses the call because of a member and tells why.
func (o *object) wrong(name, why string) {
	o.refuse(ackRefuse("InvalidParameter", o.at(name)+" is invalid: "+why+"."))
}

// ackEnvelope is the form of ACK's own errors: lower-case names, nothing of the
// gateway. False for what the gateway refuses.
func ackEnvelope(e *refusal, id string) (reply, bool) {
	if !slices.ContainsFunc(ackErrors, func(r refusal) bool { return r.code == e.code }) {
		return reply{}, false
	}
	return reply{status: e.status, code: e.code, header: acsHeader(id), body: encode(struct {
		Code      string `json:"code"`
		Message   string `json:"message"`
		RequestID string `json:"requestId"`
		Status    int    `json:"status"`
	}{e.code, e.message, id, e.status})}, true
}

// statusOf is the status of an action's good answer. Deletion answers 202 as
// older clients expect it; the page of the creation shows 200.
func (act action) statusOf() int {
	if act.at.method == http.MethodDelete {
		return http.StatusAccepted
	}
	return http.StatusOK
}
