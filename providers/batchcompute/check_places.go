package batchcompute

import (
	"path"
	"regexp"
	"strings"
	"sync"

	"clusterwiz/forms"
)

// ownPlaces wants the data disk and each mount at a place of its own.
type ownPlaces struct{}

const (
	mountsKey = "storage.mounts"
	diskPlace = "data_disk.mount_dir"
)

// Refs implements [forms.Check].
func (ownPlaces) Refs() []string { return []string{mountsKey, diskPlace} }

// Describe implements [forms.Check].
func (ownPlaces) Describe(label func(ref string) forms.Text) forms.Text {
	return forms.Tf("no two of %s share a directory, nor with %s", "%s之间、以及与%s的目录不能相同", label(mountsKey), label(diskPlace))
}

// Problems implements [forms.Check].
func (ownPlaces) Problems(s *forms.Scope) []forms.Problem {
	type answer struct {
		of  *forms.Scope
		key string
	}
	mounts := s.Items(mountsKey)
	taken := make(map[string]answer, len(mounts)+1)
	if value, state := s.Value(diskPlace); state == forms.Set {
		taken[place(forms.ValueText(value))] = answer{s, diskPlace}
	}
	var problems []forms.Problem
	for _, item := range mounts {
		value, state := item.Value("destination")
		if state != forms.Set {
			continue
		}
		here := place(forms.ValueText(value))
		by, twice := taken[here]
		if !twice {
			taken[here] = answer{item, "destination"}
			continue
		}
		first := by.of.PathOf(by.key)
		problems = append(problems, forms.Problem{
			Path: item.PathOf("destination"), Related: []forms.Path{first},
			Summary: forms.Tf("%s is already used by %s", "%s 已被 %s 使用", here, string(first)),
			Remedy:  forms.T("choose another", "请换一个"),
		})
	}
	return problems
}

// onDrive tells whether a directory is one of Windows.
func onDrive(text string) bool {
	return len(text) > 1 && text[1] == ':' && (text[0]|' ' >= 'a' && text[0]|' ' <= 'z')
}

// place is one spelling of a directory or a drive: on Windows case does not count.
func place(text string) string {
	if onDrive(text) {
		return strings.TrimRight(strings.ToUpper(strings.ReplaceAll(text, "/", `\`)), `\`)
	}
	return path.Clean(text)
}

// bucketFolder is how OSS names buckets, and what is mounted: a folder.
type bucketFolder struct{}

var bucketName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$`) })

// Kinds implements [forms.Rule].
func (bucketFolder) Kinds() []forms.Kind { return forms.WordKinds }

// Describe implements [forms.Rule].
func (bucketFolder) Describe() forms.Text {
	return forms.T("must, for OSS, be a folder of a bucket, such as oss://my-bucket/v1/", "OSS 源须为 Bucket 中的目录，如 oss://my-bucket/v1/")
}

// Check implements [forms.Rule].
func (bucketFolder) Check(value any) forms.Text {
	source, oss := strings.CutPrefix(forms.ValueText(value), "oss://")
	bucket, _, _ := strings.Cut(source, "/")
	switch {
	case !oss:
	case !bucketName().MatchString(bucket):
		return forms.Tf("names the bucket %.30q; bucket names are 3-63 lower-case letters, digits and hyphens", "中的 Bucket 名称 %.30q 有误：应为 3-63 个小写字母、数字或短划线", bucket)
	case !strings.HasSuffix(source, "/"):
		return forms.Tf("should end with /, as a folder does: oss://%s/", "应以 / 结尾表示目录，如 oss://%s/", source)
	}
	return forms.Text{}
}
