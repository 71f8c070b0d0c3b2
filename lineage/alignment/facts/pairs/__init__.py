"""Two readings -> which words stand in the same place, which numbers and names can be one, what ties both together."""
