package importer

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"clusterwiz/forms"
	"clusterwiz/profiles"
)

// vendor is what the shapes around a body call a cloud, and what its bodies want before
// they are read.
type vendor struct {
	// products are the words of the vendor's command line; host is in the names of its
	// endpoints.
	products []string
	host     string
	// call is the creation, path its address with the answers that stand in it.
	call string
	path string
	// region is the member of the body that tells it.
	region string
	// settle puts deviations right that are this cloud's own.
	settle func(*Source, Options) error
}

// vendors are the clouds by their ids.
func vendors() map[string]vendor {
	return map[string]vendor{
		"ack":          {products: []string{"cs"}, host: "cs.", call: "CreateCluster", path: "/clusters", region: "region_id", settle: settleACK},
		"ehpc":         {products: []string{"ehpc", "ehpcnext"}, host: "ehpc.", call: "CreateCluster", path: "/", settle: settleEHPC},
		"batchcompute": {products: []string{"batchcompute"}, host: "batchcompute.", call: "CreateCluster", path: "/clusters"},
		"modelarts":    {products: []string{"modelarts"}, host: "modelarts.", call: "CreateNodePool", path: "/v2/{basics.project_id}/pools/{pool.name}/nodepools", settle: settleModelArts},
		"qingcloud":    {host: "qingcloud", call: "createCluster", path: "/cluster/createCluster", region: "zone", settle: settleQingCloud},
	}
}

// finish makes a source of a body: it finds the cloud where nothing told it, and the
// region.
func (s *Source) finish(o Options) (*Source, error) {
	told := s.Provider != ""
	if !told {
		id, err := cloudOf(s.Body, o.Clouds)
		if err != nil && o.Provider == "" {
			return nil, err
		}
		s.Provider = id
	}
	if o.Provider != "" && s.Provider != o.Provider {
		if s.Provider != "" && (told || o.hits(s.Body, s.Provider) > 2*o.hits(s.Body, o.Provider)) {
			return nil, refuse(forms.Tf("is for %s, not for %s", "属于 %s，而非 %s", s.Provider, o.Provider), forms.Text{})
		}
		s.Provider = o.Provider
	}
	v := vendors()[s.Provider]
	if v.settle != nil {
		if err := v.settle(s, o); err != nil {
			return nil, err
		}
	}
	if v.region != "" && s.Region == "" {
		s.Region = s.Body.Said(v.region)
	}
	return s, s.understood(o)
}

// largest is above the number of values in any request.
const largest = 50_000

func tooLarge(ones int) error {
	return refuse(forms.Tf("has %d values, more than any request", "含有 %d 个值，超过任何请求", ones), bringBody)
}

// understood refuses a body of which no question knows a member, and one that is no
// request by its size.
func (s *Source) understood(o Options) error {
	ones := 0
	s.Body.each(func(*Tree) { ones++ })
	if ones > largest {
		return tooLarge(ones)
	}
	if o.hits(s.Body, s.Provider) == 0 {
		return refuse(forms.Tf("has no parameter of %s", "没有 %s 的任何参数", s.Provider), bringBody)
	}
	return nil
}

// hits counts the members that a cloud's request has.
func (o Options) hits(body *Tree, id string) int {
	for _, cloud := range o.Clouds {
		if cloud.ID == id {
			return hits(body, names(cloud))
		}
	}
	return 0
}

// cloudOf finds the cloud whose request has most of the members. A body that has members
// of two is none.
func cloudOf(body *Tree, clouds profiles.Forms) (string, error) {
	best, most := "", 0
	known := make([]map[string]bool, len(clouds))
	for i, cloud := range clouds {
		known[i] = names(cloud)
		if n := hits(body, known[i]); n > most {
			best, most = cloud.ID, n
		}
	}
	if best == "" {
		return "", refuse(forms.T("is JSON, and has no parameter of a creation", "是 JSON，但没有任何创建参数"), bringBody)
	}
	i := slices.IndexFunc(clouds, func(c profiles.Cloud) bool { return c.ID == best })
	for j, cloud := range clouds {
		if cloud.ID == best {
			continue
		}
		alone, theirs, ours := 0, known[j], known[i]
		for _, m := range body.Members {
			if name := strings.ToLower(m.Name); theirs[name] && !ours[name] {
				alone++
			}
		}
		if alone > 1 {
			return "", refuse(forms.Tf("has parameters of two clouds, %s and %s", "同时含有 %s 与 %s 的参数", best, cloud.ID), forms.T("name the one that is meant: clusterwiz import PROVIDER FILE", "请指定云产品：clusterwiz import PROVIDER FILE"))
		}
	}
	return best, nil
}

func hits(body *Tree, known map[string]bool) (n int) {
	for _, m := range body.Members {
		if known[strings.ToLower(m.Name)] {
			n++
		}
	}
	return n
}

// names are the members of a body, in small letters.
func names(cloud profiles.Cloud) map[string]bool {
	known := map[string]bool{}
	for _, wire := range cloud.Form().Wires() {
		if steps := forms.WireSteps(wire); len(steps) > 0 {
			name, _, _ := strings.Cut(steps[0].Name, "[")
			known[strings.ToLower(name)] = true
		}
	}
	for id, old := range oldNames {
		if id == cloud.ID {
			for _, name := range old {
				known[name] = true
			}
		}
	}
	return known
}

// oldNames are members of bodies that no question has today.
var oldNames = map[string][]string{"ack": {"worker_instance_types", "num_of_nodes", "region_id"}, "modelarts": {"apiversion", "kind"}, "qingcloud": {"zone", "user_id"}}

var hostRegion = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\.((?:cn|ap|eu|us|me|na|la|af|tr|ru|sa|ae|my)-[a-z0-9-]+)\.(?:aliyuncs|myhuaweicloud)\.`)
})

// regionOf is the region in the name of a host.
func regionOf(host string) string {
	if m := hostRegion().FindStringSubmatch(host); m != nil {
		return m[1]
	}
	return ""
}

// hostCloud is the cloud to which a host belongs, "" for others.
func hostCloud(host string) string {
	for id, v := range vendors() {
		if strings.HasPrefix(host, v.host) || strings.Contains(host, "."+v.host) || id == "qingcloud" && strings.Contains(host, v.host) {
			return id
		}
	}
	return ""
}
