package qingcloud

import (
	"sync"

	"clusterwiz/providers/simulator/engine"
)

// errorCodes is the table of ret_codes of QingCloud HPC ("Error codes"). The
// HTTP status is 200 for all of them. %s stands for what a call fills in; the
// word before the comma is the category.
var errorCodes = engine.Codes{
	{200, "1100", "MissingParameter, the message is malformed: parameter [%s] is missing or badly formed"},
	{200, "1101", "InvalidParameter, the method or the value of [%s] is not valid"},
	{200, "1200", "AuthFailure, access key or signature is not valid: %s"},
	{200, "1300", "RequestHasExpired, the time stamp is older than 60 seconds"},
	{200, "1400", "PermissionDenied, %s"},
	{200, "1500", "RegisterFailure, the registration failed"},
	{200, "1660", "UserError, the user is not valid"},
	{200, "1662", "UserBlocked, the user is blocked"},
	{200, "2000", "SessionExpired, the session has expired"},
	{200, "2100", "ResourceNotFound, the resource [%s] does not exist"},
	{200, "2110", "ResourceExists, the resource [%s] already exists"},
	{200, "2200", "LeaseFailure, the lease failed"},
	{200, "2300", "UnleaseFailure, the unlease failed"},
	{200, "2400", "InsufficientBalance, the balance of the account is too low"},
	{200, "2500", "QuotaExceeded, %s"},
	{200, "3300", "InvalidModule, the API module [%s] does not exist"},
	{200, "4000", "LicenseInvalid, the license is not valid"},
	{200, "5000", "InternalError, the server met an internal error"},
	{200, "5100", "ServerBusy, the server is busy or timed out, please try again later"},
	{200, "5200", "InsufficientResource, there are not enough resources"},
	{200, "5300", "ServiceUpdating, the service is being updated, please try again later"},
	{200, "5400", "DependencyExists, the resource is still needed by another"},
	{200, "8000", "ConfigError, the configuration file is not valid"},
}

// codeOfStatus are what a bare HTTP status stands for; any other is an internal
// error.
var codeOfStatus = sync.OnceValue(func() map[int]string {
	return map[int]string{400: "1100", 401: "1200", 403: "1400", 404: "2100", 429: "2500", 503: "5300", 504: "5100"}
})

func refuse(code, detail string) *engine.Refusal { return errorCodes.Refuse(code, detail) }

func invalid(path string, missing bool) *engine.Refusal {
	if missing {
		return refuse("1100", path)
	}
	return refuse("1101", path)
}
