# The study check

menu-check = Study check: who studied what
plan-kind-check = 📊 Study check
check-word = Study check

## A period
check-of-week = { $same ->
    [yes] { $month }/{ $day }–{ $last_day }
   *[no] { $month }/{ $day }–{ $last_month }/{ $last_day }
}
check-of-month = { $year }-{ $month }
check-of-quarter = { $year }, quarter { $quarter }
check-of-year = { $year }
check-title = 📊 <b>Study check · { $title }</b>
check-line-meetings = Meetings
check-line-readings = Readings
check-line-quizzes = Questions
check-line-topics = Talks
check-line-hours = Hours
check-line-right = Right answers
check-line-points = Points
check-share = { $line } { $percent }%{ $way ->
        [up] {" "}↑{ $rise }
        [down] {" "}↓{ $rise }
       *[none] {""}
    }
check-nothing-yet = Nothing has fallen due in this period yet.
check-nothing = Nothing was due in this period, so there is nothing to show.
check-lights = 🟢 { $green }　🟡 { $yellow }　🔴 { $red }
check-row = { $sign } { $name }: { $said }{ $way ->
        [up] {" "}↑{ $rise }
        [down] {" "}↓{ $rise }
       *[none] {""}
    }
check-figure = { $line } { $figure }
check-more = { $many } more are not listed.
check-others = { $many } more under “One by one”.
check-frozen = Filed { $when }; the figures stay.
check-so-far = This period is not over: hours are expected up to today.
check-meaning = 🟢 from { $green }% done, 🟡 from { $yellow }%
check-ahead = That period has not begun yet.
check-everybody = One by one
check-picture = Pictures
check-file = Excel
check-before = ‹ Before
check-after = After ›
check-by-week = By week
check-by-month = By month
check-by-quarter = By quarter
check-by-year = By year
check-remind-all = Remind all
check-freeze = File it
check-corrections = Changes
check-choose = Tap a name for details.
check-filed = Filed; later changes show as corrections
check-filed-already = This period is already filed.
check-not-over = This period is not over yet. File it when it is.
check-not-filed = This period is not filed yet.
check-corrections-head = Changed since it was filed:
check-corrections-none = Nothing has changed since it was filed.
check-correction = { $name }: { $line } { $before } → { $after }{ $when ->
        [none] {""}
       *[other] , { $when }
    }{ $by ->
        [none] {""}
       *[other] , { $by }
    }{ $reason ->
        [none] {""}
       *[other] : { $reason }
    }
check-why-of = {", "}
check-why-late = read after the deadline
check-why-made_up = make-up study
check-why-key = the answer of a question was corrected
check-why-speech = a contribution changed
check-why-merged = two roster entries were merged
check-why-roster = the roster changed
check-why-training = training outside
check-why-entry = entered later
check-file-coming = On its way to you
check-page-coming = There is a lot to work out; it will follow in a moment
check-heat = { $title }: everybody, week by week
check-trend = { $title }: participation, week by week
check-weeks = { $title } ({ $weeks ->
        [one] one week
       *[other] { $weeks } weeks
    })
check-none-expected = Nothing due
check-file-name = { $branch } study check { $period }
check-reminding = Reminders are on their way; I will tell you how many
check-reminded = { $told ->
    [0] Nobody has anything open, or they were reminded today.
    [one] One member was reminded privately.
   *[other] { $told } members were reminded privately.
}{ $unreachable ->
    [0] {""}
   *[other] {" "}{ $unreachable } have never written to me: please tell them yourself.
}

## One member
check-person = { $sign } <b>{ $name }</b>{ $way ->
        [up] {" "}↑{ $rise }
        [down] {" "}↓{ $rise }
       *[none] {""}
    }
check-detail = { $sign } { $line } { $figure }{ $way ->
        [up] {" "}↑{ $rise }
        [down] {" "}↓{ $rise }
       *[none] {""}
    }{ $made_up ->
        [0] {""}
       *[other] {" "}({ $made_up } made up)
    }{ $leave ->
        [0] {""}
       *[other] , excused from { $leave }
    }
check-missed = <b>{ $line }</b>
check-missed-one = { $state ->
        [leave] 📝
        [late] ⏰
        [made_up] ⏰
        [confirmed] ⏰
       *[missed] ❌
    } { $what }, { $day }{ $state ->
        [leave] , excused
        [late] , late
        [made_up] , made up for
        [confirmed] , made up for (confirmed by { $by }, { $on })
       *[missed] {""}
    }
check-last-talk = Last talk: { $day }
check-remind = Remind kindly
check-talk = Note a talk
check-talks = Talks
check-not-in-it = { $name } was not on the roster in that period.
check-unreachable = { $name } has never written to me, so I cannot write. Please tell them yourself.
check-reminded-today = { $name } was reminded today already. Leave it till tomorrow.
check-nothing-open = { $name } has nothing left to do.
check-reminded-one = { $name } was reminded privately
check-ask-talk = When was the talk with <b>{ $name }</b>?
check-talk-day = { $back ->
    [0] Today
    [1] Yesterday
   *[other] { $back } days ago
}
check-ask-note = What was the talk with <b>{ $name }</b> about? Send me a few words. The committee sees them, and the member finds them among their own data.
check-no-note = No words
check-note-long = Too long: { $most } characters at the most.
check-talk-noted = Noted
check-talks-head = <b>Talks with { $name }</b>
check-talk-line = { $day }, { $by }{ $note ->
        [none] {""}
       *[other] : { $note }
    }
check-somebody = A committee member

## For the group
check-improved = { $names ->
        [none] Improved most: { $many } people
       *[other] Improved most: { $names }{ $more ->
            [yes] {" "}and others, { $many } in all
           *[no] {""}
        }
    }
check-best = { $names ->
        [none] Everything done: { $many } people
       *[other] Everything done: { $names }{ $more ->
            [yes] {" "}and others, { $many } in all
           *[no] {""}
        }
    }
check-foremost = { $names ->
        [none] Did most: { $many } people
       *[other] Did most: { $names }{ $more ->
            [yes] {" "}and others, { $many } in all
           *[no] {""}
        }
    }
check-coming = Next: { $when } { $what }
check-coming-talk = discussion: “{ $title }”
check-ask-kind = How long a period is the check to cover?
check-plan-week = Weekly study check
check-plan-month = Monthly study check
check-plan-quarter = Quarterly study check
check-plan-year = Yearly study check

## The workbook
check-sheet-overview = Overview
check-sheet-name = Name
check-sheet-overall = Overall
check-sheet-points = Points
check-sheet-share = Mean share
check-sheet-trend = Change
check-sheet-sum = Sum
check-sheet-changed = Corrections
check-sheet-line = Figure
check-sheet-filed = Filed
check-sheet-now = Now
check-sheet-when = When
check-sheet-by = By
check-sheet-why = Why
check-unit-hours = Minutes
check-unit-points = Points
check-light-green = Good
check-light-yellow = Fair
check-light-red = To improve
check-light-none = Nothing due
check-state-done = ✓
check-state-late = Late
check-state-made_up = Made up
check-state-wrong = Wrong
check-state-missed = Missed
check-state-leave = Excused

## The rhythm of organisation life
check-between = {" · "}
check-year = The year
guard-head = ⏰ <b>Organisation life</b>
guard-missing = No { $rule ->
        [general] general meeting
        [committee] committee meeting
        [subgroup] subgroup meeting
        [lecture] lecture
        [theme_day] theme day
        [life] organisation life meeting
        [appraisal] appraisal of members
       *[meeting] { $what }
    } { $period } yet{ $who ->
        [none] {""}
       *[other] {" "}({ $who })
    }, { $left ->
        [0] today is the last day
        [one] one day left
       *[other] { $left } days left
    }.
guard-appraisal = Appraisal of members
guard-appraisal-how = The appraisal may be part of the organisation life meeting: it counts where the topic or agenda says “appraisal”.
guard-this-month = this month
guard-this-quarter = this quarter
guard-this-year = this year
guard-arrange = Plan it now
guard-hours = { $many ->
    [one] One member’s study hours are behind the year’s course.
   *[other] The study hours of { $many } members are behind the year’s course.
}
guard-to-hours = Study hours
guard-off = Warnings are switched off
guard-year = 📊 <b>Organisation life { $year }</b>
guard-year-line = { $what } ({ $every })
    <code>{ $signs }</code>
guard-every-month = monthly
guard-every-quarter = quarterly
guard-every-year = yearly
guard-year-hours = Study hours: { $behind ->
        [0] everybody keeps up
        [one] one member is behind
       *[other] { $behind } members are behind
    }
guard-legend = ✓ held　✗ not held　· not counted
guard-lacks = Still missing { $period }: { $what }
guard-plan = ➕ Plan: { $what }
guard-column-month = { $number }{ $sign }
guard-column-quarter = Q{ $number }{ $sign }
guard-short-general = general meeting
guard-short-committee = committee
guard-short-subgroup = subgroup meeting
guard-short-lecture = lecture
guard-short-theme_day = theme day
guard-short-life = life meeting
guard-short-appraisal = appraisal

## Make-up study
makeup-assign = Make-up study
makeup-thing = { $sort ->
        [reading] 📖
       *[meeting] 📌
    } { $title } ({ $many })
makeup-which = { $who ->
    [all] What is to be made up for? Everybody who missed it gets it.
   *[other] What is { $who } to make up for?
}
makeup-none = { $who ->
    [all] Nothing to assign here: nobody missed anything, or it is assigned already.
   *[other] { $who } has nothing to make up for here, or it is assigned already.
}
makeup-missed = { $sort ->
        [reading] 📖 { $title }, { $when }: { $many } did not read it
       *[meeting] 📌 { $title }, { $when }: { $many } absent
    }
makeup-material = <b>{ $title }</b>
    What is to be read for it? A few questions follow; it counts once you confirm it.
makeup-agenda = The agenda only
makeup-nobody = Nobody is left to assign it to.
makeup-assigned = Assigned to { $many }; { $told } were told privately. The others see it under /me.
makeup-told = 📖 { $sort ->
        [reading] You have not read <b>{ $title }</b> ({ $when }) yet
       *[meeting] You missed <b>{ $title }</b> ({ $when })
    }. Make up for it{ $questions ->
        [0] .
        [one] : read it and answer one question.
       *[other] : read it and answer { $questions } questions.
    }
makeup-start = 📖 Start
makeup-todo = { $many ->
    [one] 📖 One thing to make up for
   *[other] 📖 { $many } things to make up for
}
makeup-head = 📖 <b>Make-up study · { $title }</b>
makeup-material-head = <b>{ $title }</b>
makeup-agenda-text = { $agenda ->
    [none] This meeting had no written agenda. Ask somebody of { $place } what it was about, then tap “Done”.
   *[other] Agenda:
    { $agenda }
}
makeup-read = ✅ Done
makeup-wait = Read for { $left } more
makeup-question = ❓ <b>{ $place }/{ $many }</b> { $stem }
makeup-option = { $letter }. { $option }
makeup-right = ✅ Right.
makeup-wrong = ❌ Not right. { $explanation ->
        [none] {""}
       *[other] { $explanation }
    }
makeup-once-more = Once more
makeup-text = The text
makeup-finished = ✅ Done. It counts once the secretary has confirmed it.
makeup-done-already = This is done already.
makeup-not-needed = No need any more: the attendance was corrected, or you have read it.
makeup-settled = This is settled already.
makeup-reason = make-up study
makeup-noted = Noted
makeup-card = { $many ->
    [one] 📖 <b>One member has done make-up study. Please confirm.</b>
   *[other] 📖 <b>{ $many } have done make-up study. Please confirm.</b>
}
makeup-card-line = { $name }: { $title }, { $when }
makeup-yes = Confirm { $name }
makeup-again = { $name }: once more
makeup-all-yes = Confirm all ({ $many })
makeup-card-done = ✅ All make-up study is confirmed.
makeup-card-over = Somebody else confirms make-up study now.
makeup-to-check = To the check
menu-makeup = What I have to make up for
makeup-nothing = Nothing to make up for.
