package main

import (
	"context"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/profiles/importer"
	"clusterwiz/profiles/likeness"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
)

// liveThing is a thing of the cloud as the answers that would make another like it.
type liveThing struct {
	providers.Live
	answers  *forms.Answers
	findings []importer.Finding
}

// readLive asks the cloud for the thing and reads it as answers.
func readLive(ctx context.Context, target connect.Target, thing providers.Receipt) (liveThing, error) {
	about := target.Provider.About()
	reader, ok := target.Client.(providers.Reader)
	if !ok {
		return liveThing{}, cli.Usagef("%s cannot be read back", "%s 无法读回", about.Name)
	}
	ctx, cancel := context.WithTimeout(ctx, listLimit)
	defer cancel()
	live, err := reader.Live(ctx, thing)
	if err != nil {
		return liveThing{}, err
	}
	like, err := likeness.Of(target.Provider.Form(), func(answers *forms.Answers) *forms.Body {
		request, err := target.Client.Request(answers)
		if err != nil {
			return target.Provider.Form().Body(answers)
		}
		return request.Body
	}, live)
	return liveThing{Live: live, answers: like.Answers, findings: like.Findings}, err
}
