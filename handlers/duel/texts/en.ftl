# Duels

menu-duel = Challenge somebody
duel-whom = ⚔️ <b>Duel</b>
    { $many } questions, { $seconds } seconds each, the same for both, each in their own time. Whom do you challenge?
duel-sure = ⚔️ Challenge <b>{ $name }</b> to a duel?
duel-challenge = Challenge
duel-nobody = ⚔️ There is nobody to challenge just now. Try again a little later.
duel-several = There is more than one “{ $name }”. Please write the whole name, or send /duel and choose from the list.
duel-no-such = There is no “{ $name }” to challenge. Send /duel and choose from the list.
duel-waits = ⚔️ You challenged <b>{ $name }</b>. It begins when they accept.
duel-sent = ⚔️ { $name } is challenged. I will tell you privately when they accept.
duel-invited = ⚔️ <b>{ $name }</b> challenges you
    { $many } questions, { $seconds } seconds each, the same for both. You can accept within a day.
duel-called = ⚔️ { $name } challenges { $rival }. Accept with the button below.
duel-accept = ⚔️ Accept
duel-decline = Not this time
duel-withdraw = Take back
duel-ready = ⚔️ <b>Duel with { $name }</b>
    { $many } questions, { $seconds } seconds each. Begin when you are ready; they follow one another.
duel-start = ▶️ Begin
duel-next = Next ›
duel-head = ⚔️ <b>Duel with { $name }</b> · question { $at } of { $many }
duel-line = { $line }
duel-time = ⏰ { $seconds } seconds
duel-submit = ✅ Hand in
duel-chosen = ☑️ { $label }
duel-unchosen = ⬜ { $label }
duel-timed-out = ⏰ Time is up; this question was not answered.
    Go on when you are ready.
duel-too-late = Time was up; this question was not answered
duel-choose = Choose first, then hand in.
duel-question-gone = This question was just taken out of the bank. The next one follows.
duel-through = ✅ You have finished. The result comes once { $name } has finished too.
duel-stopped = ⚔️ The duel with { $name } did not take place. Another time.
duel-won = 🏆 <b>You won</b>
duel-lost = ⚔️ <b>The other side won this one</b>
duel-tie = 🤝 <b>A tie</b>
duel-score = { $first } { $points } points ({ $right } right) · { $second } { $others } points ({ $theirs } right)
duel-review-right = ✅ { $at }. { $stem }
    Answer: { $answer }
duel-review-wrong = ❌ { $at }. { $stem }
    Answer: { $answer }
duel-review-none = ⏰ { $at }. { $stem }
    Answer: { $answer }
duel-publish = 📣 Publish in the group
duel-again = ⚔️ Once more
duel-agreed = The group sees it once { $name } agrees.
duel-answer-agreed = The group sees it once the other side agrees
duel-answer-published = The group sees the result now
duel-published = ⚔️ <b>Result of a duel</b>
duel-published-tie = ⚔️ <b>Result of a duel: a tie</b>

duel-self = You cannot challenge yourself; choose somebody else.
duel-stranger = They are not on the roster yet and cannot be challenged.
duel-no-place = { $name } has no place in rankings and plays no duels. /quiz is there to practise alone.
duel-one-at-a-time = You have a duel that is not over yet. Send /duel to go on with it.
duel-busy = { $name } is in a duel just now. Try again a little later.
duel-too-few = The bank has too few fitting questions for a duel.
duel-unreachable = { $name } has never talked to me and cannot be asked. Reply /duel to one of their messages in the group, and I will ask there.
duel-not-yours = This is not your duel.
duel-over = This duel is over or has begun already.
duel-answered = This question is answered already.
