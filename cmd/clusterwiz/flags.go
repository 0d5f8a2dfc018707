package main

import (
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
)

// needs are groups of flags.
type needs int

const (
	// place: which account, where. simulation: the built-in simulator.
	place needs = 1 << iota
	simulation
	// screen: how a person is asked.
	screen

	// remote is what every command has that calls a cloud.
	remote = place | simulation
)

// globalFlags are those of every command.
func (a *app) globalFlags(flags *pflag.FlagSet) {
	o, say := &a.options, a.say
	flags.StringVar(&o.lang, "lang", "", say("`en|zh`; else by: clusterwiz config, LC_ALL, LC_MESSAGES, LANG", "`en|zh`；否则取自 clusterwiz config、LC_ALL、LC_MESSAGES、LANG"))
	flags.BoolVar(&o.plain, "plain", false, say("ask and print line by line, without the full screen", "逐行提问与输出，不使用全屏界面"))
	flags.VarP(&o.output, "output", "o", say("form of the results", "结果格式"))
	flags.StringVar(&o.debug, "debug", "", say("log to stderr, or to `FILE`; no secrets", "日志写到 stderr 或 `FILE`；不含敏感信息"))
	flags.Lookup("debug").NoOptDefVal = "-"
}

func (a *app) say(en, zh string) string { return forms.T(en, zh).In(a.lang) }

// sharedFlags gives a command the groups of flags that it needs.
func (a *app) sharedFlags(cmd *cobra.Command, n needs) {
	groups := []struct {
		of   needs
		head forms.Text
		add  func(*pflag.FlagSet)
	}{
		{place, forms.T("Account and place:", "账号与位置："), a.placeFlags},
		{simulation, forms.T("Simulator:", "模拟器："), a.simulationFlags},
		{screen, forms.T("Screen:", "界面："), a.screenFlags},
	}
	for _, group := range groups {
		if n&group.of == 0 {
			continue
		}
		flags := pflag.NewFlagSet("", pflag.ContinueOnError)
		group.add(flags)
		cli.Group(flags, group.head.In(a.lang))
		cmd.Flags().AddFlagSet(flags)
	}
}

func (a *app) placeFlags(flags *pflag.FlagSet) {
	o, say := &a.options, a.say
	flags.Var(cli.OneValue(&o.account, cli.Account), "account", say("account `ID`, see: clusterwiz accounts", "账号 `ID`，见 clusterwiz accounts"))
	flags.Var(cli.OneValue(&o.region, cli.Region), "region", say("the `ID` of the cloud's region", "地域 `ID`"))
	flags.Var(cli.OneValue(&o.endpoint, cli.Endpoint), "endpoint", say("send to this `URL` instead of the cloud's own hosts", "发送到该 `URL`，而非云的默认地址"))
	flags.BoolVar(&o.insecure, "insecure-http", false, say("allow plain http to another machine for --endpoint, which others can read", "允许 --endpoint 使用通往其他机器的明文 http（他人可读取）"))
}

func (a *app) simulationFlags(flags *pflag.FlagSet) {
	o, say := &a.options, a.say
	flags.BoolVar(&o.simulate, "simulate", false, say("use the built-in simulator", "使用内置模拟器"))
	flags.Var(cli.OneValue(&o.speed, cli.Speed("simulate-speed")), "simulate-speed", say("let its time go `N` times as fast; 60 unless given", "模拟时间加快 `N` 倍；默认 60"))
	flags.BoolVar(&o.retired, "simulate-retired", false, say("let it accept what the real APIs have retired", "允许其接受真实 API 已下线的功能"))
	flags.Var(cli.ManyValues(&o.faults, cli.Fault), "simulate-fault", say("let it fail as `CreateCluster:lost`; see simulate --list", "让其出错，如 `CreateCluster:lost`；见 simulate --list"))
}

func (a *app) screenFlags(flags *pflag.FlagSet) {
	o, say := &a.options, a.say
	flags.BoolVar(&o.noMouse, "no-mouse", false, say("leave the mouse to the terminal", "鼠标由终端处理"))
}

// environment are the variables that change what the program does, for the help.
func environment() []cli.Variable {
	return []cli.Variable{
		{Name: "LC_ALL, LC_MESSAGES, LANG", Meaning: forms.T("the language, and whether the terminal takes UTF-8", "语言，以及终端是否支持 UTF-8")},
		{Name: "NO_COLOR", Meaning: forms.T("no colours", "不使用颜色")},
		{Name: "ACCESSIBLE, TERM=dumb", Meaning: forms.T("as --plain", "同 --plain")},
		{Name: "CLUSTERWIZ_BACKGROUND", Meaning: forms.T("the terminal's background, dark or light", "终端背景：dark 或 light")},
		{Name: notifyVariable, Meaning: forms.T("off: no bell and no notice at the end of a run", "off：运行结束时不响铃、不通知")},
		{Name: "XDG_CONFIG_HOME", Meaning: forms.T("where profiles and defaults are, else ~/.config", "配置文件与默认设置的位置，默认 ~/.config")},
		{Name: "XDG_STATE_HOME", Meaning: forms.T("where runs and drafts are, else ~/.local/state", "运行记录与草稿的位置，默认 ~/.local/state")},
	}
}
