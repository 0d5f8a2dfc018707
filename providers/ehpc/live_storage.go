package ehpc

import (
	"context"
	"fmt"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
	"clusterwiz/providers/mirror"
)

// addStorage reads the shared file systems: each with its mounts, of which a
// creation has one item each.
func (c *Client) addStorage(ctx context.Context, d *mirror.Draft, id string) {
	type list struct {
		SharedStorages []mirror.Tree
		TotalCount     *alicloud.Int
	}
	listed, err := alicloud.Numbered(ctx, c.cloud, reading("ListSharedStorages", "ClusterId", id), listSize,
		func(r *list) ([]mirror.Tree, *alicloud.Int) { return r.SharedStorages, r.TotalCount })
	if err != nil {
		d.Unread(explain(err, providers.Request{}), "SharedStorages")
		return
	}
	var items []mirror.Tree
	var cuts []int
	for _, system := range listed {
		for _, mount := range system.Trees("MountInfo") {
			item, cut := mounted(system.Text("FileSystemId"), mount)
			if cut {
				cuts = append(cuts, len(items))
			}
			items = append(items, item)
		}
	}
	d.Put("SharedStorages", items)
	for _, i := range cuts {
		d.Infer(fmt.Sprintf("SharedStorages[%d].NASDirectory", i), nil,
			forms.T("E-HPC made a directory of the cluster in it, which was cut off", "E-HPC 在其下为集群建立了专用目录，已去除"))
	}
}

// mounted is an item of SharedStorages. Beneath the directory of /home and /opt E-HPC
// makes one for the cluster, which begins with /ehpc.
func mounted(system string, mount mirror.Tree) (item mirror.Tree, cut bool) {
	directory, at := mount.Text("StorageDirectory"), mount.Text("MountDirectory")
	if i := strings.LastIndex(directory, "/ehpc"); i >= 0 && (at == "/home" || at == "/opt") {
		directory, cut = directory[:i], true
		if directory == "" {
			directory = "/"
		}
	}
	item = mirror.Tree{
		"FileSystemId": system, "MountTargetDomain": mount.Text("MountTarget"), "MountDirectory": at, "NASDirectory": directory,
		"ProtocolType": protocol(mount.Text("ProtocolType")), "MountOptions": mount.Text("MountOptions"),
	}
	return item, cut
}

// protocol is the word of a creation for what the cloud tells with a version.
func protocol(told string) string {
	switch lower := strings.ToLower(told); {
	case strings.HasPrefix(lower, "nfs"):
		return "NFS"
	case strings.HasPrefix(lower, "smb"):
		return "SMB"
	}
	return told
}

// addPackages takes the software from the list of clusters, or asks for it.
func (c *Client) addPackages(ctx context.Context, d *mirror.Draft, id string, summary mirror.Tree) {
	packages := summary.Trees("AdditionalPackages")
	if packages == nil {
		type list struct {
			AdditionalPackages struct {
				AdditionalPackageInfos []mirror.Tree
				TotalCount             *alicloud.Int
			}
		}
		all, err := alicloud.Numbered(ctx, c.cloud, reading("ListInstalledSoftwares", "ClusterId", id), listSize,
			func(r *list) ([]mirror.Tree, *alicloud.Int) {
				return r.AdditionalPackages.AdditionalPackageInfos, r.AdditionalPackages.TotalCount
			})
		if err != nil {
			d.Unread(explain(err, providers.Request{}), "AdditionalPackages")
			return
		}
		packages = all
	}
	d.Put("AdditionalPackages", packages)
}
