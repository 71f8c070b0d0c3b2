"""Files of each format -> the records in them, as fields under their own names."""
