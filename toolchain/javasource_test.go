package toolchain

import (
	"io/fs"
	"strings"
	"testing"
	"unicode/utf8"

	"hotloop/sandbox"
)

const javaMain = "public static void main(String[] args) {}"

func TestReadingJavaWithoutCompilingIt(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want javaFacts
	}{
		"plain":                  {"public class Main { " + javaMain + " }", javaFacts{"Main", "Main"}},
		"no main":                {"public class A { void main() {} }", javaFacts{"A", ""}},
		"not public":             {"class A { " + javaMain + " }", javaFacts{"", "A"}},
		"in a package":           {"package a.b;\nclass A { " + javaMain + " }", javaFacts{"", "a.b.A"}},
		"a package with spaces":  {"package a . b ;\nclass A { " + javaMain + " }", javaFacts{"", "a.b.A"}},
		"a package in a comment": {"// package x;\n/* package y; */ class A { " + javaMain + " }", javaFacts{"", "A"}},
		"two classes":            {"class Helper { int f() { return 1; } }\npublic class B { " + javaMain + " }", javaFacts{"B", "B"}},
		"the second has main":    {"public class A { }\nclass B { " + javaMain + " }", javaFacts{"A", "B"}},
		"main of an inner class": {"public class A { static class Inner { " + javaMain + " } }", javaFacts{"A", ""}},
		"main in a comment":      {"public class A { // " + javaMain + "\n /* " + javaMain + " */ }", javaFacts{"A", ""}},
		"main in a text":         {"public class A { String s = \"" + javaMain + "\"; }", javaFacts{"A", ""}},
		"a brace in a text":      {"public class A { String s = \"}\"; char c = '}', d = '\\''; " + javaMain + " }", javaFacts{"A", "A"}},
		"quotes in a text":       {"public class A { String s = \"\\\"}\"; " + javaMain + " }", javaFacts{"A", "A"}},
		"a text block":           {"public class A { String s = \"\"\"\n } class B { \\\"\"\" \" } \"\"\"; " + javaMain + " }", javaFacts{"A", "A"}},
		"a brace in a comment":   {"public class A { // }\n /* } */ " + javaMain + " }", javaFacts{"A", "A"}},
		"a comment in a text":    {"public class A { String s = \"/*\"; " + javaMain + " }", javaFacts{"A", "A"}},
		"escaped braces":         {"public class A \\u007b " + javaMain + " \\uuu007d class B {}", javaFacts{"A", "A"}},
		"an escaped name":        {"public class M\\u0061in { " + javaMain + " }", javaFacts{"Main", "Main"}},
		"an escaped newline":     {"// \\u000a public class A { " + javaMain + " }", javaFacts{"A", "A"}},
		"no escape":              {"public class A { String s = \"\\\\u007d\"; " + javaMain + " }", javaFacts{"A", "A"}},
		"half an escape":         {"public class A { " + javaMain + " } // \\u00", javaFacts{"A", "A"}},
		"letters of all kinds":   {"package größe;\npublic class Äpfel$1 { " + javaMain + " }", javaFacts{"Äpfel$1", "größe.Äpfel$1"}},
		"modifiers":              {"public final strictfp class A { final static synchronized public void main(String... a) {} }", javaFacts{"A", "A"}},
		"annotations":            {"@X({1, 2}) public @Y(3) final class A { @Z public static void main(String[] a) {} }", javaFacts{"A", "A"}},
		"a record":               {"public record P(int x, int y) { " + javaMain + " }", javaFacts{"P", "P"}},
		"an enum":                {"public enum E { A { void f() {} }, B; " + javaMain + " }", javaFacts{"E", "E"}},
		"an interface":           {"public sealed interface I permits J { static void main(String[] a) {} } final class J implements I {}", javaFacts{"I", "I"}},
		"an annotation type":     {"public @interface N { int x(); }", javaFacts{"N", ""}},
		"generics":               {"public class G<T extends Comparable<T>> extends Object implements Iterable<T> { " + javaMain + " }", javaFacts{"G", "G"}},
		"a word with class":      {"public class A { int subclass, x; Class<?> c = A.class; " + javaMain + " }", javaFacts{"A", "A"}},
		"nothing":                {"", javaFacts{}},
		"unfinished":             {"public class A { static void main(", javaFacts{}},
		"closed too often":       {"} } public class A { " + javaMain + " }", javaFacts{"A", "A"}},
		"not text":               {"public class \xff\xfe { " + javaMain + " }", javaFacts{}},
		"a name with a path":     {"public class ../../x { " + javaMain + " }", javaFacts{}},
	} {
		if got := readJava([]byte(c.text)); got != c.want {
			t.Errorf("%s: %+v, want %+v\n%s", name, got, c.want, c.text)
		}
	}
}

// TestTheCompilerReadsJavaAlike compiles what is hard to read.
func TestTheCompilerReadsJavaAlike(t *testing.T) {
	w := here(t, "java")
	text := "package a . b;\n// \\u000a @Deprecated public final class M\\u0061in \\u007b String s = \"\"\"\n } \\\"\"\" class B { \"\"\", t = \"}\\\"\"; char c = '}', d = '\\'';\n" +
		"  static class Inner { public static void main(String[] a) { System.out.println(\"inner\"); } }\n" +
		"  final static public void main(String... a) { System.out.println(\"outer\"); }\n}\n"
	if r := w.run(t, "java", map[string]string{"solution.java": text}, "", 256<<20); !r.built.OK || r.result.Status != sandbox.StatusOK || r.out != "outer\n" {
		t.Errorf("%+v %q %q", r.built, r.out, r.errOut)
	}
}

func FuzzReadingJava(f *testing.F) {
	for _, text := range []string{
		"package a.b; public class A { " + javaMain + " }", "// \\u000a class \\u007b }", "\"\"\" \\\"\"\" { \"\"\"", "'\\''{'", "/* { */ } public enum E", "\\\\u007b \\uuuu", "\xff{",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := readJava([]byte(text))
		if got.public != "" && (!fs.ValidPath(got.public) || strings.ContainsAny(got.public, "/.-\x00\n ")) {
			t.Errorf("the class %q cannot be the name of a file", got.public)
		}
		if strings.ContainsAny(got.main, "/\x00\n ") || strings.HasPrefix(got.main, "-") || !utf8.ValidString(got.main) {
			t.Errorf("the class %q cannot be started", got.main)
		}
		if b := blanked(text); len(b) != len(text) || strings.Count(b, "\n") != strings.Count(text, "\n") {
			t.Errorf("blanking moved lines: %q", b)
		}
		if again := readJava([]byte("/* { \" */ // '\n" + text)); again != got {
			t.Errorf("a comment changed %+v to %+v", got, again)
		}
	})
}
