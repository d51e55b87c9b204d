package bank

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hotloop"
)

// TestHostilePacksAreRefused gives the reader what nobody writes by mistake.
// Each is refused in a sentence, in bounded time.
func TestHostilePacksAreRefused(t *testing.T) {
	question := soundText(t, dissent+"question.md")
	rubric := soundText(t, dissent+"rubric.yaml")
	bomb := "a: &a [x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c < 'k'; c++ {
		bomb += string(c) + ": &" + string(c) + " [" + strings.Repeat("*"+string(c-1)+", ", 8) + "*" + string(c-1) + "]\n"
	}
	for _, c := range []struct{ name, file, text, want string }{
		{"a YAML bomb", dissent + "rubric.yaml", bomb, "anchors, aliases and merge keys"},
		{"a merge key", dissent + "rubric.yaml", "signals:\n  - <<: {id: a.b}\n", "anchors, aliases and merge keys"},
		{"a tag", dissent + "rubric.yaml", "signals: !!binary aGk=\n", "tags"},
		{"deep brackets", dissent + "rubric.yaml", "signals: " + strings.Repeat("[", 20_000), "levels deep"},
		{"deep dashes", dissent + "rubric.yaml", "signals:\n  " + strings.Repeat("- ", 20_000) + "x\n", "levels deep"},
		{"deep question marks", dissent + "rubric.yaml", strings.Repeat("? ", 20_000) + "x\n", "levels deep"},
		{"deep indentation", dissent + "rubric.yaml", indented(900), "levels deep"},
		{"deep braces in front matter", dissent + "question.md", "---\ntitle: " + strings.Repeat("{a: ", 10_000) + "\n---\n", "levels deep"},
		{"more words than anybody writes", dissent + "rubric.yaml", "signals: " + strings.Repeat("[", 200_000), "more than 60000 words"},
		{"many documents", dissent + "rubric.yaml", rubric + "---\n" + rubric, "second YAML document"},
		{"an empty rubric", dissent + "rubric.yaml", "# nothing\n", "nothing here"},
		{"a rubric that is a list", dissent + "rubric.yaml", "- signals\n", "a list"},
		{"ten thousand signals", dissent + "rubric.yaml", "signals:\n" + strings.Repeat("  - {id: a.b}\n", 10_000), "more than"},
		{"a file too large", dissent + "answers/strong.md", strings.Repeat("I said so. ", 60_000), "larger than 512 KiB"},
		{"invalid UTF-8", dissent + "answers/strong.md", "fine\nfine\nfi\xffne\n", "strong.md:3: byte 0xff is not UTF-8"},
		{"a control character", dissent + "question.md", strings.Replace(question, "Say what", "\x1b[2J", 1), "question.md:25: there is a control character (U+001B)"},
		{"writing turned round", addUp + "solutions/wrong/product.py", "# \u202e\nx = 1\n", "product.py:1: there is a character that turns"},
		{"no front matter", dissent + "question.md", "A question?\n", "no front matter"},
		{"front matter without an end", dissent + "question.md", "---\ntitle: x\n", "no front matter"},
		{"deep JSON", addUp + "tests.json", strings.Repeat("[", 200_000), "levels deep"},
		{"JSON and more", addUp + "tests.json", soundText(t, addUp+"tests.json") + "{}", "after the end"},
		{"JSON that ends early", addUp + "tests.json", `{"style": "class", "methods": [`, "tests.json:1: this is not readable JSON"},
		{"a number too large", addUp + "tests.json", strings.Replace(soundText(t, addUp+"tests.json"), "[null, 1, 3]", "[null, 1, 99999999999999999999]", 1), "does not fit into 64 bits"},
		{"weights beyond measure", dissent + "rubric.yaml", strings.Replace(rubric, "weight: 2", "weight: 1e300", 1), "the weight of dissent.view"},
		{"a weight that is no number", dissent + "rubric.yaml", strings.Replace(rubric, "weight: 2", "weight: .nan", 1), "not allowed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			start := time.Now()
			list, err := lint(context.Background(), nil, soundShelf(t, map[string]string{c.file: c.text}), nil)
			if err != nil {
				t.Fatal(err)
			}
			if !says(list, c.want) {
				t.Errorf("none of the problems says %q: %.2000v", c.want, list)
			}
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("it took %v", took)
			}
		})
	}
}

func indented(levels int) string {
	var b strings.Builder
	for i := range levels {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

func TestPackTooLargeAsAWholeIsRefused(t *testing.T) {
	changes := map[string]string{}
	for i := range 9 {
		changes[dissent+"answers/strong-"+string(rune('1'+i))+".md"] = strings.Repeat("I said so to them. ", 27_000)
	}
	list, err := lint(context.Background(), nil, soundShelf(t, changes), nil)
	if err != nil {
		t.Fatal(err)
	}
	if !says(list, "larger than 4 MiB") {
		t.Errorf("the problems are %v", list)
	}
}

// copySound writes testdata/sound to a directory.
func copySound(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/sound")); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestNothingOutsideTheDirectoryIsRead(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "secret.md")
	if err := os.WriteFile(outside, []byte("A secret."), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, link := range []string{"words/dissent/answers/strong-2.md", "words/other", "shared/more.yaml", "loops/more.yaml", "code"} {
		dir := copySound(t)
		at := filepath.Join(dir, link)
		if err := os.RemoveAll(at); err != nil {
			t.Fatal(err)
		}
		target := outside
		if !strings.Contains(link, ".") {
			target = filepath.Dir(outside)
		}
		if err := os.Symlink(target, at); err != nil {
			t.Skip("this file system has no links")
		}
		shelf, err := Directory(dir)
		if err != nil {
			t.Fatal(err)
		}
		r, err := read(context.Background(), []Shelf{shelf})
		shelf.Close()
		if err != nil {
			t.Fatal(err)
		}
		if len(r.all()) == 0 {
			t.Errorf("a link at %s is followed or passed over in silence", link)
		}
		for _, p := range r.packs {
			for _, s := range p.question.Samples {
				for _, turn := range s.Turns {
					if strings.Contains(turn.Text, "secret") {
						t.Errorf("a link at %s leads out of the directory", link)
					}
				}
			}
		}
	}
}

func TestOwnDirectoryJoinsTheEmbeddedBank(t *testing.T) {
	dir := copySound(t)
	// The embedded bank has a shared rubric of this name.
	if err := os.Rename(filepath.Join(dir, "shared/talk.yaml"), filepath.Join(dir, "shared/talk-of-mine.yaml")); err != nil {
		t.Fatal(err)
	}
	rubric := filepath.Join(dir, dissent, "rubric.yaml")
	text := strings.Replace(soundText(t, dissent+"rubric.yaml"), "[talk]", "[talk-of-mine]", 1)
	if err := os.WriteFile(rubric, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	shelf, err := Directory(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer shelf.Close()
	list, err := Lint(context.Background(), shelf)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range list {
		if !strings.HasPrefix(p.File, dir) {
			t.Errorf("a problem of another shelf: %v", p)
		}
		t.Error(p)
	}
}

func TestReadingStopsWhenToldTo(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := New(ctx, soundShelf(t, nil)); err == nil || hotloop.CodeOf(err) == hotloop.CodeInvalid {
		t.Errorf("a cancelled reading returns %v", err)
	}
}
