# Discussions

menu-topic = Discussion: what is open, propose, results
menu-speak = Speak: write calmly, then post

topic-kind-word = Hot word
topic-kind-question = Question
topic-kind-case = Case
topic-kind-example = Good example
topic-kind-lead = Lead speaker's theme

## The card in the group
topic-heading = { $kind } · { $title }
topic-heading-lead = { $name } leads · { $title }
topic-card = 💬 <b>{ $heading }</b>
topic-spoken = { $spoken } of { $expected } have spoken
topic-over = Discussion closed: { $spoken } of { $expected } spoke, { $times ->
        [1] 1 contribution
       *[other] { $times } contributions
    }
topic-others = { $counts }, and { $others ->
        [1] 1 other
       *[other] { $others } others
    }
topic-voices = Latest: { $names }
topic-how = Reply to this message to speak; { $least } characters or more count.
topic-until = { $days ->
        [1] 1 day
       *[other] { $days } days
    } left, until { $when }
topic-until-soon = Less than a day left, until { $when }
topic-write = ✍️ Write it privately

## Results
topic-result = 💬 <b>Result · { $heading }</b>
topic-result-names = Who spoke: { $names }
topic-result-best = Most agreed with:
topic-result-one = · { $name }: “{ $said }” ({ $reactions ->
        [1] 1 reaction
       *[other] { $reactions } reactions
    })
topic-result-said = · “{ $said }” ({ $reactions ->
        [1] 1 reaction
       *[other] { $reactions } reactions
    })
topic-summary = 📌 <b>Summary · { $heading }</b>
topic-speech = 💬 <b>{ $name }</b>:
    { $text }
topic-closed-word = 💬 “{ $title }” is closed, { $spoken } of { $expected } spoke. Write a short summary for the group?
topic-closed-silent = 💬 “{ $title }” is over. Nobody spoke this time, and the group was told nothing more.

## My discussions
topic-home = 💬 <b>Open now</b>
topic-home-none = 💬 <b>Discussion</b>
    Nothing is open now. Propose what you would like to talk about.
topic-home-open = <b>{ $title }</b>
topic-home-spoken = ✅ You have spoken, and may say more
topic-home-silent = You have not spoken yet
topic-home-write = ✍️ Speak: { $title }
topic-home-stock = Stock: { $ready ->
        [1] 1 topic
       *[other] { $ready } topics
    }{ $proposed ->
        [0] {""}
        [1] , 1 new proposal
       *[other] , { $proposed } new proposals
    }
topic-mine = Mine
topic-propose = Propose
topic-stock = Stock
topic-results = Results
topic-group-none = 💬 Nothing is open now. Privately you can propose a topic.
topic-group-open = 💬 Open now:
topic-group-line = { $title }, until { $when }
topic-go = Go to: { $title }
topic-here-forum = Discussions will be held in this topic from now on; what is said here can count.
topic-here-comments = Discussions will be held in the comments on this post from now on; what is said here can count.
topic-here-group = Discussions will be held in the group from now on.
topic-now-group = Discussions are held in the group now

## The stock
topic-stock-head = 💬 <b>Stock</b>: { $many ->
        [1] 1 topic
       *[other] { $many } topics
    } to come, posted in this order
topic-stock-none = 💬 <b>Stock</b>: no topics yet. Add some, or take the starter topics.
topic-place-group = Posted to the group. To post to a topic of the group or to the comments on a channel post, send /topic here in that place.
topic-place-forum = Posted to the chosen topic of the group.
topic-place-comments = Posted to the comments on the chosen channel post.
topic-to-group = Post to the group
topic-entry = { $kind } · { $title }
topic-entry-open = 💬 Open · { $title } ({ $kind })
topic-add = Add
topic-starter = Starter topics
topic-proposals = Proposals { $many }
topic-proposals-head = 💬 <b>Proposals</b>
topic-proposals-none = 💬 No proposals are waiting.
topic-added = { $many } added
topic-added-several = { $many } added{ $known ->
        [0] .
       *[other] , { $known } were there before and are not added again.
    }
topic-state-ready = To come
topic-state-proposed = Proposed
topic-state-closed = Discussed
topic-state-refused = Not taken
topic-state-retired = Retired, will not be posted
topic-proposed-by = Proposed by { $name }
topic-post = 💬 Post now
topic-posted = Posted to the group
topic-up = Up
topic-down = Down
topic-moved = Moved
topic-at-edge = It cannot move any further
topic-retitle = Title
topic-rebody = Text
topic-rekind = Kind
topic-retire = Retire
topic-is-retired = Retired
topic-restore = Restore
topic-is-ready = In the stock
topic-longer = One day more
topic-is-longer = One day more
topic-close = Close now
topic-close-sure = Close “{ $title }” now? The group sees the result at once.
topic-is-closed = Closed
topic-look = Look
topic-accept = ✅ Accept
topic-refuse = Decline
topic-is-refused = Declined
topic-ask-why = Would you like to give the proposer a reason? Send it to me.
topic-no-why = Without a reason
topic-why = The secretary says: { $why }
topic-accepted-word = 💬 Your topic “{ $title }” was accepted and will be posted in its turn. Thank you.
topic-refused-word = 💬 Your topic “{ $title }” was not taken this time. Thank you for proposing it.
topic-proposal-word = 💬 { $name } proposes a topic: “{ $title }”
topic-proposed = 💬 “{ $title }” was handed in; you will be told what the secretary decides.
topic-proposed-enough = { $most } proposals of yours are waiting. Propose more once they are decided.
topic-ask-kind = Which kind of topic?
topic-ask-titles = What is the topic? Up to 60 characters. Several lines are as many topics.
topic-ask-title = What is the new title? Up to 60 characters.
topic-ask-proposal = What should everybody talk about? Write it to me in one sentence, up to 60 characters.
topic-ask-body = A few words of explanation? Send them to me, up to { $most } characters.
topic-ask-new-body = Please send me the new explanation.
topic-no-body = Title only
topic-typed-empty = There was no text. Please send it again.
topic-title-long = The title is too long: { $long } characters, at most { $most }.
topic-typed-long = Too long: { $long } characters, at most { $most }. Please shorten it and send it again.
topic-known = “{ $title }” was there before. Please choose another.
topic-stock-full = The stock holds { $most } topics at most. Use some first.
topic-changed = This topic has just changed. Please look at the stock again.
topic-saved = Saved
topic-stock-empty = the stock was empty
topic-stock-whole = the stock
topic-stock-of-kind = the “{ $kind }” part of the stock
topic-stock-empty-word = 💬 It was time for a topic, but { $stock } is empty, so none was posted. Please add some.
topic-stock-low-word = 💬 Only 1 topic is left in { $stock }. Please add some.
topic-stock-last-word = 💬 The last topic in { $stock } was just posted. Please add some.

## Past discussions
topic-past = 💬 <b>Past discussions</b>
topic-past-none = 💬 No discussion is over yet.
topic-past-entry = { $day } { $title }
topic-no-result = There is no result of this discussion yet.
topic-said = Contributions { $many }
topic-said-head = 💬 <b>{ $title }</b>
    What is deleted in the group stops counting when the discussion ends. If anything else should not count, open it and choose “Do not count”.
topic-said-none = 💬 <b>{ $title }</b>
    Nobody has spoken yet.
topic-said-yes = { $name } { $when } · { $long } characters
topic-said-no = not counted · { $name } { $when }
topic-said-one = 💬 <b>{ $name }</b>
topic-take-out = Do not count
topic-put-back = Count again
topic-taken-back = Its writer took it back; it cannot be restored.
topic-sum-up = ✍️ Write a summary
topic-summed-up = ✍️ The summary
topic-summary-draft = ✍️ Here is a draft. Use it as it is, or write your own:
topic-summary-ready = ✍️ The summary:
topic-summary-there = ✍️ The summary is in the group; changes show there:
topic-summary-post = Post it
topic-summary-out = The summary is posted
topic-summed = The summary was posted already.
topic-own-words = Write my own
topic-ask-summary = Please send me the summary, up to { $most } characters.
topic-draft = { $many ->
        [1] One person
       *[other] { $many } people
    } spoke about “{ $title }”, { $times ->
        [1] 1 contribution
       *[other] { $times } contributions
    } in all.
topic-draft-words = Most talked about: { $words }.
topic-draft-said = { $name }: “{ $said }”
topic-draft-somebody = Somebody said: “{ $said }”
topic-export = Export to Word
topic-export-year = This year in Word
topic-word-title = { $branch } · Discussions
topic-word-file = Discussions { $name }.docx
topic-word-here = { $many ->
        [1] 1 discussion
       *[other] { $many } discussions
    }, attached.
topic-word-outside = { $name } (not on the roster)
topic-word-when = { $first } to { $last }
topic-word-who = Name
topic-word-when-said = Time
topic-word-long = Length
topic-word-said = Contribution (excerpt)
topic-word-reactions = Reactions
topic-word-summary = Summary
topic-word-nobody = Nobody spoke.

## Speaking
speak-none-open = Nothing is open now. Send /topic to propose something.
speak-over = This discussion is closed and takes no more contributions.
speak-ask-topic = On which topic?
speak-ask = { $prompt }

    Take your time and send it to me when it is ready, { $least } characters or more. You will see it before it is posted.
speak-preview = This is how it will stand under “{ $title }”, with your name:
speak-send = 💬 Post to the group
speak-label-speech = Change it
speak-sent = 💬 Posted, { $long } characters. Thank you.
speak-later = 💬 Kept. It is quiet time now; it will be posted { $when }.
speak-look = Look at it
speak-why-short = Please say a little more: { $least } characters or more count as a contribution.
speak-why-signs = Please say it in words: { $least } characters or more count as a contribution.
speak-why-copy = This is very similar to what was said before. Please use your own words.
speak-mine = 💬 <b>My contributions</b>
    What you delete in the group stops counting when the discussion ends. To take it back at once, open it here.
speak-mine-none = 💬 None yet. Reply to a topic in the group, or send /speak to write privately.
speak-entry = { $when } { $start }
speak-entry-not = { $when } { $start } (not counted)
speak-said = { $when }
    <blockquote>{ $excerpt }</blockquote>
speak-counts = ✅ Counted, { $long } characters{ $reactions ->
        [0] {""}
        [1] , 1 reaction
       *[other] , { $reactions } reactions
    }
speak-not-short = Not counted: { $long } characters are too few
speak-not-signs = Not counted: no words
speak-not-copy = Not counted: too similar to another contribution
speak-gone = Taken out, not counted
speak-waits = Not posted yet; it goes out when the quiet time is over.
speak-change = Change
speak-back = Take back
speak-back-sure = Take back “{ $start }”? It will count no more.
speak-is-back = Taken back
speak-back-done = Taken back; the group does not see it any more.
speak-back-yours = Taken back, it counts no more. The message in the group is your own; please delete it yourself.
speak-back-stays = Taken back; it does not count any more. Messages from before the group was upgraded are out of my reach; an admin of the group can delete it.
speak-stays = This was said before the group was upgraded and cannot be changed any more. You can take it back and say it again.
speak-emptied = This contribution was taken back by its writer.

## Speaking in turn
rota-open = Lead speakers
rota-about = 💬 <b>Speaking in turn</b>
    One member leads each week: named and told privately a week ahead, reminded the day before. They write a theme, and in their week it is posted to the group.
    In larger branches several lead each week, so that everyone has a turn in a quarter. Those whose last turn is longest ago come first; members who are away or on long leave are passed over.
rota-on = Switch on
rota-off = Switch off
rota-is-on = Switched on
rota-is-off = Switched off
rota-head = 💬 <b>Speaking in turn</b>
rota-line = { $week }: { $name } · { $state }
rota-then = Then: { $names }
rota-before = <b>Before</b>
rota-state-named = told
rota-state-reminded = reminded
rota-state-done = ✅ led
rota-state-missed = did not lead
rota-change = Change: { $week } { $name }
rota-week-this = this week
rota-week-next = next week
rota-week-from = the week of { $day }
rota-week-dated = { $week } ({ $first } – { $last })
rota-day = { $month } { $day }
rota-named = 💬 <b>{ $branch }</b>: please lead { $week }.
rota-todo = 💬 You lead { $week }
rota-mine = 💬 <b>{ $branch }</b>: you lead { $week }.
rota-mine-open = 💬 My turn to lead
rota-theme = Theme: “{ $title }”
rota-no-theme = Please write a theme; in your week it is posted to the group for everybody to discuss.
rota-write = ✍️ Write the theme
rota-rewrite = ✍️ Rewrite the theme
rota-post = 💬 Post it now
rota-swap = Swap
rota-who = Who shall lead instead? They will be told privately.
rota-swap-who = Who shall take your turn? They will be asked first.
rota-nobody = There is nobody else to take it.
rota-ask = 💬 { $name } asks you to lead { $week } instead. Will you?
rota-yes = ✅ I will
rota-no = Not this time
rota-asked = { $name } has been asked; you will be told the answer.
rota-said-no = Thank you, I will pass it on.
rota-taken = 💬 Your turn to lead has been taken.
rota-declined = 💬 The member you asked cannot do it this time. Please ask another.
rota-relieved = 💬 The secretary has asked somebody else to lead; you need not prepare.
rota-freed = 💬 You are away that week, so somebody else leads. You need not prepare anything.
rota-passed = 💬 { $name } is away { $week }; { $other } leads instead.
rota-swapped = 💬 Swap: { $other } leads { $week } for { $name }.
rota-changed = { $name } leads now
rota-over = This turn is over, or somebody else has it now.
rota-not-yours = This is not your turn to lead.
rota-not-asked = It is taken care of, thank you.
rota-unreached = 💬 { $name } is to lead { $week }, but I cannot reach them. Please tell them, or choose somebody else.
rota-ask-title = What should everybody talk about? Write it to me in one sentence, up to 60 characters.

## Planning
plan-kind-topic = 💬 Discussion topic
topic-plan-ask-kind = Each time the next of the stock is posted. Of which kind?
topic-any-kind = Any kind, in their order
topic-plan-ask-hours = How long is each open?
topic-hours = { $hours ->
        [24] 1 day
        [48] 2 days
        [72] 3 days
        [120] 5 days
       *[168] 7 days
    }
topic-hours-usual = As the branch sets ({ $hours } hours)
topic-plan = Discussion
topic-todo = 💬 Not yet spoken on: { $title }
topic-todo-open = 💬 Speak
topic-plan-kind = Discussion · { $kind }
topic-starter-rhythm = every Wednesday 10:00
