## Study material
menu-material = Study material and series
take-material = Study material
material-not-yours = Study material is added by the secretary and the committee. Forward it to one of them and ask them to send it to me.
material-not-here = In the branch you are in now you cannot add material. To change branches, send /branch.
material-gone = This material is not there any more.
material-there = This content is there already: “{ $title }”.
material-expired = This material is past its end date. To push it again, change the end date first.
material-typed-empty = I saw no content. Please send it again.
material-typed-long = That is too long: at most { $most } characters, and this has { $long }.

material-home = 📖 <b>Study material</b> · { $branch }
material-home-counts = { $ready ->
        [one] { $ready } piece
       *[other] { $ready } pieces
    } ready to push, { $series } series
material-home-empty = There is no material yet.
material-home-how = To add: send or forward me a text, a link, a picture or a file.
    Many at once: a zip, Word or Markdown file, or an Excel list of titles and links.
    To search: send a few letters.
material-home-button = Study material
material-list-new = Newest
material-list-tags = By tag
material-list-waiting = Waiting ({ $many })
material-list-retired = Retired ({ $many })
material-list-new-head = <b>Newest material</b>, { $many } in all
material-list-waiting-head = <b>Material waiting for you</b>, { $many } in all
material-list-retired-head = <b>Retired material</b>, { $many } in all
material-tags-head = Choose a tag:
material-tags-none = There are no tags yet. Open a piece of material and tap “Edit” to add some.
material-tagged-head = Tag “{ $tag }”, { $many } in all
material-found = Material with “{ $word }”, { $many } in all
material-found-none = Nothing found for “{ $word }”. Try other words.

material-title = 📖 <b>{ $title }</b>
material-about = About { $minutes } min · { $what }
material-about-bare = About { $minutes } min
material-between = {", "}
material-has-text = text, { $many } characters
material-has-link = link
material-has-photo = { $many ->
        [one] { $many } picture
       *[other] { $many } pictures
    }
material-has-video = { $many ->
        [one] { $many } video
       *[other] { $many } videos
    }
material-has-animation = { $many ->
        [one] { $many } animation
       *[other] { $many } animations
    }
material-has-audio = { $many ->
        [one] { $many } recording
       *[other] { $many } recordings
    }
material-has-voice = { $many ->
        [one] { $many } voice message
       *[other] { $many } voice messages
    }
material-has-document = { $many ->
        [one] { $many } file
       *[other] { $many } files
    }
material-a-photo = Picture
material-a-video = Video
material-a-animation = Animation
material-a-audio = Recording
material-a-voice = Voice message
material-a-document = File
material-tags = Tags: { $tags }
material-in-series = Series: { $names }
material-until = Pushed until { $day }
material-question = Check question: { $question }
material-note = Note: due within { $days } days of the push
material-link = Link: { $link }
material-source = Source: { $source }
material-from-feed = Feed: { $feed }
material-usage = { $many ->
        [one] Pushed once
       *[other] Pushed { $many } times
    }, last { $when }; { $studied } studied it
material-excerpt = <blockquote>{ $text }</blockquote>
material-unsaved = Not saved yet.
material-proposed = It is pushed only once you take it.
material-retired = Retired: it is not pushed any more.
material-sign-proposed = ⏳ { $title }
material-sign-retired = ⏸ { $title }
material-before = You have this content already:

material-save = ✅ Save
material-save-all = ✅ Save all ({ $many })
material-merge = Join into one
material-accept = ✅ Take it
material-refuse = No, thanks
material-look = Preview
material-look-more = There is more: { $many } parts in all.
material-edit = Edit
material-into-series = Put into a series
material-plan = Plan…
material-push = 📤 Send to the group now
material-tomorrow = ⏰ Tomorrow at 8
material-retire = Retire
material-restore = Restore
material-kept = Local copy
material-pushed = Who studied it
material-open = Open
material-inbox = { $many } pieces of material came in. They are not saved yet.
material-saved = ✅ Saved
material-saved-all = ✅ Saved: { $many }. Open one to edit it.
material-refused = Not taken
material-dropped = “{ $title }” was not taken.
material-push-sure = Push “{ $title }” to the group of { $branch } now?
material-push-again = “{ $title }” was pushed a moment ago ({ $when }). Push it again?
material-push-done = ✅ On its way to the group
material-retired-answer = Retired
material-restored = ✅ Restored
material-into-which = Which series shall “{ $title }” go into?
material-put = ✅ Put into “{ $name }”
material-kept-about = Files stay on Telegram. A local copy can also be kept in the branch's own database, for when Telegram no longer has the file.
material-kept-so = Of this material's { $many ->
        [one] { $many } file
       *[other] { $many } files
    }, { $kept } kept.
material-kept-off = No local copies are kept now.
material-kept-large = { $many ->
        [one] { $many } file is
       *[other] { $many } files are
    } larger than { $limit } MB, which I cannot fetch. It stays on Telegram only; pushing works all the same.
material-kept-start = Keep copies for the whole branch
material-kept-stop = Stop, and delete the copies
material-keeps = ✅ New files and those already there will be kept
material-keeps-not = The copies are deleted

## Editing material
edit-title = Title
edit-minutes = { $minutes } min
edit-tags = Tags
edit-until = End date
edit-question = Check question
edit-source = Source
edit-body = Text
edit-note-none = Note: none
edit-note-days = Note: { $days } days
material-ask-title = Please send the new title:
material-ask-source = Please send the source, for example: Constitution of the Party, article 32
material-ask-body = Please send the new text, with formatting if you like. It replaces the old one.
material-ask-minutes = About how many minutes does it take? Please send a number.
edit-ask-tags = Tags of “{ $title }”: tap to put on or take off. Send new ones to me, separated by commas.
material-ask-until = Until which day may “{ $title }” be pushed? You can type a date too, for example: Dec 31
material-ask-question = Please send the check question: the question in the first line, then one option a line, with * before the right one. For example:

    How often does the general meeting take place?
    Once a month
    { "*" }Once a quarter
    Once a year
edit-minutes-bad = Please send a number from 1 to { $most }.
edit-tags-many = At most { $most } tags. Please take some off first.
edit-tag-on = ✅ { $tag }
edit-tag-off = { $tag }
edit-until-months = { $many ->
        [one] { $many } month
       *[other] { $many } months
    }
edit-until-none = No end date
edit-until-bad = I did not understand which day you mean. Please write it like this: Dec 31
edit-question-shown = ❓ <b>{ $question }</b>
edit-option = { $letter }. { $option }
edit-option-right = { $letter }. { $option } ✅
edit-question-anew = Another question
edit-question-drop = No check question
edit-question-dropped = The check question was removed
check-form = Please write the question in the first line and an option in each line after it, two at least.
check-none-right = I cannot tell which option is right. Please put * before it.
check-two-right = Only one option can be right.
check-many = At most { $most } options.
check-question-long = The question may have { $most } characters at the most.
check-option-long = Each option may have { $most } characters at the most.
check-alike = Two options are the same.

## Series
series-button = Series ({ $many })
series-list = <b>Series</b>, pushed a part at a time, in order:
series-list-empty = There are no series yet. A series is material in order; a plan pushes a part of it each time.
series-entry = { $name } ({ $done }/{ $parts })
series-new = New series
series-starter = Add the starter material
series-starter-done = ✅ Added
series-gone = This series is not there any more.
series-ask-name = What is the new series called? Please send its name.
series-ask-rename = What shall “{ $name }” be called? Please send the new name.
series-name-taken = There is a series called “{ $name }” already. Please choose another name.
series-many = At most { $most } series. Please delete some you do not use first.
series-full = A series holds { $most } pieces at the most.
series-made = ✅ Series created. Now put material into it.
series-title = 📖 <b>{ $name }</b>
series-about = { $many ->
        [one] { $many } piece
       *[other] { $many } pieces
    }, about { $minutes } min
series-progress = { $done }/{ $parts } parts pushed
series-next = Next: “{ $title }”
series-next-part = Next: “{ $title }”, part { $part }/{ $parts }
series-finished = All of it has been pushed.
series-end-stop = At the end: stop
series-end-again = At the end: start over
series-end-pass = At the end: go on with “{ $name }”
series-waiting = Waiting for you: { $many }
series-plan = ⏰ { $rhythm }, next { $when }
series-plan-paused = ⏸ { $rhythm }, paused
series-plan-button = Plan pushes
series-contents = Contents and order
series-over = Start over
series-over-again = ✅ Next time it begins with the first piece
series-add = Add material
series-end = At the end
series-rename = Rename
series-delete = Delete
series-open = Open the series
series-ask-end = When “{ $name }” is at its end:
series-end-stop-button = Stop
series-end-again-button = Start over
series-end-to = Go on with: { $name }
series-delete-sure = Delete the series “{ $name }”? Its material stays.
series-delete-plans = { $many ->
        [one] { $many } plan uses it and would have nothing to push:
       *[other] { $many } plans use it and would have nothing to push:
    }
series-delete-plan = { $title } · { $rhythm }
series-deleted = Deleted
series-contents-head = <b>{ $name }</b> · contents
    ✅ pushed　▶️ next　Tap one to move it
series-item = { $at }. { $title }
series-item-done = ✅ { $at }. { $title }
series-item-next = ▶️ { $at }. { $title }
series-item-idle = ⏸ { $at }. { $title }
series-item-about = <b>{ $name }</b>
    Number { $at } of { $many }: “{ $title }”
series-item-gone = This material is not in the series any more.
series-up = Up
series-down = Down
series-at-edge = It cannot move further
series-from-here = Push this one next
series-from-here-done = ✅ This one is pushed next
series-open-item = Open the material
series-take-out = Take out
series-taken-out = Taken out
series-add-which = Which shall go into “{ $name }”? Tap each one.
series-add-none = There is no other material for “{ $name }”. Send me some to add it.
series-added = ✅ Added: { $title }

## Many at once
bulk-ask-docx = I got { $file }. What is it for?
bulk-read-out = Read out the text
bulk-as-file = Push it as a file
bulk-reading = Reading { $file } …
bulk-unfetched = The file could not be fetched. Please send it again.
bulk-bad = { $file }: { $why }
bulk-preview = 📖 <b>{ $file }</b>
    { $many ->
        [one] { $many } piece
       *[other] { $many } pieces
    }, about { $minutes } min
bulk-title = · { $title }
bulk-more = … and { $many } more
bulk-known = You have { $many } of them already; they are not stored twice.
bulk-problems = { $many ->
        [one] { $many } thing to look at:
       *[other] { $many } things to look at:
    }
bulk-problem = · { $file }: { $what }
bulk-problem-row = · { $file }, row { $row }: { $what }
bulk-into = Into the series: { $name }
bulk-into-none = Into no series
bulk-unstored = Nothing is stored until you tap “Take”.
bulk-take = ✅ Take ({ $many })
bulk-choose-series = Put into a series …
bulk-all-problems = All problems
bulk-column-file = File
bulk-column-row = Row
bulk-column-problem = Problem
bulk-problems-file = problems.csv
bulk-problems-caption = { $many } in all.
bulk-ask-series = Into which series? You can also send me the name of a new one.
bulk-new-named = New series: { $name }
bulk-no-series = Into no series
bulk-done = ✅ Taken: { $many }.
bulk-done-before = You had { $many } of them already; they were not stored twice.
bulk-done-series = Put into “{ $name }”: { $many }.
bulk-done-series-before = They are all in “{ $name }” already.
bulk-done-nothing = Nothing is new, and nothing was changed.

## Feeds
feed-button = Feeds ({ $many })
feed-list = Feeds of “{ $name }”:
feed-list-empty = “{ $name }” has no feeds yet. What a site publishes is shown to you, and only what you take is pushed.
feed-add = Add a feed
feed-ask-url = Please send the address of the feed (RSS or Atom):
feed-gone = You are not subscribed to this feed any more.
feed-there = You are subscribed already: { $title }
feed-many = At most { $most } feeds. Please unsubscribe from some you do not use first.
feed-looking = Looking at { $url } …
feed-unread = { $url }: { $why }
feed-found = 📖 <b>{ $title }</b>
    { $many ->
        [one] { $many } article
       *[other] { $many } articles
    }, lately:
feed-found-how = The newest 5 are shown to you first; after that you are told of new ones once a day.
feed-line = · { $title }
feed-subscribe = ✅ Subscribe
feed-subscribed-answer = ✅ Subscribed
feed-subscribed = Subscribed to <b>{ $title }</b>. What you take goes into “{ $name }”. The newest articles come in a moment.
feed-open = Open the feed
feed-title = 📖 <b>{ $title }</b>
feed-address = { $url }
feed-checked = Looked at { $when }
feed-failed = Not reached { $when }: { $why }
feed-off = Switched off: no new articles are fetched.
feed-name-off = ⏸ { $title }
feed-name-failing = ⚠️ { $title }
feed-waiting-button = Waiting ({ $many })
feed-now = Look now
feed-now-answer = Looking; you will hear of what is new
feed-off-button = Switch off
feed-off-answer = Switched off
feed-on-button = Switch on
feed-on-answer = ✅ Switched on
feed-delete = Unsubscribe
feed-delete-sure = Unsubscribe from { $title }? What you took stays.
feed-delete-sure-waiting = Unsubscribe from { $title }? What you took stays; the { $many } you did not take will be deleted.
feed-deleted = Unsubscribed
feed-digest = 📖 New from <b>{ $title }</b>: { $many }
feed-digest-how = Only what you take is pushed.
feed-more = … and { $many } more
feed-take-all = ✅ Take all
feed-each = One by one
feed-take-none = None of them
feed-taken = ✅ Taken: { $many }
feed-refused = Not taken: { $many }
feed-waiting = <b>{ $title }</b>, waiting for you: { $many }
feed-waiting-none = <b>{ $title }</b>: nothing is waiting for you.
feed-given-up = The feed <b>{ $title }</b> was switched off: { $why } If its address changed, subscribe anew; if it is back, tap “Switch on”.
address-none = That is not a web address. Addresses begin with https://
address-login = Addresses with a user name and password are not fetched.
address-port = Only ports 80, 443, 8080 and 8443 are fetched.
fetch-inside = This address lies in an internal network and is not fetched.
fetch-slow = The site did not answer within 15 seconds.
fetch-large = It is larger than { $limit } MB and was not fetched.
fetch-redirects = It redirects too many times.
fetch-status = The site answers { $status }.
fetch-unreachable = The site cannot be reached.

## Material in files
material-file-empty = The file is empty. Please check it and send it again.
material-file-too-big = The file is too big: { $limit } MB at most. Please send it in parts.
material-file-kind = { $kind ->
        [pdf] This is a PDF, whose text cannot be read reliably. Please save it as Word (.docx) and send that.
        [picture] This is a picture, not text. Send pictures to me directly.
        [slides] These are slides. Save the text as Word (.docx) and send that.
        [archive] I cannot open this kind of archive. Please pack it as .zip.
       *[other] I cannot read this kind of file. Word (.docx), Markdown and text files work, and a .zip of them.
    }
material-file-old-word = This is an old Word file (.doc). Open it in Word or WPS, save it as .docx and send that.
material-file-encrypted = The file has a password. Please remove it and send the file again.
material-file-broken = The file is damaged and does not open. Please save a new copy and send that.
material-file-bomb = The file unpacks to an implausible size and was not read.
material-file-too-long = The text is too long: { $limit } characters at most. Please divide it.
material-file-too-many = At most { $limit } pieces are taken at a time; { $left } more were not. Please send them separately.
material-file-nested = An archive inside the archive was not opened. Please unpack it first.
material-file-outside = The file’s path leads outside the archive, so it was not taken.
material-file-link = This is a link to a file, not the file itself, so it was not taken.
material-file-nothing = There is no file in it that I can read. Word (.docx), Markdown and text files work.
material-file-twice = The same content as “{ $first }”, taken only once.
material-file-no-columns = I found no columns “title” and “link”. Please put them in the header, one piece a row.
material-file-long-list = The table is too large and was not read. Please keep only titles and links.
material-file-not-feed = What stands at this address is not a feed (RSS or Atom).
material-file-row-no-title = No title, so it was not taken. Please add one.
material-file-row-no-link = No link, so it was not taken. Please add the address.
material-file-row-bad-link = “{ $value }” is not a web address, so it was not taken. Addresses begin with https://.
material-file-row-minutes = “{ $value }” is not a number of minutes; the length of a usual article is assumed.
material-file-row-until = “{ $value }” is not a date, so there is no end date. Write it like 2026-12-31.
material-file-row-shortened = The title is too long; only the first { $limit } characters are kept.

## The end of a series
series-near = 📖 The series “{ $name }” is nearly over: { $left } more to come. What then?
series-near-pass = 📖 The series “{ $name }” is nearly over: { $left } more to come. “{ $next }” follows.
series-near-again = Then start over
series-will-start-over = It will start over at its end
series-again-set = 📖 The series “{ $name }” will start over at its end.
series-other = Go on with another
series-fill = Add material
series-over-now = 📖 The series “{ $name }” is over. Pushing is paused.
series-again = Start over
series-resume = Go on pushing
series-which = Which series comes next?
series-no-other = There is no other series yet.
series-goes-on-answer = Going on
series-goes-on = 📖 Going on with the series “{ $name }”, next { $when }.
series-still-over = Everything in the series “{ $name }” has been pushed. Add material first, or start over.
series-ended = The series is over
series-waits = There is nothing new in the series yet
material-rests = This material is retired, or not approved yet
material-over = The end date of this material has passed

## Planning
plan-kind-reading = 📖 A series
plan-kind-material = 📄 One material
choose-series = Which series? A part is pushed each time.
choose-no-series = There is no series yet. Take the starter material to begin with, or send me your own.
choose-series-entry = { $name } · { $done }/{ $total }
choose-material = Which material?
choose-no-material = There is no material yet. Send me a text, a link, a picture or a file.
choose-starter = Take the starter material
reading-starter = Daily reading
reading-starter-rhythm = every working day 8:00
material-kept-full = The room for files kept here is used up: new ones stay on Telegram alone, and work as before. Ask the operator for more.
