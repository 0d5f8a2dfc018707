package huawei

import (
	"cmp"
	"sync"

	"clusterwiz/providers/simulator/engine"
)

// The codes that the simulated Huawei services answer with.
const (
	codeUnknownAPI   = "APIGW.0101"
	codeMalformed    = "APIGW.0201"
	codeIAM          = "APIGW.0301"
	codeForbidden    = "APIGW.0302"
	codeTokenOld     = "APIGW.0307"
	codeThrottled    = "APIGW.0308"
	codeBadRequest   = "ModelArts.50004000"
	codeContentType  = "ModelArts.50004100"
	codePoolMissing  = "ModelArts.50015001"
	codePoolExists   = "ModelArts.50015000"
	codeInternal     = "ModelArts.50005000"
	codeFlavor       = "ModelArts.50005101"
	codeQuota        = "ModelArts.0118"
	codeProject      = "ModelArts.0210"
	codeNoPermission = "ModelArts.0108"

	codeRating      = "CBC.0100"
	codeRatingRight = "CBC.0151"
	codeRatingFast  = "CBC.0250"
	codeRatingOther = "CBC.0999"
	codeNoProduct   = "CBC.99006006"
	codeUsageUnit   = "CBC.99006050"
	codeTooLarge    = "CBC.99006055"
	codeUsageFactor = "CBC.99006074"
)

// errorCodes is the table of codes, statuses and messages of ModelArts
// ("Error codes", the pages of the pool APIs) and of the API gateway ("API
// signing guide") and of BSS. %s stands for what a call fills in. Statuses that the pages
// leave open are those of a like code.
var errorCodes = engine.Codes{
	{400, codeBadRequest, "Bad request. %s"},
	{415, codeContentType, "Content type not supported"},
	{404, codePoolMissing, "Pool %s not found."},
	{409, codePoolExists, "%s already exists."},
	{401, "ModelArts.50001000", "token is invalid"},
	{500, codeInternal, "internal error"},
	{404, codeFlavor, "Resourceflavor not found."},
	{404, "ModelArts.50025001", "Network not exist."},
	{400, codeQuota, "QuotaInsufficient. %s"},
	{400, "ModelArts.0116", "expected %s exceeds the quota limit"},
	{400, "ModelArts.0104", "parameter error"},
	{400, "ModelArts.0107", "invalid values"},
	{403, codeNoPermission, "The user is not authorized for the operation."},
	{403, "ModelArts.0112", "The policy does not allow the operation."},
	{403, "ModelArts.0206", "invalid AK/SK"},
	{401, "ModelArts.0207", "The token lacks the project of this region."},
	{403, codeProject, "The project in the URL is not the caller's."},
	{500, "ModelArts.0010", "internal error"},
	{404, codeUnknownAPI, "The API does not exist or has not been published in the environment"},
	{404, "APIGW.0103", "Backend unavailable"},
	{400, codeMalformed, "Bad request: %s"},
	{401, codeIAM, "Incorrect IAM authentication information: %s"},
	{403, codeForbidden, "The IAM user is not allowed to call the API."},
	{401, codeTokenOld, "The token must be updated."},
	{429, codeThrottled, "The throttling threshold has been reached: policy user over ratelimit,limit:200,time:1 second"},
	{403, "APIGW.0310", "The project is unavailable."},

	{400, codeRating, "The parameter %s is invalid."},
	{403, codeRatingRight, "No permission."},
	{429, codeRatingFast, "The number of requests exceeds the limit."},
	{500, codeRatingOther, "Other error."},
	{400, codeNoProduct, "The product %s is not found."},
	{400, codeUsageUnit, "The unit of the usage of %s is wrong."},
	{400, codeTooLarge, "The amount of %s is too large."},
	{400, codeUsageFactor, "The usage factor of %s is unknown."},
}

// codeOfStatus are what a bare status stands for; any other is an internal error.
var codeOfStatus = sync.OnceValue(func() map[int]string {
	return map[int]string{
		400: codeBadRequest, 401: codeIAM, 403: codeForbidden, 404: codeUnknownAPI, 409: codePoolExists, 413: codeMalformed,
		415: codeContentType, 429: codeThrottled, 502: codeMalformed, 503: codeMalformed, 504: codeMalformed,
	}
})

// ratingCodes are what a bare status stands for at BSS.
var ratingCodes = map[int]string{400: codeRating, 403: codeRatingRight, 429: codeRatingFast}

// codeFor is a service's code for a bare status.
func codeFor(service string, status int) string {
	if service == bss {
		return cmp.Or(ratingCodes[status], codeRatingOther)
	}
	return cmp.Or(codeOfStatus()[status], codeInternal)
}

func refuse(code, detail string) *engine.Refusal { return errorCodes.Refuse(code, detail) }

// badRequest is ModelArts' one code for whatever is wrong with parameters.
func badRequest(reason string) *engine.Refusal { return refuse(codeBadRequest, reason) }

func invalid(path string, missing bool) *engine.Refusal {
	if missing {
		return badRequest(path + " is required")
	}
	return badRequest("invalid " + path)
}
