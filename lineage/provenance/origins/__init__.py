"""A group of documents that share text -> the one document, outlet or agency that the text comes from, and why."""
