"""The workbook and the pictures of a study check."""
