# Push plans

menu-plans = Push plans

plan-list = <b>Push plans</b>
    Tap one to pause it, change its time or see what it sends.
plan-list-empty = <b>Push plans</b>
    There are no plans yet. “Quick start” sets up the usual ones, or make one of your own.
plan-new = ➕ New
plan-starters = 🚀 Quick start
plan-calendar = 📅 Calendar
plan-entry-on = { $title } · { $when }
plan-entry-failed = ⚠️ { $title } · { $when }
plan-entry-until = ⏸ { $title } · { $when }
plan-entry-paused = ⏸ { $title } · paused
plan-entry-over = ☑️ { $title } · over

plan-kind-message = ✉️ Own message
plan-message-word = Message
plan-kind-meeting = 📌 Standing meeting
plan-ask-kind = <b>New plan</b>
    What should be pushed on time?
plan-ask-rhythm = <b>{ $title }</b>
    When should it be pushed? Choose, or type, for example: every Monday and Thursday 12:30
plan-ask-meeting-rhythm = <b>{ $title }</b>
    When is the meeting? Choose, or type, for example: second Friday of the month 15:00
plan-by-hand = Choose step by step
plan-ask-every = How often?
plan-every-day = Every day
plan-every-work = Working days
plan-every-week = Days of the week
plan-every-month = A date each month
plan-every-nth = First … last of the month
plan-every-once = Once
plan-ask-weekdays = Which days of the week? Choose as many as you like, then tap “Next”.
plan-no-weekday = Choose at least one day.
plan-ask-day = Which date of the month?
plan-last-day = Last day
plan-ask-nth = Which one of the month?
plan-place-1 = First
plan-place-2 = Second
plan-place-3 = Third
plan-place-4 = Fourth
plan-place-last = Last
plan-ask-weekday = Which day?
plan-work-day = Working day
plan-ask-date = Which day?
plan-ask-hour = At what hour? You can also type the time, for example: 8:20
plan-ask-hours = At what hour? You can also type the time, for example: 8:20
plan-hour = { $hour }:00
plan-more-hours = Other hours
plan-ask-minute = Which minute? You can also type the time, for example: 8:05
plan-short-month = Not every month has a day { $day }. What about the months without it?

plan-confirm = <b>{ $title }</b>
    { $kind } · { $rhythm }
plan-next-dates = Coming up:
plan-date = · { $when }
plan-date-skipped = · <s>{ $when }</s> skipped
plan-lead = { $days ->
        [one] The notice goes out one day ahead.
       *[other] The notice goes out { $days } days ahead.
    }
plan-date-by-rule = · { $when } (holidays not announced yet; by the rule of public holidays)
plan-off-holidays = 🏖 Keep off holidays
plan-off-holidays-on = 🏖 Keep off holidays ✓
plan-now-off-holidays = Moves to the next working day on holidays
plan-now-on-holidays = Goes out on holidays, too
plan-shift-on = Moved off holidays: yes
plan-shift-off = Moved off holidays: no
plan-store = ✅ That’s right
plan-stored = The plan is set
plan-changed = Changed
plan-twin = There is a plan much like this already:
    <b>{ $title }</b>, next { $when }
    Make another one?
plan-twin-open = Show that one
plan-twin-anyway = Make it anyway
plan-none-ahead = not set

plan-page = <b>{ $title }</b>
    { $kind } · { $rhythm }
plan-is-paused = ⏸ Paused until you resume it.
plan-is-until = ⏸ Paused, goes on from { $day }.
plan-is-over = ☑️ Over, nothing more is planned.
plan-nothing = ⚠️ Nothing to push now: { $why }
plan-last = Lately:
plan-was-done = ✅ { $when } pushed
plan-was-noted = ☑️ { $when } { $why }
plan-was-failed = ⚠️ { $when } not sent, something went wrong
plan-was-skipped = ⏭ { $when } not pushed: { $why }
plan-merged = { $many ->
        [one] { " " }(made up for one missed before)
       *[other] { " " }(made up for { $many } missed before)
    }
plan-note-other = there was nothing to push
plan-skipped = a secretary skipped it
plan-try = 👀 Show me first
plan-send = 📤 Send now
plan-pause = ⏸ Pause
plan-resume = ▶️ Resume
plan-skip = ⏭ Skip the next one
plan-unskip = ↩️ Don’t skip
plan-change = ✏️ Change
plan-delete = 🗑 Delete
plan-to-list = All plans
plan-what-change = <b>{ $title }</b>
    What shall be changed?
plan-change-rhythm = Time
plan-change-content = Content
plan-change-title = Name
plan-ask-pause = <b>{ $title }</b>
    Pause until which day? It goes on that day. Choose, or type, for example: 1 September
plan-pause-open = ⏸ Until I resume it
plan-ask-title = It is called “{ $title }”. Type a new name (at most { $most } characters).
plan-delete-sure = Delete “{ $title }”? Nothing more is pushed; what was pushed and studied is kept.
plan-send-sure = “{ $title }” was sent within the last hour. Send it once more?
plan-would-be = This is how the group will see it:
plan-tried = It is below, only you can see it
plan-now-paused = Paused
plan-now-on = Resumed
plan-now-skipped = { $when } is skipped
plan-now-unskipped = The skip is taken back
plan-deleted = Deleted

plan-gone = This plan is not there any more. Send /plans to see what is.
plan-past = That time has passed. Please choose a later one.
plan-lead-past = { $days ->
        [one] The meeting is too near to be announced one day ahead.
       *[other] The meeting is too near to be announced { $days } days ahead.
    } Choose another time, or send /meeting to plan this one meeting.
plan-too-many = Too many plans: a branch can have { $most }. Please delete some that are not needed.
plan-until-past = That day has come already. Please choose a later one.
plan-until-over = By that day this plan has nothing left to push.
plan-until-unclear = I could not tell which day. Try: 1 September, next Monday
plan-nothing-ahead = Nothing is ahead, so there is nothing to skip.
plan-nothing-skipped = Its time has passed; there is nothing to take back.
plan-title-length = A name has 1 to { $most } characters.

plan-ask-message = Send me the message to be pushed: a text (formatting is kept), a picture, a file, audio, video or an album of photos.
plan-message-here = Push this one? To change it, just send another.
plan-message-album = I have an album of photos. Push it? To change it, just send another.
plan-message-keep = ✅ Use it
plan-message-look = 👀 Show me
plan-message-kind = Messages of this kind cannot be pushed. Send a text, picture, file, audio, video or an album of photos.
plan-message-long = Too long: a message has at most { $most } characters, this one has { $long }. Make two of it, or a file.
plan-caption-long = The text beside a picture or file has at most { $most } characters, this one has { $long }. Shorten it, or make the text a plan of its own.

plan-ask-meeting = What kind of standing meeting?
plan-ask-topic = What is the topic each time? It can stay open and be changed once the notice is out.
plan-ask-length = How long does it usually take?
plan-minutes = { $minutes } min
plan-ask-lead = How many days ahead shall the notice go to the group?
plan-days-before = { $days ->
        [one] 1 day
       *[other] { $days } days
    }
plan-meeting = { $kind } · { $topic }
plan-meeting-began = the meeting has begun or is over
plan-meeting-twin = this meeting has been announced already
plan-subgroup-gone = that subgroup is not there any more, please change the plan’s content

plan-offers = <b>Quick start</b>
    What branches usually need. Tap one to leave it out or take it back; all can be changed later.
plan-offers-done = <b>Quick start</b>
    You have all of these already.
plan-offer-on = ☑️ { $title }: { $rhythm }
plan-offer-off = ⬜️ { $title }: { $rhythm }
plan-offer-there = ✅ { $title }: there already
plan-offer-make = 🚀 Set them up
plan-offers-made = { $many ->
        [one] One plan is set up
       *[other] { $many } plans are set up
    }
plan-offers-none = Nothing to set up: what is ticked is there already.

menu-calendar = Calendar
calendar-heading = <b>📅 Calendar · { $span }</b>
calendar-span = { $first } – { $last }
calendar-day = { $month } { $day }
calendar-day-year = { $month } { $day }, { $year }
calendar-month = { $month } { $year }
calendar-meetings = <b>Meetings</b>
calendar-line = · { $when }–{ $ends } { $title }
calendar-line-place = · { $when }–{ $ends } { $title } · { $place }
calendar-notices = <b>Notices</b>
calendar-notice = · { $day }: { $title }
calendar-notice-ends = last day of “{ $title }”
calendar-votes = <b>Votes</b>
calendar-vote = · { $when }: { $title }
calendar-vote-of = { $kind } ({ $title })
calendar-vote-opened = vote opens: { $title }
calendar-vote-closed = vote closes: { $title }
calendar-pushes = <b>Pushes</b>
calendar-push = · { $title } · { $rhythm }, next on { $day }
calendar-by-rule = The holidays of { $year } have not been announced yet; days off are by the rule of public holidays.
calendar-empty = Nothing is planned in this time yet.
calendar-more = … and { $many } more; turn to that month to see them.
calendar-word-meeting = Meeting
calendar-word-push = Push
calendar-word-rest = H
calendar-word-work = W
calendar-word-rest-long = Holiday
calendar-word-work-long = Make-up workday
calendar-import = 📥 Import .ics
calendar-subscribe = 🔗 Subscribe
calendar-picture = 🖼 Picture
calendar-file = calendar.ics
calendar-here = Open it in the calendar of your phone or computer to import the meetings of the coming three months.
calendar-with-pushes = Pushes, too
calendar-address = Add a subscription in the calendar on your phone or computer with this address, and it stays up to date:
    <code>{ $url }</code>
    With the pushes, too:
    <code>{ $all }</code>
    It is yours alone: whoever knows it can see the branch’s calendar, so please keep it to yourself. It ends when you leave the branch.
calendar-new-address = New address
calendar-new-sure = With a new address your old one stops working at once, and you have to subscribe again. Change it?
calendar-ends = This calendar’s address ends on { $day }: send /calendar to the bot privately for your own
calendar-ends-short = Address ends
calendar-address-new = Done, the old address does not work any more
calendar-no-address = Subscribing is not set up here. Tap “Import” to take the file into your calendar.
plan-nearest = I do not quite understand “{ $said }”. Is it one of these? You can also type it again.
plan-line-thing = I do not understand what is to be pushed: “{ $said }”.
plan-line-nothing = I do not understand “{ $said }”: say how often and what, for example: every weekday 8:00 daily question.
plan-send-it = Send “{ $title }” to the group?
plan-send-go = ✅ Send to the group
plan-sends-soon = “{ $title }” goes to the group in { $seconds } seconds.
plan-sends-at = “{ $title }” goes to the group: { $when }.
plan-take-back = ↩️ Take back
plan-taken-back = Taken back; nothing was sent
plan-sent-already = It is sent already.
