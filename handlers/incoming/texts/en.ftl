# Files and texts sent privately

incoming-ask = What is this for?
incoming-ask-file = I have the file { $name }. What is it?
incoming-nobody = I have no use for this file and did not keep it. Send /help to see what I can do.
take-roster = A roster
