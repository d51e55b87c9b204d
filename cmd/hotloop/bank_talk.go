package main

// What every imported question listens for, until its reader puts it into the
// problem's own words. SLUG becomes the question's id.
const programRubric = `include: [code, talk]
signals:
  - id: SLUG.limits
    dimension: Complexity
    weight: 2
    must: true
    listen:
      within: 2
      hear:
        - "limit|limits|bound|bounds|constraint|constraints + size|n|input|number|numbers|fast|second|steps|operations"
        - "at most|up to + steps|operations|elements|numbers|items|values|lines"
        - "largest|biggest|worst input|case|size|value"
    heard: "You read off the limits what the program may cost."
    missing: "You did not draw from the limits what the program may cost."
    probes:
      - "How large can the input be, and what does that rule out?"
  - id: SLUG.edges
    dimension: Correctness
    weight: 2
    must: true
    listen:
      within: 2
      hear:
        - "edge|corner|special|extreme case|cases"
        - "empty|zero|single|one|equal|duplicate|negative|overflow|smallest|largest + case|input|value|test|number"
        - "fits|fit|overflow|overflows + int|integer|bits|64"
    heard: "You named cases at the edge."
    missing: "You named no case at the edge: the smallest input, the largest, equal values."
    probes:
      - "Which input would break a careless program?"
  - id: SLUG.why
    dimension: Correctness
    weight: 2
    listen:
      within: 2
      hear:
        - "because|since + always|never|correct|works|right|safe|suffices|enough"
        - "invariant|proof|prove|induction|exchange argument"
        - "cannot|can not + better|be less|be more|happen"
    heard: "You said why it is right."
    missing: "You did not say why your way gives the right answer."
    probes:
      - "Why is that right for every input?"
  - id: SLUG.other-way
    dimension: Trade-offs
    weight: 1
    from: L5
    listen:
      within: 2
      hear:
        - "brute force|naive|simplest|straightforward + slow|slower|too|instead|first|but"
        - "alternative|other way|another way|instead + cost|costs|slower|faster|memory|simpler"
    heard: "You held your way against another one."
    missing: "You named no other way and what it would cost."
    probes:
      - "What would the simplest program do, and where does it fail?"
  - id: SLUG.hope
    against: true
    dimension: Correctness
    listen:
      hear:
        - "should work|probably works|hopefully|guess it works|fingers crossed"
    heard: "Hope is no argument: say which input you tried or why it must hold."
    challenges:
      - "What makes you sure? Take one small input and go through it with me."
`

const strongTalk = `Let me start with the limits: the input is at most as large as the statement says, so I count how many steps that allows before I choose a way.

> How would you go about it?

First the brute force, which tries everything: it is simple but too slow for the largest input. So instead I look for what every good answer must have, because that cuts the choices down to one pass. The cost in time is then O(n) steps for n values, because every value is looked at once, and the memory is what one line needs.

> Why is that right for every input?

Because after each step the part that was read is answered correctly, and that never changes later: that is the invariant. Edge cases: the smallest input, all values equal, and the largest value, which must fit into 64 bits. I test the samples first, and then those.
`

const weakTalk = `I would just read it and loop. It should work.

> How large can the input be?

I don't know. Not too large, hopefully.
`
