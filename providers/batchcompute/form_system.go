package batchcompute

import "clusterwiz/forms"

const (
	onWindows = "Windows"
	onLinux   = "Linux"
)

// systems are those of the images that every account has; of others the
// look-up tells.
var systems = map[string]string{
	"img-ubuntu": onLinux, "img-centos": onLinux, "img-windows": onWindows, "img-ubuntu-vpc": onLinux, "img-windows-vpc": onWindows,
}

var (
	// drive and directory leave to mountPath what is neither.
	drive     = forms.By(forms.Match(`[^/].*`, forms.T("must be a drive such as E:", "须为盘符，如 E:")), disksPage)
	directory = forms.By(forms.Match(`[^A-Za-z].*|.[^:].*|.`, forms.T("must be a directory such as /data", "须为目录，如 /data")), disksPage)
	// share leaves OSS alone.
	share = forms.By(forms.Match(`oss://.*|nas://.*!`, forms.T("must end with ! for NAS", "NAS 路径须以 ! 结尾")), nasPage)
)

// onSystem puts a rule on a field where every image is of the system. root
// leads from the field to the form.
func onSystem(system, root, field string, rule forms.Rule) forms.Check {
	return forms.RuleWhenFact{
		Of: root + "nodes.image_id", List: root + "node_pools", Key: "image_id",
		Fact: "platform", Is: system, WellKnown: systems, Field: field, Rule: rule,
	}
}

// placeChecks keep a place on the machines to the form of their system.
func placeChecks(root, field string) []forms.Check {
	return []forms.Check{onSystem(onLinux, root, field, directory), onSystem(onWindows, root, field, drive)}
}
