# Roster, claims, handover

menu-join = Claim your name
menu-roster = Roster: import, look, change
menu-handover = Hand over the post of secretary
menu-branch = Switch branch

roster-between = { ", " }
roster-and-more = { $names } and { $many } more

## Overview and lists
roster-title = 📌 <b>Roster · { $branch }</b>
roster-empty = Nobody is listed yet.
roster-send-file = To import or update the list, send an Excel or CSV file here.
roster-total = { $many ->
        [one] { $many } person
       *[other] { $many } people
    }
roster-count = { $what } { $many }
roster-no-group = no subgroup
roster-claimed = { $claimed } claimed, { $unclaimed } not claimed
roster-list = Members
roster-add = Add members
roster-template = Template
roster-export = Export
roster-announce = Ask all to claim their names
roster-waiting = To confirm { $many }
roster-tidy = To tidy { $many }
roster-gone = Left { $many }
roster-open = Open the roster
roster-list-head = <b>{ $branch }</b>: { $many }. Tap a name to look or change, or send a name to find it.
roster-unclaimed-mark = { $name } · not claimed
roster-not-found = There is no “{ $name }” on the roster.
roster-found = { $many } with “{ $name }” in their name:
roster-gone-head = { $many } have left the branch. Tap a name to take one back.
roster-tidy-head = { $many } signed in under a Telegram name and are not on the roster yet. Tap each to tidy.
roster-tidy-done = Nobody is left to tidy.
roster-add-ask-names = Send the names, several at once if you like, separated by commas or lines.
    Put what tells same names apart in brackets, for example: Zhang Wei (group 2).
roster-add-none = No name was found in that. Send names, for example: Wang Fang, Li Qiang.
roster-add-twice = “{ $name }” is on the roster already. For somebody else of that name, add a note in brackets, for example: { $name } (group 2).
roster-added = ✅ Added { $many }: { $names }
roster-too-many = A branch has at most { $limit } people. Nothing was stored.
roster-name-none = No text was found in that. Please send it again.
roster-name-long = “{ $start }…” is too long: at most { $limit } characters.
roster-note-long = The note is too long: at most { $limit } characters.
roster-announced = Posted to the group.
roster-announced-lately = The group was asked just now. Please wait ten minutes.
roster-group-away = I am no longer in the branch’s group and cannot post there. Please add me again first.

## One member
roster-person = <b>{ $name }</b>
roster-described = { $parts }
roster-note = Note: { $note }
roster-claimed-by = Claimed by the Telegram account { $account }
roster-not-claimed = Not claimed yet
roster-since = On the roster since { $day }
roster-left = Left the branch: { $day }
roster-unlisted = Signed in under a Telegram name. Please tidy: put them on the roster, rename them, merge them with a name on the roster, or remove them.
roster-to-standing = Standing
roster-to-group = Subgroup
roster-to-post = Post
roster-rename = Rename
roster-renote = Note
roster-unbind = Unbind
roster-merge = Merge with a roster name
roster-leave = Leaves the branch
roster-keep = Put on the roster
roster-rejoin = Take back
roster-changed = Changed.
roster-kept = { $name } is on the roster now.
roster-has-left = { $name } has left the branch. Take them back first.
roster-ask-standing = { $name } is { $now } now. Change to:
roster-ask-day = From which day is { $name } { $what }? You can also send a date, for example 2026-06-30.
roster-ask-leave = From which day has { $name } left? Earlier attendance is kept. You can also send a date, for example 2026-06-30.
roster-from-today = From today
roster-day-unclear = That is no date, or one to come. Send today’s or an earlier date, for example 2026-06-30.
roster-before-joined = Nobody leaves before the day they were listed ({ $day }).
roster-ask-group = Which subgroup is { $name } in? For a new one, send its name.
roster-ask-post = { $name }’s post now: { $now }. Change to:
roster-post-yours = Your post in { $branch } is now: { $post }. Send /help to see what you can do.
roster-ask-name = What shall { $name } be called? Send the name.
roster-ask-note = Send the note for { $name }.
roster-ask-unbind = { $name }’s Telegram account will no longer be a member and must claim again. Are you sure?
roster-may-not-leave = { $name } cannot leave this way: the secretary hands over with /handover first, a deputy is for the secretary to change, and nobody removes themselves.
roster-may-not-post = This post cannot be changed here: the secretary’s passes with /handover, the deputy’s is the secretary’s to give.
roster-may-not-unbind = { $name } cannot be unbound: not the secretary, not yourself, and a deputy only by the secretary. For a new account use /join.
roster-keep-first = Put the person on the roster before giving them a post.

## Merging
roster-merge-ask = Who on the roster is “{ $name }”? Attendance and Telegram account will go to the roster’s name.
roster-merge-none = There is no unclaimed name to merge with.
roster-merge-confirm = Merge “{ $name }” into “{ $target }”? This cannot be undone.
roster-merge-taken = { $name } is claimed already and cannot be merged with.
roster-may-not-merge = This merge touches a post. It is for the secretary or the deputy.
roster-merged = Merged into { $name }.

## Files
roster-reading = Got “{ $file }”, reading it.
roster-reading-private = Got “{ $file }”, reading it. The result comes privately.
roster-open-private = A roster names people, so the result comes privately. Open { $link } first and send the file there.
roster-file-kind = A roster is a spreadsheet: Excel (.xlsx, .xls) or CSV. Send /roster for a template.
roster-file-not-yours = The file was not taken. Rosters are imported by the secretary, the deputy or the organisation member.
roster-file-other = The file was not taken. In the branch you are in now, rosters are imported by the secretary, the deputy or the organisation member. Send /branch to switch.
roster-file-large = The file is too large: at most { $limit } MB. Save only the list and send that.
roster-file-unread = “{ $file }” could not be read. Save it as .xlsx and send it again, or use the template in /roster.
roster-file-stale = This preview has expired or was dealt with. Please send the file again.
roster-file-bad = “{ $file }” was not read. { $why }
file-empty = The file is empty. Please check it and send it again.
file-too-big = The file is too large: at most { $limit } MB. Save only the list and send that.
file-not-spreadsheet = { $kind ->
        [word] This is a text document.
        [slides] These are slides.
        [pdf] This is a PDF.
        [picture] This is a picture.
        [archive] This is an archive; unpack it first.
       *[other] This is no spreadsheet.
    } Please send an Excel (.xlsx, .xls) or CSV file.
file-html = This was saved from a web page and is no real spreadsheet. Open it in Excel or WPS, save it as .xlsx and send that.
file-xml = This is an XML file. Open it in Excel or WPS, save it as .xlsx and send that.
file-encrypted = The file has a password. Remove it and send the file again.
file-broken = The file is damaged. Open it in Excel or WPS, save it as .xlsx and send that.
file-bomb = The file unpacks to an abnormal size and was not read. Copy the list into a new spreadsheet and send that.
file-too-many-rows = The table has more than { $limit } rows. Keep only this branch’s list.
file-too-many-cells = The table has more than { $limit } cells. Keep only this branch’s list.
file-too-many-sheets = The workbook has more than { $limit } sheets. Keep only this branch’s list.
file-no-name-column = No column of names was found. Head it “Name”, or use the template in /roster.
file-no-people = There is a header but nobody below it. Fill it in and send it again.
file-too-many-people = The list has more than { $limit } people. Send one list for each branch.

## Preview
roster-preview = 📌 <b>Roster preview · { $branch }</b>
roster-preview-file = { $many ->
        [one] { $many } person
       *[other] { $many } people
    } in “{ $file }”
roster-preview-counts = New { $new } · changed { $changed } · unchanged { $unchanged }
roster-preview-back = Had left and are listed again: { $many }
roster-preview-gone-keep = Not on the new list { $many }: kept
roster-preview-gone-leave = Not on the new list { $many }: marked as left
roster-preview-problems = <b>To look at: { $many }</b>
roster-preview-unstored = Nothing is stored yet. The roster changes when you confirm.
roster-import = ✅ Import
roster-gone-leave = Not on the list: mark as left
roster-gone-keep = Not on the list: keep
roster-changes = See changes
roster-problems = All problems as a file
roster-at = Row { $row }
roster-at-sheet = { $sheet }, row { $row }
roster-problem = { $where }: { $what }
roster-no-name = no name, left out. Please fill in the name.
roster-long-name = the name “{ $start }…” has { $length } characters, left out. At most { $limit }: is it in the wrong cell?
roster-not-a-name = “{ $value }” does not look like a name, left out.
roster-several-names = “{ $value }” looks like several people, left out. One person a row, please.
roster-twice = { $name } is the same as row { $first }, taken once.
roster-standing = { $name }’s standing “{ $value }” is not known, taken as full member. Known are: full member, probationary member, activist, guest.
roster-post = { $name }’s post “{ $value }” is no post of a branch, taken as none.
roster-formula = { $name }: column { $column } is a formula; its value was taken.
roster-shortened = { $name }: column { $column } is too long; the first { $limit } characters were taken.
roster-same-name = { $name } has the same name as row { $first } and nothing tells them apart; noted as “{ $note }”. Please write a note.
roster-no-header = no header; this column was taken for names.
roster-cut = { $name }: telephone or identity numbers beside the name, subgroup or note were left out.
roster-passed-over = “{ $value }” is nobody’s name; the row was passed over.
roster-changes-new = <b>New: { $many }</b> { $names }
roster-changes-back = <b>Listed again: { $many }</b> { $names }
roster-changes-gone = <b>Not on the new list: { $many }</b> { $names }
roster-changes-person = <b>{ $name }</b>: { $what }
roster-change = { $before } → { $after }
roster-changes-more = { $many } more are changed.
roster-no-note = no note
roster-problems-caption = { $many } problems by row. Mend the list and send it again.
roster-problems-file = problems.csv
roster-problems-sheet = Sheet
roster-problems-row = Row
roster-problems-what = Problem
roster-problems-outcome = Outcome
roster-problems-left-out = left out
roster-problems-taken = taken
roster-imported = ✅ <b>The roster of { $branch } is up to date</b>
roster-imported-counts = New { $new }, changed { $changed }
roster-imported-left = Marked as left: { $many }
roster-imported-posts = The file did not change these people’s posts: { $names }. The secretary’s passes with /handover, the deputy’s is the secretary’s to give.
roster-imported-own = You are called “{ $name }” here, which is not in the file. If your name is listed otherwise, tap below; your attendance goes with you.
roster-imported-next = { $many } have not claimed their names yet. You can ask them in the group.
roster-imported-answer = Imported.
roster-own = My name on the roster

## Template and export
roster-sheet = Roster
roster-column-name = Name
roster-column-subgroup = Subgroup
roster-column-standing = Standing
roster-column-post = Post
roster-column-note = Note
roster-column-joined = Listed on
roster-column-claimed = Claimed
roster-column-yes = yes
roster-template-file = roster-template.xlsx
roster-template-caption = Fill it in and send it here. Other columns such as telephone or sex may stay; they are not stored.
roster-template-help = How to fill it in
roster-template-choose = Please choose
roster-template-choose-text = Choose one from the list, or write something close to it.
roster-template-group = Group 1
roster-template-name-1 = Example: Wang Fang
roster-template-name-2 = Example: Li Qiang
roster-template-name-3 = Example: Zhao Min
roster-template-note = away for work
roster-template-lines =
    One person a row; only the name is needed.
    The example rows may stay, they are not imported.
    Standing: full member, probationary member, activist, guest; empty means full member.
    Post: secretary, deputy secretary, organisation, publicity, discipline, subgroup leader; empty means none. Only the secretary can change the posts of secretary and deputy.
    Give people of the same name different subgroups or notes.
    Send the file to the bot, look at the preview, and confirm.
roster-export-file = roster.xlsx
roster-export-caption = The roster of { $branch }, { $many } people. Change it and send it back if you like.

## Branches
roster-branch-only = You are in one branch only: { $branch }.
roster-branch-choose = This chat is about <b>{ $branch }</b> now. Which branch shall it be?
roster-branch-chosen = All right, this chat is about <b>{ $branch }</b> now.

## Claims
claim-call = 📌 The roster is ready, and { $many } names are still to be claimed. Once yours is, signing in and asking for leave take one tap.
claim-mine = Claim my name
claim-go-private = To claim your name, tap below and choose it in the private chat.
claim-from-group = Claims begin in the branch’s group: send /join there.
claim-send-name = Please send your name as it stands on the roster. The branch’s secretary confirms it.
claim-passed-on = Got “{ $name }”. If the roster has that name, the secretary is asked to confirm, and you will be told. If you hear nothing, send /join in your branch’s group.
claim-already = Your name in { $branch } is { $name }. It is claimed already.
claim-choose = <b>{ $branch }</b>: tap your name, or send it.
claim-none-free = <b>{ $branch }</b> has no unclaimed names left. If yours is claimed or your account changed, send your name.
claim-not-there = My name is not there
claim-all = All names
claim-claimed = { $name } · claimed
claim-found = Found for “{ $name }”:
claim-not-found = There is no “{ $name }” on the roster. Try another spelling, or look at all names.
claim-sure = Are you <b>{ $name }</b>{ $where }?
claim-it-is-not = No
claim-meanwhile = Sign-in is open: you can sign in provisionally and count as present once your claim is confirmed.
claim-other = Choose another name
claim-request-rivals = Note: { $others } want this name too; only one of them can have it.
claim-it-is-me = That is me
claim-taken = <b>{ $name }</b> is claimed already. If you are this person with a new Telegram account, tap below and the secretary confirms.
claim-new-account = My account changed
claim-taken-meanwhile = { $name } was claimed just now. If you are the person, send the name again and tap “My account changed”.
claim-name-gone = { $name } is no longer on the roster. Please choose again.
claim-asked = { $whom } was asked to confirm that you are { $name }. You will be told.
claim-asked-later = Noted that you are { $name }. The secretary will confirm, and you will be told.
claim-waits = Your claim to { $name } is waiting for the secretary. There is no need to send it again.
claim-rests = Your claim to { $name } was not confirmed. You can ask again after a day; please speak with the secretary.
claim-done = ✅ Claimed: you are { $name } of { $branch }. At a meeting, tap “Sign in”.
claim-done-answer = Claimed.
claim-refused = Your claim to “{ $name }” of { $branch } was not confirmed. If that is a mistake, please speak with the secretary.
claim-free-told = 🙋 Claimed today without confirmation: { $names } ({ $many }).
    If somebody is not who they say, open them in /roster and unbind the account.
claim-moved-away = “{ $name }” of { $branch } now belongs to another Telegram account. If that was not you, please tell the secretary at once.
claim-noted = The secretary has been told and will see to it. Until then you can sign in as usual.
claim-request = { $who } claims <b>{ $name }</b> of { $branch }. Is it them?
claim-request-post = Note: this name has a post ({ $post }); confirming gives its rights.
claim-request-replaces = Note: this name is claimed by “{ $account }” now; confirming moves it to the new account.
claim-yes = ✅ Confirm
claim-no = ❌ Not them
claim-gone = This claim was withdrawn or dealt with.
claim-not-yours-to-confirm = This name is for the secretary, the deputy or the organisation member to confirm.
claim-account-taken = This account has claimed { $name } already and cannot claim another name.
claim-was-confirmed = { $name } was confirmed by { $by }.
claim-was-refused = This claim to { $name } was not confirmed ({ $by }).
claim-confirmed = ✅ Confirmed: { $name } is “{ $account }”.
claim-confirmed-answer = { $name } confirmed.
claim-declined = They were told that they are not { $name }.
claim-card = <b>{ $branch }</b>: { $many } claims wait for you
claim-card-more = … and { $many } more
claim-card-look = { $many } of them need a look one by one: the name has a post, is claimed already, or several people want it.
claim-card-done = ✅ All claims are settled.
claim-card-over = Claims are no longer yours to confirm.
claim-all-yes = ✅ Confirm all { $many }
claim-each = One by one
claim-all-done = ✅ { $many ->
        [one] One person
       *[other] { $many } people
    } confirmed{ $left ->
        [0] .
       *[other] , { $left } still to look at.
    }
claim-all-none = These claims have been settled already{ $left ->
        [0] .
       *[other] , { $left } still to look at.
    }
claim-list = { $many } claims wait for you:
claim-list-done = No claims wait for you.
claim-entry = { $account } → { $name }

## Handover
handover-choose = <b>{ $branch }</b>: to whom does the post of secretary pass?
handover-nobody = No other full member has claimed a name yet. Ask the person to send /join first.
handover-offered = { $name } was asked to become secretary of { $branch }. Until they accept, you stay secretary.
handover-withdraw = Take back
handover-withdrawn = Taken back; you stay secretary.
handover-asks = 📌 { $before } asks you to become secretary of { $branch }. It takes effect as you accept.
handover-accept = ✅ Accept
handover-decline = Decline
handover-declined = All right, { $before } was told.
handover-declined-told = { $name } did not accept the post; you are still secretary of { $branch }.
handover-accepted-told = ✅ { $name } accepted and is now secretary of { $branch }. Thank you for your work.
handover-over = This offer was taken back or dealt with already.
handover-not-full = Only a full member can become secretary, which { $name } is not.
handover-sure = Hand the post of secretary over to <b>{ $name }</b>? It takes effect once they accept; until then you stay secretary. The group will be told.
handover-do = Hand over
handover-unclaimed = { $name } has not claimed their name yet. Ask them to send /join first.
handover-yours = 📌 { $before } handed the post of secretary of { $branch } over to you. Send /help to see what you can do.
handover-group = 📌 { $before } handed the post of secretary over to { $now }.
handover-by-operator = 📌 { $before ->
        [none] The operator made { $now } secretary of the branch.
       *[other] { $before } can no longer use the account; the operator made { $now } secretary of the branch.
    } Ask the operator in case of doubt.
handover-bound-by-operator = 📌 { $name }, the secretary, has a new Telegram account, bound by the operator. If this is somebody else, tell the operator at once.

## People who are not on the roster
newcomer-user = { $name } (@{ $username })
newcomer-card = <b>{ $branch }</b>: people who took part and are not on the roster: { $many }. They count as observing.
newcomer-card-no-roster = <b>{ $branch }</b> has no roster yet; signed in provisionally: { $many }. Import a roster, or put them all on it:
newcomer-all = Put all on the roster ({ $many })
newcomer-all-done = ✅ Put on the roster: { $many }. Their sign-ins are full entries now.
newcomer-done = ✅ Nobody is left to decide about.
newcomer-page = <b>{ $name }</b> is not on the roster and counts as observing.
newcomer-left = Was { $name } on the roster, and left { $day }.
newcomer-visitor = Not of this branch
newcomer-kept = { $name } is on the roster now.
newcomer-visits = All right, { $name } is not of this branch and will only observe.
newcomer-enlisted = ✅ You are on the roster of { $branch }, as { $name }.
newcomer-decided = This was decided already.
