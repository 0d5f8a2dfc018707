package alibaba_test

import (
	"context"
	"errors"
	"io"
	"net"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"clusterwiz/providers/simulator/alibaba/alibabatest"
	"clusterwiz/providers/simulator/alibaba/ehpc"
	"clusterwiz/providers/simulator/engine"
	"clusterwiz/providers/simulator/simtest"
)

func TestParseFault(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]engine.Fault{
		"CreateCluster:lost":                       {Action: "CreateCluster", Effect: engine.Lost, Times: 1},
		"CreateCluster:drop,times=0":               {Action: "CreateCluster", Effect: engine.Drop},
		"*:throttle,times=2":                       {Action: "*", Effect: engine.Throttle, Times: 2},
		"DescribeVpcs:delay=20s":                   {Action: "DescribeVpcs", Delay: 20 * time.Second, Times: 1},
		"CreateCluster:lost,delay=1s,skip=1":       {Action: "CreateCluster", Effect: engine.Lost, Delay: time.Second, Skip: 1, Times: 1},
		"CreateCluster:fail=ConfigNetwork":         {Action: "CreateCluster", Effect: engine.Fail, Stage: "ConfigNetwork", Times: 1},
		"CreateCluster:code=OrderError.Arrearage":  {Action: "CreateCluster", Effect: engine.Refuse, Code: "OrderError.Arrearage", Times: 1},
		"GetCluster:status=503,code=X,times=3":     {Action: "GetCluster", Effect: engine.Refuse, Status: 503, Code: "X", Times: 3},
		"DescribePrice:denied":                     {Action: "DescribePrice", Effect: engine.Denied, Times: 1},
		"DescribePrice:reshaped,times=0":           {Action: "DescribePrice", Effect: engine.Reshaped},
		"*:currency=USD":                           {Action: "*", Effect: engine.Currency, Value: "USD"},
		"DescribePrice:amounts=negative,times=1":   {Action: "DescribePrice", Effect: engine.Amounts, Value: "negative", Times: 1},
		"GetApiPrice:declined,code=X":              {Action: "GetApiPrice", Effect: engine.Declined, Code: "X", Times: 1},
		"DescribeAccountAttributes:left=8":         {Action: "DescribeAccountAttributes", Effect: engine.Left, Left: 8},
		"DescribeAccountAttributes:unverified":     {Action: "DescribeAccountAttributes", Effect: engine.Unverified},
		"GetProductQuota:unmeasured":               {Action: "GetProductQuota", Effect: engine.Unmeasured},
		"CreateCluster:code=InvalidParams,param=A": {Action: "CreateCluster", Effect: engine.Refuse, Code: "InvalidParams", Param: "A", Times: 1},
	} {
		got, err := engine.ParseFault(text)
		if err != nil || got != want {
			t.Errorf("%s: %+v, %v; want %+v", text, got, err, want)
		}
		if got.String() != text {
			t.Errorf("%s is written %s", text, got)
		}
	}
}

func TestParseFaultRefusals(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"", "CreateCluster", "CreateCluster:", ":lost", "a b:lost", "X:lsot", "X:lost=1", "X:times=2", "X:times=-1,lost", "X:delay=soon",
		"X:status=200", "X:code=NoSuchCode", "X:code=", "X:lost,drop", "X:lost,status=503", "X:param=a,lost", "X:delay=-1s",
	} {
		f, err := engine.ParseFault(text)
		var mistake *engine.Mistake
		if !errors.As(err, &mistake) || mistake.En == "" || mistake.Zh == "" || mistake.En == mistake.Zh {
			t.Errorf("%q is read as %+v, %v", text, f, err)
		}
	}
}

func FuzzParseFault(f *testing.F) {
	f.Add("CreateCluster:lost,delay=1s")
	f.Add("*:status=503,code=X,times=0")
	f.Add("CreateCluster:executed-then=503,code=X,retry-after=2s")
	f.Add("ListClusters:lag=60s,times=2")
	f.Add("GetCluster:forget=3,skip=1")
	f.Add("*:skew=-5m")
	f.Add("DescribePrice:currency=USD")
	f.Add("*:amounts=absurd,times=2")
	f.Add("DescribeAccountAttributes:left=8")
	f.Add("GetApiPrice:declined,code=X,skip=1")
	f.Fuzz(func(t *testing.T, text string) {
		one, err := engine.ParseFault(text)
		if err != nil {
			return
		}
		if two, err := engine.ParseFault(one.String()); err != nil || one != two {
			t.Fatalf("%q is written %q and read back as %+v, %v", text, one, two, err)
		}
	})
}

func TestLostReply(t *testing.T) {
	t.Parallel()
	s, c := alibabatest.SetUp(t, "CreateCluster:lost")
	_, err := c.Send(context.Background(), "ehpc", "CreateCluster", alibabatest.Minimal())
	var network *net.OpError
	if !errors.Is(err, io.ErrUnexpectedEOF) || !errors.As(err, &network) {
		t.Fatalf("error: %v", err)
	}
	c.Clock.Add(10 * time.Second)
	if a := c.OK("ehpc", "ListClusters", map[string]string{"ClusterNames": `["cfd-prod"]`}); a.At("TotalCount") != 1.0 {
		t.Errorf("after a lost reply: %s", a.Raw)
	}
	logs := c.OK("ehpc", "ListCommonLogs", map[string]string{"From": "0", "To": "9999999999", "ActionName": `["CreateCluster"]`})
	if logs.At("Logs", 0, "ClusterId") == nil || logs.At("Logs", 0, "Status") != "InProgress" {
		t.Errorf("log: %s", logs.Raw)
	}
	if calls := s.Calls(); calls[0].Action != "CreateCluster" || calls[0].Status != 200 {
		t.Errorf("recorded: %+v", calls[0])
	}
	c.OK("ehpc", "CreateCluster", alibabatest.Minimal())
}

func TestDroppedCall(t *testing.T) {
	t.Parallel()
	s, c := alibabatest.SetUp(t, "CreateCluster:drop,skip=1")
	c.OK("ehpc", "CreateCluster", alibabatest.Minimal())
	if _, err := c.Send(context.Background(), "ehpc", "CreateCluster", alibabatest.Minimal()); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("error: %v", err)
	}
	c.Clock.Add(10 * time.Second)
	if a := c.OK("ehpc", "ListClusters", nil); a.At("TotalCount") != 1.0 {
		t.Errorf("a dropped call was executed: %s", a.Raw)
	}
	if calls := s.Calls(); calls[1].Status != 0 {
		t.Errorf("recorded: %+v", calls[1])
	}
}

func TestRefusingFaults(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]struct {
		status        int
		code, message string
	}{
		"CreateCluster:code=OrderError.Arrearage":    {400, "OrderError.Arrearage", "Your account balance is less than CNY 100. Please add funds to your account and try again."},
		"CreateCluster:code=NotAuthorized":           {407, "NotAuthorized", "You are not authorized to perform this operation."},
		"CreateCluster:code=DbError,status=500":      {500, "DbError", "A database service error occurred."},
		"CreateCluster:status=503":                   {503, "ServiceUnavailable", "The request has failed due to a temporary failure of the server"},
		"CreateCluster:throttle":                     {429, "Throttling.User", "Request was denied due to user flow control."},
		"CreateCluster:code=InvalidParams,param=X.1": {400, "InvalidParams", "The specified parameter X.1 is invalid."},
		"CreateCluster:status=418,code=Teapot":       {418, "Teapot", "The request has failed due to a fault of the simulator."},
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			_, c := alibabatest.SetUp(t, text)
			a := c.Call("ehpc", "CreateCluster", alibabatest.Minimal())
			if a.Status != want.status || a.Code != want.code || a.Message != want.message {
				t.Errorf("%d %s %q, want %+v", a.Status, a.Code, a.Message, want)
			}
			c.OK("ehpc", "CreateCluster", alibabatest.Minimal())
		})
	}
}

// TestRateHeaders holds that the gateway, before each of its products, tells how
// long to wait.
func TestRateHeaders(t *testing.T) {
	t.Parallel()
	for fault, left := range map[string]string{"*:throttle": "TimeLeft:1000,", "*:throttle,retry-after=90s": "TimeLeft:90000,"} {
		_, c := alibabatest.SetUp(t, fault)
		k := alibabatest.SetUpACK(t, fault)
		for product, a := range map[string]simtest.Answer{
			"ehpc": c.Call("ehpc", "ListClusters", nil), "ack": k.Call("DescribeRegions", ""),
		} {
			for _, name := range []string{"x-ratelimit-user-api", "x-ratelimit-user"} {
				if got := a.Header.Get(name); a.Code != "Throttling.User" || !strings.Contains(got, left) {
					t.Errorf("%s, %s: %d %s, %s: %q", fault, product, a.Status, a.Code, name, got)
				}
			}
		}
	}
}

func TestHowOften(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t, "ListClusters:status=503,times=2", "*:throttle,times=0,skip=3")
	var got []int
	for range 6 {
		got = append(got, c.Call("ehpc", "ListClusters", nil).Status)
	}
	want := []int{503, 503, 200, 200, 200, 429}
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("statuses %v, want %v", got, want)
		}
	}
}

func TestDelayHonoursContext(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		_, c := alibabatest.SetUp(t, "CreateCluster:delay=1h")
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute) // Which passes once the call is at its delay.
		defer cancel()
		if _, err := c.Send(ctx, "ehpc", "CreateCluster", alibabatest.Minimal()); !errors.Is(err, context.DeadlineExceeded) {
			t.Fatalf("error: %v", err)
		}
		c.Clock.Add(10 * time.Second)
		if a := c.OK("ehpc", "ListClusters", nil); a.At("TotalCount") != 1.0 {
			t.Errorf("the delayed call was not executed: %s", a.Raw)
		}
		if _, err := c.Send(ctx, "ehpc", "ListClusters", nil); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("a call with a dead context: %v", err)
		}
	})
}

func TestFailureAtEachStage(t *testing.T) {
	t.Parallel()
	for _, stage := range ehpc.Stages {
		t.Run(stage, func(t *testing.T) {
			t.Parallel()
			_, c := alibabatest.SetUp(t, "CreateCluster:fail="+stage)
			c.Call("ehpc", "CreateCluster", alibabatest.With("ClusterName", "")) // Refused; must not use the fault up.
			made := c.OK("ehpc", "CreateCluster", alibabatest.FromFile(t, alibabatest.FullRequests[0]))
			from := c.Clock.Now()
			c.Clock.Add(15 * time.Minute)
			get := map[string]string{"ClusterId": made.At("ClusterId").(string)}
			if a := c.OK("ehpc", "GetCluster", get); a.At("ClusterStatus") != "exception" {
				t.Errorf("state %v, want exception", a.At("ClusterStatus"))
			}
			detail := c.OK("ehpc", "GetCommonLogDetail", map[string]string{
				"LogRequestId": made.At("RequestId").(string), "From": simtest.Unix(from.Add(-time.Minute)), "To": simtest.Unix(c.Clock.Now()),
			})
			stages := detail.List("LogDetail")
			last := len(stages) - 1
			if detail.At("LogDetail", last, "StageName") != stage {
				t.Errorf("last stage %v, want %s", detail.At("LogDetail", last, "StageName"), stage)
			}
			method := len(detail.List("LogDetail", last, "Stages")) - 1
			for member, want := range map[string]any{"Status": "Failed", "LogLevel": "ERROR"} {
				if got := detail.At("LogDetail", last, "Stages", method, member); got != want {
					t.Errorf("%s %v, want %v", member, got, want)
				}
			}
			if s, _ := detail.At("LogDetail", last, "Stages", method, "Message").(string); len(s) < 20 {
				t.Errorf("reason %q", s)
			}
		})
	}
}
