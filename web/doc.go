// Package web is hotloop in the browser: pages rendered on the server, a typed
// JSON API under /api, and the built instruments under /assets/.
//
// Pages are documents: they have real addresses, print, and can be read and
// used without JavaScript. Where people work rather than read, an instrument of
// web/dist mounts over the page and talks to the API alone.
//
// The package keeps nothing: what it shows is derived on reading from events
// and gradings, through the interfaces it declares in config.go. It stands at
// the end of the arrow together with cmd, which joins it to the rest.
//
// What it promises to whoever opens it:
//
//   - text is acknowledged only after the engine has kept it;
//   - rubrics, hidden tests and model answers do not leave the server before an
//     attempt is complete;
//   - every error is one plain sentence, for pages and for the API, and what
//     went wrong inside goes to the log only;
//   - only names of this machine (or those configured) are answered, and writes
//     are taken from its own pages and from tools, never from foreign pages.
package web
