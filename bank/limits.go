package bank

// What a pack may hold. A pack is read whole before anything of it is believed,
// so these bound time and memory alike.
const (
	maxFileBytes  = 512 << 10
	maxPackBytes  = 4 << 20
	maxPackFiles  = 200  // in one pack
	maxPacks      = 2000 // in one directory of packs
	maxYAMLDepth  = 16   // mappings and lists within one another
	maxYAMLTokens = 60_000
	maxJSONDepth  = 64
	maxListItems  = 500 // signals, tests, patterns, ... of one list in a YAML file
	maxProblems   = 500 // of one pack; more help nobody
)

// languageOf names the language of a program by its extension. The judge knows
// the same; a test of eval/code holds them together.
func languageOf(ext string) (string, bool) {
	switch ext {
	case ".py":
		return "python", true
	case ".go":
		return "go", true
	case ".java":
		return "java", true
	case ".js":
		return "javascript", true
	case ".ts":
		return "typescript", true
	case ".cc", ".cpp":
		return "cpp", true
	case ".c":
		return "c", true
	case ".rs":
		return "rust", true
	}
	return "", false
}

// programLanguages are those in which every code question has an accepted
// solution.
func programLanguages() []string { return []string{"python", "go"} }
