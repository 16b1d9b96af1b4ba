# Privacy

menu-privacy = What is kept about me
menu-mydata = Take my data
privacy = <b>What is kept</b>
    Your Telegram number and shown name, which bots you opened, your name and standing on the roster, your attendance and reasons of leave;
    what you studied and when, your hours, the notes you wrote, and when you were away; which material you added;
    which questions you answered, when, and whether you were right; what is due for review, what you saved or doubted, your points in contests;
    your points and hours, your figures in each study check, training outside with its evidence, make-up study, the date and note of talks with you; what you said and did at meetings, in their records;
    what you say on topics: when, a link, how long, the first 80 characters, its words, reactions; topics you proposed, your turns to lead.
    which notices you have seen, and when; what you objected to by name, with files and the answer.
    your claims and the changes of your row on the roster, steps you have not finished, and as numbers which handovers, corrections and exports you made.
    The votes on whose lists you are, whether you voted and who helped you; what you voted by name; a secret ballot is tied to nobody.
    <b>Not kept</b>
    Whatever else is said in the group, phone numbers, identity numbers.
    <b>Who sees it</b>
    Attendance lists are for the secretary and the committee; the group sees counts and the names of those late or on leave.
    Who has studied and who has not is for the secretary and the committee; if the branch wants it, the group is told the names of those I cannot write to.
    The branch decides whether the group is told who has spoken; length and excerpt are for the secretary and the committee. If you take something back, only the fact that it was there is kept.
    The group sees how many have seen a notice; who has not is for the secretary, the deputy and the publicity member.
    What you object to by name is seen by the committee and nobody else; the answer is sent to you alone. Anonymously, nobody sees who it was; your address is sealed, and wiped once the answer is sent.
    Your notes are yours alone; those you hand in are read by the secretary and the committee, and posted to the group only if you agree.
    Questions in the group are open polls, where everybody sees who chose what; your own practice and your list of mistakes are yours alone.
    Take your data: /mydata.
mydata-private = Please send me /mydata privately; the data is for you alone.
mydata-file = my-data.txt
mydata-title = { $name }: what is kept about you
mydata-part = { $name } ({ $many })
mydata-members = Roster
mydata-attendance = Meetings
mydata-readings = Readings
mydata-notes = Notes
mydata-notices = Notices seen
mydata-cases = Objections
mydata-votes = Lists of votes
mydata-hours = Hours
mydata-away = Away
mydata-answers = Answers
mydata-contributions = Contributions
mydata-points = Points
mydata-outside = Training outside
mydata-talks = Talks
mydata-speeches = Speeches in minutes
mydata-records = Meetings led or recorded
mydata-right = right
mydata-wrong = not right
mydata-minutes = { $many } minutes
mydata-got = { $many } points
mydata-rest = Everything in detail (practice, reviews, checks and more) is in the other file, mydata.json.
mydata-here = This is everything that is kept about you.

privacy-terms = <b>How long</b>
    What you typed (answers, excerpts of speeches, notes, doubts, notes of talks): { $study ->
        [0] as long as the branch is in use
       *[other] { $study } days
    }; counts, points and hours: as long as the branch is in use.
    Attendance, minutes, notices: as long as the branch is in use; of somebody who was erased, filed ones keep the name until { $years } years after the meeting, and then lose it too.
    Who left the branch: { $left ->
        [0] until the secretary erases them
       *[other] erased after { $left } days
    }. People in no branch: { $stranger ->
        [0] kept
       *[other] deleted { $stranger } days after they were last seen
    }.
    Messages sent, files worked through, updates that failed: { $work } days. What was pushed when: { $firings } days. The audit log, numbers only: { $audit } days.
    Backups: { $backups } days at most; after one is restored, erasures are repeated.
    <b>Who runs this</b>
    { $who }
    <b>Erasure</b>
    You can ask to be erased: name, account, notes, speeches, reasons of leave and notes of talks go, the counts of the past stay. The secretary has { $limit } days for it, and you can take it back at any time.
    Messages that stand in the group I cannot delete for you.
privacy-run-by-none = Whoever runs it has not said; please ask who added me to the group.
privacy-ask = Ask to erase my data ({ $branch })
privacy-take-back = Take the request back ({ $branch })
privacy-ask-sure = Ask to have your data in <b>{ $branch }</b> erased?
    Once the secretary does it, you are no member of this branch any more; name and account are gone for good. To keep a copy, send /mydata first.
privacy-ask-do = Ask for erasure
privacy-asked = The secretary knows. It is to be done within { $limit } days; if it is not, I remind the secretary and then tell the deputy. To take it back, send /privacy.
privacy-taken-back = The request is taken back; nothing was deleted.
erasure-hand-over = You are the secretary. Please hand the post over with /handover first.
erasure-member = Erased member { $number }
erasure-visitor = Visitor
erasure-told = <b>{ $name }</b> asks to have their data erased. Please do it by { $day }.
erasure-reminded = <b>{ $name }</b> asked to have their data erased by { $day }; it is not done yet.
erasure-overdue = <b>{ $name }</b> asked to have their data erased; { $day } has passed. Secretary or deputy, please do it now.
erasure-open = Do it
erasure-waiting = Asked for erasure ({ $many })
erasure-list = <b>Members who ask for erasure</b>
erasure-list-none = Nobody asks for erasure.
erasure-sure = Erase the data of <b>{ $name }</b>?
    Name, account, notes, speeches, reasons of leave, notes of talks, unfinished steps and messages go; they appear as “{ $called }”, and the counts of the past stay.
    Filed minutes, attendance lists and notices keep the name for { $years } years.
    <b>This cannot be undone.</b>
erasure-leaves = They are still on the roster: they leave the branch by this.
erasure-button = Erase data
erasure-do = Erase for good
erasure-done = Erased.
erasure-is-done = This row was erased and cannot be changed.
erasure-not-left = { $name } is still in the branch. Mark them as having left, or wait until they ask.
erasure-not-oneself = You cannot erase yourself; the other secretary or deputy can.
erasure-told-you = Your data in { $branch } was erased.
data-page = <b>{ $branch }: the branch’s data</b>
    Export: one zip with all data and files of the branch.
    Erase: branch, members, meetings, material and questions are deleted <b>for good</b>. Export them first.
set-to-data = 🗄 Data
data-export = Export the whole branch
data-erase = Erase the whole branch
data-coming = It is being made and will be sent to you.
data-file = { $branch } all data.zip
data-here = This is all data of { $branch }.{ $lost ->
        [0] { "" }
       *[other] { " " }{ $lost } files could not be had from Telegram or are too large; files.json lists them.
    }
data-too-big = The branch’s data is more than { $most } MB, which a bot cannot send. Whoever runs it can export it with zhixue export-branch.
branch-erase-ask-name = To erase the whole branch, send its name exactly: <b>{ $branch }</b>
    Deleting begins with that, and <b>cannot be undone</b>.
branch-erase-wrong = That is not the name; nothing was deleted. To erase, send exactly: { $branch }
branch-erased = { $branch } is being erased; it takes a few minutes.
branch-erased-group = The secretary had the data of this branch erased. To use me again, an admin of the group sends /setup.
