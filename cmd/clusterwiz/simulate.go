package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/simulator"
)

// simulateOptions are the flags of simulate.
type simulateOptions struct {
	app     *app
	addr    string
	speed   float64
	seed    int64
	faults  []simulator.Fault
	state   string
	retired bool
	endless bool
	names   bool
}

func (a *app) simulateCommand() *cobra.Command {
	o := &simulateOptions{app: a, speed: connect.Speed}
	cmd := a.command(declaration{
		use:   "simulate [FLAGS]",
		short: forms.T("Serve the built-in simulator on loopback", "在本机回环地址上提供内置模拟器"),
		long: forms.T(
			"Serves the clouds' APIs on loopback, with a fixed world of networks, images and machine\ntypes, until it is interrupted. It checks signatures and refuses what the APIs refuse.\nPoint clusterwiz, or a vendor's SDK, at it with its endpoint option.\nA fault is ACTION:EFFECT: CreateCluster:lost, CreateCluster:drop, *:throttle,\nGetCluster:status=503,times=3, CreateCluster:code=OrderError.Arrearage,\nDescribeVpcs:delay=20s, CreateCluster:fail=ConfigNetwork, CreateCluster:executed-then=403,\nCreateCluster:twice, CreateCluster:foreign, ListClusters:lag=60s, GetCluster:forget=3 or\n*:skew=5m; --list tells what each does, and the actions and stages of each cloud.\nFILE of --state has, after a header line, a JSON line for all that exists or existed,\neach with product, id and name.",
			"在回环地址上提供各云的 API，内含固定的网络、镜像与规格，直到被中断。\n会校验签名，并拒绝 API 会拒绝的请求。clusterwiz 与厂商 SDK 可通过 endpoint 选项指向它。\n故障以“操作:效果”给出，如 CreateCluster:lost、CreateCluster:drop、GetCluster:status=503,times=3、\nCreateCluster:code=OrderError.Arrearage、DescribeVpcs:delay=20s、CreateCluster:fail=ConfigNetwork、\nCreateCluster:executed-then=403、CreateCluster:twice、CreateCluster:foreign、ListClusters:lag=60s、\nGetCluster:forget=3、*:skew=5m、*:throttle；--list 列出各项的含义以及各云的操作与阶段。\n--state 的文件首行之后，每个现有或曾有的资源占一行 JSON，均含 product、id 与 name。",
		),
		examples: "clusterwiz simulate\nclusterwiz simulate --addr 127.0.0.1:0 --speed 600 --fault CreateCluster:lost\nclusterwiz simulate --list",
		args:     cli.Arguments(0, 0, forms.Text{}),
	}, o.run)
	say := func(en, zh string) string { return forms.T(en, zh).In(a.lang) }
	cmd.Flags().StringVar(&o.addr, "addr", "127.0.0.1:8080", say("loopback `HOST:PORT`; port 0 takes a free one", "回环地址 `HOST:PORT`；端口 0 表示任选"))
	cmd.Flags().Var(cli.OneValue(&o.speed, cli.Speed("speed")), "speed", say("simulated seconds per real second, `N`", "加速倍数 `N`"))
	cmd.Flags().Int64Var(&o.seed, "seed", 1, say("random seed `N`: the same seed, the same world and events", "随机种子 `N`，决定环境与事件过程"))
	cmd.Flags().Var(cli.ManyValues(&o.faults, cli.Fault), "fault", say("a fault, such as `CreateCluster:lost`; repeatable", "故障，如 `CreateCluster:lost`；可重复"))
	cmd.Flags().StringVar(&o.state, "state", "", say("keep what was created in `FILE`, for the next start", "将已创建的资源保存在 `FILE`，供下次启动使用"))
	cmd.Flags().BoolVar(&o.retired, "allow-retired", false, say("also accept what the real APIs have retired", "同时接受真实 API 已下线的功能"))
	cmd.Flags().BoolVar(&o.endless, "unlimited", false, say("let quotas and addresses never run out, for measuring many creations", "配额与地址永不耗尽，用于测量大量创建"))
	cmd.Flags().BoolVar(&o.names, "list", false, say("list what --fault and --simulate-fault take: effects, actions, stages", "列出 --fault 与 --simulate-fault 可用的效果、操作与阶段"))
	return cmd
}

func (o *simulateOptions) run(ctx context.Context, _ []string) error {
	if o.names {
		return o.list()
	}
	listener, err := o.listen(ctx)
	if err != nil {
		return err
	}
	log := o.app.log
	if o.app.debug == "" {
		log = slog.New(slog.NewTextHandler(o.app.Err, nil))
	}
	world, err := simulator.Open(simulator.Options{
		Seed: o.seed, Speed: o.speed, Faults: o.faults, State: o.state, AllowRetired: o.retired, Unlimited: o.endless, Log: log,
	})
	if err != nil {
		return servedStateFailure(o.state, err)
	}
	server := simulator.Server(world, providers.Loopback, simulator.Limits{})
	if err := o.announce(listener.Addr().String()); err != nil {
		return err
	}
	stop := context.AfterFunc(ctx, func() {
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), 3*time.Second)
		defer cancel()
		if server.Shutdown(grace) != nil {
			_ = server.Close()
		}
	})
	defer stop()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// listen takes the address; only this machine may come in, because the keys
// are public.
func (o *simulateOptions) listen(ctx context.Context) (net.Listener, error) {
	host, port, err := net.SplitHostPort(o.addr)
	if _, wrong := strconv.ParseUint(port, 10, 16); err != nil || wrong != nil {
		return nil, cli.Usagef("--addr %q is not HOST:PORT, such as 127.0.0.1:8080", "--addr %q 不是 HOST:PORT 形式，如 127.0.0.1:8080", o.addr)
	}
	if !providers.Loopback(host) {
		return nil, cli.Usagef("--addr %q: only loopback is served, such as 127.0.0.1:8080; the simulator's keys are public", "--addr %q：只提供回环地址，如 127.0.0.1:8080；模拟器的密钥是公开的", o.addr)
	}
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp", o.addr)
	if err != nil {
		return nil, cli.Usagef("--addr %s cannot be used; is another program on that port? --addr 127.0.0.1:0 takes a free one", "--addr %s 无法使用，端口是否已被占用？--addr 127.0.0.1:0 可任选空闲端口", o.addr)
	}
	return listener, nil
}

// announce writes where the simulator is and how each cloud's clients reach it.
func (o *simulateOptions) announce(address string) error {
	if o.app.json() {
		type api struct {
			Provider  string `json:"provider"`
			URL       string `json:"url"`
			Version   string `json:"version,omitempty"`
			Signature string `json:"signature"`
			Older     string `json:"older_signature,omitempty"`
			Project   string `json:"project,omitempty"`
		}
		var all []api
		for _, one := range simulator.APIs() {
			all = append(all, api{one.Provider, "http://" + address + one.Base, one.Version, one.Signature, one.Older, one.Project})
		}
		return o.app.writeJSON(map[string]any{
			"endpoint": "http://" + address, "access_key_id": simulator.AccessKeyID, "access_key_secret": simulator.AccessKeySecret,
			"seed": o.seed, "speed": o.speed, "apis": all, "aliyun": aliyunLines(address), "terraform": terraformBlock(address),
		})
	}
	text := forms.Tf(`simulator:          http://%[1]s (seed %[2]d, speed %[3]g; nothing here is real)
access key id:      %[4]s
access key secret:  %[5]s
clusterwiz:         clusterwiz replay FILE --account simulator --endpoint http://%[1]s
vendor SDKs, CLIs:  endpoint %[1]s, protocol http, any region, and for
%[6]s
aliyun CLI:         version 3; it knows E-HPC only of 2018, so today's goes under another name
%[7]s
Terraform:          for E-HPC and what is around it; to ACK the provider speaks https alone
%[8]s
stop:               ctrl+c`, `模拟器：            http://%[1]s（seed %[2]d，speed %[3]g；均非真实资源）
access key id：     %[4]s
access key secret： %[5]s
clusterwiz：        clusterwiz replay FILE --account simulator --endpoint http://%[1]s
厂商 SDK 与 CLI：   endpoint %[1]s，protocol http，地域任意，各云如下
%[6]s
aliyun CLI：        版本 3；其仅支持 2018 版 E-HPC，故当前版本须以其他产品名调用
%[7]s
Terraform：         可用于 E-HPC 及相关资源；其 ACK 资源只使用 https，无法连接
%[8]s
停止：              ctrl+c`, address, o.seed, o.speed, simulator.AccessKeyID, simulator.AccessKeySecret, forms.Same(pointers(address)),
		forms.Same(indented(strings.Join(aliyunLines(address), "\n"))), forms.Same(indented(terraformBlock(address))))
	_, err := fmt.Fprintln(o.app.Out, text.In(o.app.lang))
	return err
}

// pointers tell for each cloud the address, and what its calls are told and
// signed by.
func pointers(address string) string {
	var lines []string
	for _, one := range simulator.APIs() {
		words := []string{one.Version, one.Signature, one.Older, ""}
		if one.Project != "" {
			words[3] = "project " + one.Project
		}
		words = slices.DeleteFunc(words, func(s string) bool { return s == "" })
		lines = append(lines, fmt.Sprintf("  %-13s %-*s %s", one.Provider, len(address)+len("/api/"), address+one.Base, strings.Join(words, ", ")))
	}
	return strings.Join(lines, "\n")
}
