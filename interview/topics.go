package interview

import "hotloop"

// topic is something that candidates ask about at the end of a round. What is
// told as a fact carries the grade of its source; nothing of grade R stands
// here.
type topic struct {
	words []string     // beginnings of words that name it
	owner hotloop.Role // whose field it is, "" for anybody's
	says  []string     // in order, each once a loop
}

func topics() []topic {
	return []topic{
		{[]string{"on-call", "on call", "oncall", "pager", "incident", "outage", "postmortem"}, hotloop.RolePeer, []string{
			"I can only rehearse that with you. When you ask it there, ask for last week's pages and not for the policy; the number tells you more.",
			"Ask them what the last incident changed. If nothing did, you know something.",
			"Ask who reads the write-up of a mistake, and when they last wrote one of their own. Making mistakes public so that others learn is said to be a habit there [B].",
		}},
		{[]string{"success", "ninety", "90", "first three months", "first six months", "first year", "expect"}, hotloop.RoleManager, []string{
			"What success looks like is a question to press on: ask for one outcome with a number. A list of tasks means that nobody has decided yet.",
			"Ask what the last person in this seat was praised for, and what they were told to stop.",
		}},
		{[]string{"feedback", "candor", "candid", "honest"}, "", []string{
			"Extreme candor was one of five things that the 2017 memo said set the company apart [A]. Ask for the last hard sentence somebody said to them, in the words that were used; a person who lives with it has one ready.",
			"Ask what they did with the last feedback that they did not agree with.",
		}},
		{[]string{"keeper", "let go", "fired", "severance", "layoff"}, hotloop.RoleManager, []string{
			"In the 2024 wording managers ask whether, knowing all they know now, they would hire the person again [B]. Ask your interviewer when they last put that question to their own manager, and what they heard.",
			"Ask who left the team last, and how the others learned of it.",
		}},
		{[]string{"leave", "left", "quit", "turnover", "attrition", "last person", "predecessor"}, hotloop.RoleManager, []string{
			"Who left, and why, I cannot know. Ask it as plainly as you asked me, and ask it of two people; where the two stories differ you will learn most.",
			"Ask what that person does now, and whether they still talk to each other.",
		}},
		{[]string{"culture", "memo", "values", "freedom", "responsib"}, "", []string{
			"The memo of 2024 names four principles, from the dream team to “great and always better” [A]. Name the line that you doubt and ask how it went wrong for them once; that starts a better talk than praise.",
			"Ask which sentence of the memo is least true where they work.",
		}},
		{[]string{"decid", "decision", "captain", "disagree", "consensus", "overrul"}, "", []string{
			"By an account of the memo every significant decision has one informed captain who seeks views and then decides, and all support it afterwards [B]. Ask who was the last one, and who was overruled.",
			"Ask for a decision that was reversed, and what reversed it. Names and acts, not principles.",
			"Before a bet, objections are said to be gathered in writing [B]. Ask to hear the strongest one of the last time.",
		}},
		{[]string{"team", "colleague", "people", "who would i", "work with"}, hotloop.RoleManager, []string{
			"About your team I know nothing, and would be inventing it. Ask what it stopped doing this year; what a team refuses tells you more than what it plans.",
			"Ask who on the team disagrees with its direction, and whether you may talk to them.",
		}},
		{[]string{"roadmap", "next year", "plan", "priorit", "challenge", "hardest", "problem", "bet"}, hotloop.RoleProduct, []string{
			"I have no roadmap to tell you about. Ask which problem has resisted two attempts; if you would enjoy the third, say why.",
			"Ask what was taken off the list this quarter, and who minded.",
		}},
		{[]string{"stack", "technolog", "language", "architecture", "deploy", "test", "migration", "code", "legacy", "debt"}, hotloop.RolePeer, []string{
			"What is public is old: a gateway with about 2 million requests a second, say [A]. Ask what they would remove today if it cost nothing; the answer is usually the real architecture.",
			"Ask how long a one-line change takes from the editor to a member, and what it waits for.",
			"Ask which part of the code nobody wants to touch, and what they do about it.",
		}},
		{[]string{"experiment", "a/b", "metric", "measure", "data"}, hotloop.RoleData, []string{
			"The company writes that every product change is tested with members [A]. Ask for a test whose result nobody wanted, and what was shipped.",
			"Ask which metric they distrust, although it is on the wall.",
		}},
		{[]string{"grow", "promotion", "level", "career", "learn", "mentor"}, hotloop.RoleManager, []string{
			"Levels from L3 to L7 came in 2022 [A]; before that there was one title for engineers [B]. Ask for somebody whose scope grew in the last year, and what they did that others did not.",
			"Ask what separates the level you want from the one below, in one decision that somebody made.",
		}},
		{[]string{"remote", "office", "hours", "balance", "vacation", "holiday", "weekend", "perk", "benefit"}, hotloop.RoleRecruiter, []string{
			"The vacation policy is told in two words, “take vacation” [B]. Ask the people when they last took two weeks, and what happened meanwhile.",
			"Where and when people work differs by team, and I know of no source that I would show you. Ask for last week, not for the rule.",
		}},
		{[]string{"pay", "salary", "compensation", "stock", "option", "bonus", "equity"}, hotloop.RoleRecruiter, []string{
			"Salary is the main part. By the company's undated page an amount equal to 5% of it is given as options, and in most countries you may swap up to all of it [A]. Ask how the number is set and looked at again, and have yours ready with a reason.",
			"Ask what has to happen for pay to stay where it is for a year, and who decides that.",
		}},
		{[]string{"concern", "hesitat", "doubt", "reservation", "how did i do", "feedback for me", "worr"}, "", []string{
			"Asking for doubts about you is the last chance to answer them. Mine are in my notes, which you will see in the debrief with your own words under each.",
			"I keep to what I wrote down: the debrief names what was missing, and what would have turned it.",
		}},
		{[]string{"why did you", "why do you", "you stay", "you like", "you enjoy", "favourite", "favorite", "your experience", "you joined"}, "", []string{
			"I have no years there to speak of. Somebody who has will answer that with a story, if you wait two seconds longer than is comfortable.",
			"Ask them what nearly made them leave. The answer to that is worth more.",
		}},
		{[]string{"next step", "hear back", "timeline", "process", "decision date", "how long"}, hotloop.RoleRecruiter, []string{
			"Candidates report three to ten weeks from first call to decision [C]. Ask for a date, and whom to write to when it has passed.",
			"One report has an offer five days after the last round [C]. Ask who is still to be heard before there is an answer.",
		}},
		{[]string{"scale", "traffic", "users", "members", "failover", "region", "chaos"}, hotloop.RolePeer, []string{
			"Moving all traffic out of a region took about 50 minutes once and under 10 with a later design [A]. Ask when they last did it on purpose, and what broke.",
			"Ask which load they are afraid of, and what they did about it this month.",
		}},
		{[]string{"product", "design", "designer", "collaborat", "stakeholder", "cross-functional"}, "", []string{
			"Ask for the last thing that engineering refused, and for the last thing that it proposed. Both sides should know both.",
			"Ask who is in the room when something is cut, and who hears of it afterwards.",
		}},
		{[]string{"manager", "lead", "management style", "one-on-one", "1:1", "support"}, hotloop.RoleManager, []string{
			"Ask the manager what they last changed because a report told them to. A style is what remains of that.",
			"Ask the reports, not the manager, and ask for last month.",
		}},
	}
}

var otherReplies = []string{
	"I cannot answer that truthfully in a rehearsal. Put it to them exactly like that, and then stay silent.",
	"Ask it there in one breath, without explaining why you ask; it is worth the time.",
	"That one I would want answered with an example. Do not settle for a principle.",
	"I would only be inventing that. Keep the question.",
	"I have no fact on it that I could stand behind. What would a good answer sound like to you? Have that ready, so you notice a poor one.",
	"Nobody has told me. Ask two people there and compare.",
	"I do not know. If they do not either, ask who would.",
	"That I leave to somebody who works there. Listen for a name or a date in what they say.",
	"It is not in anything that I may quote. Ask for the last time it happened.",
	"I have nothing on that. When you ask it, say what you would do with the answer.",
	"My sources are silent there. Ask it early in the loop, so that you can ask a second time.",
	"I will not guess. Notice whether they do.",
	"Nothing I have read settles that. Ask for the exception, it shows the rule.",
	"On that I would be making it up. Put it to the person with the most years there.",
	"No source, so no answer from me. It is a question with an answer, though.",
	"I pass on that one. Write down what you hear and who said it.",
	"Beyond me, in a rehearsal. Ask for an example from this month.",
	"What I could say would be general, and you can do better than general. Keep it for them.",
	"You would be judging my imagination. Judge theirs, and then their memory.",
	"There I am of no use. If the first answer is smooth, ask for the second time it happened.",
	"I have seen nothing public about it. That alone makes it worth asking.",
	"Put it to whoever has least to sell: the newest person on the team.",
	"I cannot know, and it differs from team to team. Ask for yours.",
	"Nothing I may quote. When they answer, ask how they know.",
	"That is for people with a desk there. Give them time to think; the pause is part of the answer.",
	"I hold no fact on it. Ask what would have to change for the answer to be another.",
	"Not a thing that a rehearsal can tell. Take it along, in those words.",
	"I would rather say nothing than something pleasant. Ask twice, in two rounds.",
	"It is theirs to answer. If they cannot, that is information.",
	"No answer from me that you could rely on. Ask what they argued about last on that.",
	"I lack what it takes to answer that: years there. Somebody opposite you will have them.",
	"Unknown to me. A good answer to it names somebody.",
	"I leave it open rather than fill it. See who fills it, and how fast.",
	"That has no public answer I would trust. Ask what they wish it were.",
	"Ask it last, when they have relaxed, and see whether the answer is still the short one.",
	"I can tell you only that others would ask the same and be told a principle. Ask for the case.",
	"My honest answer is a blank. Theirs should not be.",
	"There is no record of it that I know. Ask to see something written.",
	"I keep out of that. Ask your future manager and one of their reports, on different days.",
	"Answers to that age quickly. Ask for one from this quarter.",
}
