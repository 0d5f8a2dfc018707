// Package launch is the one way from a request to a finished thing: it keeps a
// journal, sends once, finds out after a lost reply, and follows to the end.
//
//	planned -> sending -> accepted -> running -> created | failed
//	    |         |                      \-> (detached: watch again)
//	    |         \-> unclear -> accepted | unclear
//	    \-> rejected (nothing exists)        created, failed, running -> deleting -> deleted
//
// What it promises:
//
//   - The intent is on disk and synced before the first byte leaves, and so is
//     each attempt.
//   - A request is sent again only after a look for the name, and only where the
//     cloud said that it did nothing, or where the API promises one creation for
//     each token: see [providers.Repeat]. No answer to a repeat but an id settles
//     what became of the first. [Launcher.Watch] never sends at all.
//   - A thing is the run's where the cloud's answer named it, or where it carries
//     the run's tag. Others of the name are named and left to a person.
//   - More than one thing after a run is told, with all ids, by every end.
//   - A program killed at any instant leaves a journal from which Watch goes on.
//   - Only the cloud's word makes a thing failed. Trouble on the way to the cloud
//     is waited out, up to the limit.
//   - A thing is gone after several answers over a while, when the list agrees and
//     the account is the run's. What vanished is asked about again.
//   - The last event is an end, always; that the cloud goes on is told only where
//     it was seen to.
//   - No secret is written: of the request the journal holds a digest and the
//     answers without the text of secrets. Secrets that a cloud repeats in its
//     answers are masked, by who sent them and, by their marks, by who comes back.
//
// # The journal
//
// One file for each run, <id>.jsonl, one JSON object a line. The first line holds
// "version" and "record", the intent, with "answers", "will" (the lines of the
// plan) and "marks"; each line that waits for the disk repeats "record" and "marks",
// should the first be damaged; every line holds "event", which is what
// [Event] writes, with its Chinese text in "zh", and most hold "outcome", the
// whole of what may change: phase, sent, state, receipt, failure, before,
// maybe, twins, unproven. The
// state of a run is its record with the last outcome, so that a lost or torn line
// costs no more than itself. Beside it lies <id>.lock, held by the one process
// that may send for the run and append to its journal, and name-<hash>.lock, held
// while somebody on this machine creates something of that name; name-<hash>.run
// lists the runs that did of late. marks.key is the key of all marks. rows is the index
// of [Store.Rows], which may be removed at any time; rows.lock is held while it is written.
package launch
