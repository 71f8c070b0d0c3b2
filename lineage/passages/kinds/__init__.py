"""A text -> its passages, and what each is: headline, byline, dateline, body or furniture."""
