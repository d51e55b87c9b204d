package problem

import (
	"path"
	"slices"
	"strings"

	"hotloop/toolchain"
)

// program is a submission, validator or grader as the package holds it.
type program struct {
	path     string // in the package: "submissions/accepted/greedy.py"
	files    map[string][]byte
	language string // as toolchain names it; "" where it has scripts
	main     string // the file or class to start with, "" to find it
	scripts  bool   // it brings build or run
	bytes    int64
}

// name is what the package calls the program.
func (p *program) name() string { return path.Base(p.path) }

// maxProgramBytes bounds a program of a package, whatever the package says.
const maxProgramBytes = 8 << 20

// readProgram reads a file or directory as a program. An error says why it is
// none that can be run.
func (p *Package) readProgram(at string) (*program, error) {
	out := &program{path: at, files: map[string][]byte{}}
	names := map[string]string{path.Base(at): at}
	if p.tree.dirs[at] {
		names = map[string]string{}
		for _, n := range p.tree.below(at) {
			names[n] = at + "/" + n
		}
	}
	for n, full := range names {
		data, err := p.tree.read(full, maxProgramBytes)
		if err != nil {
			return nil, err
		}
		out.files[n] = p.Info.fill(data)
		if out.bytes += int64(len(data)); out.bytes > maxProgramBytes {
			return nil, errorf(CodeTooLarge, "The program %s has more than %d MiB; make it smaller.", at, maxProgramBytes>>20)
		}
	}
	if len(out.files) == 0 {
		return nil, errorf(CodeInvalid, "The program %s is an empty directory; add its files or remove it.", at)
	}
	if _, build := out.files["build"]; build && p.tree.dirs[at] {
		out.scripts = true
	}
	if _, run := out.files["run"]; run && p.tree.dirs[at] {
		out.scripts = true
	}
	if out.scripts {
		return out, nil
	}
	return out, out.guess()
}

// guess finds the language by the names of the files.
func (p *program) guess() error {
	var names []string
	for n := range p.files {
		names = append(names, n)
	}
	slices.Sort(names)
	language, err := toolchain.Guess(names)
	if err != nil {
		return errorf(CodeUnsupported, "The language of %s is not one that can be run here; %s", p.path, knownLanguages()).because(err)
	}
	if language == "python" && slices.Contains(names, "__main__.py") && p.main == "" {
		p.main = "__main__.py"
	}
	if language == "python" && python2(p.files) {
		return errorf(CodeUnsupported, "%s asks for Python 2 in its first line, which is not supported; rewrite it for Python 3.", p.path)
	}
	p.language = language
	return nil
}

func python2(files map[string][]byte) bool {
	for n, data := range files {
		line, _, _ := strings.Cut(string(data[:min(len(data), 200)]), "\n")
		if strings.HasSuffix(n, ".py") && strings.HasPrefix(line, "#!") && strings.Contains(line, "python2") {
			return true
		}
	}
	return false
}

func knownLanguages() string {
	var out []string
	for _, l := range toolchain.Known() {
		out = append(out, l.Title+" ("+l.Extensions[0]+")")
	}
	return "use " + strings.Join(out, ", ") + "."
}

// languageCodes are the format's names of languages, by those of toolchain.
var languageCodes = map[string]string{
	"python": "python3", "go": "go", "java": "java", "javascript": "javascript",
	"typescript": "typescript", "cpp": "cpp", "c": "c", "rust": "rust",
}

// languageOf is the reverse of languageCodes.
func languageOf(code string) (string, bool) {
	for name, c := range languageCodes {
		if c == code || name == code {
			return name, true
		}
	}
	return "", false
}

// include adds the files that the package gives along with every submission
// of a language.
func (p *Package) include(to *program) error {
	code := languageCodes[to.language]
	dirs := []string{"include/" + code, "include/" + to.language}
	if p.Info.Format == Format2 {
		dirs = append([]string{"include/default"}, dirs...)
	}
	alone := ""
	if len(to.files) == 1 {
		alone = sortedNames(to.files)[0]
	}
	driven := false // one of the files given along is where programs start
	defer func() {
		switch to.language {
		case "python", "javascript", "typescript", "rust":
			if to.main == "" && alone != "" && len(to.files) > 1 && !driven {
				to.main = alone
			}
		}
	}()
	for i, dir := range dirs {
		if to.language == "" && path.Base(dir) != "default" || slices.Contains(dirs[:i], dir) {
			continue
		}
		for _, n := range p.tree.below(dir) {
			data, err := p.tree.read(dir+"/"+n, maxProgramBytes)
			if err != nil {
				return err
			}
			to.files[n] = p.Info.fill(data)
			base := path.Base(n)
			driven = driven || strings.EqualFold(strings.TrimSuffix(base, path.Ext(base)), "main")
		}
	}
	return nil
}

// programsIn reads the programs that stand in a directory, one for each file
// or directory. What is plainly no program is left out.
func (p *Package) programsIn(dir string) ([]*program, error) {
	var out []*program
	for _, n := range p.tree.children(dir) {
		at := dir + "/" + strings.TrimSuffix(n, "/")
		if !strings.HasSuffix(n, "/") && noProgram(n) {
			continue
		}
		one, err := p.readProgram(at)
		if err != nil {
			return nil, err
		}
		out = append(out, one)
	}
	return out, nil
}

// theProgramIn reads the one program of a directory: its only directory, or
// the directory itself.
func (p *Package) theProgramIn(dir string) (*program, error) {
	var dirs []string
	files := 0
	for _, n := range p.tree.children(dir) {
		if sub, is := strings.CutSuffix(n, "/"); is {
			dirs = append(dirs, dir+"/"+sub)
		} else if !noProgram(n) {
			files++
		}
	}
	if len(dirs) == 1 && files == 0 {
		return p.readProgram(dirs[0])
	}
	return p.readProgram(dir)
}

// noProgram tells files that stand beside programs to explain or to be
// included.
func noProgram(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".txt", ".h", ".hh", ".hpp", ".yaml", ".yml", ".json":
		return true
	}
	return strings.HasSuffix(name, "~") || strings.HasPrefix(strings.ToUpper(name), "README") || strings.HasPrefix(name, "Makefile")
}
