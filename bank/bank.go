package bank

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"

	"hotloop"
)

// Bank holds questions and templates. It does not change after Open and may be
// used by many goroutines; what it returns is shared and must not be changed.
type Bank struct {
	questions []hotloop.Question // by id
	places    map[hotloop.QuestionID]int
	templates []hotloop.Template // by id
	shared    map[string]hotloop.Rubric
}

// Open reads the embedded bank and the user's own directories. Anything that
// keeps a pack from being asked is an error of CodeInvalid that names file,
// line and remedy; so is a question, a shared rubric or a loop whose name is
// taken.
func Open(ctx context.Context, dirs ...string) (*Bank, error) {
	shelves := []Shelf{Embedded()}
	for _, dir := range dirs {
		s, err := Directory(dir)
		if err != nil {
			return nil, err
		}
		defer s.Close()
		shelves = append(shelves, s)
	}
	return New(ctx, shelves...)
}

// New reads a bank from shelves, in order. It does not close them.
func New(ctx context.Context, shelves ...Shelf) (*Bank, error) {
	r, err := read(ctx, shelves)
	if err != nil {
		return nil, err
	}
	if list := r.all(); len(list) > 0 {
		return nil, refusal(list)
	}
	return r.bank(), nil
}

// Question returns the question of that name, or CodeNotFound with the names
// that look like it.
func (b *Bank) Question(id hotloop.QuestionID) (hotloop.Question, error) {
	if i, ok := b.places[id]; ok {
		return b.questions[i], nil
	}
	names := make([]string, len(b.questions))
	for i, q := range b.questions {
		names[i] = string(q.ID)
	}
	return hotloop.Question{}, notFound("question", string(id), names, "`hotloop bank list` shows all of them")
}

// Questions lists every question by its id.
func (b *Bank) Questions() []hotloop.Question { return slices.Clone(b.questions) }

// Shared returns the shared rubric of that name, or CodeNotFound with the names
// that there are.
func (b *Bank) Shared(name string) (hotloop.Rubric, error) {
	if r, ok := b.shared[name]; ok {
		return r, nil
	}
	names := sortedKeys(b.shared)
	return hotloop.Rubric{}, notFound("shared rubric", name, names, "the shared rubrics are "+strings.Join(names, ", "))
}

// Templates lists every template of a loop by its id.
func (b *Bank) Templates() []hotloop.Template { return slices.Clone(b.templates) }

// Template returns the template of that name, or CodeNotFound with the names
// that there are.
func (b *Bank) Template(id string) (hotloop.Template, error) {
	names := make([]string, len(b.templates))
	for i, t := range b.templates {
		if t.ID == id {
			return t, nil
		}
		names[i] = t.ID
	}
	return hotloop.Template{}, notFound("loop", id, names, "the loops are "+strings.Join(names, ", "))
}

func notFound(what, name string, names []string, remedy string) error {
	if near := nearest(name, names, 3); len(near) > 0 {
		remedy = "did you mean " + strings.Join(near, " or ") + "?"
	}
	return hotloop.Errorf(hotloop.CodeNotFound, "there is no %s %.80q in the bank; %s", what, name, remedy)
}

// reading is everything that shelves held, sound or not.
type reading struct {
	shelves  []Shelf
	problems []problems // outside of packs, one for each shelf
	shared   map[string]sharedRubric
	packs    []*pack // in order of shelf, form and slug
	loops    map[string]loop
}

// read reads shelves. The error is that of ctx; whatever is wrong with the
// shelves is among the problems.
func read(ctx context.Context, shelves []Shelf) (*reading, error) {
	r := &reading{shelves: shelves, problems: make([]problems, len(shelves)), shared: map[string]sharedRubric{}, loops: map[string]loop{}}
	type job struct {
		shelf Shelf
		at    place
	}
	var jobs []job
	for i, s := range shelves {
		s.readShared(&r.problems[i], r.shared)
		if s.slug == "" {
			s.readLoops(&r.problems[i], r.loops)
		}
		for _, at := range s.places(&r.problems[i]) {
			jobs = append(jobs, job{s, at})
		}
	}
	r.packs = make([]*pack, len(jobs))
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(len(jobs), runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for i := range next {
				r.packs[i] = readPack(jobs[i].shelf, jobs[i].at, r.shared)
			}
		})
	}
	for i := range jobs {
		if ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	wg.Wait()
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("read the bank: %w", err)
	}
	r.refuseTwins()
	return r, nil
}

// refuseTwins notes questions whose name another pack has: nothing overrides
// anything in silence.
func (r *reading) refuseTwins() {
	first := map[hotloop.QuestionID]*pack{}
	for _, p := range r.packs {
		id := p.question.ID
		if id == "" {
			continue
		}
		if other, taken := first[id]; taken {
			p.add("", 0, fmt.Sprintf("there is a question %q already, in %s", id, other.question.Origin), "rename this directory")
			continue
		}
		first[id] = p
	}
}

// all lists every problem found so far.
func (r *reading) all() []Problem {
	var list []Problem
	for _, ps := range r.problems {
		list = append(list, ps.list...)
	}
	for _, p := range r.packs {
		list = append(list, p.problems.list...)
	}
	return list
}

// bank serves what was read.
func (r *reading) bank() *Bank {
	b := &Bank{places: map[hotloop.QuestionID]int{}, shared: map[string]hotloop.Rubric{}}
	for name, rubric := range r.shared {
		b.shared[name] = hotloop.Rubric{Signals: rubric.signals}
	}
	for _, p := range r.packs {
		b.questions = append(b.questions, p.question)
	}
	slices.SortFunc(b.questions, func(x, y hotloop.Question) int { return cmp.Compare(x.ID, y.ID) })
	for i, q := range b.questions {
		b.places[q.ID] = i
	}
	for _, id := range sortedKeys(r.loops) {
		b.templates = append(b.templates, r.loops[id].Template)
	}
	return b
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
