package voice

import "hotloop"

// Lines are what any role may say once its own have run out, or for
// which the role makes no difference.
type Lines struct {
	Acknowledge, Assume, Noted, TurnBack         []string
	Exactly                                      []string // %s: something heard, but weakly
	Defended, Holds, Deeper                      []string
	Conceded, Caved, Unmoved                     []string
	Stonewalled, Narrower                        []string
	Wrap, Hurry, Finish, Invite, Close, TimeUp   []string
	Soon                                         []string // a question has two minutes left
	Listen, Compile, Visible, Slow, Solved, Part []string // coding
	NoHint, Nudge, CodeNudge                     []string
	SceneIn, SceneSelf, SceneUnknown, SceneOut   []string // role-play
	More                                         []string // after a reply to the candidate's own question
}

// Shared returns them.
func Shared() Lines {
	return Lines{
		Acknowledge: []string{
			"Thank you.", "All right.", "Noted.", "Right.", "I see.", "Let me stay there a moment.", "Go one step further with me.", "Hm.",
			"I hear you.", "Let me ask on.", "Before you go on.", "One thing there.", "Let me come back to that.", "I am listening.",
		},
		Assume: []string{
			"Your call. State your assumption and go on.",
			"I leave that to you; say what you assume, and why.",
			"Pick what seems most likely to you and tell me what would change if you are wrong.",
			"That is open. Decide, say so, and carry on.",
			"Assume whatever makes the problem worth solving, and say it out loud.",
			"There is nothing written down about that. What do you take?",
			"Both would be defensible. Say which one you defend.",
			"Let your answer rest on an assumption, as long as it is a spoken one.",
			"No fact from me on that. Set it yourself.",
			"It is not given. Fill the gap and mark it as filled.",
			"You may choose. I will remember the choice.",
			"Make it definite in whichever way you like.",
		},
		Noted: []string{
			"Noted as your assumption.", "Good, that is said.", "Then that holds from here on.", "I take it so.", "Understood, on that assumption.", "That is a fair thing to assume.",
			"I go along with that.", "We proceed on that.", "All right, given that.", "Let that stand, then.", "I have it as stated.", "So be it for this question.",
		},
		Exactly: []string{
			"Say that more exactly: “%s”.", "You said “%s”. Take me closer to it.", "“%s”: what happened there, in one sentence more?", "Let me hear the part around “%s” again, slower.",
			"I caught “%s” and not what it rests on.", "Stay at “%s” for a moment: who, when, how?", "“%s” went by quickly. What exactly do you mean by it?", "What lies behind “%s”?",
			"I want to be sure that I understand “%s”. Put it another way.", "Could you unfold “%s”?", "At “%s” I would have asked a colleague to go on. What comes next there?", "“%s” is the sentence I want more of.",
			"Between “%s” and what came after it something is missing for me. What?", "Make “%s” as plain as you can.", "How did you come to “%s”?", "What would somebody who was there add to “%s”?",
		},
		TurnBack: []string{
			"That is the question I have for you. What do you think?",
			"I hand that back to you: how would you answer it?",
			"I will not answer that one for you. Where would you begin?",
			"If I said, it would not be yours. Try.",
			"What speaks for the one, and what for the other?",
			"You tell me, and then I tell you what I doubt.",
			"That one stays with you. What is your first idea?",
			"I am not looking for a certain word. Say it in yours.",
		},
		Defended: []string{
			"That is something I can check.", "That answers it.", "I can work with that.", "You gave a reason, so I leave it.", "Good, that is what it rests on.", "I take that as an answer.",
			"That settles my doubt for now.", "I see what holds it up.", "Then it stands.", "I needed that, thank you.", "The ground is there.", "So there is something behind it.",
		},
		Holds: []string{ // before one turn deeper
			"That has ground.", "So far it stands.", "There is something under it.", "I see what it rests on.", "That much I grant.", "It holds up to there.",
			"I follow you that far.", "You gave a reason.", "That part I take.", "Up to that point I agree.", "I can accept that step.", "That I can check.",
		},
		Deeper: []string{
			"One turn deeper: what would have to happen for that to stop being true?",
			"Then the harder version: what do you say to somebody who grants all that and still disagrees?",
			"And the part of it that you are least sure of?",
			"Stay with it: what did you have to believe for that?",
			"Go one down: how would you notice that you were wrong?",
			"And what does it leave out?",
		},
		Conceded: []string{
			"You gave way with a reason. What follows from that?",
			"Good, then we agree on the gap. What changes because of it?",
			"I take the correction. What else has to be corrected with it?",
			"Fine. What does that do to your conclusion?",
			"Then say the whole thing again as it now stands.",
			"Understood. What would you do first, knowing that?",
		},
		Caved: []string{
			"That went quickly. Do you agree, or do you only stop?",
			"You let go at once. What made you say it in the first place?",
			"I asked and you yielded. Which of us has the better argument?",
			"Before we drop it: is there nothing to be said for it?",
			"I did not give a reason, and you changed your mind. What changed it?",
			"Agreeing with me is not worth anything here. What do you hold?",
		},
		Unmoved: []string{
			"I am not there yet, but let us go on.", "I leave my doubt standing.", "We may come back to that.", "That one stays open for me.", "I keep the question, and we go on.", "It does not move me yet; let us look elsewhere.",
			"I note it as open.", "I did not get to the ground of that.", "Then I leave it unanswered.", "Let us not stay on it.", "That remains between us.", "I have to leave that as it is.",
		},
		Stonewalled: []string{
			"I have not heard what it rests on. One narrower question:", "It was said again and not supported. Something smaller:", "I cannot follow you by certainty alone. Just this:",
			"One more try, from closer by:", "Let us make it easier to answer:", "I give it one more chance, with less in it:",
		},
		Narrower: []string{
			"name one thing that would change your mind.",
			"what did you see with your own eyes that told you so?",
			"who else thinks so, and why?",
			"what is the single strongest fact on your side?",
			"when did you last check it?",
			"what would it look like if you were wrong?",
			"which example comes to mind first?",
			"what would you expect to find if you looked today?",
			"say one figure that belongs to it, roughly.",
			"what is the first step of the reasoning?",
			"on which day did you become sure?",
			"what did somebody who doubted it tell you?",
		},
		Wrap: []string{
			"Let us leave that one there.", "That is enough on this one for me.", "I would like to move on from here.", "Thank you, that closes this question.", "We go on from here.", "I take it as it is.",
			"I do not want to dig further there.", "That is what we have on this one.", "Let us turn to something else.", "I leave that where it stands.", "We will not get further with this one today.", "I have written down what was said.",
			"I let that one rest.", "This question ends here.", "We put that one aside.", "I have asked what I wanted to ask about it.", "It stays as you told it.", "That is the end of this one.",
		},
		Hurry: []string{
			"I am watching the clock: let us leave this here.",
			"We are short of time, so I will stop you on this one.",
			"I would like to keep some time for the rest, so let us close this one.",
			"The clock says we move on.",
			"I have to cut this off, for the sake of what is left.",
			"Time presses; I take that as your answer.",
			"I stop us here, or we lose the rest of the round.",
			"Sorry to break in: this one's time is used up.",
			"Let us put this down, the minutes are going.",
			"There is more to say and no time to say it. We move on.",
			"I close this one because of the hour, not because of you.",
			"We have come to the end of the time for this question.",
			"The time I had set for this one is over.",
			"I must keep us on time, so this is where it ends.",
			"We leave it unfinished; that is all right.",
			"That is all the time this question gets.",
		},
		Finish: []string{
			"You are done with this one, then. Thank you.", "Fine, we close it as it stands.", "Understood, that is your answer.", "We take it as you left it.", "All right, closed.", "It is complete, then.",
			"I take it as final.", "Then this question is over.", "You say when it is enough, and it is.", "Good, it stays as it is.", "Closed at your word.", "So that was all of it.",
			"I leave it untouched.", "Then we put it aside.", "Finished, as you say.", "That is where you end it, then.",
		},
		Invite: []string{
			"That is all from my side. What would you like to ask me?",
			"We have a few minutes left, and they are yours. What do you want to know?",
			"Before we close: your questions. What should I answer?",
			"Now turn it round. What would you ask somebody who works there?",
		},
		Close: []string{
			"Then we are done here. Thank you for your time.", "That closes this round. Thank you.", "Thank you for the conversation; I stop the clock.", "Round closed. Take a breath before the next one.",
		},
		TimeUp: []string{
			"That is our time. Finish your sentence, and we close.", "We are at time. One last thing from you, then I stop.", "The clock is at its end. Anything you must still say, say it now.", "Time. Bring it to an end, please.",
			"That is the time we had. Last words?", "We have used up the round. Close your thought.", "Time is up for this round. Wrap it up.", "I have to stop us here. One closing sentence.",
			"The round is over by the clock. End where you are.", "No minutes are left. A last sentence, if you have one.", "We have run out. Finish, please.", "The time is gone; I listen to your last words.",
		},
		Soon: []string{
			"Two minutes are left on this one. Say what must not be missing.",
			"We come to the end of this question soon. What matters most that you have not said?",
			"A glance at the clock: about two minutes for this.",
			"Start bringing this one home.",
			"There are two minutes. Spend them on the part that counts.",
			"I will have to stop this one shortly. Where do you want to land?",
			"Shortly before the end of this question: is there a point still in your head?",
			"The time for this one is nearly over. Make the last thing a good one.",
			"Not long now on this. Choose what to finish.",
			"This one closes in two minutes.",
			"I give you a warning: two minutes.",
			"We have little time left here. What would you regret leaving out?",
		},
		Listen: []string{
			"Write it, and think aloud where it helps you.", "Go on, I am reading along.", "I will be quiet; call me when you want another pair of eyes.", "Carry on. Submit when you trust it.",
			"I have nothing to add yet.", "I look at the code while you type.", "Continue; I stop you if I am lost.", "Try it and see.",
			"I hear the plan. Show me in code.", "Let the tests tell you.", "Keep going.", "I am here, and silent.",
			"Take it step by step.", "Run it early, if you like.", "That can be written. Do.", "The editor is yours.",
			"I have no objection so far.", "Type, and I keep quiet.", "You lead; I look.", "Then let the program say it.",
			"Go ahead.", "Into the editor with it.", "I wait for the first run.", "Leave it rough for now and make it run.",
			"I heard you.", "Yes, keep at it.", "I am following the cursor.", "Write the part you are sure of first.",
		},
		Compile: []string{
			"It does not compile yet. The compiler's words are in the console.", "Still the compiler. Read its first complaint; the rest usually follow from it.", "It does not get as far as running. Take the first error alone.", "The compiler refuses it. Which line does it name?",
			"Not yet a program, says the compiler.", "There is a compile error; look at where it points, and one line above.", "It stops before it starts. What is the first message?", "The console says why it does not build.",
			"A build error again. Undo the last change and see.", "Still no program to run. Make the smallest change that builds.", "The compiler and you disagree about one line. Which?", "It will not build as it is.",
		},
		Visible: []string{
			"One of the tests you can see fails. Walk me through that input by hand.", "Still a visible test. What does your program believe at the step before it goes wrong?", "Take the smallest failing case. Which line is the first to hold a wrong value?", "A test in plain sight fails. What did you expect it to print?",
			"The shown tests are not all through. Begin with the shortest.", "What differs between expected and got, exactly?", "A visible case is red. Say what your code does with it, line by line.", "Look at the failing example again: which sentence of the task does it come from?",
			"It fails where you can watch it fail. Print the middle.", "One of the examples disagrees with you. Who is right?", "Before anything else, get the example through.", "Choose one failing case and keep to it until it passes.",
		},
		Slow: []string{
			"It is right and it is too slow on a large input. Where does the time go?", "The large input still runs out of time. Which operation do you repeat that you could remember?", "Count the work for a hundred thousand items. Which loop pays for it?", "The small ones pass; the large one does not finish. How does the work grow?",
			"It would finish tomorrow. Which step looks at everything again?", "Time limit on the large case. What do you recompute?", "Right answers, too late. Which structure would answer that lookup at once?", "It is the size that kills it. How many steps is that?",
			"Out of time or memory on the large one. What do you keep that you never read?", "The shape of the loop costs you. Can one pass do?", "Too much work for that size. What could be sorted once instead?", "Large inputs still fail on time. Estimate the steps aloud.",
		},
		Solved: []string{
			"Everything passes.", "That passes, hidden tests included.", "All green.", "Every test is through.", "It runs, and it is right on all of them.", "The tests have no objection left.", "That is accepted.", "All of them pass now.", "No test fails any more.", "It holds against everything we have.", "Accepted, the large ones too.", "The whole set passes.",
		},
		Part: []string{
			"Let us take it one step further.", "Now the next part; it builds on what you have.", "The next step grows out of this.", "There is another part to it.", "It gets harder from here.", "Now we change the requirement.",
			"Keep what you have and read on.", "Here is what the next part adds.", "The same thing, with more asked of it.", "Part by part: the next.", "Let us see how far that design carries.", "Something comes on top.",
		},
		NoHint: []string{
			"I have no more to give away on this part. Say what you have tried, and we look at it together.", "That was the last hint. What is the smallest version of this you could solve?", "No more hints here. Start from what you would do by hand.", "I have nothing left to hint at. Describe the obstacle in one sentence.",
			"The hints are used up. Which input would make it easy?", "None left. What do you know for certain about the answer?", "I can only listen from here on this part.", "No further hint exists. Try it with two items.",
			"That is all the help I hold. Work backwards from the result?", "I am out of hints. Ask me about the task itself, if something is unclear.", "No hint remains for this. What would a slow but right version do?", "You have had them all on this part.",
		},
		Nudge: []string{
			"Take the time you need. If it helps, say out loud where you are.", "I am still here. A rough answer now beats a polished one later.", "If nothing fits exactly, take the closest thing that did happen.", "Would it help to start from how it ended?",
			"Silence is fine. Is there a part of the question that I should put differently?", "Begin anywhere; we can order it afterwards.", "What is the first thing that came to mind, even if you dismissed it?", "Shall we say it in one sentence first?",
			"You may think. I only want you to know that I am listening.", "If the question is too wide, narrow it and tell me how.", "Give me half a thought and we work from there.", "Which part of it makes you hesitate?",
		},
		CodeNudge: []string{
			"Where are you with it? A sentence is enough.", "If you are stuck, tell me the smallest input that troubles you.", "Shall we look at it together? Say what you expect the next line to do.", "It is quiet; is it working or thinking?",
			"Tell me what you would do by hand.", "What have you ruled out so far?", "A run costs nothing. Would it tell you something?", "Say which step you are unsure about.",
			"Do you want to talk about the data structure?", "What would make this easier: a smaller input, or one less rule?", "Think on. I am here if you want to say it aloud.", "Is it the idea or the code that is missing?",
		},
		SceneIn: []string{
			"Let us play this one. From here I am somebody else; talk to them, not to me.", "For the next minutes I take another chair.", "This one is a scene, and you are in it. I step into my part now.", "I am going to play somebody. Stay in it until I step out.",
			"Let us act it out rather than talk about it.", "From my next words on I am playing a part.", "A short scene. I begin.", "I change roles now; you stay yourself.",
			"Imagine that we are in their office. I speak as them.", "Now a small play with two people in it.", "I put on another hat for this.", "Let me be the other person for a while.",
		},
		SceneSelf: []string{
			"Let us do it here and now, you and I.", "Enough about then. Let us have the scene here.", "I would like to see it rather than hear about it.", "Let us try it on the two of us.",
			"Now for real, in this room.", "We play it with me as the other side.", "Do it with me.", "Let me sit where they sat.",
			"I would like the live version.", "We have both sides here, so let us use them.", "Show me, on me.", "Let us make it happen once more, now.",
		},
		SceneUnknown: []string{
			"I do not have that with me. What would you do with either answer?", "That I cannot tell you today. Go on as if you did not know.", "I would have to ask around. Assume something for now.", "I do not know, and I need you to go on without it.",
			"Good question, and I have no answer to it. What then?", "I would only be guessing. Take it as open.", "Nobody has told me. What changes for you if it is so?", "Leave that open for the moment.",
			"I have no figure for you there.", "You would have to ask somebody else. What do you say to me meanwhile?", "I never looked. Does it decide anything?", "That is not something I can give you now.",
		},
		SceneOut: []string{
			"Thank you, I step out.", "I am myself again.", "That was the scene.", "I take the hat off.", "Good, we stop the play here.", "End of the part.",
			"I leave the role.", "Curtain.", "I am back on my own chair.", "We come out of it now.", "So much for the play.", "I put the part down.",
		},
		More: []string{"What else?", "Anything more?", "And the next one?", "Go on, there is time."},
	}
}

// Rules say in a sentence what a round of a kind will be like.
func Rules(k hotloop.RoundKind) []string {
	switch k {
	case hotloop.RoundRecruiter:
		return []string{"There is no trick in it.", "Short answers first; I ask when I want more.", "You may ask me things at any point.", "We have time for two or three subjects and your questions.", "I keep the last minutes for what you want to know.", "Nothing here needs preparation beyond knowing yourself."}
	case hotloop.RoundManager:
		return []string{"We talk about what you did, and I follow up.", "I leave time at the end for you to ask.", "Two or three things, in depth.", "Expect me to come back to a sentence of yours.", "When I press, it is the claim that I press.", "Real names of things help; names of people are not needed."}
	case hotloop.RoundScreen, hotloop.RoundCoding:
		return []string{"The editor is yours, and what counts is what runs.", "Run it as often as you like; submit when you trust it.", "Ask about the input before you build on it.", "When it works I will ask what it costs.", "It comes in steps; make the first one right.", "I will talk little while you type.", "Say your idea in a sentence before you write it.", "Tests that you name yourself count too.", "A plain solution first, then we see.", "I keep some minutes for your questions."}
	case hotloop.RoundDesign:
		return []string{"Ask for what you need to know; I will answer or leave it to you.", "Put figures on it before you draw the third box.", "Tell me what you give up with each choice.", "When something is unclear, assume and say so.", "I will try to break it when it stands.", "Begin with what it is for.", "You hold the pen, in words.", "I keep some minutes at the end for you.", "We will not finish it, and that is fine.", "Name the weak parts yourself and I will spend less time on them."}
	case hotloop.RoundCrossFunctional:
		return []string{"It is a conversation, not an examination of what you know.", "Ask me back whatever you would ask a partner.", "Say it so that it survives being repeated.", "You may disagree with me.", "I am interested in how we get to a decision.", "We have time, and some of it is yours."}
	}
	return []string{"I ask for things that happened, and I press for what you did yourself.", "It is not hostile; it is how we talk.", "I leave time for your questions.", "Give me the uncomfortable parts as well.", "One story at a time, told once.", "I listen for decisions, so give me yours.", "Take a moment before you begin, if you like.", "If a story gets long I will point at the part I want.", "Exact words beat summaries.", "When I doubt a sentence I will say which one."}
}
