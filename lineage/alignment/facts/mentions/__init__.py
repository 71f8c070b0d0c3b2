"""Words of a reading -> the names and sources that it mentions, and the cues that deny or doubt."""
