# Branch

menu-setup = Set up the branch
menu-settings = Branch settings

branch-greeting = Hello, I am Zhixue, the study group’s assistant: sign-in at meetings, reading, the daily quiz, records.
    A group admin can tap the button below to set up the branch.
branch-set-up = Set up this branch
branch-unnamed = Branch
branch-set-up-done = The branch is set up; you are its secretary
branch-founded = <b>{ $name }</b> is set up. Secretary: { $secretary }.
    Next: the secretary sends me the roster (Excel) privately, everyone claims their name, and meetings can be planned.
founding-closed = This bot serves only branches that its operator agrees to. To found one in this group, contact whoever runs it.
founding-asked = The operator has been asked; the answer will come to this group.
founding-ask = { $name } ({ $account }), an admin of the group “{ $title }”, wants to found a branch there. Do you agree?
founding-agree = Agree
founding-refuse = Refuse
founding-agreed = Agreed: the branch of { $title } is founded.
founding-not-agreed = Refused a branch for { $title }.
founding-refused = The operator did not agree to a branch in this group.
branch-next-roster = Send roster
branch-next-meeting = Plan a meeting
branch-next-claim = Claim my name
branch-next-settings = Settings
branch-awake = { $name } is back; all its records are here.
branch-stands = This group has a branch already. Its secretary can send /settings.
branch-in-group = Please do this in the branch’s group.
branch-elsewhere = This branch is served by @{ $bot } now: please go there.
branch-bot-gone = The bot that served this branch is gone. If the secretary removes me from the group and adds me again, I can take over.
branch-admins-only = Please let a group admin tap this button.

set-page = <b>Branch settings</b>
    Name: { $name }
    Time zone: { $zone }
    Language: { $language }
set-name = Name
set-zone = Time zone
set-language = Language
set-points = Points and ranking
set-opens_before = Opens { $value } min before
set-late_after = Late after { $value } min
set-closes_after = Closes after { $value } min
set-reminds_before = Reminds { $value } min before
set-reminds_before-0 = No reminder
set-reminds_before-1440 = Reminds a day before
set-free_claims-on = Claims in the group: no confirmation
set-free_claims-off = Claims: the secretary confirms
set-names_absent-on = Result names the absent: yes
set-names_absent-off = Result names the absent: no
set-hides_small-on = Committee, subgroup meetings: not in the group
set-hides_small-off = Committee, subgroup meetings: only kind and time in the group
set-saved = Saved
set-ask-name = Please type the branch’s name (60 characters at most).
set-name-length = A name has 1 to { $most } characters.
set-ask-zone = Which time zone? Others can be typed, such as Asia/Tashkent
zone-name = { $zone ->
    [Asia-Shanghai] Beijing time
    [Asia-Urumqi] Urumqi
    [Asia-Hong_Kong] Hong Kong
    [Asia-Singapore] Singapore
    [Asia-Tokyo] Tokyo
    [Europe-London] London
    [Europe-Berlin] Berlin
    [America-New_York] New York
    [America-Los_Angeles] Los Angeles
   *[other] { $zone }
 }
set-zone-unknown = There is no such time zone. Choose one, or type a name such as Europe/Paris.
set-ask-language = Which language?
set-to-signin = Sign-in
set-to-push = Pushes
set-to-study = Study
set-about-signin = <b>Settings · sign-in</b>
    A tap changes a value at once. New meetings use these times.
set-about-push = <b>Settings · pushes</b>
    In quiet hours, whatever can wait is sent once they are over.
set-about-study = <b>Settings · study</b>
    A tap changes a value at once.
set-official_workdays-on = Working days: with China’s holidays
set-official_workdays-off = Working days: Monday to Friday
set-keeps_files-on = Files: a copy is kept here
set-keeps_files-off = Files: on Telegram only
set-reading_share = Studied after { $value }% of the minutes
set-reading_share-0 = Studied at a tap
set-reading_from_open-on = Time runs from one’s own opening
set-reading_from_open-off = Time runs from the posting
set-reading_days = Study within { $value } days
set-reading_days-0 = No deadline for study
set-names_unread-on = Reminds by name in the group: yes
set-names_unread-off = Reminds by name in the group: no
set-daily_minutes = Counts { $value } min a day at most
set-question_hours = Questions stay open: { $value } hours
set-review_second-on = Questions: a second person approves
set-review_second-off = Questions: no second look
set-quiet = Quiet: { $since }–{ $until }
set-quiet-off = Quiet hours: none
set-quiet-none = No quiet hours
quiet-ask-since = When do the quiet hours begin?
quiet-ask-until = Quiet from { $since } until when the next day?
branch-next-plans = Quick start
set-to-talk = Discussion
set-about-talk = <b>Settings · Discussion</b>
    A tap changes a value; it applies from the next topic and contribution on.
set-speech_length = Counts from { $value } characters
set-topic_hours = Topics are open { $value } hours
set-names_spoken-on = Name who spoke in the group: yes
set-names_spoken-off = Name who spoke in the group: no
set-to-check = Check
set-about-check = <b>Study check</b>
    The shares from which a light is green or yellow, and whether secretaries are warned when meetings or hours fall behind. For how many years filed records and notices keep the name of somebody who was erased.
set-green_from = Green from { $value }%
set-yellow_from = Yellow from { $value }%
set-archive_years = Names in the archive: { $value } years
set-guards-on = Warn of missing meetings: on
set-guards-off = Warn of missing meetings: off
set-to-base = Basics
set-about-base = <b>Settings · Basics</b>
    Name, time zone and language.
founding-enough = No more branches can be founded now; come back tomorrow, or ask the operator.
