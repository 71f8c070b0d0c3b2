"""Paths, streams and standard input -> bytes, unpacked, and their text; or the refusal of what holds no article."""
