# Points, hours, my study

menu-me = My study
menu-rank = Ranking
menu-hours = Study hours: enter outside training
chosen = ✓ { $label }
points-amount = { $points ->
    [one] { $points } point
   *[other] { $points } points
}
hours-amount = { $hours ->
    [1] 1 study hour
   *[other] { $hours } study hours
}

## My study
me-open = My study
me-title = 👤 <b>{ $name } · { $period }</b>
me-period = { $name } ({ $first }–{ $last })
me-meetings = ✅ Meetings { $done }/{ $expected }{ $made_up ->
        [0] {""}
       *[other] {" "}({ $made_up } made up)
    }{ $leave ->
        [0] {""}
       *[other] , excused from { $leave }
    }
minutes-amount = { $minutes } min
me-readings = 📖 Readings { $done }/{ $expected }{ $made_up ->
        [0] {""}
       *[other] {" "}({ $made_up } made up)
    }{ $early ->
        [0] {""}
       *[other] , { $early } ahead of time
    }
me-quizzes = ❓ Questions { $done }/{ $expected }{ $done ->
        [0] {""}
       *[other] , { $right }% right
    }
me-topics = 💬 Discussions { $done }/{ $expected }
me-no-figures = Nothing has fallen due in this period.
me-sums = { $points } points, hours this year { $done }/{ $due }
me-run = { $run } days in a row with the day’s question right
me-known = Questions: { $known } known, { $shaky } shaky, { $new } new
me-todo = <b>Still to do</b>
me-nothing-todo = Nothing left to do.
me-entries = Details
me-rank = Ranking
me-picture = Picture
me-caption = 👤 <b>{ $name } · { $period }</b>
me-bar-meetings = Meetings
me-bar-readings = Readings
me-bar-quizzes = Questions
me-bar-topics = Discussions
me-bar-hours = Hours (year)

## Details
entries-title = { $ledger ->
    [p] <b>Points · { $period }</b>: { $sum }
   *[h] <b>Study hours · { $period }</b>: { $sum }
}
entries-none = There is nothing here yet.
entries-day = <b>{ $day }</b>
entries-row = { $sort ->
        [again] Put right:{" "}
       *[first] {""}
    }{ $what } { $worth ->
        [none] (not counted)
       *[other] { $worth }{ $unit ->
            [minutes] {" "}min
           *[points] {""}
        }
    }
entries-of-p = Points
entries-of-h = Hours
cause-meeting = { $title ->
    [none] Meeting
   *[other] Meeting: { $title }
}
cause-reading = { $title ->
    [none] Reading
   *[other] Reading: { $title }
}
cause-note = { $title ->
    [none] Note
   *[other] Note: { $title }
}
cause-round = { $title ->
    [none] Question
   *[other] Question: { $title }
}
cause-streak = Seven days right in a row
cause-topic = { $title ->
    [none] Discussion
   *[other] Discussion: { $title }
}
cause-contest = { $title ->
    [none] Contest
   *[other] Contest: { $title }
}
cause-outside = { $title ->
    [none] Outside training
   *[other] Training: { $title }
}

## Ranking
rank-in-w = This week
rank-in-m = This month
rank-in-y = This year
rank-of-b = Whole branch
rank-of-s = My subgroup
rank-by-p = By points
rank-by-h = By hours
rank-what = { $period }: { $ledger ->
        [p] points
       *[h] study hours
    }{ $scope ->
        [s] {" "}(my subgroup)
       *[b] {""}
    }
rank-title = 📊 <b>{ $what }</b>
rank-row = { $place } { $name }: { $total }
rank-row-own = <b>{ $place } { $name }: { $total }</b>
rank-somebody = A comrade
rank-empty = Nothing yet. Go and study something.
rank-own = You are number { $place } of { $many }, { $missing } behind the next.
rank-own-first = You are at the top (of { $many }).
rank-own-none = You have none in this period yet.
rank-hide-me = Hide my name
rank-show-me = Show my name
rank-hidden = Others see “A comrade”
rank-shown = Everybody sees your name again
rank-off = The branch shows no ranking. Send /me to see your own study.

## What points are given for
rules-title = <b>Points</b>: changes hold from now on.
rules-line = { $rule }: <b>{ $points }</b>{ $day ->
        [0] {""}
       *[other] , ≤ { $day } a day
    }{ $week ->
        [0] {""}
       *[other] , ≤ { $week } a week
    }
rules-more = More
rules-less = −
rules-plus = +
rules-points = { $value } each
rules-a_day = { $value ->
    [0] No daily cap
   *[other] { $value } a day
}
rules-a_week = { $value ->
    [0] No weekly cap
   *[other] { $value } a week
}
rules-reset = Back to default
rules-ranking-all = Ranking: all
rules-ranking-top = Ranking: top ten
rules-ranking-off = Ranking: off
rule-sign_in = Signed in on time
rule-late = Late or made up
rule-reading = Reading
rule-note = Note
rule-answer = Right answer
rule-streak = Seven in a row
rule-speech = Discussion
rule-lead = Leading
rule-contest = Contest
rule-place = Top three
rule-about-sign_in = For signing in to a meeting on time.
rule-about-late = For signing in late, or for make-up study once it is confirmed.
rule-about-reading = For studying a text or a part of it; the same part counts once.
rule-about-note = For a note of 20 characters or more on a text; one a text.
rule-about-answer = For a right answer to the question of the day in time. If its key is corrected, so are the points.
rule-about-streak = For each seven days in a row with right answers.
rule-about-speech = For a contribution that counts; once a discussion.
rule-about-lead = For leading a discussion, once it is over.
rule-about-contest = For taking part in a contest.
rule-about-place = For one of the first three places in a contest, shared ones too.

## The year's accounts
hours-title = <b>Study hours { $year }</b>: { $reached } of { $many } have theirs
    Tap a name for details, or send /hours with a name. Members owe 32 a year, secretary and committee 56.
hours-entry = { $name } { $done }/{ $due }
hours-year = { $year }
hours-nobody = Nobody on the roster is called { $name }. Send /hours to see everybody.
hours-several = { $many } members have { $name } in their name. Which one?
hours-member = <b>{ $name }</b>, study hours in { $year }: { $done }/{ $due }
hours-more = { $many } earlier entries are in the Excel file.
hours-file = Excel
hours-file-about = Study hours of { $year }, entry by entry.
hours-file-name = study-hours-{ $year }
hours-read-in-month = { $many ->
        [one] 1 reading
       *[other] { $many } readings
    }
hours-sheet = Study hours
hours-column-name = Name
hours-column-subgroup = Subgroup
hours-column-day = Day
hours-column-what = What for
hours-column-minutes = Minutes
hours-column-hours = Hours

## Outside training
outside-new = Enter outside training
outside-entry = { $evidence ->
        [yes] 📎{" "}
       *[no] {""}
    }{ $title } · { $day }
outside-entry-cancelled = { $title } · { $day } (taken back)
outside-ask-title = What was the training? Send me its name.
outside-title-length = The name needs some text, at most { $most } characters.
outside-ask-hours = <b>{ $title }</b>
    How many study hours? You can also type them, such as 6 or 1.5.
outside-hours-unclear = I cannot read that. Send a number from 0.5 to { $most }, such as 6 or 1.5.
outside-ask-day = <b>{ $title }</b>
    On which day? Type an earlier one, such as 2026-11-03.
outside-day-unclear = I cannot read that day. Send a day in the past, such as 2026-11-03.
outside-day-far = Only days of this year and the last, up to today.
outside-ask-who = <b>{ $title }</b>
    Who was there? { $many } chosen. Tap names or type them, with commas between.
outside-who-unknown = Not on the roster: { $names }. Type names with commas between, or tap them above.
outside-nobody = Nobody is chosen yet.
outside-ask-evidence = Is there a certificate? Send me the file or a photo.
outside-no-evidence = No file
outside-file-early = Keep the file for now and send it after the other questions.
outside-file-wanted = Please send a file or a photo, or tap a button above.
outside-confirm = <b>{ $title }</b>
    { $day }, { $length }
    { $names }
    { $evidence ->
        [yes] With a certificate
       *[no] Without a certificate
    }
outside-label-title = ✏️ Name
outside-label-hours = ✏️ Hours
outside-label-day = ✏️ Day
outside-label-who = ✏️ Members
outside-label-evidence = ✏️ Certificate
outside-save = Enter
outside-entered = Entered
outside-about = <b>{ $title }</b>
    { $name }, { $day }, { $length }
    Entered { $entered }
outside-see-evidence = See the file
outside-take-back = Take back
outside-cancelled = Taken back, the hours too
outside-gone = Taken back { $when }
