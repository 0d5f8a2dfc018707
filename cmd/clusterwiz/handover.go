package main

import (
	"encoding/json"
	"errors"
	"io"
	"strings"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/profiles/export"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
)

// handedOver are the ways of writing a request for other tools.
var handedOver = map[string]bool{"body": true, "aliyun": true, "koocli": true, "hcl": true}

// handOver writes the request for another tool.
func (o *previewOptions) handOver(d *document, request providers.Request) error {
	r := export.Request{Request: request, Cloud: d.provider.About().ID, ID: o.app.madeOf(d)}
	view := forms.View(o.unmask)
	var text string
	var err error
	switch o.as.String() {
	case "body":
		text, err = o.bodyText(r, view)
		o.tellAddress(d, request.URL)
	case "hcl":
		var data []byte
		data, err = export.HCL(r, o.app.lang)
		text = string(data)
	default:
		return o.writeCommand(d, r, view)
	}
	if err != nil {
		return refusedUsage(err)
	}
	return o.writeText(text)
}

// madeOf is the id of what the run made that the document comes from: for another tool to
// take over, not to make anew. Empty where there is none, or it is gone.
func (a *app) madeOf(d *document) string {
	id, ofRun := strings.CutPrefix(d.Source(), "run ")
	if !ofRun {
		return ""
	}
	store, err := a.store()
	if err != nil {
		return ""
	}
	record, err := store.Load(id)
	if err != nil || record.Phase != launch.Created {
		return ""
	}
	return record.Receipt.ID
}

// refusedUsage makes the refusal of a way one of wrong usage.
func refusedUsage(err error) error {
	var refused *export.Refused
	if errors.As(err, &refused) {
		return cli.Usagef("%s", "%s", refused.Text)
	}
	return err
}

// bodyText is the body for reading; with its secrets it is not unfolded.
func (o *previewOptions) bodyText(r export.Request, view forms.View) (string, error) {
	if view == forms.Revealed {
		data, err := r.Body.JSON(view)
		return string(data) + "\n", err
	}
	text, folded := export.Body(r)
	if len(folded) > 0 {
		o.app.noteOn(forms.Tf("sent as JSON inside a string, unfolded here: %s", "以下内容以字符串中的 JSON 发送，此处已展开：%s", forms.Same(strings.Join(folded, ", "))))
	}
	return text, nil
}

// tellAddress tells the answers that stand in the address: who has the body alone lacks
// them.
func (o *previewOptions) tellAddress(d *document, address string) {
	var said []string
	var walk func(*forms.Scope)
	walk = func(scope *forms.Scope) {
		for _, q := range scope.Questions("") {
			if text, isText := q.Answer().(string); q.Kind == forms.Object {
				walk(q.Inner())
			} else if isText && q.APIName() == "" && strings.Contains(address, "/"+text+"/") {
				said = append(said, string(q.Path())+"="+text)
			}
		}
	}
	walk(d.provider.Form().Scope(d.Answers, nil))
	if len(said) > 0 {
		o.app.noteOn(forms.Tf("not in the body but in the address: %s; --as curl and --as http have it, and import takes it with: %s", "不在请求体而在地址中：%s；--as curl 与 --as http 会带上，导入请求体时请加：%s",
			forms.Same(strings.Join(said, ", ")), forms.Same("--set "+strings.Join(said, " --set "))))
	}
}

// noteOn writes a note to stderr, whatever the form of the results.
func (a *app) noteOn(text forms.Text) {
	remarks := a.remarks()
	remarks.Out = a.Err
	remarks.Say(text)
}

// writeCommand writes the line of a vendor's tool, and the file that it reads where --out
// names one.
func (o *previewOptions) writeCommand(d *document, r export.Request, view forms.View) error {
	file := o.out
	if file == "" {
		file = d.name + ".json"
	}
	write := func() (export.Line, error) { return export.Aliyun(r, file, view, o.app.lang) }
	if o.as.String() == "koocli" {
		write = func() (export.Line, error) { return export.KooCLI(r, file, view) }
	}
	line, err := write()
	if err != nil {
		return refusedUsage(err)
	}
	switch {
	case len(line.File) == 0:
	case o.out == "":
		o.app.noteOn(forms.Tf("--out %s writes the file that the line reads", "--out %s 会写出该命令读取的文件", file))
	case view == forms.Masked && len(r.Body.Secrets()) > 0:
		return cli.Usagef("the body has secrets; --unmask reads them and writes them into the file, which only you can read", "请求体含敏感信息；--unmask 会读取并写入该文件，仅您本人可读")
	default:
		if err := o.save(line.File); err != nil {
			return err
		}
	}
	if o.app.json() {
		return o.writeJSONText(struct {
			Command string `json:"command"`
			File    string `json:"file,omitempty"`
		}{line.Text, map[bool]string{true: file}[len(line.File) > 0]})
	}
	_, err = io.WriteString(o.app.Out, line.Text)
	return err
}

// save writes a file that is not there yet, for the person's eyes only.
func (o *previewOptions) save(data []byte) error {
	path, err := profiles.Typed(o.out)
	if err == nil {
		err = profiles.Save(path, data, false)
	}
	return unreadable(err)
}

// writeText writes a result to the file of --out or to stdout; as JSON it is one text.
func (o *previewOptions) writeText(text string) error {
	if o.out != "" {
		return o.save([]byte(text))
	}
	if o.app.json() && o.as.String() == "hcl" {
		return o.writeJSONText(struct {
			HCL string `json:"hcl"`
		}{text})
	}
	_, err := io.WriteString(o.app.Out, text)
	return err
}

func (o *previewOptions) writeJSONText(value any) error {
	var text strings.Builder
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		return err
	}
	_, err := io.WriteString(o.app.Out, text.String())
	return err
}
