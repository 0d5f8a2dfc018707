package modelarts

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gopkg.in/ini.v1"

	"clusterwiz/forms"
	"clusterwiz/forms/files"
	"clusterwiz/providers"
)

// regional begins the names of the sections with keys for regional services;
// alone it is the section that the vendor's chain reads.
const regional = "basic"

// fileSources are the regional sections of the vendor's credentials file. A
// file with none of them counts as none.
func fileSources() []source {
	path, shown, named := credentialsFile()
	var refusal *files.Refusal
	data, err := files.Read(path, 1<<20)
	if path == "" || errors.Is(err, fs.ErrNotExist) && !named || err == nil && len(bytes.TrimSpace(data)) == 0 {
		return nil
	}
	broken := func(trouble forms.Text) []source {
		return []source{{account: providers.Account{ID: "file:" + regional, Source: shown, Trouble: trouble}}}
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return broken(forms.T("the file does not exist", "文件不存在"))
	case errors.As(err, &refusal):
		return broken(forms.Tf("the file cannot be read: %s", "无法读取文件：%s", refusal.Why))
	case err != nil:
		return broken(forms.T("the file cannot be read", "无法读取文件"))
	}
	return sectionsIn(data, shown, broken)
}

// sectionsIn are the regional sections in the text of a file; broken stands for it
// while it is in trouble.
func sectionsIn(data []byte, shown forms.Text, broken func(forms.Text) []source) []source {
	file, err := ini.Load(data)
	if err != nil {
		return broken(forms.T("the file cannot be read as ini", "无法按 ini 格式读取文件"))
	}
	var found []source
	var names []string
	for _, section := range file.Sections() {
		switch name := section.Name(); {
		case name == regional:
			found = slices.Insert(found, 0, sectionSource(section, shown))
		case strings.HasPrefix(name, regional):
			found, names = append(found, sectionSource(section, shown)), append(names, name)
		}
	}
	if len(found) > 0 && len(found) == len(names) {
		return append(broken(forms.Tf("there is no section [%s]; found: %s", "没有 [%s] 段；找到：%s", regional, forms.Enumerate(names))), found...)
	}
	return found
}

// credentialsFile is the file that a variable names, which then is to be there,
// else the one under home; path is empty where there is no home.
func credentialsFile() (path string, shown forms.Text, named bool) {
	home, err := os.UserHomeDir()
	if path = env("HUAWEICLOUD_SDK_CREDENTIALS_FILE"); path == "" && err == nil {
		path = filepath.Join(home, ".huaweicloud", "credentials")
	}
	shown = forms.Same(path)
	if rest, under := strings.CutPrefix(path, home+string(os.PathSeparator)); home != "" && under {
		shown = forms.Same(filepath.Join("~", rest))
	}
	return path, shown, env("HUAWEICLOUD_SDK_CREDENTIALS_FILE") != ""
}

func sectionSource(section *ini.Section, file forms.Text) source {
	get := func(name string) string { return section.Key(name).String() }
	s := source{
		account: providers.Account{ID: "file:" + section.Name(), Source: file, Key: providers.ShortKey(get("ak"))},
		open:    fixed(keys{id: get("ak"), secret: get("sk"), token: get("security_token"), project: get("project_id")}), temporary: get("security_token") != "",
	}
	if get("idp_id") != "" && get("id_token_file") != "" {
		s.temporary, s.account.Key = true, ""
		s.open = federated{provider: get("idp_id"), tokenFile: get("id_token_file"), endpoint: get("iam_endpoint"), project: get("project_id")}.open
	} else {
		s.account.Trouble = providers.Lacking("ak", get("ak"), "sk", get("sk"))
	}
	s.account.Identity = permanent(s.account.Key != "" && !s.temporary, get("ak"))
	s.account.Identity.Role = s.account.ID
	return s
}
