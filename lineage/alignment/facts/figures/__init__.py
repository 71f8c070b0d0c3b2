"""Words of a reading -> its quantities: what numbers, dates, times of day and shares can mean."""
