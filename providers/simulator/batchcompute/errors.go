package batchcompute

import (
	"strings"
	"sync"

	"clusterwiz/providers/simulator/engine"
)

// errorCodes is the table of codes, statuses and messages of BatchCompute
// 2015-11-11: those common to its calls ("Common error codes") and those of
// creating a cluster, those that name a parameter last. %s stands for what a call
// fills in; {key} in a code stands for a key of the person's.
var errorCodes = append(engine.Codes{
	{400, "IdempotentTokenMismatch", "Specified idempotent token mismatch."},
	{400, "InvalidJsonFormat", "The request body has an invalid json format."},
	{400, "InvalidHttpBody", "Specified parameter HttpBody is not valid. Its type must be object."},
	{400, "InvalidUrlPattern", "The URL holds invalid characters."},
	{400, "MethodNotAllowed", "The method is not allowed for this resource."},
	{400, "InvalidCidrBlock", "Specified parameter CidrBlock is not valid. Configs.Networks.VPC.CidrBlock is not valid."},
	{403, "InvalidVersion.NotFound", "The specified version is not found."},
	{403, "InvalidResource.AlreadyExisting", "The specified resource already exists."},
	{403, "InvalidQueryString", "The specified query string is not valid."},
	{403, "QuotaExhausted", "The quota is exhausted."},
	{403, "QuotaExhausted.MaxClusterCount", "The MaxClusterCount (%s) quota is exhausted."},
	{403, "QuotaExhausted.MaxClusterGroupCount", "The MaxClusterGroupCount (%s) quota is exhausted."},
	{403, "QuotaExhausted.MaxClusterGroupDesiredVMCount", "The MaxClusterGroupDesiredVMCount (%s) quota is exhausted."},
	{403, "QuotaExhausted.Configs.Networks.VPC.OppositeRouterType", "The Configs.Networks.VPC.OppositeRouterType (%s) is forbidden."},
	{403, "Forbidden", "You are not authorized to do this."},
	{404, "InvalidResource.NotFound", "The specified resource %s is not found."},
	{409, "StateConflict", "The operation is not possible in the state %s."},
	{500, "InternalError", "The server met an internal error."},
}, parameterCodes()...)

// parameterCodes are the codes of the creation that name a parameter: the table
// has each of them by name, beside Invalid{Parameter} for all others.
func parameterCodes() engine.Codes {
	var codes engine.Codes
	add := func(r *engine.Refusal) {
		codes = append(codes, engine.Codes{{r.Status, r.Code, r.Message}}...)
	}
	const opposite = "Configs.Networks.VPC.Opposite"
	for _, name := range []string{
		"Name", "ImageId", "DesiredVMCount", "InstanceType", "ResourceType", opposite + "RouterId", opposite + "AccessPointId", opposite + "RegionId",
	} {
		add(refuseMissing(name))
	}
	for _, name := range []string{
		"Name", "Description", "ImageId", "UserData", "UserData.{key}", "UserData.{key}.value", "Groups", "Groups.{key}", "DesiredVMCount", "InstanceType",
		"ResourceType",
	} {
		add(refuseInvalid(name, ""))
	}
	return codes
}

// codeOfStatus are what a bare status stands for; any other is an internal error.
var codeOfStatus = sync.OnceValue(func() map[int]string {
	return map[int]string{
		403: "Forbidden", 404: "InvalidResource.NotFound", 409: "StateConflict",
	}
})

func refuse(code, detail string) *engine.Refusal { return errorCodes.Refuse(code, detail) }

func refuseMissing(name string) *engine.Refusal {
	return &engine.Refusal{Status: 400, Code: "Missing" + name, Message: name + " is mandatory for this action."}
}

// refuseInvalid names a parameter; the rule, where the error table tells one, is
// the message's second sentence.
func refuseInvalid(name, rule string) *engine.Refusal {
	message := "Specified parameter " + name + " is not valid."
	if rule != "" {
		message += " " + rule
	}
	return &engine.Refusal{Status: 400, Code: "Invalid" + name, Message: message}
}

// bareNames are the members of groups that the error table names without their
// path.
var bareNames = []string{"DesiredVMCount", "InstanceType", "ResourceType"}

func invalid(path string, missing bool) *engine.Refusal {
	for _, name := range bareNames {
		if strings.HasSuffix(path, "."+name) {
			path = name
		}
	}
	if missing {
		return refuseMissing(path)
	}
	return refuseInvalid(path, "")
}
