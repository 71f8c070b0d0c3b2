"""Dates as people, machines, pages and addresses write them -> moments, and what is wrong with them."""
