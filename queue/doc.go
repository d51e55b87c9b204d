// Package queue is the line in which programs wait to be run: bounded, and
// fair between those who wait.
//
// It is an instrument: it knows nothing of interviews or programs and imports
// nothing of the project. web lets everything that runs a program pass through
// one Queue, the runs of rooms and those of the API alike.
//
// What it promises:
//
//   - At most Config.AtOnce are going at one time.
//   - Keys take turns. Somebody with a hundred entries waits for their own
//     entries, not everybody else for them: whoever has one is served after at
//     most one entry of each other key.
//   - Entries of one key are served in the order in which they came.
//   - What would not fit is refused at once with a *Full.
//   - Everybody who waits learns how many are ahead, and whenever that changes.
//   - An entry that gives up leaves the line at that moment and holds up
//     nobody. There is no goroutine of the queue's own, so none can be left.
package queue
