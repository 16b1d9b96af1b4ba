# Reading pushes

menu-read = To read: what is still open

## The card in the group
reading-heading = 📖 <b>Today's reading · { $title }</b>
reading-own-heading = 📖 <b>{ $title }</b>
reading-titled = { $title }
reading-titled-numbered = { $title } ({ $number }/{ $numbers })
reading-short = { $title } ({ $number }/{ $numbers })
reading-minutes = About { $minutes } min
reading-minutes-link = About { $minutes } min · <a href="{ $link }">open the link</a>
reading-source = Source: { $source }
reading-goes-on = This is part 1 of { $parts }. Tap “Full text” to go on.
reading-counts = Studied { $studied } / { $expected }
reading-counts-over = Studied { $studied } / { $expected } ({ $made_up } made up later)
reading-counts-others = { $counts }, and { $others } more
reading-until = {" · "}by { $day }
reading-note-asked = ✍️ Please write a note by { $when } · handed in { $noted } / { $expected }
reading-note-over = ✍️ Notes handed in: { $noted } / { $expected }
reading-studied = ✅ Studied
reading-note = ✍️ Take a note
reading-whole = 📖 Full text
reading-open = 🔗 Open

## The tap that counts
span-seconds = { $seconds } s
span-minutes = { $minutes } min
span-both = { $minutes } min { $seconds } s
reading-wait = Read for another { $left } and it counts
reading-started = Your reading time starts now. Tap again in about { $left }
studied = ✅ Studied, number { $place }
studied-late = ⏰ Studied, made up late, number { $place }
studied-counts = { $first }. { $minutes } min added to your hours
studied-cut = { $first }. { $minutes } min added to your hours (today's limit is { $most } min)
studied-full = { $first }. Today's { $most } min are used up, so nothing is added to your hours
studied-known = { $first }. Its minutes were counted before
studied-again = You studied this already: { $when }, number { $place }

## The check question
check-ask = ❓ <b>{ $title }</b>: a short check.
    { $question }
check-option = { $letter }. { $option }
check-read-again = Read it again
check-wrong = ❌ Not quite. Have another look; you can answer again in { $left }
check-wait = You can answer again in { $left }. Have another look meanwhile
check-changed = The question was just changed. Here is the new one

## What is still to be read
read-mine = 📖 <b>{ $many ->
        [one] 1 reading
       *[other] { $many } readings
    } to go{ $late ->
        [0] {""}
       *[other] , { $late } to make up
    }</b>
read-none = 📖 <b>Nothing left to read. Well done.</b>
read-hours = { $month } min this month, { $year } min this year ({ $lessons } study hours of { $length } min)
read-entry = { $title }
read-entry-until = { $title } · by { $day }
read-entry-late = ⏰ { $title } · make up
read-todo = 📖 { $many } to read{ $late ->
    [0] {""}
   *[other] , { $late } of them to make up
}{ $day ->
    [none] {""}
   *[other] , the first by { $day }
}
note-todo = ✍️ A note on { $title }, by { $when }
note-todo-open = ✍️ { $title }
read-todo-open = 📖 Read
read-back = To read
part-before = ‹ Previous part
part-after = Next part ›
reading-state-studied = ✅ You studied this: { $when }
reading-state-late = ⏰ You made this up: { $when }
reading-state-over = ⏰ The deadline has passed; studying it now makes up for it
reading-state-open = Not studied yet
reading-state-until = Not studied yet, by { $day }
reading-after = <b>{ $title }</b>
    { $said }

## Notes
note-ask = ✍️ What would you like to note on <b>{ $title }</b>? Send it to me, up to 4,000 characters.
note-ask-handed = The branch asks for a note by { $when }. What you write is handed in to the secretary.
note-ask-handed-late = Notes were due by { $when }. You can still hand yours in.
note-for-myself = Just for myself
note-before = Your notes: { $many }
note-empty = I saw no text. Please send it again.
note-long = Too long: { $long } characters, at most { $most }. Shorten it and send it again.
note-kept = ✍️ Saved, { $long } characters. Only you can see it.
note-handed = ✍️ Handed in, { $long } characters. The secretary and the committee can read it.
note-another = Another note
note-look = Show it
notes-mine = ✍️ My notes
notes-head = ✍️ <b>My notes</b>
notes-none = ✍️ No notes yet. Tap “Take a note” while you read, and send it to me.
notes-on = ✍️ <b>{ $title }</b>
note-material = { $title } · { $many }
note-entry = { $when } { $start }
note-head = ✍️ <b>{ $title }</b>
    { $when }
note-state-own = Only you can see it.
note-state-handed = Handed in to the secretary.
note-hand-in = Hand it in
note-handed-answer = Handed in
note-change = Change
note-ask-change = Please send me the whole note as it should be.
note-delete = Delete
note-delete-sure = Delete this note ({ $long } characters)? It cannot be brought back.
note-deleted = Deleted
note-gone = This note is gone.

## Notes that were asked for
note-call = ✍️ Please write a note: <b>{ $title }</b>
    Send it to me by { $when }.
note-write = ✍️ Write a note
push-ask-notes = ✍️ Ask for notes
push-ask-days = Ask everybody for a note on <b>{ $title }</b>. Within how many days? The group is told.
push-note-days = { $days } days
push-asked = Everybody has been asked for a note
push-asked-already = Notes have been asked for already.
push-notes = ✍️ Notes { $many }
asked-head = ✍️ <b>{ $title }</b>
    Handed in by { $many }. There is no minimum length.
asked-missing = Still to come: { $names }
asked-all = Everybody has handed in.
asked-entry = { $name } · { $long } characters
asked-entry-late = ⏰ { $name } · { $long } characters · late
asked-export = Save as text
asked-export-head = { $name }, { $when }
asked-export-file = Notes { $day }.txt
asked-export-here = The notes handed in: { $many }.
asked-none = Nobody has handed in a note yet.
asked-note = <b>{ $name }</b>
    { $when }
sharing-none = Not posted to the group.
sharing-asked = { $name } has been asked whether it may be posted to the group.
sharing-posted = Posted to the group.
sharing-refused = { $name } would rather not have it posted to the group.
asked-post = Post to the group (asks first)
note-asked-already = { $name } has been asked already.
note-unreached = I cannot write to { $name }. Please ask in person.
note-consent-asked = { $name } has been asked
consent-ask = ✍️ Your note on { $title } is good, and the secretary would like to post it to the group. May I?
    <blockquote>{ $start }</blockquote>
consent-named = Yes, with my name
consent-nameless = Yes, without my name
consent-no = No
consent-given = ✅ Thank you. It goes to the group.
consent-refused = All right, it is not posted.
note-answered = This has been answered already.
shared-head = ✍️ <b>A note · { $title }</b>
shared-by = — { $name }
shared-nameless = — a comrade

## Reminders
chase-unreached = 📖 Still to study, and I cannot write to { $many ->
        [one] this person
       *[other] these { $many } people
    } (name not claimed, or my private chat never opened).
    Please pass it on: { $names }
chase-mention = 📖 { $names }: something to study is due soon. Tap below to open it.
chase-go = Study
chase-late = Too late in the day: nobody was reminded

## Pushes
pushes-open = 📊 Pushes
pushes-head = 📊 <b>Pushes</b>
pushes-none = 📊 Nothing has been pushed yet.
pushes-entry = { $day } { $title } · { $studied }/{ $expected }
push-head = 📊 <b>{ $title }</b>
push-when = Pushed { $when }
push-studied = <b>Studied</b> { $many }: { $names }
push-missing = <b>Not yet</b> { $many }: { $names }
push-away = <b>Away</b> { $many }: { $names }
push-at = { $name } { $when }
push-at-late = { $name } { $when } late
push-remind = Remind
push-reminded = Reminded privately: { $many }.
push-reminded-earlier = Already reminded today: { $many }.
pushes-reminded = Reminded: { $many }
pushes-nobody = There is nobody to remind
