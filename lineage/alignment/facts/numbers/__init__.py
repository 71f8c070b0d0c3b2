"""Two readings -> the numbers in which they contradict each other."""
