package words

import (
	"strings"
	"testing"
)

// Of two places the one that says it outright is quoted, though the other was
// heard more strongly.
func TestWhatSaysItOutrightIsQuoted(t *testing.T) {
	e := newReader(t)
	for _, c := range []struct{ detect, said, want string }{
		{"choice.trade-off", "A stolen password costs them 20 cents because Redis checks every attempt of theirs, at 300 a second. What I give up is that a neighbour sees it half a minute later.", "What I give up"},
		{"choice.alternatives", "A page at 3 am reaches the owner on call in Berlin rather than a robot, because his name is on it. I considered a queue in front of the database.", "I considered a queue"},
		{"choice.rejected-why", "An alarm at 40 percent pages its owner in Berlin rather than a robot, because his name is on it. I decided against a queue in front of the database.", "I decided against"},
		{"reflect.learned", "Looking back at March 2021 it was 40 people in Berlin, because Anna had asked them all. I should have asked the night shift first.", "I should have asked"},
		{"reflect.changed", "The index was rebuilt at 4 am because now every shop in Berlin had a stock of 40. Since then I write down who has to be asked.", "Since then I write"},
		{"number.before-after", "Per page it was 900 ms before Anna in Berlin changed it and 850 ms the week after, because of Redis. The bill went from 40 dollars to 12.", "from 40 dollars to 12"},
	} {
		ev := favour(evaluate(t, e, detecting(c.detect), story(c.said)))
		if ev == nil || !strings.Contains(quoteOf(*ev), c.want) {
			t.Errorf("%s: want %q, got %+v", c.detect, c.want, ev)
		}
	}
}

// What is left out of "Rejected, with regret." and "Five would be 25." stands in the
// sentence before.
func TestWhatIsLeftOutIsTakenAlong(t *testing.T) {
	e := newReader(t)
	for _, c := range []struct{ detect, said, want string }{
		{"choice.rejected-why", "There was a central brain for the quotas. It would be needed when the network is at its worst. Rejected, with a bit of regret.", "It would be needed"},
		{"choice.alternatives", "With four regions I need a third more on top of it all. Five would be cheaper but the next region has a price of its own.", "With four regions"},
	} {
		if ev := favour(evaluate(t, e, detecting(c.detect), story(c.said))); ev == nil || !strings.Contains(quoteOf(*ev), c.want) {
			t.Errorf("%s: want %q, got %+v", c.detect, c.want, ev)
		}
	}
}

func TestAnAnnouncementIsQuotedWithWhatItAnnounces(t *testing.T) {
	e := newReader(t)
	for _, detect := range []string{"reflect.learned", "structure.signposts"} {
		said := "We had moved all of the shops by the middle of that summer. What I got wrong was the night shift. They had no screen in the store at all, so they kept a list on paper."
		want := "What I got wrong was the night shift. They had no screen"
		if detect == "structure.signposts" {
			said, want = "We looked at it together in the spring and then again later. Three things came out. First, nobody had asked the shops. Second, the date was only a guess.", "Three things came out. First, nobody"
		}
		if ev := favour(evaluate(t, e, detecting(detect), story(said))); ev == nil || !strings.Contains(quoteOf(*ev), want) {
			t.Errorf("%s: want %q, got %+v", detect, want, ev)
		}
	}
}

func TestWhatOnlySoundsLikeItIsNotHeard(t *testing.T) {
	e := newReader(t)
	for _, c := range []struct{ detect, said string }{
		{"choice.alternatives", "A wrong decision costs them one round trip there rather than an evening."},
		{"choice.alternatives", "The owner of that record in Berlin is paged about it rather than us."},
		{"choice.alternatives", "If the region was sold by its owner rather than dark, its key ends there."},
		{"reflect.learned", "Every spring I ask one of the older people to write me what I should have done."},
		{"reflect.learned", "They left it on over the weekend although I didn't ask them to."},
		{"reflect.learned", "What they were taking away was a little of the pride that people had."},
		{"reflect.changed", "I make a point of it that the youngest in the room speaks before me."},
		{"number.before-after", "The director had asked him to cut the tools of that team from nine to five."},
		{"number.before-after", "In three months our team was moved four times, and people started joking about it."},
		{"number.before-after", "It went live eleven days before I'd said it would. Now sales has the 35 weeks in its own calendar."},
		{"number.before-after", "Everybody asks for that, and ten more engineers are twenty schools at most."},
		{"number.before-after", "The refunds came to 2,900, and to leave it on would have made that 15,000."},
		{"candor.words", "She had asked four things and I wrote her, I looked it up afterwards, 31 lines."},
		{"clarify.asked", "Is this request from whom it says: two million a second, all of them local."},
	} {
		if ev := favour(evaluate(t, e, detecting(c.detect), story(c.said))); ev != nil {
			t.Errorf("%s is heard in %q", c.detect, c.said)
		}
	}
}
