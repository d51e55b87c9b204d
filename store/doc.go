// Package store keeps what a user has: the events of their loops, the gradings
// of their answers and their settings. It is the ground under the arrow: package
// interview appends events here, package grade reads them and records gradings,
// and everything else is derived on reading.
//
// It speaks to SQLite (a file, the default) and to PostgreSQL with the same
// migrations and the same queries.
//
// What it promises:
//
//   - What a method acknowledged by returning nil is on disk. A process may be
//     killed at any instant and a machine may lose its power; what was
//     acknowledged is there, byte for byte, and a batch of events is there whole
//     or not at all.
//   - Events of a loop are numbered from 1 without gaps, whoever appends them
//     and from however many processes. Who comes second gets CodeConflict.
//   - Events and gradings are only ever added. DeleteLoop, the user's own wish,
//     is the one way to remove them.
//   - A file that cannot be used (damaged, another program's, written by a newer
//     hotloop) is refused in one plain sentence and left as it was, byte for
//     byte.
//   - Text that is not valid UTF-8 is refused with CodeInvalid, never altered in
//     silence. Any other text comes back as it went in, NUL included.
package store
