# Record books

menu-minutes = Minutes: record, edit, file, export
menu-records = Record books: minutes, sign-in, study, hours

## Recording
minutes-choose = 📝 <b>Minutes</b>
    Choose a meeting:
minutes-meeting = { $sign ->
        [filed] ✅ {""}
        [open] ▶️ {""}
       *[other] {""}
    }{ $when } { $kind }
minutes-none = There has been no meeting yet. Send /meeting to plan one, and come back when it is held.
minutes-begin = ✍️ Start recording
minutes-go-on = ✍️ Go on recording
minutes-entries = 📋 All entries
minutes-end = ⏹ Stop recording
minutes-ended = Stopped; everything is kept
minutes-mode = ✍️ <b>Recording</b>
    { $title }

    Every message you send now is written down:
    · Wang Fang: … (as her speech)
    · agenda: …
    · resolution: …
    · vote Admit Li Qiang yes 15 no 1 abstained 0
    · any other text or voice message

    A slip? Edit that message, and the minutes follow.
    /minutes brings you back here. Other commands still work; tap “Stop recording” to leave.
minutes-kind-point = Agenda
minutes-kind-note = Note
minutes-kind-speech = Speech
minutes-kind-resolution = Resolution
minutes-kind-vote = Vote
minutes-kind-voice = Voice
minutes-sign-point = 🔹
minutes-sign-note = ▫️
minutes-sign-speech = 💬
minutes-sign-resolution = ☑️
minutes-sign-vote = 🗳
minutes-sign-voice = 🎤
minutes-as = As { $kind }
minutes-taken = Entry { $number }: { $said }
minutes-voice-kept = Telegram does not give bots the text of voice messages. The recording is kept; open the entry and type it when you have time.
minutes-which = There are several people called { $name }. Which one?
minutes-ask-votes = How many for, against and abstaining? { $present } with voting rights are here. Choose, or send: yes 15 no 1 abstained 0
minutes-unanimous = ✅ All in favour ({ $present })
minutes-undo = ↩️ Take back
minutes-undone = Taken back, no longer in the minutes:
    { $said }
minutes-undone-answer = Taken back
minutes-followed = ✏️ Entry { $number } follows: { $said }
minutes-filed-stays = This record is filed; changing the message does not change it. To correct it, tap below.
minutes-see = See the record
minutes-which-point = Which point of the agenda comes now? Tap it, or send a new one.
minutes-noted = Noted
minutes-moved = Moved
minutes-who = Who speaks?
minutes-next = { $kind ->
        [speech] Send what <b>{ $name }</b> says.
        [resolution] Send the resolution.
       *[vote] What is voted on? For example: Admit Li Qiang as probationary member. You can add the numbers: yes 15 no 1 abstained 0
    }
minutes-entry = <b>{ $kind }</b>
minutes-cut = … { $long } characters in all; the Word file has them all.
minutes-at = (noted { $when })
minutes-edit = ✏️ Edit
minutes-write = ✏️ Type it
minutes-delete = 🗑 Delete
minutes-play = ▶️ Listen
minutes-up = ⬆️ Up
minutes-down = ⬇️ Down
minutes-ask-edit = Send the whole text as it should be. Now it is:
    { $text }
minutes-ask-written = { $text }
    Send it as text. “Wang Fang: …” makes it her speech.
minutes-ask-added = What is missing? Send it as you would while recording.
minutes-point = Agenda: { $text }
minutes-speech = { $name }: { $text }
minutes-vote = { $text } ({ $said })
minutes-voice = Voice ({ $minutes ->
        [0] {""}
       *[other] { $minutes } min {""}
    }{ $seconds } s)
minutes-empty = There is no text in this entry. Please send it again.
minutes-subject = What is voted on? Write it as well, for example: vote Admit Li Qiang yes 15 no 1 abstained 0
minutes-too-many = That makes { $cast } votes, but only { $present } with voting rights have signed in. Check the numbers, or first correct the list in /attendance.
minutes-full = This meeting has reached the limit of { $most } entries.
minutes-no-files = You are recording a meeting: only texts and voice messages are taken. To send a file, first send /minutes and stop recording.
minutes-voice-first = First type what was dictated.
minutes-at-edge = It cannot be moved any further.

## The record of a meeting
record-led = Chair: { $host } · recorder: { $recorder }
record-counts = Expected { $expected } · present { $present }{ $late ->
        [0] {""}
       *[other] {" "}(late { $late })
    } · on leave { $leave } · { $waits ->
        [yes] not signed in yet
       *[no] absent
    } { $absent }{ $observing ->
        [0] {""}
       *[other] {" "}· observing { $observing }
    }
record-not-yet = Not signed in yet: { $names }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
record-still-waited = { $names } (sign-in is still open)
record-many = { $many ->
        [0] No entries yet.
        [one] { $many } entry
       *[other] { $many } entries
    }
record-open = no numbers yet
record-is-filed = ✅ Filed { $when }; changes need a reason from now on.
record-about = About the meeting
record-word = 📄 Word file
record-file = 🗄 File it
record-add = ➕ Add an entry
record-trail = Corrections
record-what-host = chair
record-what-recorder = recorder
record-what-venue = place
record-what-time = time
record-what-agenda = agenda
record-what-entry = entry
record-what-added = entry added
record-what-removed = entry removed
record-what-attendance = attendance
record-field = <b>{ $label }</b>: { $value }
record-change = Change { $what }
record-ask-host = Who chairs? Choose, or type a name.
record-ask-recorder = Who records? Somebody chosen from the list may record without being on the committee; you can also type a name.
record-ask-venue = Where was it held? Please type it.
record-ask-time = From when to when? For example: 15:05–16:40
record-ask-agenda = Please type the agenda, one item a line.
record-time-unclear = I did not understand that. Write from when to when, for example: 15:05–16:40
record-typed-empty = There was no text. Please type it again.
record-changed = Changed
record-recorder-told = ✍️ Please record this meeting:
    { $title }
record-recorder-unreachable = { $name } has never written to me. Please tell them to send me /minutes privately.
record-ask-why = This record is filed. Why is it to be changed? Your reason (up to { $most } characters) goes into the corrections at its end.
record-why-length = Please give the reason in 1 to { $most } characters.
record-file-sure = Once filed, the record stands; changes need a reason.
    { $title }
record-unwritten = ⏰ { $many ->
        [one] { $many } voice message has
       *[other] { $many } voice messages have
    } not been typed yet.
record-votes-open = ⏰ { $many ->
        [one] { $many } vote has
       *[other] { $many } votes have
    } no numbers yet.
record-file-yes = 🗄 File it
record-filed = Filed
record-filed-already = This record is filed.
record-still-open = Sign-in is still open. Close it in /meeting first, then file the record.
record-not-held = The meeting has not been held yet.
record-cancelled = This meeting was cancelled; it has no record.
record-trail-head = { $many ->
        [0] No corrections since it was filed.
        [one] { $many } correction since it was filed:
       *[other] { $many } corrections since it was filed:
    }
record-trail-line = · { $when } { $who }, { $what }: { $before ->
        [none] (nothing)
       *[other] { $before }
    } → { $after ->
        [none] (nothing)
       *[other] { $after }
    }. Reason: { $why }
record-differs = Attendance was corrected after filing.
record-update = Update attendance
record-somebody = a committee member
record-people = { $status }: { $names }
record-voted = { $yes } for, { $no } against, { $abstained } abstaining; { $voters } with voting rights, { $present } of them present: { $outcome ->
        [carried] valid and carried
        [lost] valid, not carried: no more than half of all with voting rights agreed
        [invalid] invalid: no more than half of those with voting rights were present
       *[unknown] without a sign-in list nobody can say whether it is valid
    }
record-not-filed = Not filed
record-filed-by = Filed by { $name }, { $when }
record-word-coming = Your Word file is on the way

## What stands in Word
record-word-heading = Minutes
record-word-title = Meeting
record-word-time = Time
record-word-place = Place
record-word-host = Chair
record-word-recorder = Recorder
record-word-expected = Expected
record-word-present = Present
record-word-late = Late
record-word-leave = On leave
record-word-absent = Absent
record-word-observing = Observing
record-word-present_names = Present
record-word-late_names = Late
record-word-leave_names = On leave
record-word-absent_names = Absent
record-word-observing_names = Observing
record-word-agenda = Agenda
record-word-contributions = Minutes
record-word-resolutions = Resolutions
record-word-votes = Votes
record-word-corrections = Corrections
record-word-when = When
record-word-who = By
record-word-what = What
record-word-before = Before
record-word-after = After
record-word-why = Reason
record-word-signed-host = Signature of the chair
record-word-signed-recorder = Signature of the recorder
record-word-signed-on = Date
record-word-colon = :{" "}

## The books of a period
records-title = 🗄 <b>Record books · { $title }</b>
records-held = { $held ->
        [one] { $held } meeting
       *[other] { $held } meetings
    } held, { $filed ->
        [one] { $filed } record
       *[other] { $filed } records
    } filed.
records-open = Not filed: { $many }
records-unfiled = { $many ->
        [one] The record of { $many } meeting is
       *[other] The records of { $many } meetings are
    } not filed:
records-book = 📊 Excel
records-pack = 📦 Everything (zip)
records-templates = 📄 Templates
records-heading = { $branch } { $title } record book
records-coming-book = Your workbook is on the way
records-coming-pack = Packing; it comes as soon as it is ready
records-on-the-way = It is being prepared already, please wait.
records-here-word = Here are the minutes.
records-here-book = Here is the record book: summary, attendance, reading, questions, discussions.
records-here-pack = Here are the record books. Unpack them and open the index: it leads to every file.
records-state-filed = filed
records-state-open = not filed
records-state-none = no minutes
records-proof-picture = picture
records-proof-none = none
records-proof-lost = { $name } (could not be fetched; please ask for it)
records-folder-meetings = Meetings
records-folder-study = Study
records-folder-checks = Checks
records-folder-affairs = Branch affairs
records-folder-votes = Votes
records-file-notices = Register of notices
records-file-sheet = attendance
records-file-book = Record book
records-file-hours = Study hours
records-file-topics = Discussions
records-file-proof = Evidence
records-file-check = Study check
records-book-sheet-held = Meetings at a glance
records-book-sheet-votes = Votes
records-book-sheet-summary = Summary
records-book-column-number = No.
records-book-column-day = Date
records-book-column-kind = Kind
records-book-column-topic = Topic
records-book-column-place = Place
records-book-column-host = Host
records-book-column-expected = Expected
records-book-column-present = Present
records-book-column-leave = Leave
records-book-column-absent = Absent
records-book-column-record = Minutes
records-book-column-title = About
records-book-column-how = How
records-book-column-entitled = Entitled
records-book-column-cast = Cast
records-book-column-result = Result
records-book-column-name = Name
records-book-column-meetings = Meetings
records-book-column-readings = Reading
records-book-column-quizzes = Questions
records-book-column-topics = Discussions
records-book-column-hours = Hours
records-book-column-right = Right
records-book-column-points = Points
records-book-column-light = Light
records-book-column-share = Share
records-book-mark-present = ✓
records-book-mark-done = ✓
records-book-mark-late = late
records-book-mark-wrong = ✗
records-book-mark-leave = leave
records-book-mark-absent = –
records-book-mark-missed = –
records-book-mark-made_up = made up
records-book-mark-observing = obs.
records-book-legend = ✓ present or done · late · leave · – absent or not done · made up · ✗ answered wrongly · obs. observing · blank: not expected
records-book-nothing = Nothing in this period.
records-pack-index = Index
records-pack-evidence-list = Evidence
records-pack-column-number = No.
records-pack-column-what = What
records-pack-column-day = Date
records-pack-column-state = State
records-pack-column-file = File
records-pack-column-name = Name
records-pack-column-title = Training
records-pack-column-hours = Hours
records-pack-column-evidence = Evidence

## Templates
template-title = 📄 <b>Templates for minutes</b>
template-ours = Ours is in use. You can put your branch's own Word file in its place.
template-own = The branch's own templates:
template-line = { $kind }: { $name } ({ $when })
template-all = All meetings
template-send = Send a template
template-get = Get template
template-fields = Fields
template-back = Back to ours
template-restored = Ours is in use again
template-ask-kind = For which meetings is the new template?
template-ask-file = Send me the Word template (.docx) for: { $kind }.
    Write [time], [present_names], [contributions] where something is to be filled in.
template-file-wanted = Please send a .docx file.
template-reading = Checking the template …
template-fits = ✅ The template is fine and in use from now on ({ $kind }).
template-lacks = ⏰ The template does not show these; they will not be in the Word file, but stay in the bot: { $names }
template-unfit = ❌ This template cannot be used:
template-unknown = Unknown fields:
    <code>{ $names }</code>
template-code = Code that is not allowed:
    <code>{ $names }</code>
template-names-file = template-problems.txt
template-names-here = There are many; this file lists them all.
template-stays = The template before stays in use. Fix this one and send it again.
template-about-fields = <b>Fields</b>
    <code>{ $fields }</code>

    Those with several values need a loop:
template-list = · <b>{ $name }</b>: { $fields }
template-loop = For example:
    <code>{ $loop }</code>
template-here = This is our template; you can change it to your liking.
template-file-name = minutes-template.docx
template-kind = This is not a .docx file. Save it as .docx in Word or WPS and send it again.
template-macros = This file has macros or embedded objects and cannot be used. Save it as a plain .docx and send it again.
template-links = This file fetches things from elsewhere (linked content or templates) and cannot be used. Remove them and send it again.
template-too-big = The template is too large; please keep it under { $limit } MB.
template-bomb = This file unpacks to too much and cannot be used.
template-locked = This file has a password. Remove it and send the file again.
template-broken = This file cannot be read. Open it in Word or WPS, save it again and resend it.
template-tag = A tag in the template is wrong: { $said }. Every {"{%"} if and for needs its end.
template-no-marks = The template has no marks, so nothing could be filled in. Please copy these three to where they belong, and send it again:
    <code>[time]</code>
    <code>[present_names]</code>
    <code>[contributions]</code>
