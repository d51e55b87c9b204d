package bank

import (
	"fmt"
	"path"
	"strings"

	"hotloop"
)

// qualities are what a sample can be. The last three only measure the reading:
// fluent speaks well and says nothing, keywords lists the topic's words, and
// off-question is a strong answer to something else.
var qualities = []string{"strong", "mediocre", "weak", "fluent", "keywords", "off-question"}

// qualityOf is the quality that a file's base name gives: "strong" for
// "strong-2", "" if it names none.
func qualityOf(base string) string {
	for _, q := range qualities {
		if base == q || strings.HasPrefix(base, q+"-") {
			return q
		}
	}
	return ""
}

// sampleFront is the optional front matter of a model answer.
type sampleFront struct {
	Code string `yaml:"code"`
}

// readSamples reads answers/*.md.
func (p *pack) readSamples() {
	for _, name := range p.files.names {
		if path.Dir(name) != "answers" || path.Ext(name) != ".md" {
			continue
		}
		base := strings.TrimSuffix(path.Base(name), ".md")
		quality := qualityOf(base)
		if quality == "" {
			p.add(name, 0, "the name does not say how good the answer is", "call it strong.md, mediocre.md, weak.md, fluent.md, keywords.md or off-question.md, or strong-2.md and so on")
			continue
		}
		sample := hotloop.Sample{Name: base, Quality: quality}
		text := p.files.text[name]
		if front, body, _, ok := splitFront(text); ok {
			p.readSampleFront(name, front, &sample)
			text = body
		}
		sample.Turns = Conversation(text)
		p.question.Samples = append(p.question.Samples, sample)
	}
}

func (p *pack) readSampleFront(file, front string, sample *hotloop.Sample) {
	where := p.shelf.where(path.Join(p.dir, file))
	n := readYAML(&p.problems, where, front, 1)
	if n == nil {
		return
	}
	var f sampleFront
	decoder{ps: &p.problems, file: where, tag: "yaml"}.into(n, &f)
	if f.Code == "" {
		return
	}
	program, ok := p.files.text[f.Code]
	language, known := languageOf(path.Ext(f.Code))
	if !ok || !known {
		p.add(file, n.at("code"), fmt.Sprintf("there is no program %.120q in the pack", f.Code), "name a file such as solutions/accepted/deque.py")
		return
	}
	sample.Code, sample.Language = program, language
}

// Conversation reads a model answer: lines that begin with ">" are the
// interviewer's, all others the candidate's. Lines of one paragraph are joined
// by a space, paragraphs of one speaker in a row are one turn with blank lines
// between them.
func Conversation(text string) []hotloop.Turn {
	var turns []hotloop.Turn
	var paragraph []string
	speaker := hotloop.Candidate
	flush := func() {
		if len(paragraph) == 0 {
			return
		}
		said := strings.Join(paragraph, " ")
		paragraph = paragraph[:0]
		if n := len(turns); n > 0 && turns[n-1].Speaker == speaker {
			turns[n-1].Text += "\n\n" + said
			return
		}
		turns = append(turns, hotloop.Turn{Speaker: speaker, Text: said})
	}
	for line := range strings.SplitSeq(text, "\n") {
		now := hotloop.Candidate
		line = strings.TrimSpace(line)
		if rest, ok := strings.CutPrefix(line, ">"); ok {
			now, line = hotloop.Interviewer, strings.TrimSpace(rest)
		}
		if line == "" || now != speaker {
			flush()
		}
		if line != "" {
			speaker = now
			paragraph = append(paragraph, line)
		}
	}
	flush()
	return turns
}
