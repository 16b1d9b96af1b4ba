"""Notes on what was read (笔记), and notes that were asked for (心得)."""
