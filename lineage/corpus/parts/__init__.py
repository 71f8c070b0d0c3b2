"""The fields of a record, under whatever names -> the parts of an article: its text, title, outlet, date, …."""
