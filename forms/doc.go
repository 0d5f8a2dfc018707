// Package forms is the language in which a cloud's request is declared, and
// the engine that reads the declarations.
//
// A [Form] lists [Field] values: key (our word), wire (theirs), kind, labels,
// rules, conditions. Everything else derives from that one declaration: the
// screen, the live check, the profile, the request body, the reference.
//
// What a person said is a tree, [Answers], addressed by [Path]. A value has
// three states: unset (nothing was said, or only an empty text, list or map),
// unknown (it exists but cannot be looked at yet, as a secret that is only
// referenced) and set. Rules skip what is unset or unknown.
//
// Everything here is pure: no terminal, no network, no clock. [Form.Check]
// and [Form.Body] are called on every key press and must stay fast.
package forms
