# Answer statistics

menu-insight = Answer statistics: hard questions, strong and weak topics

## The period
insight-title = Answer statistics · { $period }
insight-head = <b>📊 { $title }</b>
insight-part = <b>{ $part }</b>
insight-day = { $month } { $day }
insight-day-only = { $day }
insight-week = { $first }–{ $last }
insight-month = { $month }
insight-quarter = Q{ $quarter }
insight-year = { $year }
insight-in-year = { $name } { $year }
insight-this-week = This week
insight-this-month = This month
insight-this-quarter = This quarter
insight-this-year = This year
insight-choose = Which period?
insight-contests-on = Count contests too
insight-contests-off = Leave out contests
insight-without-contests = Daily questions only, without contests

## Overview
insight-rounds = { $rounds ->
        [one] { $rounds } question asked
       *[other] { $rounds } questions asked
    }
insight-rounds-contests = { $rounds ->
        [one] { $rounds } question asked, { $contests } in contests
       *[other] { $rounds } questions asked, { $contests } of them in contests
    }
insight-people = { $people } of { $roster } on the roster answered, { $answers } answers in all
insight-right = { $share }% right
insight-right-moved = { $share }% right{ $way ->
        [up] {" "}↑{ $by }
        [down] {" "}↓{ $by }
       *[same] {""}
    } ({ $kind ->
        [week] the week
        [month] the month
        [quarter] the quarter
       *[year] the year
    } before: { $before }%)
insight-none = No question has closed in this period yet. Look at another one, or plan a daily question in /plans.
insight-nobody = Nobody has answered in this period yet.
insight-hard = <b>Look at these first</b>
insight-hard-plain = Look at these first
insight-item = { $number }. { $stem }
insight-item-doubtful = { $number }. ⚠️ { $stem }
insight-item-unanswered = {"  "}nobody answered
insight-item-share = {"  "}{ $share }% right ({ $people } answered)
insight-item-told = {"  "}{ $share }% right ({ $people } answered), discrimination { $discrimination }
insight-item-slip = {"  "}most chosen wrong answer: { $slip } ({ $people })
insight-doubt-nobody = {"  "}<b>Is the key wrong?</b> Nearly nobody is right
insight-doubt-upside_down = {"  "}<b>Is the key wrong?</b> Those who do well elsewhere are wrong here
insight-about-items = Discrimination runs from −1 to 1: it is high where those who do well elsewhere do well here too. Above 0.3 the question is a good one; below 0, check its key.
insight-items-shown = Questions { $first }–{ $last } of { $many }
insight-open = Open no. { $number }

## Tags and subgroups
insight-by-item = By question
insight-by-tag = By tag
insight-by-subgroup = By subgroup
insight-part-plain = { $name } {" "}{ $share }% ({ $right }/{ $answers })
insight-part-strong = { $name } {" "}{ $share }% ({ $right }/{ $answers }) · strong
insight-part-weak = { $name } {" "}{ $share }% ({ $right }/{ $answers }) · <b>weak</b>
insight-about-parts = Marked strong or weak: clearly apart from the { $share }% overall, and hardly by chance.
insight-no-tags = None of this period's questions has a tag. Tag questions in /bank to see strong and weak topics.
insight-no-subgroups = Nobody in a subgroup answered in this period.
insight-nowhere = No subgroup
insight-standout-strong = strong
insight-standout-weak = weak

## The picture
insight-when = 📅 Other period
insight-picture = 🖼 Picture
insight-picture-file = answers.png
insight-facts = { $rounds ->
        [one] { $rounds } question
       *[other] { $rounds } questions
    } · { $people } answered · { $right }
insight-legend = Broken line: the overall share. Thin line: what chance allows
insight-doubtful = key in doubt
insight-value-people = { $share }% of { $people }
insight-value-answers = { $share }% of { $answers }
insight-caption-head = <b>{ $title }</b>
insight-caption = { $label } {" "}{ $value }
insight-caption-signed = { $label } {" "}{ $value } · { $sign }

## The workbook
insight-sheet = 📄 Excel
insight-sheet-file = { $title }.xlsx
insight-sheet-here = { $title }: overview, questions, tags, subgroups and every answer. It names people, so please keep it out of the group.
insight-sheet-overview = Overview
insight-sheet-items = Questions
insight-sheet-tags = Tags
insight-sheet-subgroups = Subgroups
insight-sheet-answers = Every answer
insight-fact-branch = Branch
insight-fact-days = Period
insight-fact-rounds = Questions asked
insight-fact-contests = Of them in contests
insight-fact-roster = People on the roster
insight-fact-people = People who answered
insight-fact-answers = Answers
insight-fact-right = Right answers
insight-fact-share = Share right
insight-fact-before = Share right in the period before
insight-note-items = Questions: only each person's first answer to a question counts. Discrimination is the correlation of being right here with the share right on all other questions, from −1 to 1; it is not given for fewer than 5 people.
insight-note-parts = Tags and subgroups: lowest and highest are Wilson's 95% interval. Strong and weak need 10 answers and an interval that leaves out the overall share.
insight-column-number = No.
insight-column-stem = Question
insight-column-kind = Kind
insight-column-tags = Tags
insight-column-rounds = Times asked
insight-column-answered = Answered
insight-column-people = People
insight-column-right = Right
insight-column-share = Share right
insight-column-discrimination = Discrimination
insight-column-slip = Most chosen wrong answer
insight-column-slips = Chosen by
insight-column-remark = Remark
insight-column-tag = Tag
insight-column-subgroup = Subgroup
insight-column-low = Lowest
insight-column-high = Highest
insight-column-standout = Strong or weak
insight-column-at = Time
insight-column-name = Name
insight-column-where = Where
insight-column-said = Answer
insight-column-result = Result
insight-suspicion-nobody = Is the key wrong? Nearly nobody is right
insight-suspicion-upside_down = Is the key wrong? Those who do well elsewhere are wrong here
insight-daily = Daily
insight-contest = Contest
insight-between = {", "}
insight-result-right = right
insight-result-wrong = wrong
insight-result-waits = awaits the secretary
insight-result-late = after closing, not counted
insight-result-outside = not on the roster, not counted
