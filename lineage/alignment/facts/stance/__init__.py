"""Two readings -> what one of them denies or doubts, and the other states."""
