"""Paths, streams and standard input -> bytes, unpacked, and their text: folders, compression, encodings."""
