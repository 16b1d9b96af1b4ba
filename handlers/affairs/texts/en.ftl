# Branch affairs

menu-affairs = Branch affairs: public notices

affairs-home = 📌 <b>Branch affairs</b>
affairs-open = { $many ->
        [one] One notice
       *[other] { $many } notices
    } published now
affairs-none = No notice is published now.
affairs-unseen = { $many } not seen by you yet
affairs-new = ✍️ Publish a notice
affairs-all = Register

## Kinds
notice-kind-decision = Decision
notice-kind-result = Result
notice-kind-membership = Admission of a member
notice-kind-dues = Dues received and spent
notice-kind-commendation = Commendation
notice-kind-election = Election
notice-kind-rectification = Rectification
notice-kind-other = Other

## The card
notice-heading = 📌 <b>{ $kind } · { $title }</b>
notice-goes-on = (There is more: tap “Whole text”)
notice-until = ⏰ Published until { $day }, { $left ->
        [one] one working day
       *[other] { $left } working days
    } left
notice-until-last = ⏰ Published until { $day }, the last day
notice-long = Published without an end
notice-over-line = { $many ->
        [0] ✅ The period is over, without objections
        [one] ✅ The period is over; one objection was looked into and answered
       *[other] ✅ The period is over; { $many } objections were looked into and answered
    }
notice-withdrawn-line = ❌ Withdrawn on { $day }: { $why }
notice-changed-line = ✏️ Corrected on { $day }: { $why }
notice-result-line = ✅ The result is published: { $title }
notice-seen = Seen { $seen } / { $expected }
notice-seen-others = { $counts }, and { $others } others
notice-see = ✅ Seen
notice-whole = Whole text
notice-is-seen = ✅ Seen, number { $place }
notice-is-seen-again = You have seen it before, number { $place }
notice-changed-word = ✏️ <b>A notice was corrected</b>: { $title }
    { $why }
notice-withdrawn-word = ❌ <b>A notice was withdrawn</b>: { $title }
    { $why }

## Its own page
notice-get-files = Files { $many }
notice-former = Former text { $many }
notice-who = Not seen by
notice-missing = Not seen by { $many }: { $names }
notice-change = ✏️ Correct
notice-withdraw = Withdraw
notice-end = End it
notice-publish-result = Publish the result
notice-open = Have a look
notice-version = Version { $number }, as it was before the correction of { $day }. Why it was corrected: { $why }
notice-version-title = { $title }
notice-files = Files: { $names }
notice-entry-open = { $title } (until { $day })
notice-entry-over = { $title } (over)
notice-entry-withdrawn = ❌ { $title } (withdrawn)
notice-entry-asked = ✍️ To be written · { $title }
notice-entry-checking = Reading files · { $title }
notice-entry-held = ⏰ To be decided · { $title }
notice-entry-planned = Not published yet · { $title }
notice-is-asked = It waits for what you write.
notice-is-checking = I am looking through the files for what must not be published, and tell you then.
notice-is-held = It is not published.
notice-is-dropped = It was given up.
notice-fill = ✍️ Write it
notice-mend = ✏️ Change it
notice-now = 📌 Publish now
notice-drop = Give it up
notice-is-dropped-now = Given up
notice-is-withdrawn = Withdrawn; the group was told why
notice-is-over-now = It is over
notice-gone = This notice is not there any more.
notice-changed = This notice has changed meanwhile. Please open it anew from /affairs.
notice-same = Nothing has changed, so there is nothing to correct.

## Writing
notice-ask-kind = What is to be published?
notice-ask-label = What is this kind called? Send it to me, 20 characters at most.
notice-ask-title = What is the title? 100 characters at most.
notice-ask-body = Send me the text, formatting and links included, 4096 characters at most. No identity or telephone numbers, please.
notice-ask-files = Send me the files, if any: documents, pictures, videos, voice. Tap a name to take it out; tap “Next” when done.
notice-ask-days = For how long? Tap one, or send a number of working days, counted from the day after it is published.
notice-ask-when = When is it published? Tap one, or send a time such as “Friday 9:00”.
notice-label-kind = Kind
notice-label-label = Name
notice-label-title = Title
notice-label-body = Text
notice-label-files = Files
notice-label-days = Period
notice-label-when = Time
notice-days = { $days } working days
notice-days-usual = { $days } working days (usual)
notice-days-long = Without an end
notice-days-few = The admission of a member is published for at least { $least } working days.
notice-days-many = { $most } working days at most; for longer, choose “Without an end”.
notice-days-unclear = I did not understand. Please send a number, such as 5.
notice-when-now = At once
notice-when-tomorrow = Tomorrow 9:00
notice-when-past = That time is over; please send a later one.
notice-files-many = { $most } files at most.
notice-typed-empty = There is no text in it; please send it again.
notice-typed-long = { $most } characters at most; you sent { $long }.
notice-preview = The group will see:
notice-period = For { $days } working days
notice-period-long = Without an end, until you end it
notice-at-once = Published at once
notice-at = Published { $when }
notice-publish = 📌 Publish
notice-result-title = { $title }: the result

## Corrections
notice-change-ask-body = What is the text from now on? Send it to me. The group is told that it was corrected; the former text is kept.
notice-change-ask-why = Why is it corrected? One sentence, which everybody reads.
notice-change-ask-title = What is the new title?
notice-change-ask-files = Send new files; tap a name to take an old one out; tap “Next” when done.
notice-change-label-body = Text
notice-change-label-why = Reason
notice-change-label-title = Title
notice-change-label-files = Files
notice-change-preview = This is how it will read. Reason: { $why }
notice-change-now = ✏️ Correct it
notice-body-stays = The text stays
notice-withdraw-ask-why = Why is it withdrawn? One sentence, which everybody reads.

## What must not be published
notice-held = ⏰ <b>Not published yet: { $title }</b>
notice-found = · { $what } { $shown }: { $place }
notice-found-unread = · { $file }: { $why }
notice-what-id = identity number
notice-what-phone = telephone number
notice-place-title = in the title
notice-place-body = in line { $line } of the text
notice-place-name = in the name of a file
notice-place-file = in “{ $file }”, paragraph { $line }
notice-place-cell = in “{ $file }”, { $cell }
notice-why-picture = a picture or scan, whose text I cannot read
notice-why-played = sound or video, which I cannot read
notice-why-pdf = a PDF, whose text I cannot read
notice-why-word = an old document, which I cannot read; save it as .docx
notice-why-slides = old slides, which I cannot read
notice-why-archive = an archive, which I cannot read
notice-why-big = over 20 MB, which I cannot fetch
notice-why-locked = it has a password
notice-why-broken = it cannot be opened, it may be damaged
notice-why-lost = I could not fetch it, the network may be down
notice-why-other = a kind of file that I cannot read
notice-why-unsent = · The group did not get it. That happens where I may not post such messages; please look at my rights in the group.
notice-held-numbers = Identity and telephone numbers do not belong into a notice. Please change it; if it has to be public, tap “Publish all the same”.
notice-held-unread = Please look through it yourself: if no identity or telephone numbers and nothing else private is in it, tap “Looked through, publish”.
notice-confirm = Publish all the same
notice-looked = ✅ Looked through, publish
notice-allow = This is the branch’s number, always allowed
notice-held-word = ⏰ “{ $title }” did not reach the group, please have a look.
notice-over-word = 📌 The period of “{ $title }” is over. Publish the result?
notice-todo = 📌 A notice to see: { $title }
notice-todo-open = 📌 See it

## Objections
notice-how = If you disagree, tap “I object” and write privately, by name or anonymously.
notice-object = 💬 I object
notice-held-up = ⏰ Published until { $day }. There is an objection, which is being looked into
case-ask-text = What do you object to? Send it to me, and say what, when, and how you know. 2000 characters at most.
case-ask-files = Send me files if you have any, or tap “Next”.
case-label-text = Text
case-label-files = Files
case-preview = What you say on “{ $title }”, once more before it is sent:
case-named-promise = By name: the committee knows that you wrote it, nobody else does. The notice does not end before it is decided; I tell you the outcome privately.
case-ask-anonymous = By name or anonymously?
case-label-anonymous = By name or not
case-by-name = By name: the committee knows it is me
case-anonymously = Anonymously: nobody knows it is me
case-anonymous-promise = Anonymously: the committee does not know that you wrote it, and the database holds neither your name nor your number, only a sealed address, which is wiped once the answer is sent. Do not give yourself away in the text; files may name their author. Who runs the bot has the key and can open what is not answered yet; Telegram sees that you talk to me.
case-anonymous-few = The branch has fewer than { $few } members: you may be guessed.
case-sent-anonymously = 📨 Handed in anonymously; { $name } will look into it, and I bring you the answer. Keep this message: only you have “How it stands”.
case-no-key = There is no key here, so nothing can be anonymous, and anonymous objections are not taken. Write by name, or ask who runs the bot to set ZHIXUE_KEY_FILE.
case-enough-today = { $most } anonymous objections a day at most; please go on tomorrow.
case-send = 📨 Hand it to the committee
case-sent = 📨 Handed in; { $name } will look into it. I tell you the outcome privately.
case-heads = the secretary or the deputy
case-look = How it stands
case-own-head = 💬 <b>What you said on “{ $title }”</b>
case-is-open = ⏰ It is being looked into.
case-is-withdrawn = It was taken back.
case-was-upheld = ✅ Answered { $when }: you were right.
case-was-not-upheld = Answered { $when }: it was looked into and is not so.
case-answer = { $answer }
case-take-back = Take it back
case-is-withdrawn-now = Taken back
case-over = This notice is over or withdrawn. You can always talk to the secretary.
case-enough = { $most } of your objections to this notice are being looked into; please wait for the answers.
case-gone = This objection is not there any more.
case-closed = This objection is settled.
case-own = This objection is your own; somebody else has to look into it.
case-not-yours = Somebody else looks into this one. The secretary and the deputy can hand it over.
case-not-theirs = It cannot be handed to them: they have to be on the committee, have claimed their name, and not be who objected.
case-word = 💬 An objection to “{ $title }” came in; { $name } looks into it. The notice does not end before.
case-handed-word = 💬 An objection to “{ $title }” is yours to look into.
case-taken-back-word = 💬 An objection to “{ $title }” was taken back.
case-upheld-word = 💬 Your objection to “{ $title }” is answered: you were right.
case-not-upheld-word = 💬 Your objection to “{ $title }” is answered: it was looked into and is not so.
case-mend-word = 💬 An objection to “{ $title }” was right. Please correct or withdraw the notice.
case-list = 💬 <b>Objections</b>: { $open } open, { $many } in all
case-list-none = 💬 No objections so far.
case-entry-open = ⏰ { $title }
case-entry-decided = ✅ { $title }
case-entry-withdrawn = { $title } (taken back)
case-head = 💬 <b>An objection to “{ $title }”</b>
case-by = { $who } · { $name } looks into it
case-anonymous = anonymous
case-uphold = ✅ It is right: answer
case-refuse = It is not so: answer
case-hand-over = Hand it to somebody else
case-whom = Who shall look into it?
case-nobody = Nobody else on the committee can look into it.
case-is-handed-over = { $name } looks into it now
case-ask-upheld = It is right. What do you answer? Send it to me; only who objected reads it.
case-ask-refused = It is not so. Say how you looked into it and why; only who objected reads it.
case-is-decided-now = Answered
case-todo = 💬 An objection waits for you: { $title }
case-todo-open = 💬 Look into it
affairs-cases = Objections { $many }

## The register
register-head = 📌 <b>Register of { $year }</b>: { $many }
register-kind = { $kind }: { $many }
register-entry = { $day } { $title }
register-all = Every kind
register-book = Excel
register-document = Word
register-year = { $year }
register-nothing = Nothing was published in this year.
register-title = { $branch }, branch affairs published in { $year }
register-title-of = { $branch }, branch affairs published: { $period }
register-here = The register, { $many } in all
register-is-open = published now
register-is-over = over
register-is-withdrawn = withdrawn
register-case-open = being looked into
register-case-upheld = right
register-case-refused = not so
register-sheet = Branch affairs
register-number = No.
register-kind-word = Kind
register-title-word = Title
register-posted = Published
register-until = Until
register-days = Working days
register-state = State
register-seen = Seen
register-objections = Objections
register-changes = Corrections
register-objection = Objection
register-answered = answered
register-open = open
register-files = Files
register-long = no end

## By plan
plan-kind-notice = 📌 Regular notice
notice-plan-ask-kind = What is published regularly? I ask you for it some days before, and publish it in time.
notice-plan-ask-label = What is this kind called? Send it to me, 20 characters at most.
notice-plan-ask-title = What is the title? Tap one or send me another; I add month and year.
notice-plan-ask-ahead = How many days before shall I ask for it?
notice-ahead = { $days } days before
notice-asked = ✍️ It is time for “{ $title }”. Please write what it says.
notice-asked-again = ✍️ “{ $title }” is still to be written.
notice-asked-when = Once written, it is published { $when }.
notice-asked-late = It is published as soon as you have written it.
notice-asked-title = { $title } ({ $year }-{ $month })
notice-plan-preview = I will ask for: { $kind } · { $title }

## Matters ("4+2")
affairs-matters = Matters
matter-list = 📋 <b>Matters</b>: { $many }, each step by step
matter-list-none = 📋 No matters yet. Weighty matters go step by step: proposed, deliberated, reviewed, decided; the decision and the result are published.
matter-new = ✍️ New matter
matter-entry = { $title } · next: { $step }
matter-entry-done = ✅ { $title }
matter-entry-dropped = { $title } (given up)
matter-ask-kind = What kind of matter is it?
matter-ask-title = What is it? One sentence, 100 characters at most.
matter-kind-villagers = Of the village (decided by the villagers' meeting)
matter-kind-workers = Of the workplace (decided by the workers' meeting)
matter-kind-branch = Of the branch (reviewed and decided by the general meeting)
matter-kind-short = Three steps: proposed, deliberated, reviewed (no decision of its own)
matter-step-propose = Proposal
matter-step-deliberate = Deliberation
matter-step-review = Review
matter-step-decide = Decision
matter-step-publish = Decision published
matter-step-result = Result published
matter-head = 📋 <b>{ $title }</b>
    { $kind }
matter-line-done = ✅ { $step } · { $day } · { $what }
matter-line-skipped = ↷ { $step }: passed over, { $why }
matter-line-coming = ⏰ { $step }: being prepared, { $what }
matter-line-next = ⏰ { $step }: not yet
matter-line-open = · { $step }
matter-next = Next: { $step }
matter-through = ✅ Every step was taken.
matter-was-dropped = ❌ Given up: { $why }
matter-take = Record: { $step }
matter-write = 📌 Write: { $step }
matter-skip = Pass it over
matter-again = Change the last step
matter-drop = Give it up
matter-same = The meeting that reviewed it
matter-vote = Vote: { $title }
matter-outside = Not in the bot: a date and a note
matter-committee = The committee
matter-ask-who = Who proposed it? Tap one, or send it to me.
matter-ask-deliberate = Which committee meeting deliberated it?
matter-ask-review = Which general meeting reviewed it?
matter-ask-decide = Which meeting decided it?
matter-ask-publish = Which notice published the decision?
matter-ask-result = Which notice published the result?
matter-ask-note = One sentence: which meeting, how many came, what was decided. 200 characters at most.
matter-ask-day = On which day? Tap “today” or send a date, such as 2026-11-20.
matter-day-unclear = I did not understand the day; please send a date, such as 2026-11-20.
matter-day-ahead = That day is still to come; record it once it happened.
matter-day-early = Not before the last step ({ $day }).
matter-skip-ask-why = Why is this step passed over? One sentence, which is kept.
matter-drop-ask-why = Why is the matter given up? One sentence, which is kept.
matter-gone = This matter is not there any more.
matter-order = One step after the other: an earlier one is still open. If it is passed over, say why first.
matter-later-done = A later step is recorded, so this one cannot be changed any more.
matter-is-dropped = This matter was given up.
matter-title-publish = Decision on “{ $title }”
matter-title-result = What became of “{ $title }”

## Joint notices
notice-from = Published by { $branch }, for joint work
notice-share = 🔗 Joint notice
notice-share-link = Send this link to the secretary, deputy or publicity member of another branch. Once they confirm, the notice stands in their group too; corrections, withdrawal and end follow, and each branch counts its own people:
    { $link }
notice-join-ask = { $host } asks { $branch } to publish this as well. The committee of { $host } looks into objections.
notice-join = 📌 Publish it in our group
notice-is-joined = It is published in the group of { $branch } as well.
notice-joined-word = 🔗 { $branch } publishes “{ $title }” too.
notice-own = This is your own branch's notice; send the link to another branch.
notice-there-already = Your group has it already.
case-of-branch = { $who } ({ $branch })
