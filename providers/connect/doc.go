// Package connect makes a [Target]: one account on one endpoint of a cloud,
// with the way there, its client and the pace at which it is asked. One set of
// rules makes it for commands, wizard, watch and deletion, from plain strings:
// what the command line says, what a profile, draft or run says, and what the
// machine says through [providers.Provider.Accounts].
//
// Which account. The first of these that is set decides: the command line
// (--simulate, --account), what was saved (the profile's account, the run's),
// the person's defaults, the vendor's own chain. Where that one is missing, broken or unusable it stops
// there, and no other is taken instead: what is created costs money, and whose
// money is never decided by a mistake. Nothing at all found is no account either;
// [Choice.None] tells it, so that a wizard may simulate and say so.
//
// What is simulated. The simulator's account at the built-in world, or at an
// address of this machine. That account at any other address is refused, so
// that nothing is called simulated while bytes leave the machine.
//
// Which region and endpoint. The command line, then what was saved, then the
// region of the account; a run keeps its own world.
package connect
