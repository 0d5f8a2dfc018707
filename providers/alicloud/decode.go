package alicloud

import "clusterwiz/providers/exchange"

// The scalars of replies take whatever shape they come in: E-HPC
// ListAvailableImages writes Size as text, ECS DescribeImages as a number.
type (
	// Text is a scalar as text.
	Text = exchange.Text
	// ID is that of what was made, text and nothing else.
	ID = exchange.ID
	// Int is a whole number.
	Int = exchange.Int
	// Decimal is a number.
	Decimal = exchange.Decimal
	// Bool is yes or no.
	Bool = exchange.Bool
)
