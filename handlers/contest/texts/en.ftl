# Contests

menu-contest = Quiz contest
plan-kind-contest = 🏆 Contest
contest-word = Contest

## A new contest
contest-title = Party history contest
contest-ask-title = 🏆 <b>A new contest</b>
    What is it called? Tap below, or type a title.
contest-ask-tags = 🏆 <b>Which questions?</b>
    { $many ->
        [0] None fit. Questions to fill in and very long ones cannot be used in a contest.
        [one] { $many } fits. Without a tag, all questions may come up.
       *[other] { $many } fit. Without a tag, all questions may come up.
    }
contest-level-all = Difficulty: any
contest-level-easy = Difficulty: easy
contest-level-middle = Difficulty: medium
contest-level-hard = Difficulty: hard
contest-ask-questions = 🏆 <b>How many questions?</b>
    { $many } fit. Tap below, or type 10 to 100.
contest-many-of = { $many }
contest-many = A contest has { $least } to { $most } questions.
contest-ask-seconds = 🏆 <b>How many seconds for each?</b>
    Tap below, or type 10 to 120.
contest-seconds-of = { $seconds } s
contest-seconds = Each question takes { $least } to { $most } seconds.
contest-title-long = A title is needed, of at most { $most } characters; this has { $long }.
contest-too-few = { $many } questions fit, which is fewer than { $wanted }. Choose other tags or another difficulty, or add questions in /bank first.
contest-lasts = Takes about { $minutes } min
contest-about = Tags: { $tags }
contest-teams-on = Subgroup teams: on
contest-teams-off = Subgroup teams: off
contest-label-questions = ✏️ Questions
contest-label-seconds = ✏️ Seconds each
contest-label-tags = ✏️ Tags
contest-label-title = ✏️ Title
contest-now-begin = ▶️ Begin now
contest-soon-begin = ⏰ In 5 minutes
contest-by-plan = 📅 By plan
contest-answer-announced = The group can join now

## The scoreboard in the group
contest-heading = 🏆 <b>{ $title }</b>
contest-rule = { $many } questions, { $seconds } s each; 100 points for a right answer, and up to 50 more for a quick one
contest-how = Tap “Join”, or simply answer
contest-begins = Begins at { $time }
contest-begins-soon = Get ready, it begins in a moment
contest-at = Question { $number } of { $many }
contest-paused = Paused (question { $number } of { $many })
contest-joined = { $many ->
        [one] { $many } person takes part
       *[other] { $many } people take part
    }
contest-latest = Joined last: { $names }
contest-join = ✋ Join
contest-mine = 📊 My score
contest-place = { $place } { $name } · { $points } points ({ $right } right)
contest-teams = <b>Subgroups</b> (on average)
contest-team = { $place } { $name } · { $mean } points ({ $many })
contest-ended = The contest is over, { $many } questions
contest-stopped = The contest ended early, after { $many } questions
contest-nobody = Nobody answered this time. See you at the next one.
contest-flawless = All right: { $names }
contest-took-part = { $many ->
        [one] { $many } person answered
       *[other] { $many } people answered
    }
contest-apart = { $many } more answered along, without a place
contest-best = { $many ->
        [1] First: { $names } with { $points } points 👏
       *[other] First together: { $names } with { $points } points each 👏
    }
contest-next-best = Place { $place }: { $names }
contest-best-team = Best subgroup: { $names }, { $mean } points on average
contest-thanks = { $many ->
        [one] Thanks to the one who took part. Wrong answers go to the own list of mistakes.
       *[other] Thanks to all { $many } who took part. Wrong answers go to everybody’s own list of mistakes.
    }

## Taps
contest-answer-joined = ✅ You take part, no. { $place }
contest-answer-joined-before = You take part already, no. { $place }
contest-guest = You are welcome to answer along; your score has no place on the board.
contest-over = This contest is over.
contest-own = Place { $place } of { $many }
    { $points } points, { $answered } answered, { $right } right
contest-own-none = You have no score yet. An answer counts once its question is over.

## Leading a contest
contest-overview = 🏆 <b>Contests</b>
contest-none = There has been no contest yet.
contest-now = Under way: { $title }
contest-last = The last one: { $title }
contest-open = Open its page
contest-open-last = Scores of the last one
contest-new = ➕ New contest
contest-all = Back
contest-joining-until = ⏰ People are joining; it begins by itself { $when }
contest-answering = Answers to this question so far: { $many }
contest-begin = ▶️ Begin now
contest-cancel = Cancel the contest
contest-pause = ⏸ Pause
contest-resume = ▶️ Go on
contest-skip = ⏭ Skip this one
contest-stop = ⏹ End the contest
contest-look = 🔄 Refresh
contest-stop-sure = End “{ $title }” for sure? The question that is open will count for nobody; the scores so far stay.
contest-cancel-sure = Cancel “{ $title }” for sure?
contest-stop-yes = Yes
contest-answer-begun = It has begun
contest-answer-paused = It pauses after this question
contest-answer-resumed = It goes on
contest-answer-skipped = This question counts for nobody; the next one follows
contest-answer-stopped = The contest is over
contest-under-way = A contest is under way in the group. Begin a new one when it is over.
contest-begun = It has begun already.
contest-not-running = The contest is not running.
contest-not-paused = The contest is not paused.
contest-nothing-open = No question is open now.
contest-quiet = no contests in the quiet hours
contest-halted-late = ⏰ The contest “{ $title }” was interrupted for a while and is paused now. Open its page to go on or to end it.
contest-halted-unsent = ❌ A question of the contest “{ $title }” could not be posted in the group, and the contest is paused now. See whether I may write in the group, then open its page to go on.
contest-plan-unable = ❌ The contest “{ $title }” could not be held as planned. { $why }
