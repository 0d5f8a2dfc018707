package main

import (
	"context"
	"errors"

	"clusterwiz/forms"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/plain"
)

// outcome is how far a run came, and why no further.
type outcome struct {
	record launch.Record
	err    error
}

// leave is the way that does nothing.
const leave = "leave"

// settle lets a person who is there choose what to do about a run whose outcome is
// unclear, until it is clear or left alone. send is nil where the request is not
// at hand.
func (a *app) settle(ctx context.Context, io *plain.IO, so outcome, o submission, sendable bool) (launch.Record, error) {
	record, err := so.record, so.err
	for o.ask && a.Asked() && !a.json() && errors.Is(err, launch.ErrUnclear) && ctx.Err() == nil {
		ways := record.Ways(sendable)
		if len(ways) == 0 {
			break
		}
		picked, asked := chooseWay(ctx, io, record, ways)
		if asked != nil || picked.Kind == leave {
			break // The end of the input is no answer, and nothing was lost.
		}
		earlier := record
		record, err = a.follow(io, o, func(emit func(launch.Event)) (launch.Record, error) {
			launcher := launch.New(o.store, launch.Options{Limit: o.timeout})
			switch picked.Kind {
			case launch.WayAdopt:
				return launcher.Adopt(ctx, o.target, earlier, picked.ID, emit)
			case launch.WayResend:
				// What has shown itself by now is followed.
				looked, err := launcher.Watch(ctx, o.target, earlier, emit)
				if !errors.Is(err, launch.ErrUnclear) || len(looked.Maybe) > 0 || ctx.Err() != nil {
					return looked, err
				}
				plan := o.plan
				plan.Again = earlier.ID
				return launcher.Create(ctx, o.target, plan, emit)
			}
			return launcher.Watch(ctx, o.target, earlier, emit)
		})
	}
	return record, err
}

// chooseWay asks for one of the ways, and for the name where a second thing may
// come of it.
func chooseWay(ctx context.Context, io *plain.IO, record launch.Record, ways []launch.Way) (launch.Way, error) {
	var options []forms.Option
	byValue := map[string]launch.Way{leave: {Kind: leave}}
	for _, way := range ways {
		value := way.Kind
		if way.ID != "" {
			value += " " + way.ID
		}
		byValue[value] = way
		options = append(options, forms.Option{Value: value, Label: way.Text})
	}
	options = append(options, forms.Option{Value: leave, Label: forms.T("leave it for now", "暂不处理")})
	for {
		value, err := io.Choose(ctx, forms.Tf("What became of %q is not known. What now?", "%q 的结果不明。如何处理？", record.Name), options, ways[0].Kind)
		if err != nil || byValue[value].Kind != launch.WayResend {
			return byValue[value], err
		}
		typed, err := io.Line(ctx, forms.Tf("A second %s may be made, and paid for. Type its name to send again", "可能创建出第二个 %s 并产生费用。请输入其名称以再次发送", record.ShortName()))
		if err != nil || typed == record.ShortName() {
			return byValue[value], err
		}
		io.Say(forms.T("  ! that is not the name; nothing was sent", "  ! 名称不符；未发送"))
	}
}
