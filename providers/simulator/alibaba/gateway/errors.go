package gateway

import (
	"sync"

	"clusterwiz/providers/simulator/engine"
)

// codeOfStatus are what a bare status stands for; any other is UnknownError.
var codeOfStatus = sync.OnceValue(func() map[int]string {
	return map[int]string{403: "Forbidden.RAM", 429: "Throttling.User", 503: "ServiceUnavailable"}
})

// ErrorCodes is the one table of Alibaba Cloud's codes, statuses and
// messages. %s stands for what a call fills in. E-HPC's come from the error tables of its pages
// CreateCluster and DeleteCluster (2024-07-30), ListRegions and InitializeEHPC
// (2018-04-12); 406, 407 and 501 are really used. The gateway's come from the
// client error codes common to Alibaba Cloud products.
var ErrorCodes = engine.Codes{
	{400, "InvalidParams", "The specified parameter %s is invalid."},
	{400, "OrderError.Arrearage", "Your account balance is less than CNY 100. Please add funds to your account and try again."},
	{400, "OrderError.InstHasUnpaidOrder", "Your account has an unpaid order."},
	{400, "OrderError.InsufficientBalance", "The account balance is insufficient. Please add funds first and try again."},
	{400, "OrderError.InvalidPayMethod", "No valid default payment method is specified for your account."},
	{400, "OrderError.NoCard", "No credit card is bound to your account."},
	{400, "OrderError.NoRealNameAuthentication", "You have not completed the real name authentication."},
	{400, "OrderError.NoRealNameRegistration", "Real name registration is required for instances launched in mainland China."},
	{400, "OrderError.UserProfileIncomplete", "You have not completed your user profile."},
	{400, "Cluster.NotSupported", "Current cluster does not support this operation."},
	{403, "ConflictOpt", "A conflicting operation is running."},
	{403, "TooManyClusters", "The number of user clusters exceeds the quota."},
	{403, "InvalidClusterStatus", "The current status of the cluster does not support this operation."},
	{404, "KeyPairNotFound", "The specified KeyPair does not exist."},
	{404, "ImageNotFound", "The specified image does not exist."},
	{404, "ClusterNotFound", "The specified cluster does not exist."},
	{406, "DbError", "A database service error occurred."},
	{406, "OrderError", "An order request error occurred."},
	{406, "AliyunError", "An Alibaba Cloud service error occurred: the resource is out of stock in the specified zone."},
	{407, "NotAuthorized", "You are not authorized to perform this operation."},
	{500, "UnknownError", "An unknown error occurred."},
	{500, "EntityAlreadyExists.RoleError", "The role already exists."},
	{501, "NoPermission", "You do not have the permission to create the service linked role."},
	{503, "ServiceUnavailable", "The request has failed due to a temporary failure of the server"},

	{404, "InvalidAccessKeyId.NotFound", "Specified access key is not found."},
	{400, "InvalidAccessKeyId.Inactive", "Specified access key is disabled."},
	{400, "IncompleteSignature", "The request signature does not conform to Aliyun standards."},
	{400, "SignatureDoesNotMatch", "Specified signature does not match our calculation. server string to sign is:%s"},
	{400, "SignatureNonceUsed", "Specified signature nonce was used already."},
	{400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired."},
	{400, "InvalidTimeStamp.Format", "Specified time stamp or date value is not well formatted."},
	{400, "InvalidSecurityToken.Expired", "Specified SecurityToken is expired."},
	{400, "InvalidSecurityToken.MismatchWithAccessKey", "Specified SecurityToken does not belong to the AccessKey."},
	{403, "Forbidden.RAM", "User not authorized to operate on the specified resource, or this API doesn't support RAM."},
	{404, "InvalidApi.NotFound", "Specified api is not found, please check your url and method."},
	{404, "InvalidAction.NotFound", "Specified action is not found, please check your url and method."},
	{404, "InvalidRegionId.NotFound", "The specified RegionId does not exist."},
	{404, "InvalidFileSystem.NotFound", "The specified file system does not exist."},
	{429, "Throttling.User", "Request was denied due to user flow control."},
	{429, "Throttling", "Request was denied due to request throttling."},
	{429, "Throttling.Api", "Request was denied due to api flow control."},
	{429, "Rejected.Throttling", "Request was denied due to request throttling."},
}

// Refuse makes the documented refusal with a code, its %s filled in.
func Refuse(code, detail string) *engine.Refusal { return ErrorCodes.Refuse(code, detail) }

// Invalid puts the name of a bad parameter into the code, as the other
// products do: MissingRegionId, InvalidPageSize.
func Invalid(path string, missing bool) *engine.Refusal {
	if missing {
		return &engine.Refusal{Status: 400, Code: "Missing" + path, Message: "You must specify " + path + "."}
	}
	return &engine.Refusal{Status: 400, Code: "Invalid" + path, Message: "The specified parameter " + path + " is not valid."}
}
