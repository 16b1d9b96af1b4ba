# Meetings

menu-meeting = Plan a meeting

meeting-ask-kind = <b>Plan a meeting</b>
    What kind?
meeting-ask-subgroup = Which subgroup meets?
meeting-ask-time = <b>{ $kind }</b>
    When does it start? Choose a time today, or type one, such as: Friday 15:00
meeting-ask-time-late = <b>{ $kind }</b>
    When does it start? Choose a day, or type a time, such as: tomorrow 9:00
meeting-ask-hour = At what time { $day }? You can also type it, such as: Friday 15:20
meeting-ask-topic = What is it about? Please type the topic.
meeting-ask-place = Where? Choose a place or type one.
meeting-ask-agenda = Please type the agenda, one item a line.
meeting-publish = ✅ Announce
meeting-published = The notice is in the group
meeting-new = ➕ Plan a meeting
meeting-overview = <b>Meetings ahead</b>
meeting-overview-empty = No meetings planned.
meeting-open-now = ▶️ Open sign-in now
meeting-close = ⏹ Close sign-in
meeting-label-kind = Kind
meeting-move = Time
meeting-topic = Topic
meeting-place = Place
meeting-cancel = Cancel meeting
meeting-cancel-sure = Really cancel? The group will be told.
    { $title }
meeting-cancelled = Cancelled; the group will be told
meeting-show-code = Show code
meeting-leave-so-far = { $many } on leave so far
meeting-state-planned = State: announced, sign-in to come
meeting-state-open = State: sign-in open
meeting-state-closed = State: over
meeting-state-cancelled = State: cancelled
meeting-change-ask-start = To when? Please type it, such as: next Wednesday 15:00
meeting-change-ask-topic = Please type the new topic.
meeting-change-ask-place = Please type the new place.
meeting-change-ask-agenda = Please type the agenda, one item a line.
meeting-too-long = Too long: { $most } characters at most, this has { $long }. Please shorten it and send it again.
meeting-beside = ⚠️ At the same time there is: { $kind } ({ $first }–{ $last }).
meeting-not-changeable = The meeting has begun or is over and cannot be changed.
meeting-not-open = This meeting is not open for sign-in.

summary-when = Time: { $when }–{ $ends }
summary-place = Place: { $place }
summary-audience = For: { $whom }
summary-signin = Sign-in: opens { $opens }, late from { $late }, closes { $closes }
summary-twin = ⚠️ There is a meeting of this kind at this time already.
summary-length = { $minutes } minutes long
summary-whom = Change audience
summary-opens = Opens { $minutes } min before
summary-late = Late after { $minutes } min
summary-closes = Closes after { $minutes } min
summary-code-on = On-site code: on
summary-code-off = On-site code: off
summary-agenda = ✍️ Agenda

notice-signin = Sign in here from { $opens }. If you cannot come, tap “Leave”.
notice-cancelled = <b>Meeting cancelled</b>
told-moved = ⏰ New time: { $title }
    Now { $when }.
told-place = Another place: { $title }
    Now at { $value }.
told-topic = Another topic: { $title }
    Now: { $value }
told-agenda = New agenda: { $title }
    { $value }
told-cancelled = Meeting cancelled: { $title }
    It was to be { $when }.
reminder = ⏰ Meeting soon
    { $title }

when-past = “{ $said }” is { $when }, which has passed. Please give a time in the future.
when-far = “{ $said }” is too far away; at most { $years } years ahead, please.
when-no-such-day = There is no day “{ $said }”. Please check the date.
when-unclear = I do not understand the time “{ $said }”. Try: today 15:00, Friday 3pm, Nov 27 9:30
when-no-time = “{ $said }” is { $day }; please add the time, such as: Friday 15:00
when-hour = There is no such hour in “{ $said }”; please use 0:00 to 23:59.
when-weekday = “{ $said }” does not fit: { $day } is a { $weekday }. Please check.
when-end = “{ $said }”: the end must come after the beginning.
meeting-past = That time has passed. Please choose one in the future.
meeting-far = Meetings can be planned up to a year ahead.
meeting-ask-day = “{ $said }” looks like a day, but I cannot tell which. Choose one, or type it, for example: 4 December 15:00
summary-unread = ⚠️ Not used: { $said }
notice-small = Those who take part are told privately.
notice-signin-here = From { $opens } I will ask you here to sign in. If you cannot come, tap “Leave”.
meeting-missed = { $title }
    Those who take part have been told privately. I cannot write to these people; please tell them: { $names }
