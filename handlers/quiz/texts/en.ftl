# The daily question

## Questions
question-true = True
question-false = False
question-which = ({ $number }/{ $numbers }){" "}
question-several = [Several answers]{" "}
question-letters = Read the question and choose
question-letters-above = Read the question above and choose
fill-head = ❓ <b>{ $stem }</b>
fill-how = { $blanks ->
    [1] Tap “Answer” to fill it in privately, or reply to this message. Your first answer counts.
   *[other] There are { $blanks } blanks, a line for each. Tap “Answer” to fill them in privately, or reply to this message. Your first answer counts.
}
fill-counts = { $many } answered　closes at { $closes }
fill-answer = ✍️ Answer
fill-over = Closed, { $many } answered
fill-void = This question was taken out
