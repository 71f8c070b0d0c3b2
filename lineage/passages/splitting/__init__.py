"""A range of a text -> its sentences, and where the splitter must not cut, or must."""
