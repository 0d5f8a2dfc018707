package launch

import (
	"strings"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// When a thing was made, beside when this run's request left, is what a person goes
// by where no tag tells whose it is. It is told and decides nothing: clouds count in
// seconds or minutes, and a colleague may press the same key at the same moment.

// closely is how near to the sending a creation is told as "about then": the minute
// of the clouds that tell no seconds.
const closely = time.Minute

// hear takes the cloud's clock from a reply.
func (s *session) hear(at time.Time) { s.heard, s.heardAt = at, time.Now() }

// cloudTime is what time it is at the cloud, by its last reply where one told that.
// A wrong clock of this machine, or one that is put right meanwhile, changes nothing
// then.
func (s *session) cloudTime() time.Time {
	if s.heard.IsZero() {
		return s.o.Now().UTC()
	}
	return s.heard.Add(time.Since(s.heardAt)).UTC().Truncate(time.Millisecond)
}

// Described names a thing with the time at which the cloud says it was made, beside
// that of the sending.
func (r Record) Described(thing providers.Receipt) forms.Text {
	made, err := time.Parse(time.RFC3339, thing.Created)
	if err != nil {
		return forms.Same(thing.ID)
	}
	text := forms.Tf("%s, created at %s", "%s，创建于 %s", thing.ID, made.Local().Format(time.DateTime))
	if r.SentAt.IsZero() {
		return text
	}
	switch apart := made.Sub(r.SentAt).Round(time.Second); {
	case apart < -closely:
		return forms.Tf("%s, %s before this run sent its request", "%s，比本次运行的请求早 %s", text, -apart)
	case apart > closely:
		return forms.Tf("%s, %s after this run sent its request", "%s，比本次运行的请求晚 %s", text, apart)
	}
	return forms.Tf("%s, when this run sent its request", "%s，与本次运行的请求同时", text)
}

// describedAll describes several things in one line.
func (r Record) describedAll(things []providers.Receipt) forms.Text {
	var en, zh []string
	for _, thing := range things {
		text := r.Described(thing)
		en, zh = append(en, text.En), append(zh, text.Zh)
	}
	return forms.Text{En: strings.Join(en, "; "), Zh: strings.Join(zh, "；")}
}

func idsOf(things []providers.Receipt) []string {
	var ids []string
	for _, r := range things {
		ids = append(ids, r.ID)
	}
	return ids
}
