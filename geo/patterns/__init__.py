"""Plain tools of reading: numbers, and gates that spare a pattern where it cannot match."""
