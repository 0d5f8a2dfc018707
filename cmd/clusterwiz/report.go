package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
	"clusterwiz/ui"
)

// problemsError says that answers are wrong; they were written already.
type problemsError struct {
	count int
	// undone is what was left undone; empty is that nothing was sent.
	undone forms.Text
}

// Error implements error, in English.
func (e *problemsError) Error() string { return e.Text().En }

// Text says that nothing was done.
func (e *problemsError) Text() forms.Text {
	undone := e.undone
	if undone.IsZero() {
		undone = notSent
	}
	return forms.Tf("%d to correct; %s", "%d 处需修改；%s", e.count, undone)
}

// What a command that stops before its end has not done.
var (
	notSent    = forms.T("nothing was sent", "未发送任何请求")
	notDeleted = forms.T("nothing was deleted", "未删除")
)

// texter is an error that speaks both languages.
type texter interface{ Text() forms.Text }

// describe writes an error for a person.
func describe(err error) forms.Text {
	var (
		several   *severalError
		bilingual texter
		trouble   *profiles.FileError
		failure   *providers.Failure
		file      *fs.PathError
	)
	switch {
	case errors.As(err, &several) && !several.what.IsZero():
		return several.what
	case errors.As(err, &several) && several.worst() == detached:
		return forms.Tf("%d of the runs are no longer watched; the cloud goes on working", "%d 次运行已停止跟踪；云端继续执行", len(several.errs))
	case errors.As(err, &several):
		return forms.Tf("%d of the runs did not succeed", "%d 次运行未成功", len(several.errs))
	case errors.As(err, &bilingual):
		return bilingual.Text()
	case errors.As(err, &trouble):
		return describeTrouble(trouble)
	case errors.As(err, &failure):
		return describeFailure(failure)
	case errors.Is(err, launch.ErrUnclear):
		return forms.T("it is not known whether the request was executed", "不确定请求是否已执行")
	case errors.Is(err, launch.ErrDetached):
		return forms.T("no longer watching; the cloud goes on working", "已停止跟踪；云端继续执行")
	case errors.Is(err, errKept):
		return notDeleted
	case errors.Is(err, errDeclined), errors.Is(err, ui.ErrAborted):
		return notSent
	case errors.Is(err, launch.ErrNotSent), errors.Is(err, context.Canceled):
		return forms.T("interrupted; nothing was sent", "已中断；未发送任何请求")
	case errors.As(err, &file) && file.Op == "write":
		return forms.Tf("%s cannot be written; is the disk full?", "无法写入 %s；磁盘是否已满？", file.Path)
	}
	return forms.Tf("%s; %s", "%s；%s", providers.AsFailure(err).Summary, forms.Same(firstLine(err.Error())))
}

// describeTrouble writes trouble with a file.
func describeTrouble(t *profiles.FileError) forms.Text {
	if t.Remedy.IsZero() {
		return t.Text
	}
	return forms.Tf("%s; %s", "%s；%s", t.Text, t.Remedy)
}

// describeFailure writes a cloud's refusal: what it means, what to do, and
// the cloud's own words for its support.
func describeFailure(f *providers.Failure) forms.Text {
	text := f.Summary
	if text.IsZero() {
		text = forms.T("the cloud refused", "云端拒绝")
	}
	if !f.Remedy.IsZero() {
		text = forms.Tf("%s; %s", "%s；%s", text, f.Remedy)
	}
	var own []string
	if f.Field != "" {
		own = append(own, string(f.Field))
	}
	if f.Code != "" {
		own = append(own, f.Code)
	}
	if f.Message != "" && f.Kind != providers.Internal {
		own = append(own, firstLine(f.Message))
	}
	words := forms.Same(strings.Join(own, ": "))
	switch {
	case f.RequestID != "" && len(own) > 0:
		words = forms.Tf("%s (request id %s)", "%s（请求 ID %s）", words, f.RequestID)
	case f.RequestID != "":
		words = forms.Tf("(request id %s)", "（请求 ID %s）", f.RequestID)
	}
	if words.IsZero() {
		return text
	}
	return forms.Tf("%s\n  %s", "%s\n  %s", text, words)
}

// firstLine is the first line of what others wrote.
func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return line
}

// printError writes why the program did not do what was asked.
func (a *app) printError(err error) {
	_, _ = fmt.Fprintf(a.Err, "clusterwiz: %s\n", describe(err).In(a.lang))
}
