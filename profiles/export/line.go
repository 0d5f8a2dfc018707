package export

import (
	"encoding/json"
	"net/url"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// Line is a command line of a vendor's tool.
type Line struct {
	// Text is the line for a POSIX shell; what is to be known of it stands above in
	// comments.
	Text string
	// File is what the line reads from the file named in it; empty for no file. It holds the
	// secrets of the request.
	File []byte
}

// word writes a flag with its value. One that begins with - is tied to its name, or it
// would be another flag.
func word(name, value string) string {
	if strings.HasPrefix(value, "-") {
		return providers.ShellQuote("--" + name + "=" + value)
	}
	return "--" + name + " " + plainly(value)
}

// plainly quotes a value only where a shell would see more in it.
func plainly(value string) string {
	plain := func(r rune) bool {
		return strings.ContainsRune("-_./:@%+,", r) || (r >= '0' && r <= '9') || (r >= 'a' && r <= 'z') || (r >= 'A' && r <= 'Z')
	}
	if value != "" && strings.Trim(value, "-") != "" && !strings.ContainsFunc(value, func(r rune) bool { return !plain(r) }) {
		return value
	}
	return providers.ShellQuote(value)
}

// comment is a text as a line that a shell skips.
func comment(text forms.Text, lang forms.Lang) string {
	return "# " + strings.Join(strings.Fields(text.In(lang)), " ") + "\n"
}

// payload is the body as it is sent; revealed, all its secrets must have been read.
func (r Request) payload(view forms.View) ([]byte, error) {
	data, err := r.Payload(view)
	if err != nil {
		return nil, err
	}
	return append(data, '\n'), nil
}

// Aliyun writes the request as a line of Alibaba Cloud's CLI (seen with 3.4). file is the
// name of the file in which the body will be.
func Aliyun(r Request, file string, view forms.View, lang forms.Lang) (Line, error) {
	switch r.Cloud {
	case "ack", "batchcompute":
		return aliyunBody(r, file, view)
	case "ehpc":
		return aliyunParameters(r, view, lang)
	case "modelarts":
		return Line{}, refuse("the aliyun CLI is Alibaba Cloud's; ModelArts has --as koocli", "aliyun CLI 属于阿里云；ModelArts 可用 --as koocli")
	}
	return Line{}, refuse("no command line of the vendor knows this API; there are --as curl, http and json", "厂商没有支持此 API 的命令行；可用 --as curl、http 或 json")
}

// aliyunBody is for calls with a body of JSON. Without the endpoint the CLI asks a central
// host, and what stands on a command line others see.
func aliyunBody(r Request, file string, view forms.View) (Line, error) {
	data, err := r.payload(view)
	if err != nil {
		return Line{}, err
	}
	parts := []string{"aliyun cs POST /clusters", word("region", r.Region)}
	if r.Cloud == "batchcompute" {
		parts = []string{"aliyun batchcompute POST /clusters --force --version 2015-11-11"}
	}
	parts = append(parts, word("endpoint", r.host()), word("body-file", file))
	return Line{Text: joined(parts), File: data}, nil
}

func joined(parts []string) string { return strings.Join(parts, " \\\n  ") + "\n" }

// aliyunParameters is for E-HPC, of which the CLI knows only the version of before: by a
// name of a product that it does not know it sends what it is given.
func aliyunParameters(r Request, view forms.View, lang forms.Lang) (Line, error) {
	if secrets := r.Request.Body.Secrets(); len(secrets) > 0 {
		return Line{}, refuse("the CLI puts every parameter of E-HPC into the address, where others read it, so %s cannot be handed over in this way; take a key pair, or --as curl",
			"命令行会把 E-HPC 的全部参数放入 URL，他人可读取，因此 %s 不能以此方式移交；请改用密钥对，或使用 --as curl", secrets[0].Name)
	}
	params, err := r.Params(view)
	if err != nil {
		return Line{}, err
	}
	parts := []string{
		"aliyun ehpcnext CreateCluster --version 2024-07-30 --force --method POST",
		word("endpoint", r.host()) + " " + word("region", r.Region),
	}
	for _, m := range r.Request.Body.Members() {
		parts = append(parts, word(m.Name, params[m.Name]))
	}
	note := comment(forms.T("workaround: the CLI has only the API of 2018 for ehpc and refuses 2024-07-30; under a name that it does not know it sends to the endpoint what it is given",
		"变通方法：该 CLI 的 ehpc 只支持 2018 版 API，拒绝 2024-07-30；使用未知产品名时，它会将参数原样发往所给的接入地址"), lang)
	return Line{Text: note + joined(parts)}, nil
}

// KooCLI writes the request as a line of Huawei Cloud's KooCLI. The body goes by a file:
// names with dots, which annotations have, are lost in its own parameters.
func KooCLI(r Request, file string, view forms.View) (Line, error) {
	if r.Cloud != "modelarts" {
		return Line{}, refuse("KooCLI is Huawei Cloud's; there are --as aliyun for Alibaba Cloud, and curl, http and json for all", "KooCLI 属于华为云；阿里云可用 --as aliyun，各云均可用 curl、http、json")
	}
	body, err := r.Payload(view)
	if err != nil {
		return Line{}, err
	}
	data, err := json.Marshal(map[string]json.RawMessage{"body": body})
	if err != nil {
		return Line{}, err
	}
	project, pool := r.projectAndPool()
	parts := []string{"hcloud ModelArts CreateNodePool"}
	for _, flag := range [][2]string{{"cli-region", r.Region}, {"project_id", project}, {"pool_name", pool}, {"cli-jsonInput", file}} {
		value := plainly(flag[1])
		if flag[0] == "project_id" && project == "" {
			value = `"$PROJECT_ID"`
		}
		parts = append(parts, "--"+flag[0]+"="+value)
	}
	return Line{Text: joined(parts), File: append(data, '\n')}, nil
}

// projectAndPool are those of the address; the project is empty where it is the region's
// own.
func (r Request) projectAndPool() (project, pool string) {
	at, err := url.Parse(r.URL)
	if err != nil {
		return "", ""
	}
	parts := strings.Split(at.EscapedPath(), "/")
	if len(parts) < 5 {
		return "", ""
	}
	project, _ = url.PathUnescape(parts[2])
	pool, _ = url.PathUnescape(parts[4])
	if strings.HasPrefix(project, "{") {
		project = ""
	}
	return project, pool
}
