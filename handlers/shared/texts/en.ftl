# What everybody says

back-page = ‹ Back
next-page = More ›
back = Back
cancel = Cancel
confirm = Confirm
cancelled = Cancelled. Nothing was changed.
key-missing = This deployment has no key file, and what cannot be kept secret is not done. Ask whoever runs the bot to set ZHIXUE_KEY_FILE.
button-unknown = This button no longer works. Please open it again.
button-stale = This step has expired. Please start again.
person-hidden = An anonymous identity could be anyone. Please act as yourself.
member-unknown = You are not on this branch’s roster yet. Send /join to claim your name.
right-missing = This is for the branch secretary or the committee.
branch-not-set-up = This group has no branch yet. An admin can tap the button in the greeting or send /setup.
branch-none-yours = You are in no branch yet. Send /join in your branch’s group to claim your name.
branch-asleep = I am not in the branch’s group at the moment and cannot tell anybody. Please add me to the group again first.
tap-repeated = This tap was received and dealt with a moment ago.
try-later = That did not work just now. Please try again in a while.
errands-full = A lot is still being worked on; please wait until it is done, then try again.
slow-down = Too fast: please wait a few seconds.
slow-down-messages = Messages come too fast; the ones from here on are not taken. Please wait a little and send them again.
errand-given-up = ❌ What you just asked for was not done: the program has a fault, and several tries did not help. Please do it once more; if that does not work either, tell those who run the bot.
hearing-which = Is “{ $word }” the answer to the step before, or shall I open “{ $word }”?
hearing-answer = It is the answer
hearing-go = Open “{ $word }”
hearing-left = All right, that step is left.
hearing-nothing = There is nothing to leave at the moment.
form-in-private = The preview is in the private chat; nothing reaches the group before you publish it.
quiet-now = Quiet hours now (until { $until }). When shall it go to the group?
quiet-later = At { $until }
quiet-anyway = Now all the same
quiet-held = It goes to the group at { $until }
form-skip = Skip
form-go-on = Next ›
form-ticked = ✅ { $label }
form-month = { $month } { $year }
form-other-day = 📅 Another day
form-tap-wanted = Please choose with the buttons under the message.
form-no-file = This step takes text, not a file.
form-file-wanted = This step takes a file.
form-moved-on = That step is done. Please go on with the newest message.
form-day-out = Choose a day from { $first } to { $last }.
button-retired = This step has changed. Send /{ $command } to begin again.
step-retired = This step has changed, and what you typed was not used. Send /{ $command } to begin again.

day-yesterday = yesterday
day-today = today
day-tomorrow = tomorrow
day-after-tomorrow = the day after tomorrow
day-dated = { $weekday }, { $month } { $day }
day-with-year = { $weekday }, { $month } { $day }, { $year }
moment = { $day } { $time }
moment-dated = { $day } { $time }
weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
weekday-7 = Sun
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec

standing-full = full member
standing-probationary = probationary member
standing-activist = activist
standing-guest = guest
post-none = no post
post-secretary = secretary
post-deputy = deputy secretary
post-organisation = organisation
post-publicity = publicity
post-discipline = discipline
post-subgroup_leader = subgroup leader
kind-general = General meeting
kind-committee = Committee meeting
kind-subgroup = Subgroup meeting
kind-lecture = Lecture
kind-theme_day = Theme day
kind-life = Organisation life meeting
kind-other = Meeting

go-private = Let us go on privately, so that the group is not disturbed.
open-private = Open private chat
none-yet = not set
audience-branch = everyone
audience-committee = the committee
audience-subgroup = a subgroup
status-none = not here
status-present = present
status-late = late
status-leave = on leave
status-absent = absent
status-made_up = made up
status-observing = observing
language-zh-Hans = 简体中文
language-zh-Hant = 繁體中文
language-en = English
weekday-short-1 = Mo
weekday-short-2 = Tu
weekday-short-3 = We
weekday-short-4 = Th
weekday-short-5 = Fr
weekday-short-6 = Sa
weekday-short-7 = Su
meeting-title = 📌 <b>{ $kind } · { $topic }</b>
meeting-title-bare = 📌 <b>{ $kind }</b>
meeting-when = { $span }
meeting-when-where = { $span } · { $place }
meeting-agenda = <b>Agenda</b>
    { $agenda }

plan-late = too late, not sent this time

alert-plan = ❌ “{ $title }” ({ $when }) was not sent because of an error in the program. The next one, { $next }, will come as usual.
    To send it now, open it in /plans.
alert-plan-over = ❌ “{ $title }” ({ $when }) was not sent because of an error in the program.
    Open it in /plans and see whether to schedule it anew.
alert-due = ❌ { $when }: something that was due could not be done (<code>{ $kind }</code>) because of an error in the program. Please tell whoever runs the bot.
alert-closed = ❌ I cannot write in the group “{ $name }” any more: I may have been removed, or may not speak.
    Please add me again and let me speak; pushes then go on as before.
alert-refused = ❌ “{ $line }” was not sent to the group: Telegram does not accept its content.
    Please check text and files, and send it again once mended.
alert-given-up = ❌ “{ $line }” could not be sent to the group after many tries and was given up. Please send it again if needed.
alert-interrupted = ❌ The connection broke while “{ $line }” was being sent; whether the group got it is not known.
    Please look there, and send it again if it is missing.
alert-found = ✅ “{ $line }” did reach the group after all; everybody’s answers count.
alert-no-right = ❌ “{ $line }” was not sent: the group does not let me send { $what ->
        [poll] polls
        [photo] pictures
        [video] videos
        [animation] animations
        [audio] music
        [voice] voice messages
        [document] files
       *[other] such messages
    }.
    Please allow it under “Permissions” in the group’s settings, or make me an admin; what is not too late by then I send after all.
alert-topic-closed = ❌ “{ $line }” was not sent: that topic is closed.
    Please open it again, or send /topic here in another one; within a day I send it once I can.
alert-topic-gone = 📌 The topic for discussions in “{ $name }” was deleted; I send to the group instead.
    To choose another place, send /topic here there.
alert-too-late = ❌ “{ $line }” was not sent: by the time it could be, the time for answers was over. The question is void.
alert-nameless = a message without text

# Rhythms: when something is pushed

rhythm-said = { $days } { $times }
rhythm-more = { $some }, { $next }
rhythm-and = { $some } and { $last }
rhythm-daily = every day
rhythm-workdays = every working day
rhythm-monday-friday = Monday to Friday
rhythm-weekend = every weekend
rhythm-weekly = every { $days }
rhythm-weeks = { $weeks ->
        [2] every other { $days }
       *[other] { $days } every { $weeks } weeks
    }
rhythm-days = { $count ->
        [2] every other day
       *[other] every { $count } days
    }
rhythm-weekday-1 = Monday
rhythm-weekday-2 = Tuesday
rhythm-weekday-3 = Wednesday
rhythm-weekday-4 = Thursday
rhythm-weekday-5 = Friday
rhythm-weekday-6 = Saturday
rhythm-weekday-7 = Sunday
rhythm-of = { $days } of { $period }
rhythm-month = every month
rhythm-quarter = every quarter
rhythm-quarter-1 = the first month of every quarter
rhythm-quarter-2 = the second month of every quarter
rhythm-quarter-3 = the third month of every quarter
rhythm-odd-months = odd-numbered months
rhythm-even-months = even-numbered months
rhythm-year = { $months } every year
rhythm-in-month-1 = January
rhythm-in-month-2 = February
rhythm-in-month-3 = March
rhythm-in-month-4 = April
rhythm-in-month-5 = May
rhythm-in-month-6 = June
rhythm-in-month-7 = July
rhythm-in-month-8 = August
rhythm-in-month-9 = September
rhythm-in-month-10 = October
rhythm-in-month-11 = November
rhythm-in-month-12 = December
rhythm-nth = { $place ->
        [1] first
        [2] second
        [3] third
        [4] fourth
        [5] fifth
        [21] 21st
        [22] 22nd
        [23] 23rd
       *[other] { $place }th
    }
rhythm-nth-last = { $place ->
        [1] last
        [2] second-to-last
        [3] third-to-last
        [4] fourth-to-last
        [5] fifth-to-last
       *[other] { $place }th-to-last
    }
rhythm-nth-of = the { $places } { $day }
rhythm-workday = working day
rhythm-day = { $day ->
        [1] 1st
        [2] 2nd
        [3] 3rd
        [21] 21st
        [22] 22nd
        [23] 23rd
        [31] 31st
       *[other] { $day }th
    }
rhythm-day-last = { $place ->
        [1] last
        [2] second-to-last
        [3] third-to-last
        [4] fourth-to-last
        [5] fifth-to-last
        [21] 21st-to-last
        [22] 22nd-to-last
        [23] 23rd-to-last
       *[other] { $place }th-to-last
    }
rhythm-day-list = the { $days }
rhythm-day-list-last = the { $days } day
rhythm-date = { $month } { $day }, { $year }
rhythm-from = { $said }, from { $date }
rhythm-noted = { $said } ({ $notes })
rhythm-notes = { $some }; { $next }
rhythm-note-once = once
rhythm-note-last = or the last day
rhythm-note-skip = skipped where there is none
rhythm-note-shift = if a holiday, next working day
rhythm-expression = cron { $expression }

rhythm-unclear = I do not understand the rhythm “{ $said }”. Try: every day 8:00, every weekday 08:00, every Monday and Thursday 12:30, monthly on the 5th 9:00
rhythm-no-time = At what time is “{ $said }”? Please write both together, such as: { $said } 9:00
rhythm-no-day = On which day is “{ $said }”? Please write both together, such as: every day 8:00, every Friday 9:00, monthly on the 5th 9:00
rhythm-hour = The time in “{ $said }” does not exist. A day goes from 0:00 to 24:00; try: every day 20:00
rhythm-weekday = In “{ $said }” the date is another day of the week. Please check.
rhythm-no-such-day = “{ $said }” names a day that is not in the calendar. Please check.
rhythm-past = “{ $said }” is over. Please choose a time to come.
rhythm-far = “{ $said }” is too far ahead: { $years } years at the most.
rhythm-too-often = “{ $said }” is too often. Leave at least { $minutes } minutes between two pushes.
rhythm-too-many = “{ $said }” has too many times. A day takes { $most } at the most.
rhythm-cron = “{ $said }” is no cron expression I can use. It needs five fields, minute hour day month weekday, such as: 0 9 * * 1-5
rhythm-never = “{ $said }” never comes. Please choose another day.
rhythm-start = A starting date is only for rhythms such as every two weeks or every three days. Save any other one without it, then pause it until that day.
rhythm-short-month = Not every month has “{ $said }”. What should the others do?
rhythm-which-month = Which month of the quarter is “{ $said }” in?
rhythm-once-or-more = Is “{ $said }” meant once, or again and again?
rhythm-gap = “{ $said }” can be understood in two ways. Which one do you mean?
hearing-thanks = You are welcome.
hearing-greeting = Hello. Send /help to see what I can do.
hearing-fine = All right.
reminder-of-todos = Hello { $name }. A few things are waiting for you in { $branch }, whenever you have a moment:
