"""Pure functions on text: dates, people, enumerators, headings. Knows no file format and no kind of paper."""
