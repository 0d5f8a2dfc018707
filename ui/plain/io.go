package plain

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"

	"clusterwiz/forms"
	"clusterwiz/forms/foreign"
)

// IO is where prompts are read and everything is written. Set the exported
// members before the first use. Prompts are for one goroutine; what is written
// by several comes out in whole lines.
type IO struct {
	In       io.Reader
	Out, Err io.Writer
	Lang     forms.Lang
	// JSON makes events and problems one JSON object each.
	JSON bool
	// Echo repeats the lines that are read, secrets apart, so that a log of
	// answers from a pipe reads like a talk. A terminal echoes by itself.
	Echo bool
	// ReadSecret reads a line without showing it, and gives the terminal back
	// when the context ends; nil reads a line like any other, as from a pipe.
	ReadSecret func(ctx context.Context, prompt string) (string, error)
	// Unattended says that nobody is there to answer again: an answer that is not
	// accepted ends the questions with [InvalidAnswer].
	Unattended bool
	// Back says that there are questions before what is asked: [IO.Confirm] and
	// [IO.Line] return [ErrBack] or a [GoTo] for them.
	Back bool

	writing sync.Mutex
	reader  *bufio.Reader
	pending chan input
	// asked is the prompt that waits for its line.
	asked string
	// lines is how many were read.
	lines int
}

// input is one line that was read, or why there is none.
type input struct {
	text string
	err  error
}

// longest is the most bytes of one line; a pipe that never ends a line must
// not fill the memory.
const longest = 1 << 20

// hopeless is after how many bytes without the end of a line no end is expected.
const hopeless = 64 << 20

// errTooLong is a line of more than longest bytes, of which all is left out.
var errTooLong = errors.New("the line is too long")

// NoLines is returned for an input that is none of lines.
type NoLines struct{}

// Error implements error, in English.
func (e *NoLines) Error() string { return e.Text().En }

// Text says what is wrong and what to do.
func (*NoLines) Text() forms.Text {
	return forms.T("the input has no end of a line; nothing was sent. Give one answer on each line", "输入中没有换行；未发送任何请求。请每行给出一个回答")
}

// read returns the next line without its end. The last line may lack one;
// after it comes io.EOF. One reader serves all prompts, because each buffer
// of its own would swallow the lines behind the first.
func (p *IO) read(ctx context.Context) (string, error) {
	if err := ctx.Err(); err != nil {
		return "", err
	}
	if p.pending == nil {
		p.pending = make(chan input, 1)
		go func(out chan<- input) { out <- p.nextLine() }(p.pending)
	}
	select {
	case line := <-p.pending:
		p.pending = nil
		if p.lines++; errors.Is(line.err, errTooLong) {
			p.write(p.Err, "\n")
			if err := p.Refuse(forms.Same(p.asked), forms.Tf("the line is longer than %d MiB and was left out; give a shorter one", "该行超过 %d MiB，已忽略；请重新输入较短的内容", longest>>20)); err != nil {
				return "", err
			}
			p.write(p.Err, p.asked)
			return p.read(ctx)
		}
		return line.text, line.err
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

func (p *IO) nextLine() input {
	if p.reader == nil {
		p.reader = bufio.NewReader(p.In)
	}
	var line []byte
	for read := 0; ; {
		part, err := p.reader.ReadSlice('\n')
		if read += len(part); read <= longest {
			line = append(line, part...)
		}
		switch {
		case read > hopeless:
			return input{err: &NoLines{}}
		case read > longest && !errors.Is(err, bufio.ErrBufferFull):
			return input{err: errTooLong}
		case err == nil:
			return input{text: strings.TrimRight(string(line), "\r\n")}
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && len(line) > 0:
			return input{text: string(line)}
		default:
			return input{err: err}
		}
	}
}

// ask writes a prompt and reads the line after it.
func (p *IO) ask(ctx context.Context, text string) (string, error) {
	p.asked = text
	defer func() { p.asked = "" }()
	p.write(p.Err, text)
	return p.read(ctx)
}

// prompt shows text and reads the line after it.
func (p *IO) prompt(ctx context.Context, text string) (string, error) {
	line, err := p.ask(ctx, text)
	line = strings.TrimSpace(line)
	switch {
	case err != nil:
		p.write(p.Err, "\n")
	case p.Echo:
		p.write(p.Err, foreign.Line(line)+"\n")
	}
	return line, err
}

// secret shows text and reads a line that must not be shown.
func (p *IO) secret(ctx context.Context, text string) (string, error) {
	if p.ReadSecret == nil {
		line, err := p.ask(ctx, text)
		p.write(p.Err, "\n")
		return line, err
	}
	if err := ctx.Err(); err != nil {
		return "", err
	}
	return p.ReadSecret(ctx, text)
}

// colon ends a question.
func (p *IO) colon() string { return forms.T(": ", "：").In(p.Lang) }

// Secret asks for a secret value by its label. Spaces within and around it
// are kept.
func (p *IO) Secret(ctx context.Context, label forms.Text) (string, error) {
	return p.secret(ctx, label.In(p.Lang)+p.colon())
}

// Say writes a remark, one line, beside the results.
func (p *IO) Say(text forms.Text) { p.write(p.Err, text.In(p.Lang)+"\n") }

func (p *IO) sayf(format string, args ...any) { p.write(p.Err, fmt.Sprintf(format, args...)) }

// write puts out whole lines. A reader that has gone away is not our concern:
// the run goes on, the journal has it all.
func (p *IO) write(w io.Writer, text string) {
	p.writing.Lock()
	defer p.writing.Unlock()
	_, _ = io.WriteString(w, text)
}

// Confirm asks for an explicit yes. The default is no; anything but yes and no
// is asked again; the end of the input is an error, never a yes.
func (p *IO) Confirm(ctx context.Context, question forms.Text) (bool, error) {
	for {
		yes, err := p.yesNo(ctx, question, false, nil)
		switch {
		case err == nil || !Returns(err) || p.Back:
			return yes, err
		case errors.Is(err, ErrBack):
			return false, nil
		}
		if err := p.Refuse(question, textYesNo); err != nil {
			return false, err
		}
	}
}

var (
	yesNoField = forms.Field{Kind: forms.Boolean}
	textYesNo  = forms.T("answer yes or no", "请回答 yes 或 no（是或否）")
)

// yesNo asks for yes or no; standing is what an empty line means. explain says more
// where that is asked for; nil has no more to say.
func (p *IO) yesNo(ctx context.Context, question forms.Text, standing bool, explain func()) (bool, error) {
	for {
		line, err := p.prompt(ctx, question.In(p.Lang)+" "+yesNoHint(standing).In(p.Lang)+p.colon())
		if err != nil {
			return false, err
		}
		switch value := yesNoField.Parse(line).(type) {
		case nil:
			return standing, nil
		case bool:
			return value, nil
		}
		if err := elsewhere(line); err != nil {
			return false, err
		}
		if line == help && explain != nil {
			explain()
			continue
		}
		if err := p.Refuse(question, textYesNo); err != nil {
			return false, err
		}
	}
}

func yesNoHint(standing bool) forms.Text {
	if standing {
		return forms.T("[Y/n]", "（是/否）[是]")
	}
	return forms.T("[y/N]", "（是/否）[否]")
}

// Result writes a line of results.
func (p *IO) Result(text forms.Text) { p.write(p.Out, text.In(p.Lang)+"\n") }

// Line asks for one line of text.
func (p *IO) Line(ctx context.Context, question forms.Text) (string, error) {
	line, err := p.prompt(ctx, question.In(p.Lang)+p.colon())
	if err == nil && p.Back {
		err = elsewhere(line)
	}
	return line, err
}
