"""Tables of words -> lists; a span of text -> its words, with stems, gaps, capitals and quotations."""
