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
material-file-not-feed = What this address gives is no feed (RSS or Atom).
material-file-row-no-title = No title, so it was not taken. Please add one.
material-file-row-no-link = No link, so it was not taken. Please add the address.
material-file-row-bad-link = “{ $value }” is not a web address, so it was not taken. Addresses begin with https://.
material-file-row-minutes = “{ $value }” is not a number of minutes; the length of a usual article is assumed.
material-file-row-until = “{ $value }” is not a date, so there is no end date. Write it like 2026-12-31.
material-file-row-shortened = The title is too long; only the first { $limit } characters are kept.
