# The daily question

## Questions
question-true = True
question-false = False
question-which = ({ $number }/{ $numbers }){" "}
question-several = [Several answers]{" "}
question-letters = Read the question and choose
question-letters-above = Read the question above and choose
fill-head = ❓ <b>{ $stem }</b>
fill-how = { $blanks ->
    [1] Tap “Answer” to fill it in privately, or reply to this message. Your first answer counts.
   *[other] There are { $blanks } blanks, a line for each. Tap “Answer” to fill them in privately, or reply to this message. Your first answer counts.
}
fill-counts = { $many } answered　closes at { $closes }
fill-answer = ✍️ Answer
fill-over = Closed, { $many } answered
fill-void = This question was taken out
fill-type = { $blanks ->
    [1] Please send me the answer.
   *[other] Please send me the { $blanks } answers in their order, a line for each.
}
fill-first = Your first answer counts, so take your time.
fill-late = The question has closed. Answers are practice now, and I tell you at once whether you are right.
fill-taken = ✅ Got it. The answer comes at { $closes }, and this is the one that counts.
fill-late-right = ✅ Right: { $answer }
fill-late-wrong = ❌ The right answer: { $answer }
fill-before = You have answered: { $text }
    Your first answer counts; the result comes at { $closes }.
fill-before-over = You answered: { $text }
    The right answer: { $answer }
fill-again = You have answered already, and the first answer counts.
fill-unlike = { $blanks ->
    [1] That does not look like an answer. Please send only the words for the blank.
   *[other] There are { $blanks } blanks: a line for each, or semicolons between them. Please send it again.
}
fill-cancelled = Fine. You can answer any time before it closes.
fill-is-void = This question was taken out; no answer is needed.

## The result
result-head = ❓ <b>Today’s question · answer: { $answer }</b>
result-of = { $stem }
result-head-several = ❓ <b>Today’s questions · { $many } answers</b>
result-answered = { $answered } of { $expected } answered, { $right } right ({ $share })
result-answered-several = { $answered } of { $expected } answered, { $right } all right ({ $share })
result-others = { $counts }, and { $others } others
result-nobody = Nobody has answered this time. Keep the answer in mind, and join in next time.
result-void = This question was taken out and does not count.
result-fastest = Fastest: { $name }, { $span }
result-run = Longest run: { $name }, { $days } days
result-run-of = { $name } { $days } days
result-board = 🔥 Longest runs: { $board }
result-between = {"　"}
result-one = <b>{ $number }.</b> { $stem }
result-one-answer = Answer: { $answer } ({ $answered } answered, { $right } right)
result-one-void = <b>{ $number }.</b> <s>{ $stem }</s> taken out, does not count
result-why = Why: { $explanation }
result-source = Source: { $source }
result-save = Save to my list
result-save-one = Save no. { $number }
result-doubt = Something wrong?
answer-between = ;{" "}
answer-seconds = { $many } s
answer-minutes = { $many } min
answer-hours = { $many } h
question-named = The question of { $day }
question-named-number = Question { $number } of { $day }
note-corrected = 📌 { $question }: the answer is corrected to { $answer }
note-changes = { $righted ->
    [0] {""}
   *[other] { $righted } answers became right.{" "}
}{ $wronged ->
    [0] {""}
   *[other] { $wronged } became wrong.
}
note-void = 📌 { $question } was taken out and does not count.

## Reminders
question-go = ❓ Answer
question-todo = ❓ { $many ->
    [1] A question
   *[other] { $many } questions
} to answer until { $closes }
question-none-told = ❓ “{ $title }” has nothing left to ask: no question in the bank fits. Send /bank to import questions, or /plans to change the plan.
question-none = No question in the bank fits
round-waits = Waits a minute for answers on their way

## Near misses
near-call = ❓ { $many ->
        [1] One wording is
       *[other] { $many } wordings are
    } nearly right. Please decide what counts:
    { $stem }
near-look = Have a look
near-open = Near misses { $many }
near-or = { " " }or{ " " }
near-stem = ❓ <b>{ $stem }</b>
near-accepted = Accepted: { $accepted }
near-given = Filled in by { $many }: <b>{ $text }</b>
near-left = { $many } more after this one.
near-right = ✅ Right
near-wrong = ❌ Wrong
near-done = ✅ All decided, and the scores are up to date.
near-accepted-answer = Counted as right, from now on too
near-refused-answer = Not counted
near-decided = Somebody has decided on this answer already.

## Questions as they went
menu-question = The daily question
rounds-head = ❓ <b>Daily questions</b>
rounds-none = ❓ <b>Daily questions</b>
    Nothing has been asked yet. Tap “Ask one now”, or send /plans to have one asked every day.
rounds-open = { $day } { $stem } · { $answered }/{ $expected } so far
rounds-closed = { $day } { $stem } · { $answered }/{ $expected }
rounds-void = { $day } { $stem } · taken out
question-ask-now = ➕ Ask one now
question-mine = Mine
question-ask-which = Which kind? It goes to the group at once.
question-ask-next = 🎲 Whatever comes next
question-asked = Posted to the group
question-asked-later = Quiet hours: it is posted after them
round-stem = ❓ <b>{ $stem }</b>
round-waits-for = Goes to the group { $when }
round-open = Posted { $when }, closes at { $closes }
round-closed = Closed { $when }
round-void = Taken out { $when }, does not count
round-answered = <b>Answered</b> { $many }: { $names }
round-right = <b>Right</b> { $many }: { $names }
round-wrong = <b>Wrong</b> { $many }: { $names }
round-near = <b>Undecided</b> { $many }: { $names }
round-missing = <b>Not answered</b> { $many }: { $names }
round-away = <b>Away</b> { $many }: { $names }
round-others = <b>Others</b> { $many }: { $names }
round-not-open = This question takes no answers now.
round-over = This question is over or was taken out already.
question-publish = 📣 Close now
question-publish-sure = Close now and post the answer? Answers given later are practice.
question-published = Closed
question-void = Take out
question-void-sure = Take this question out? It will not count, the group gets a note, and it cannot be undone.
question-voided = Taken out
question-sure = Yes
question-remind-now = Remind
question-reminded = Reminded { $many }
question-reminded-now = Reminded { $many } privately.
question-reminded-earlier = { $many } more were reminded earlier today and left in peace.
question-unreached = { $many } cannot be reached (no name claimed, or no private chat with me): { $names }
mine-head = ❓ <b>The daily question</b>
mine-open = · { $stem }
    Not answered yet, closes { $closes }
mine-done = · { $stem }
    ✅ Answered, the result comes { $closes }
mine-none = There is nothing to answer now. To practise, send /quiz.
mine-run = 🔥 { $days } days right in a row, { $best } at best
doubt-which = Which question?
doubt-one = { $number }. { $stem }

## Planning
plan-kind-question = ❓ Daily question
question-title = Daily question
question-title-tags = Daily question · { $tags }
question-starter-rhythm = every working day 12:00
question-plan = ❓ <b>Daily question</b>
question-plan-tags = Topics: { $tags }
question-plan-level = Difficulty: { $level }
question-plan-count = { $many ->
    [1] One question at a time
   *[other] { $many } questions at a time
}
question-plan-hours = Open for { $hours } hours, then the answer (before quiet hours, if they come first)
question-plan-reminds = Those who have not answered get a private reminder an hour and a half before it closes
question-plan-calm = No reminder
question-plan-fits = { $many ->
    [0] No question in the bank fits.
   *[other] { $many } questions in the bank fit.
}
question-done = ✅ That’s it
question-starter-load = Load the built-in bank
question-label-tags = Topics
question-label-level = Difficulty
question-label-count = How many
question-label-hours = Open for
question-set-remind = Reminder: off
question-unremind = Reminder: on
question-all-tags = All questions
question-ask-tags = Which questions? Choose some tags, or none for all questions, then “Next”.
question-no-tags = The questions in the bank have no tags yet.
question-tag = { $tag } { $many }
question-ask-level = How hard?
question-level = { $level } { $many }
question-level-all = Any
question-level-easy = Easy
question-level-middle = Medium
question-level-hard = Hard
question-ask-count = How many at a time?
question-count = { $many }
question-ask-hours = Open for how long?
question-hours = { $hours } hours
question-many-tags = At most { $most } tags.
