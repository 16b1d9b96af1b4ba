# Practice

menu-quiz = Practise questions
menu-mistakes = My mistakes

## The first page
practice-home = ❓ <b>Practice</b>
practice-counts = Known { $known } · Shaky { $shaky } · New { $new }
practice-is-due = { $many ->
    [one] 1 question to review today, { $minutes } min.
   *[other] { $many } questions to review today, { $minutes } min.
}
practice-nothing-due = Nothing to review today.
practice-next-due = { $many ->
    [one] Nothing to review today; 1 question { $day }.
   *[other] Nothing to review today; { $many } questions { $day }.
}
practice-reminds = You are reminded at { $time } when something is due.
practice-reminds-not = Review reminders are off.
practice-empty = There are no questions to practise yet. Once the secretary has added some, they are here.
practice-empty-keeper = There are no questions to practise yet. Send /bank to import some, or begin with the starter questions.
practice-due = 📅 Due today: { $many }
practice-new = 🆕 New questions
practice-mistakes = ❌ Mistakes: { $many }
practice-tags = 🏷 By tag
practice-list = 📒 My mistakes
practice-remind-off = 🔕 Turn reminders off
practice-remind-on = 🔔 Turn reminders on
practice-reminders-on = 🔔 On: you are reminded when something is due
practice-reminders-off = 🔕 Off: no more reminders
practice-back = Back
practice-which-tag = 🏷 <b>Which questions?</b>
practice-tag = { $tag } { $many }
practice-no-tag = No questions are tagged “{ $tag }”. Send /quiz to see the tags.
practice-none-due = Everything due today is done.
practice-none-new = You have done all the questions there are.
practice-none-wrong = There are no mistakes on your list. Well done.
practice-none-saved = You have saved no questions.
practice-none-tag = None of these can be practised right now. Please choose another tag.

## A question
practice-mode-due = Today's review
practice-mode-new = New
practice-mode-wrong = Mistakes
practice-mode-saved = Saved
practice-kind-single = one answer
practice-kind-multiple = several answers
practice-kind-judge = true or false
practice-kind-fill = fill in
practice-head = ❓ <b>{ $label } { $at }/{ $many }</b> · { $kind }
practice-line = { $line }
practice-fill = { $blanks ->
    [one] ✍️ Just send me the answer.
   *[other] ✍️ There are { $blanks } blanks. Send me the answers, one per line.
}
practice-chosen = ☑ { $label }
practice-unchosen = ☐ { $label }
practice-submit = Hand in
practice-unknown = Show the answer
practice-end = Stop
practice-choose = Choose first, then hand in.
practice-type = I found no text. Please send it again.
practice-answered = You have already answered this one. Please look at the latest question.
practice-changed = This question was just changed or withdrawn. Here is the next one
practice-over = That round is over. Send /quiz for another one.

## Answered
practice-right = ✅ Right
practice-wrong = ❌ Not right. It comes back tomorrow
practice-was-right = ✅ <b>Right</b>
practice-was-wrong = ❌ <b>Not right.</b> It comes back tomorrow.
practice-was-other = ❌ <b>Not right:</b> you chose { $chosen }, the answer is { $right }. It comes back tomorrow.
practice-option = 　 { $option }
practice-option-right = ✅ { $option }
practice-option-wrong = ❌ { $option }
practice-typed = You wrote: { $typed }
practice-answer = The answer: <b>{ $answer }</b>
practice-between-blanks = {"; "}
practice-near = You wrote: { $typed }
    The answer: <b>{ $answer }</b>

    Nearly. Does it count as right?
practice-near-right = ✅ Right
practice-near-wrong = ❌ Not right
practice-explanation = Why: { $explanation }
practice-source = Source: { $source }
practice-next = Next
practice-done = How it went
practice-keep = Save it
practice-keep-too = Save it too
practice-kept = Saved · take it off
practice-doubt = Something is wrong
practice-saved = Saved to your list
practice-unsaved = Taken off
practice-ended-all = { $answered ->
    [one] ✅ <b>1 question, and right.</b>
   *[other] ✅ <b>All { $answered } questions right.</b>
}
practice-ended-some = ❓ <b>{ $right } of { $answered } questions right.</b>
practice-ended-none = { $answered ->
    [one] ❓ <b>1 question, not right this time.</b> It comes back tomorrow.
   *[other] ❓ <b>{ $answered } questions, none right this time.</b> They come back tomorrow and get easier.
}
practice-ended-early = Stopped. Come back whenever you like.
practice-again = Another round

## The daily reminder
practice-reminder = { $many ->
    [one] 📅 1 question to review today, { $minutes } min.
   *[other] 📅 { $many } questions to review today, { $minutes } min.
}
practice-reminder-many = 📅 { $many } questions to review today; the first { $size } take { $minutes } min.
practice-todo = { $many ->
    [one] 📅 1 question to review
   *[other] 📅 { $many } questions to review
}
practice-todo-open = 📅 Review
practice-start = Start
practice-later = Later
practice-no-more = No more reminders
practice-another-time = All right. Send /quiz whenever you like.
practice-reminded-no-more = 🔕 All right, no more reminders. Send /quiz to practise, or to turn them on again.

## My mistakes
mistakes-wrong = 📒 <b>My mistakes</b>: { $many }
mistakes-saved = 📒 <b>Saved questions</b>: { $many }
mistakes-wrong-none = No mistakes. Questions answered wrong come here by themselves, and leave once you know them.
mistakes-saved-none = Nothing saved yet. Tap “Save it” after an answer, or under a result in the group.
mistakes-stem = <b>{ $number }.</b> { $stem }
mistakes-answer = ✅ { $answer }
mistakes-times = Wrong { $wrong } ×, right { $right } ×
mistakes-off = Take off { $number }
mistakes-off-done = Taken off
mistakes-practise = Practise these
mistakes-to-saved = Saved: { $many }
mistakes-to-wrong = Mistakes: { $many }

## Saved from the group
save-done = Saved. Send me /mistakes privately to see your list
save-again = It is already on your list
save-too-soon = The answer is not out yet. Save it after that.
save-gone = This question was withdrawn and cannot be saved.
