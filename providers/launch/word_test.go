package launch_test

import (
	"testing"
	"unicode/utf8"

	"clusterwiz/forms"
	"clusterwiz/providers/launch"
)

func TestWord(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{
		launch.EventPlanned, launch.EventSending, launch.EventAccepted, launch.EventStatus, launch.EventLog, launch.EventWaiting,
		launch.EventFinding, launch.EventWarning, launch.EventNote, launch.EventCreated, launch.EventFailed, launch.EventRejected, launch.EventDetached,
		launch.EventUnclear, launch.EventDeleting, launch.EventDeleted, string(launch.Running),
		launch.EventExists, launch.EventInterrupted, launch.EventInvalid, launch.EventRefused,
	} {
		word := launch.Word(kind)
		if word.En != kind || word.Zh == kind || utf8.RuneCountInString(word.Zh) != 2 {
			t.Errorf("%s: %+v", kind, word)
		}
	}
	if got := launch.Word("other"); got != forms.Same("other") {
		t.Errorf("got %+v", got)
	}
}
