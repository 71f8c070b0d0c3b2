"""A group of documents that share text -> the one text, outlet or agency that it comes from, and why."""
