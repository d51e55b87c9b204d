package main

import (
	"fmt"
	"os"
)

type completionCmd struct {
	Shell string `arg:"" enum:"bash,zsh,fish" help:"bash, zsh or fish."`
}

// scripts ask this program itself for completions, through the variables that
// bash's complete -C sets.
var scripts = map[string]string{
	"bash": "complete -C %[1]q hotloop\n",
	"zsh":  "autoload -U +X bashcompinit && bashcompinit\ncomplete -C %[1]q hotloop\n",
	"fish": "function __complete_hotloop\n    set -lx COMP_LINE (commandline -cp)\n    test -z (commandline -ct)\n    and set COMP_LINE \"$COMP_LINE \"\n    %[1]q\nend\ncomplete -f -c hotloop -a \"(__complete_hotloop)\"\n",
}

// Run prints the completion script of a shell.
func (c *completionCmd) Run(s streams) error {
	bin, err := os.Executable()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(s.out, scripts[c.Shell], bin)
	return err
}
