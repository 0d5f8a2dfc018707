package questions

import "clusterwiz/forms"

var (
	textMore = forms.T("%d more", "另有 %d 项")
)
