package ehpc

import (
	"slices"

	"clusterwiz/forms"
)

// slurmVersion is the only version that the page and its examples name.
const slurmVersion = "22.05.8"

// scheduler asks for Manager: the services and the node they run on. A cluster
// does not come up without them, so all are needed though the page says no.
func scheduler() []forms.Field {
	return forms.OnStep(forms.Scheduler, slices.Concat(
		[]forms.Field{
			{
				Key: "scheduler.type", Wire: "Manager.Scheduler.Type", Kind: forms.Choice,
				Label:   forms.T("Scheduler", "调度器类型"),
				Options: forms.Words("SLURM", "PBS", "OPENGRIDSCHEDULER", "LSF_PLUGIN", "PBS_PLUGIN"), Listed: listed,
				Required: true, Default: "SLURM",
			},
			{
				Key: "scheduler.version", Wire: "Manager.Scheduler.Version", Kind: forms.String,
				Label:   forms.T("Scheduler version", "调度器版本"),
				Help:    forms.T("The console lists the versions of each scheduler.", "各调度器的可用版本以控制台为准。"),
				Example: slurmVersion, Options: forms.Words(slurmVersion), Rules: []forms.Rule{versionRule},
				Required: true, Default: slurmVersion,
			},
		},
		forms.Under(forms.T("Accounts and names", "域账号与域名解析"), slices.Concat(
			service("directory", "DirectoryService", forms.T("Directory service", "域账号服务")),
			service("dns", "DNS", forms.T("DNS", "域名解析服务")))...),
		node{key: "manager.", wire: "Manager.ManagerNode.", manager: true}.fields(),
	)...)
}

// versionRule is ours: no page says how versions are written.
var versionRule = forms.Advice{Rule: forms.Match(`[A-Za-z0-9][A-Za-z0-9._-]*`, forms.T("must be a version, such as 1.0", "须为版本号，如 1.0"))}

// service asks for type and version of a service of the manager node. The page
// says NIS and 2.31; requests that work send nis and 1.0.
func service(key, wire string, label forms.Text) []forms.Field {
	return []forms.Field{
		{
			Key: key + ".type", Wire: "Manager." + wire + ".Type", Kind: forms.String, Advanced: true,
			Label: label, Example: "nis", Options: forms.Words("nis", "NIS"), Rules: []forms.Rule{forms.By(forms.OneOf{"nis", "NIS"}, page, live)},
			Required: true, Default: "nis",
		},
		{
			Key: key + ".version", Wire: "Manager." + wire + ".Version", Kind: forms.String, Advanced: true,
			Label: forms.Tf("%s version", "%s版本", label), Example: "1.0", Options: forms.Words("1.0", "2.31"),
			Rules: []forms.Rule{versionRule}, Required: true, Default: "1.0",
		},
	}
}

func schedulerChecks() []forms.Check {
	return append([]forms.Check{
		// The default is a version of SLURM and must not slip through with
		// another scheduler.
		forms.RuleWhen{
			When: forms.IsNot("scheduler.type", "SLURM"), Field: "scheduler.version", Rule: forms.Advice{Rule: forms.NoPrefix{"22.05."}},
		},
	}, node{key: "manager."}.checks()...)
}
