package main

import (
	"cmp"
	"context"
	"errors"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/profiles/likeness"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
)

// diffOptions are the flags of diff.
type diffOptions struct {
	app      *app
	provider string
}

func (a *app) diffCommand() *cobra.Command {
	o := &diffOptions{app: a}
	cmd := a.command(declaration{
		needs: remote,
		use:   "diff A B [FLAGS]",
		short: forms.T("Compare two profiles, runs or live clusters", "比较两个配置文件、运行或云端集群"),
		long: forms.T(
			"Compares question by question what two requests come to: + only B, - only A, ~ both and\nnot the same; beside what is live ? what the cloud does not tell and = what the cloud chose\nwhere the request leaves it open, which are no differences. Each of A and B is a profile (a file, or the\nname of a saved one), a run (run:RUN, or RUN where no profile is called so), or what there is\nin the cloud now: live:RUN, or live:ID or live:NAME of what no run of this machine made, where\n--provider names the cloud if the other side does not. RUN is a run's id, a part of it, the name\nor the cloud's id of what it made, or \"last\".\nIt ends with 0 where there is no difference, with 1 where there is one, with 2 on any trouble.",
			"逐项比较两个请求的内容：+ 仅 B 有，- 仅 A 有，~ 双方不同；与云端现状比较时，? 为云端\n未告知，= 为请求未指定而由云端选定，均不算差异。A、B 可为配置文件（文件名\n或已保存的名称）、运行（run:RUN；没有同名配置文件时可直接写 RUN）或云端现状：\nlive:RUN，并非本机创建的资源用 live:ID 或 live:NAME（另一方未表明云产品时须加 --provider）。\nRUN 为运行 ID、其一部分、所创建资源的名称或云端 ID，或 last。无差异时退出码为 0，有差异为 1，出错为 2。",
		),
		examples: "clusterwiz diff cfd.toml cfd-prod.toml\nclusterwiz diff cfd.toml live:cfd-prod\nclusterwiz diff run:k7q2 run:last -o json",
		args:     twoSides,
		complete: a.completeProfile,
	}, o.run)
	cmd.Flags().StringVar(&o.provider, "provider", "", forms.T("the `PROVIDER` of what is live on both sides", "双方均为云端资源时的云产品 `PROVIDER`").In(a.lang))
	return cmd
}

// liveMark begins what is to be read from the cloud.
const liveMark = "live:"

// twoSides wants two things to compare.
func twoSides(cmd *cobra.Command, args []string) error {
	if err := cli.Arguments(2, -1, forms.T("two profiles, runs or clusters", "两个配置文件、运行或集群"))(cmd, args); err != nil {
		return trouble(err)
	}
	if len(args) > 2 {
		return trouble(cli.Usagef("diff compares two, not %q too", "diff 只比较两个，%q 多余", args[2]))
	}
	return nil
}

func (a *app) driftCommand() *cobra.Command {
	return a.command(declaration{
		needs: remote,
		use:   "drift RUN [FLAGS]",
		short: forms.T("Compare a run with what is there now", "比较一次运行与云端现状"),
		long: forms.T(
			"Asks the cloud for what a run made and compares it with what was sent, as diff does: run\nfirst, cloud second. What the cloud does not return is listed as unknown and is no\ndifference. RUN is its id, a part of it, the name or the cloud's id of what it made, or \"last\".",
			"向云端读取某次运行创建的资源，并与当时发送的内容比较（同 diff：前为运行，后为云端）。云端不返回的\n内容列为未知，不算差异。RUN 为运行 ID、其一部分、所创建资源的名称\n或云端 ID，或 last。",
		),
		examples: "clusterwiz drift last\nclusterwiz drift cfd-prod -o json",
		args:     cli.Arguments(1, 1, forms.T("a run; see: clusterwiz runs", "运行 ID（见 clusterwiz runs）")),
		complete: a.completeRun,
	}, func(ctx context.Context, args []string) error {
		return trouble(a.drift(ctx, args))
	})
}

// errDifferent: there are differences, which have been told.
var errDifferent = errors.New("different")

// trouble gives whatever is no difference the code that a comparison has for it.
func trouble(err error) error {
	if err == nil || errors.Is(err, errDifferent) {
		return err
	}
	return &codedError{err, troubled}
}

// side is one of the two that are compared.
type side struct {
	// name is what the person called it.
	name     string
	provider providers.Provider
	answers  *forms.Answers
	// region and account are those it goes to; empty where it does not say.
	region, account string
	// live is set for what the cloud told.
	live *likeness.Likeness
}

func (o *diffOptions) run(ctx context.Context, args []string) error {
	return trouble(o.compare(ctx, args[0], args[1]))
}

// compare reads both sides. What is live comes second, as the other side may say where
// it is.
func (o *diffOptions) compare(ctx context.Context, first, second string) error {
	sides := make([]side, 2)
	for _, lives := range []bool{false, true} {
		for i, word := range []string{first, second} {
			called, live := strings.CutPrefix(word, liveMark)
			if live != lives {
				continue
			}
			if bare, _ := strings.CutPrefix(called, runMark); strings.TrimSpace(bare) == "" && bare != word {
				return cli.Usagef("%s names nothing: write behind it what clusterwiz clusters and clusterwiz runs list", "%s 未指定对象：请在其后写明（见 clusterwiz clusters 与 clusterwiz runs）", word)
			}
			var err error
			if live {
				sides[i], err = o.live(ctx, word, called, sides[1-i])
			} else {
				sides[i], err = o.app.kept(ctx, word)
			}
			if err != nil {
				return err
			}
		}
	}
	return o.app.tellDiff(ctx, sides[0], sides[1])
}

// kept is a profile or a run.
func (a *app) kept(ctx context.Context, word string) (side, error) {
	id, asRun := strings.CutPrefix(word, runMark)
	if !asRun && !a.isProfile(word) {
		if store, err := a.store(); err == nil {
			if _, err := store.Load(word); err == nil {
				asRun = true
			}
		}
	}
	if asRun {
		_, record, err := a.loadRun([]string{id})
		if err != nil {
			return side{}, err
		}
		return a.runSide(word, record)
	}
	d, err := a.load(ctx, word, nil)
	if err != nil {
		return side{}, err
	}
	if bad := unreadIssues(d); len(bad) > 0 || d.provider == nil {
		a.remarks().Problems(a.about(d), d.issues)
		return side{}, &problemsError{count: max(1, countErrors(bad))}
	}
	return side{name: word, provider: d.provider, answers: d.Answers, region: cmp.Or(a.region, d.Region), account: cmp.Or(a.account, d.Account)}, nil
}

// unreadIssues are those of a profile that could not be read whole: a wrong answer can
// be compared, one that nobody understood cannot.
func unreadIssues(d *document) []profiles.Issue {
	return slices.DeleteFunc(slices.Clone(d.unread), func(i profiles.Issue) bool { return i.Severity != forms.Error })
}

// isProfile tells whether there is a file or a saved profile of that name.
func (a *app) isProfile(word string) bool {
	if _, err := os.Stat(word); err == nil || word == "-" || strings.ContainsAny(word, `/\+`) {
		return true
	}
	_, saved := a.dirs().Find(word)
	return saved
}

func (a *app) runSide(word string, r launch.Record) (side, error) {
	provider, err := a.provider(r.Provider)
	if err != nil {
		return side{}, err
	}
	if r.Answers == nil {
		return side{}, cli.Usagef("run %s has no answers: it was made by an older clusterwiz", "运行 %s 没有保存填写内容：由旧版 clusterwiz 创建", r.ID)
	}
	return side{name: word, provider: provider, answers: r.Answers, region: r.Region, account: r.Account}, nil
}

// live asks the cloud for a thing, where the other side is.
func (o *diffOptions) live(ctx context.Context, word, called string, other side) (side, error) {
	provider := other.provider
	if o.provider != "" {
		var err error
		if provider, err = o.app.provider(o.provider); err != nil {
			return side{}, err
		}
	}
	target, thing, err := o.app.liveThing(ctx, called, provider, connect.Saved{Region: other.region, Account: other.account})
	if err != nil {
		return side{}, err
	}
	return liveSide(ctx, word, target, thing.Receipt)
}

func liveSide(ctx context.Context, word string, target connect.Target, thing providers.Receipt) (side, error) {
	live, err := readLive(ctx, target, thing, likeness.Itself)
	if err != nil {
		return side{}, err
	}
	return side{name: word, provider: target.Provider, answers: live.Answers, region: target.Endpoint.Region, account: target.Account.ID, live: &live}, nil
}

func (a *app) drift(ctx context.Context, args []string) error {
	record, target, err := a.madeBy(ctx, "drift", args, thingFlags{})
	if err != nil {
		return err
	}
	sent, err := a.runSide(runMark+record.ID, record)
	if err != nil {
		return err
	}
	there, err := liveSide(ctx, liveMark+record.Receipt.ID, target, *record.Receipt)
	if err != nil {
		return err
	}
	return a.tellDiff(ctx, sent, there)
}
