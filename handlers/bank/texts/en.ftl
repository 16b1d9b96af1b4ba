# What is said of a question bank that cannot be read
bank-file-empty = This file is empty.
bank-file-too-big = The file is too large; { $limit } MB at most. You can send it in several parts.
bank-file-kind = { $kind ->
    [pdf] Questions in a PDF cannot be read reliably. Please send the Word or Excel file it was made from.
    [picture] Questions in a picture cannot be read. Please send a Word, Excel or text file.
    [slides] Questions in slides cannot be read. Please put them into Word or Excel.
    [archive] Archives cannot be read. Please unpack it and send the files one by one.
   *[other] This kind of file cannot be read. Please send an Excel, Word or text file.
}
bank-file-old-word = This is an old Word file (.doc). Please save it as .docx and send it again.
bank-file-html = This is really a web page. Please open it in Excel, save it as .xlsx and send it again.
bank-file-encrypted = The file has a password. Please remove it and send the file again.
bank-file-broken = The file cannot be opened; it may be damaged. Please save it again and send it once more.
bank-file-bomb = The file unpacks to too much or is too complicated, so it was not read. Please save a clean copy.
bank-file-long = The file is too long. Please send it in several parts.
bank-file-nothing = No questions were found. Each needs a stem and an answer, and a choice needs options.
bank-file-many = A file may hold { $limit } questions at most. Please send it in several parts.
bank-file-answers = These are answers only. Please send the questions together with them.
bank-file-word-xml = This is Word’s old XML form. Please open it in Word, save it as .docx and send it again.
bank-file-inserted = The questions are in a document inserted into this one and cannot be read. Please open it, copy everything into a new document, save and send that.
bank-file-backup = This is a Moodle backup. Please choose Export in the question bank, take Moodle XML and send that file.

# Why a question was not taken
bank-refused-kind = Questions of this kind cannot be answered in a chat.
bank-refused-stem = There is no stem.
bank-refused-options = There are no options.
bank-refused-answer = There is no answer.
bank-refused-many = There are more than { $limit } options or blanks.
bank-refused-long = A text is longer than { $limit } characters and does not fit into one message.

# Why a question should be looked at
bank-doubt-date = A spreadsheet took option { $letters } for a date ({ $value }); something else may have been written.
bank-doubt-date-answer = A spreadsheet took the answer for a date ({ $value }); something else may have been written.
bank-doubt-share = Option { $letter } is { $value }; it may have been a percentage.
bank-doubt-letter = The answer has { $letter }, but there are only { $options } options, or that option is empty.
bank-doubt-letter-twice = A letter stands twice in the answer “{ $answer }”.
bank-doubt-number = The answer “{ $answer }” is a number: is it an option’s place or its text?
bank-doubt-answer = The answer “{ $answer }” makes no sense.
bank-doubt-one = A single choice with several answers ({ $answer }).
bank-doubt-several = A multiple choice with one answer only ({ $answer }).
bank-doubt-kind = The kind of question and the options do not go together.
bank-doubt-gap = Option { $letter } is empty.
bank-doubt-same-options = Options { $first } and { $second } are the same.
bank-doubt-one-option = There is only one option.
bank-doubt-option-long = Option { $letter } has { $length } characters, more than the { $limit } a poll can show; it will be posted as text.
bank-doubt-explanation = The explanation has { $length } characters, more than the { $limit } a poll can show; it will be sent apart.
bank-doubt-no-blank = It is not clear what is asked; a blank may have been lost.
bank-doubt-blanks = The stem has { $blanks } blanks, but there are { $answers } answers.
bank-doubt-inside = The brackets in the stem say { $answer }, which is not the answer.
bank-doubt-picture = The stem speaks of a picture, but there is none.
bank-doubt-until = The end date “{ $value }” makes no sense.
bank-doubt-twin = The same as question { $number }.
bank-doubt-near = Much like question { $number } ({ $percent }%).
bank-doubt-near-stored = The bank has a question much like it ({ $percent }%): { $stem }
bank-doubt-other-answer = The same as question { $number }, but with another answer.
bank-doubt-other-answer-stored = The bank has the same question with another answer: { $stem }
bank-doubt-appended = “{ $text }” was read as part of the question; it may be another question or a title.
bank-doubt-lost = “{ $text }” stands in the file, but nowhere in the question.
bank-doubt-brackets = “{ $answer }” in brackets may be no answer.
bank-doubt-columns = “{ $names }” has something too, which was not read; it may be the options.
bank-doubt-label = Option { $letter } has another option’s letter before it.
bank-doubt-number-twice = Number { $number } and the list of answers do not match; the answer may be another question’s.
bank-doubt-answer-first = An answer stands before the first question: the answers may be those of the next ones.
bank-doubt-unnumbered = The other questions are numbered and this one is not.
bank-doubt-kind-unknown = The kind “{ $value }” is not known.
bank-doubt-judge-letter = There are no options, but the answer is { $answer }; A may be true and B false.
bank-doubt-serial = Option { $letters } may be a date that a spreadsheet shows as a number ({ $value }).

# What was mended
bank-mended-blank = The white space in the stem is now a blank “____”.
bank-mended-inside = The answer “{ $answer }” stood in the stem and was taken out.
bank-mended-judge-letter = The answer to a true/false question was read as A or 1 for true, B or 0 for false.
bank-mended-number = The answer “{ $answer }” was read as an option’s place.
bank-mended-difficulty = The difficulty “{ $value }” makes no sense and was left out.
bank-mended-cut = A note was too long; { $limit } characters of it were kept.

# The sheet
bank-sheet = Question bank
bank-sheet-help = How to mend it
bank-sheet-how = One question a row. Send the whole file back when it is mended; changed questions replace the old ones.
    If a doubtful question is right as it is, change its verdict to “accepted”.
    Answer true/false questions with “true” or “false”, multiple choices with letters, such as ABD.
    In fill-in questions each blank has its own line; several accepted wordings are parted by |.
    Please leave the last column, the question ID, as it is; new questions need none.
bank-sheet-accept = Choose “accepted” if it is right as it is.
bank-true = true
bank-false = false
bank-kind-single = single choice
bank-kind-multiple = multiple answers
bank-kind-judge = true/false
bank-kind-fill = fill in the blank
bank-verdict-good = good
bank-verdict-mended = mended
bank-verdict-doubtful = doubtful
bank-verdict-refused = refused
bank-verdict-accepted = accepted
bank-column-number = No.
bank-column-verdict = Verdict
bank-column-why = Why
bank-column-text = Lines of the file
bank-column-kind = Type
bank-column-stem = Question
bank-column-option = Option
bank-column-answer = Answer
bank-column-explanation = Explanation
bank-column-source = Source
bank-column-tags = Tags
bank-column-difficulty = Difficulty
bank-column-until = Until
bank-column-picture = Picture
bank-column-key = Question ID (please do not change)

# Paper and answers
bank-word-answers = Answer key
bank-word-single = (single choice)
bank-word-multiple = (multiple answers)
bank-word-judge = (true/false)
bank-word-fill = (fill in the blank)
bank-word-source = Source:{" "}
bank-word-tags = Tags:{" "}
bank-word-difficulty = Difficulty:{" "}
bank-word-until = Until:{" "}
bank-word-explanation = Explanation:{" "}

# The pages of the bank
menu-bank = Question bank
take-bank = Questions for the bank
bank-not-yours = The question bank is managed by the secretary and the committee. You can forward the file to them.
bank-not-here = You cannot manage the question bank of your present branch. To switch branches, send /branch.
bank-gone = This question is no longer in the bank.
bank-typed-empty = I found no text. Please send it again.
bank-typed-long = That is too long: at most { $most } characters, and it has { $long }.
bank-between = { ", " }
bank-gap = { " · " }
bank-home = ❓ <b>Question bank</b> · { $branch }
bank-home-counts = { $many } in use: { $kinds }
bank-home-empty = There are no questions yet. You can start with those that come with the bot, about how a branch works.
bank-home-how = To search, send a few words, such as “general meeting”.
    To add questions, send me a file of them, or type them.
bank-home-button = Question bank
bank-many-single = { $many } single choice
bank-many-multiple = { $many } multiple choice
bank-many-judge = { $many } true or false
bank-many-fill = { $many } blanks
bank-short-single = 1
bank-short-multiple = 1+
bank-short-judge = T/F
bank-short-fill = __
bank-all = All
bank-by-kind = By kind
bank-by-tag = By tag
bank-import = Import
bank-export = Export
bank-waiting = To approve: { $many }
bank-doubts = Reported: { $many }
bank-retired = Retired: { $many }
bank-starter = Load the bot's own questions ({ $many })
bank-starter-done = ✅ { $many } loaded
bank-entry = { $kind } · { $stem }
bank-sign-draft = ⏳ { $stem }
bank-sign-retired = ⏸ { $stem }
bank-list-approved = <b>Questions in use</b>: { $many }
bank-list-draft = <b>Questions to approve</b>: { $many }. They are asked only after approval.
bank-list-retired = <b>Retired questions</b>: { $many }
bank-list-tag = Tag “{ $tag }”: { $many }
bank-which-kind = Which kind?
bank-which-tag = Which tag?
bank-no-tags = There are no tags yet. Open a question and tap “Edit” to add some.
bank-tag = { $tag } ({ $many })
bank-found = Questions with “{ $words }”: { $many }
bank-found-none = Nothing found with “{ $words }”. Try other words.
bank-import-how = <b>Import questions</b>
    Just send the file here: Excel, Word, text, Markdown, GIFT, Aiken, Moodle XML or JSON.
    Each question needs a stem and an answer, and multiple-choice questions need options. Columns may come in any order, and answers be written in any way.

    You can also type a question, for example:
    <code>How often is a general meeting held?
    A. Every month
    B. Every quarter
    Answer: B</code>

    You see the result first; nothing is stored until you accept it.
bank-approve-file = ✅ Approve all of { $file } ({ $many })
bank-approved-many = ✅ { $many } approved
bank-second-look = This branch requires a second look: whoever added or changed a question cannot approve it. Please ask another committee member; the secretary can also turn this off in /settings.

# One question
bank-question = <b>{ $kind }</b> · { $stem }
bank-option = { $letter }. { $option }
bank-option-right = { $letter }. { $option } ✅
bank-answer-right = Answer: { $answer } ✅
bank-answer-line = Answer: { $answer }
bank-explanation = Explanation: { $text }
bank-source = Source: { $text }
bank-notes = { $notes }
bank-tags = Tags: { $tags }
bank-difficulty = Difficulty: { $value }
bank-until = Asked until { $day }
bank-never-asked = Never asked yet
bank-asked = Asked { $many ->
    [one] once
   *[other] { $many } times
}, last { $when }
bank-asked-answered = Asked { $many ->
    [one] once
   *[other] { $many } times
}, last { $when }; { $share }% right ({ $right } of { $answers })
bank-last-change = Changed by { $name }, { $when }
bank-somebody = somebody
bank-is-draft = ⏳ Awaiting approval; it is not asked before then.
bank-is-retired = ⏸ Retired; it is no longer asked.
bank-is-over = ⏰ Past its last day; it is no longer asked.
bank-ask-now = Ask it now
bank-ask-sure = Ask “{ $stem }” in the group now? It closes after { $hours } hours.
bank-ask-go = Send to the group
bank-asked-answer = ✅ Sent to the group
bank-open-now = The group is answering this question right now. Ask it again once that is over.
bank-edit = Edit
bank-retire = Retire
bank-restore = Restore
bank-approve = ✅ Approve
bank-delete = Delete
bank-picture = Picture
bank-history = Changes
bank-approved-answer = ✅ Approved
bank-retired-answer = Retired
bank-restored-answer = ✅ Restored
bank-delete-sure = Delete “{ $stem }”?
bank-deleted = Deleted.
bank-keep = A question that has been asked stays on record and cannot be deleted. You can retire it.
bank-changes = <b>Changes</b> · { $stem }
bank-change = { $when }, { $name }: { $parts }
bank-change-before = Before: { $text }
bank-part-kind = Kind
bank-part-stem = Stem
bank-part-options = Options
bank-part-answer = Answer
bank-part-blanks = Blanks
bank-part-explanation = Explanation
bank-part-source = Source
bank-part-tags = Tags
bank-part-difficulty = Difficulty
bank-part-until = Last day
bank-part-picture = Picture
bank-part-state = State

# Editing
bank-edit-which = What do you want to change?
bank-edit-more = More
bank-edit-difficulty = Difficulty from 1 (easy) to 5 (hard); tap the present one again to clear it.
bank-grade = { $value }
bank-grade-on = ✅ { $value }
bank-ask-stem = Send the new stem. Write ____ (four underscores) for a blank.
bank-ask-options = Send the new options, one per line. Put * before the right ones; without any, the same places stay right.
bank-ask-answer = Send the letter of the right answer, such as B, or several, such as ACD:
bank-ask-answer-judge = Send “true” or “false”:
bank-ask-answer-fill = Send the answers, one blank per line. Separate accepted wordings with |, the best one first.
bank-ask-explanation = Send the new explanation:
bank-ask-source = Send the source, for example: Constitution of the Party, article 32
bank-ask-now-is = It is now (tap to copy):
    <code>{ $text }</code>
bank-ask-tags = Tags of “{ $stem }”: tap one to add or remove it. Send new ones, separated by commas.
bank-ask-until = Until which day may “{ $stem }” be asked? You can also send a date, such as 2026-12-31
bank-until-none = No end date
bank-until-past = That day has passed.
bank-clear = Clear
bank-tags-many = At most { $most } tags; please remove some first.
bank-ask-picture = Send a picture.
bank-picture-drop = Remove the picture
bank-picture-kind = That is not a usable picture. Please send PNG or JPEG.
bank-picture-large = The picture is too large: at most { $limit } MB.
bank-send-file = Please send a file or picture, not text.
bank-no-options = This kind of question has no options.
bank-few-options = There must be at least two options, one per line.
bank-mark-right = The number of options has changed; please put * before the right ones.
bank-same-options = Two of the options are the same.
bank-clash = The bank already has this question: “{ $stem }”.
bank-confirm = Correct “{ $stem }”?
bank-confirm-right = The right answer becomes: { $answer }
bank-confirm-what = This question was asked { $many ->
    [one] once
   *[other] { $many } times
}. Scores are corrected, and the group is told.
bank-confirm-yes = ✅ Correct it
bank-corrected-answer = ✅ Corrected
bank-correction = 📌 <b>A correction</b>
bank-correction-entry = The right answer to “{ $stem }” is: { $answer }
bank-correction-more = … and { $many } more
bank-correction-counts = Scores are corrected: { $righted } now right, { $wronged } now wrong.
bank-correction-same = Nobody's score changed.

# Questions that came in
bank-reading = Reading { $file } …
bank-reading-typed = Reading …
bank-unfetched = The file did not arrive or took too long to read. Please send it again, a large one in parts.
bank-bad = { $file }: { $why }
bank-typed = Typed questions
bank-summary = ❓ <b>{ $file }</b>
    { $counts }
bank-count-good = { $many } good
bank-count-mended = { $many } mended
bank-count-doubtful = { $many } doubtful
bank-count-refused = { $many } refused
bank-count-known = { $many } already there
bank-count-accepted = { $many } dealt with
bank-summary-changes = { $many } of them will replace questions in the bank.
bank-summary-nothing = The bank already has all of these; nothing changed.
bank-summary-answers = Nearly all of them lack an answer. If the answers are in another file, tap “Send the answers”.
bank-summary-sheet = The sheet above has the verdict on each question and the reason; you can correct it and send it back.
bank-summary-unstored = Nothing is stored until you accept it.
bank-summary-second = Nothing is stored yet. What you accept is asked once another committee member has approved it.
bank-take = ✅ Accept the { $many } good or mended ones
bank-look = Review the { $many } doubtful ones
bank-look-refused = Refused: { $many }
bank-tag-all = Tag all “{ $tag }”
bank-tag-all-on = ✅ Tag all “{ $tag }”
bank-send-answers = Send the answers
bank-ask-answers = Send me the file (Word or text) with the answers to { $file }.
bank-answers-kind = Please send the file (Word or text) with the answers.
bank-drop = Discard all
bank-dropped = Nothing was accepted; the bank is unchanged.
bank-verdicts = The verdict on each question, with the reason.
bank-verdicts-file = { $name }-verdicts.xlsx
bank-taking = Accepting { $file } …
bank-taken-answer = ✅ Accepted
bank-taken = ✅ { $many } accepted.
bank-taken-changed = { $many } replaced existing ones.
bank-taken-second = They are asked once another committee member has approved them.
bank-taken-left = { $many } doubtful ones were not accepted.
bank-doubtful-head = <b>Doubtful</b> { $place }/{ $many }
bank-refused-head = <b>Refused</b> { $place }/{ $many }
bank-refused-gap = Number { $numbers } was not found.
bank-refused-stray = The list of answers has one for number { $number }, but no question fits it.
bank-refused-lines = These lines belong to no question and were not understood.
bank-refused-column = What stands under “{ $name }” was not read ({ $many } places); it is no part of a question.
bank-because = ⚠️ { $what }
bank-accept = ✅ It is right
bank-accept-alike = ✅ All { $many } are so
bank-only-this = Only this one
bank-reading-s = Single choice { $answer }
bank-reading-m = Multiple choice { $answer }
bank-reading-j = True or false
bank-reading-t = True
bank-reading-f = False
bank-reading-b = Blank { $answer }
bank-reading-z = Answers count from 0
bank-reading-n = Answers are positions
bank-reading-x = Not a question
bank-reading-key = The answer is { $answer }
bank-ask-shared = { $many } questions share the doubt: { $why }
    Read all as “{ $what }”?
bank-left-out = { $many } left out
bank-refused-sheet = The refused as a sheet
bank-mend = Correct it
bank-skip = Skip
bank-accepted-many = ✅ { $many } accepted
bank-ask-mended = Send me the whole question, corrected. It is now (tap to copy):

    <code>{ $question }</code>
bank-type-one = Please send one question: stem, options and answer, each on its own line.
bank-still-doubtful = The corrected question still leaves a doubt:
bank-mended-stored = ✅ The corrected question was accepted.
bank-mended-emphasis = There was no answer; option { $answer } stands out and was taken.
bank-mended-correction = The correction in brackets is now the explanation.
bank-mended-base = The answer “{ $answer }” was counted from 0.
bank-looked = You have seen them all; those you skipped are still here.
bank-look-again = Look again

# Export
bank-export-page = Export { $many } questions ({ $what }) in which format?
    Word gives questions and answers as two files; Moodle reads GIFT. Sending an exported file back changes nothing.
bank-export-excel = Excel
bank-export-word = Word
bank-export-gift = GIFT
bank-export-json = JSON
bank-export-part = Only a part
bank-export-which = Which part?
bank-export-is-approved = in use
bank-export-is-draft = to approve
bank-export-is-retired = retired
bank-export-nothing = There is nothing to export.
bank-export-coming = The file is on its way
bank-export-title = Questions of { $branch }
bank-export-title-part = Questions of { $branch }-{ $what }
bank-export-answers = answers

# Doubts about a question
report-ask = What is wrong with this question?

    { $stem }

    You can also tell me in your own words.
report-reason-answer = Wrong answer
report-reason-dated = Out of date
report-reason-unclear = Not clear
report-gone = This question is no longer in the bank.
report-there = You have already reported this question. You will hear the outcome once the secretary has looked.
report-enough = You have reported { $most } questions today; please go on tomorrow.
report-thanks = ✅ Received
report-taken = ✅ Thank you. You will hear the outcome once the secretary has looked.
report-card = ❓ <b>Doubts about { $many ->
    [one] one question
   *[other] { $many } questions
}</b> · { $branch }
report-card-done = All reported questions are settled.
report-card-over = There is nothing left here for you to settle.
report-line = · { $stem } ({ $many }: { $reason })
report-more = … and { $many } more
report-look = Look
reports-head = <b>Reported questions</b>: { $many }
report-entry = { $stem } ({ $many })
report-none = Nobody has a doubt about it any more.
report-said = { $name }: { $reason }
report-said-more = … and { $many } more
report-fix-answer = Correct the answer
report-fix-question = Edit the question
report-fine = It is right
report-mended = I corrected it
report-settled = ✅ { $many } will be told
report-corrected = The question you reported, “{ $stem }”, was corrected; the right answer is: { $answer }. Thank you.
report-dismissed = The secretary looked at the question you reported, “{ $stem }”: it is right as it is, and the answer is: { $answer }.
