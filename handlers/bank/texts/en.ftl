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
