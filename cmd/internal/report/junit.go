package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"time"
)

// The elements of JUnit's XML that its readers have in common.
type (
	junitSuites struct {
		XMLName  xml.Name `xml:"testsuites"`
		Name     string   `xml:"name,attr"`
		Tests    int      `xml:"tests,attr"`
		Failures int      `xml:"failures,attr"`
		Errors   int      `xml:"errors,attr"`
		Skipped  int      `xml:"skipped,attr"`
		Time     string   `xml:"time,attr"`
		Suite    junitSuite
	}
	junitSuite struct {
		XMLName   xml.Name `xml:"testsuite"`
		Name      string   `xml:"name,attr"`
		Tests     int      `xml:"tests,attr"`
		Failures  int      `xml:"failures,attr"`
		Errors    int      `xml:"errors,attr"`
		Skipped   int      `xml:"skipped,attr"`
		Time      string   `xml:"time,attr"`
		Timestamp string   `xml:"timestamp,attr"`
		Cases     []junitCase
	}
	junitCase struct {
		XMLName   xml.Name    `xml:"testcase"`
		Class     string      `xml:"classname,attr"`
		Name      string      `xml:"name,attr"`
		File      string      `xml:"file,attr,omitempty"`
		Line      int         `xml:"line,attr,omitempty"`
		Time      string      `xml:"time,attr"`
		Failure   *junitWord  `xml:"failure"`
		Error     *junitWord  `xml:"error"`
		Skipped   *junitWord  `xml:"skipped"`
		SystemOut *junitChars `xml:"system-out"`
	}
	junitWord struct {
		Message string `xml:"message,attr,omitempty"`
		Type    string `xml:"type,attr,omitempty"`
		Text    string `xml:",chardata"`
	}
	junitChars struct {
		Text string `xml:",chardata"`
	}
)

// JUnit writes the report as JUnit's XML: one suite, a test for each profile.
func (r *Report) JUnit(w io.Writer) error {
	suite := junitSuite{
		Name: r.Command, Tests: len(r.Cases), Failures: r.count(Failed), Errors: r.count(Broken), Skipped: r.count(Skipped),
		Timestamp: r.Began.UTC().Format("2006-01-02T15:04:05"),
	}
	total := time.Duration(0)
	for _, one := range r.Cases {
		total += one.Took
		suite.Cases = append(suite.Cases, one.junit(r.Command))
	}
	suite.Time = seconds(total)
	all := junitSuites{
		Name: suite.Name, Tests: suite.Tests, Failures: suite.Failures, Errors: suite.Errors, Skipped: suite.Skipped, Time: suite.Time, Suite: suite,
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	encoder := xml.NewEncoder(w)
	encoder.Indent("", "  ")
	if err := encoder.Encode(all); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func (c *Case) junit(command string) junitCase {
	out := junitCase{Class: strings.ReplaceAll(command, " ", "."), Name: c.called(), File: c.File, Time: seconds(c.Took)}
	if c.Provider != "" {
		out.Class += "." + c.Provider
	}
	word := &junitWord{Message: c.Text, Type: c.State, Text: c.lines(false)}
	switch c.Result {
	case Passed:
	case Failed:
		out.Failure = word
	case Broken:
		out.Error = word
	case Skipped:
		out.Skipped = &junitWord{Message: c.Text}
	}
	for _, one := range c.Findings {
		if !one.Warning && one.Line > 0 {
			out.Line = one.Line
			break
		}
	}
	if rest := c.rest(); rest != "" {
		out.SystemOut = &junitChars{Text: rest}
	}
	return out
}

// rest is what a reader may want to know besides: warnings, and of what passed its id.
func (c *Case) rest() string {
	rest := c.lines(true)
	if c.Result == Passed && c.ID != "" {
		rest = c.Text + "\n" + rest
	}
	return rest
}

// lines are the findings, those that warn or the others.
func (c *Case) lines(warnings bool) string {
	var b strings.Builder
	for _, one := range c.Findings {
		if one.Warning == warnings {
			b.WriteString(one.place() + one.Text + "\n")
		}
	}
	return b.String()
}

// place is where a finding is, as compilers write it.
func (f Finding) place() string {
	switch {
	case f.File == "":
		return ""
	case f.Line == 0:
		return f.File + ": "
	}
	return fmt.Sprintf("%s:%d:%d: ", f.File, f.Line, f.Column)
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.3f", d.Seconds()) }
