package main

import (
	"fmt"

	"github.com/alecthomas/kong"
	"github.com/posener/complete"
)

// examples are shown under the help of each command.
var examples = map[string]string{
	"": `  hotloop                                   open the web app
  hotloop interview --loop short            half an hour in the terminal
  hotloop grade --question merge-intervals answer.py
  hotloop bank list --form code`,
	"serve": `  hotloop serve
  hotloop serve --addr 127.0.0.1:9000 --no-open
  hotloop serve --bank ~/my-questions`,
	"interview": `  hotloop interview --loop short
  hotloop interview --question biggest-failure --level L6
  hotloop interview --loop short --mode real < answers.txt
  hotloop interview --resume 01K8Z3Y5T0A1B2C3D4E5F6G7H8`,
	"grade": `  hotloop grade --question hard-feedback story.md
  hotloop grade --question merge-intervals --level L6 answer.go
  pbpaste | hotloop grade --question why-here --json
  hotloop grade --reference model.md answer.md`,
	"judge": `  hotloop judge ~/problems/shelves
  hotloop judge shelves.zip --only accepted
  hotloop judge shelves.zip --json | jq 'select(.kind == "summary")'`,
	"bank": `  hotloop bank list
  hotloop bank lint ~/my-questions`,
	"bank list": `  hotloop bank list --round culture
  hotloop bank list --form code --json`,
	"bank import": `  hotloop bank import shelves.zip --to ~/my-questions
  hotloop bank lint ~/my-questions`,
	"bank lint": `  hotloop bank lint
  hotloop bank lint --run ~/my-questions
  hotloop bank lint --fill ~/my-questions`,
	"sandbox":       `  hotloop sandbox check`,
	"sandbox check": `  hotloop sandbox check`,
	"export":        `  hotloop export hotloop-backup.jsonl`,
	"import":        `  hotloop import hotloop-backup.jsonl`,
	"version":       `  hotloop version`,
	"completion": `  source <(hotloop completion bash)
  hotloop completion fish > ~/.config/fish/completions/hotloop.fish`,
}

// helpWithExamples prints kong's help and then examples.
func helpWithExamples(o kong.HelpOptions, k *kong.Context) error {
	if err := kong.DefaultHelpPrinter(o, k); err != nil {
		return err
	}
	name := ""
	if n := k.Selected(); n != nil && len(k.Args) > 0 {
		name = path(n)
	}
	if e, ok := examples[name]; ok {
		fmt.Fprintf(k.Stdout, "\nExamples:\n%s\n", e)
	}
	return nil
}

// path is a command's name with those of its parents: "bank lint".
func path(n *kong.Node) string {
	if n.Parent == nil || n.Parent.Type == kong.ApplicationNode {
		return n.Name
	}
	return path(n.Parent) + " " + n.Name
}

// predictors complete the values of flags by name.
func predictors() map[string]complete.Predictor {
	return map[string]complete.Predictor{
		"file": complete.PredictFiles("*"),
		"dir":  complete.PredictDirs("*"),
		"question": complete.PredictFunc(func(complete.Args) []string {
			var names []string
			b, err := openBank(nil)
			if err != nil {
				return nil
			}
			for _, q := range b.Questions() {
				names = append(names, string(q.ID))
			}
			return names
		}),
		"loop": complete.PredictFunc(func(complete.Args) []string {
			var names []string
			b, err := openBank(nil)
			if err != nil {
				return nil
			}
			for _, t := range b.Templates() {
				names = append(names, t.ID)
			}
			return names
		}),
	}
}
