"""Words -> the rows of words by which texts are compared: runs, common sentences, shingles."""
