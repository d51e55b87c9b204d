package sandbox

// Check is one protection, tried.
type Check struct {
	Name  string // the protection
	Tried string // what a probe inside did, in plain words
	Saw   string // what came of it
	OK    bool
}
