package code_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hotloop"
	"hotloop/bank"
	"hotloop/eval/code"
	"hotloop/toolchain"
)

// codeQuestions are the bank's code questions; HOTLOOP_PACKS names a directory
// of packs in the making instead.
func codeQuestions(t *testing.T) []hotloop.Question {
	t.Helper()
	var dirs []string
	if dir := os.Getenv("HOTLOOP_PACKS"); dir != "" {
		dirs = append(dirs, dir)
	}
	b, err := bank.Open(context.Background(), dirs...)
	if err != nil {
		t.Fatalf("the bank does not open: %v", err)
	}
	var out []hotloop.Question
	for _, q := range b.Questions() {
		if q.Form == hotloop.FormCode && strings.Contains(string(q.ID), os.Getenv("HOTLOOP_PACK")) {
			out = append(out, q)
		}
	}
	if len(out) == 0 {
		t.Fatal("the bank has no code question")
	}
	return out
}

func TestPacksAreWellFormed(t *testing.T) {
	for _, q := range codeQuestions(t) {
		for _, p := range code.CheckQuestion(q) {
			t.Errorf("%s: %s: %s", q.ID, p.Where, p.Says)
		}
	}
}

// TestSolutionsEndAsTheirFolderSays runs every program of the bank on every
// test of its question.
func TestSolutionsEndAsTheirFolderSays(t *testing.T) {
	if testing.Short() {
		t.Skip("slow solutions run into their time limits")
	}
	j, err := code.JudgeForTests()
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range codeQuestions(t) {
		t.Run(string(q.ID), func(t *testing.T) {
			t.Parallel()
			for _, s := range q.Code.Solutions {
				if !slices.Contains(j.Languages(), s.Language) {
					t.Logf("NOT TESTED: %s, because %s programs cannot be run here", s.Name, s.Language)
				}
			}
			problems, err := j.CheckSolutions(context.Background(), q)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range problems {
				t.Errorf("%s: %s", p.Where, p.Says)
			}
			slow := 0
			for _, s := range q.Code.Solutions {
				if s.Folder == "slow" {
					slow++
				}
			}
			if slow == 0 {
				t.Error("there is no slow solution")
			}
		})
	}
}

// TestStartersCompile runs what the editor opens with: it must be a program
// that is wrong, never one that does not compile.
func TestStartersCompile(t *testing.T) {
	j, err := code.JudgeForTests()
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range codeQuestions(t) {
		part := ""
		if len(q.Parts) > 0 {
			part = q.Parts[0].ID
		}
		for _, language := range j.Languages() {
			t.Run(string(q.ID)+"/"+language, func(t *testing.T) {
				t.Parallel()
				text, err := j.Starter(q, language)
				if err != nil {
					if language == "python" || language == "go" {
						t.Errorf("there is no starter: %v", err)
					}
					return // the question is not offered in it
				}
				run, err := j.Run(context.Background(), q, hotloop.CodeDraft{Part: part, Language: language, Text: text}, hotloop.RunVisible, "", nil)
				if err != nil {
					t.Fatal(err)
				}
				if !run.Compile.OK {
					t.Errorf("the starter does not compile: %s\n%s", run.Compile.Output, text)
				}
				for _, c := range run.Cases {
					if c.Verdict == hotloop.RuntimeError {
						t.Errorf("the starter fails on %q: %s\n%s", c.Name, c.Says, text)
					}
				}
			})
		}
	}
}

// TestSolutionsLookAsInTheEditor keeps the bank's own programs as a candidate
// would write them, without a package clause.
func TestSolutionsLookAsInTheEditor(t *testing.T) {
	for _, q := range codeQuestions(t) {
		for _, s := range q.Code.Solutions {
			if filepath.Ext(s.Name) == ".go" && strings.Contains(s.Text, "\npackage ") {
				t.Errorf("%s/%s has a package clause; the editor's programs have none", q.ID, s.Name)
			}
		}
	}
}

// TestBankAndJudgeNameLanguagesAlike holds the bank's reading of a solution's
// name against the judge's; the bank has programs in all of them.
func TestBankAndJudgeNameLanguagesAlike(t *testing.T) {
	if os.Getenv("HOTLOOP_PACKS") != "" || os.Getenv("HOTLOOP_PACK") != "" {
		t.Skip("not the whole bank")
	}
	seen := map[string]bool{}
	for _, q := range codeQuestions(t) {
		for _, s := range q.Code.Solutions {
			seen[s.Language] = true
			if language, err := code.LanguageOf(s.Name); err != nil || language != s.Language {
				t.Errorf("%s/%s: the bank says %s, the judge %s %v", q.ID, s.Name, s.Language, language, err)
			}
		}
	}
	for _, s := range toolchain.Known() {
		if !seen[s.Name] {
			t.Errorf("the bank has no program in %s", s.Title)
		}
	}
}
