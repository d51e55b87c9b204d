package hotloop

// Program is a program that answers no question: it is run once, on an input.
type Program struct {
	Language string
	Files    map[string]string // its sources by name, slashes between directories
	Main     string            // the file that holds the entry, "" to find it
	Stdin    string
	Limits   CodeLimits // of the run, zero fields for the defaults
}

// Finished is the Verdict of a Program that ended by itself with exit code 0;
// its output was compared with nothing.
const Finished Verdict = "finished"

// CompileError is the Verdict of a Program that was not started, because its
// compiler refused it.
const CompileError Verdict = "compile error"

// Ran is the record of one run of a Program.
type Ran struct {
	Verdict   Verdict `json:"verdict"`
	Says      string  `json:"says"` // one plain sentence: why this verdict
	Compile   Compile `json:"compile"`
	Cached    bool    `json:"cached,omitempty"` // it had been compiled before
	Toolchain string  `json:"toolchain,omitempty"`
	Isolation string  `json:"isolation"` // what confined it, in words
	ExitCode  int     `json:"exit_code"`
	Signal    int     `json:"signal,omitempty"`
	Stdout    string  `json:"stdout"` // bytes that are not UTF-8 replaced
	Stderr    string  `json:"stderr,omitempty"`
	CPUMillis float64 `json:"cpu_millis"` // of all its processes together
	Millis    float64 `json:"millis"`     // on the clock, from its start until nothing of it was left
	MemoryKB  int64   `json:"memory_kb"`  // the peak of all its processes together
}
