"""The beginning of a paragraph -> its dateline: place, date, agency."""
