// Package schema writes the JSON Schema of a form's profile, for editors.
//
// Everything comes from the declarations of the form. What check refuses without
// asking the cloud is a constraint as far as a schema can say it; what only warns, and
// what no schema can say, stands in the descriptions. The law that the tests hold: a
// profile that check takes is never refused.
//
// The schema is of the 2020-12 draft, written so that tools which only know draft 7
// read the same: one schema for all items, references without other words beside them,
// no unevaluated properties. It is also written for Taplo, which the TOML extensions of
// editors are made of: that offers keys and values from properties, enum and anyOf,
// forgets what has allOf or $ref beside it, and does not look into if and then.
package schema
